"""The files of the guide as they lie in the built site."""

from collections.abc import Mapping
from functools import cache

from amparo.pages.guide.bundle import bundle_bytes, engine
from amparo.pages.guide.page import guide_files


def files() -> dict[str, bytes]:
    """Every file below /guide/ by its path in the site."""
    return dict(_files())


@cache
def _files() -> Mapping[str, bytes]:
    """They are of the program alone, and of no release: made once a process, however many sites it builds."""
    return guide_files(bundle_bytes(), engine())
