"""The files of the guide as they lie in the built site."""

from amparo.pages.guide.bundle import bundle_bytes, engine
from amparo.pages.guide.page import guide_files


def files() -> dict[str, bytes]:
    """Every file below /guide/ by its path in the site."""
    return guide_files(bundle_bytes(), engine())
