"""The offline guide of the public site, /guide/: what to say when an officer comes to a public place.

    the live rules ─► bundle (data) ┐
                       engine.js ───┴─► page ─► files of the site

The guide holds no rule of its own: what it answers it reads out of the bundle, which is made of the rules each time.
"""

from amparo.pages.guide.bundle import bundle, bundle_bytes, engine
from amparo.pages.guide.site import files

__all__ = ["bundle", "bundle_bytes", "engine", "files"]
