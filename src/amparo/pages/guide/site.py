"""The files of the guide as they lie in the built site."""

from amparo.pages.guide.bundle import bundle_bytes, engine


def files() -> dict[str, bytes]:
    """Every file below /guide/ by its path in the site."""
    from amparo.pages.guide.page import guide_files

    return guide_files(bundle_bytes(), engine())
