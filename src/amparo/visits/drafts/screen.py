"""A draft as a page of its own: one file, readable on a telephone and on paper, without script or outside resource."""

from functools import lru_cache
from html import escape
from importlib.resources import files

from amparo.print.sheet import Sheet

__all__ = ["whole_page"]


def whole_page(sheet: Sheet, article: str) -> bytes:
    """The page in UTF-8."""
    page = f"""<!DOCTYPE html>
<html lang="{escape(sheet.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(sheet.title)}</title>
<style>
{_style()}</style>
</head>
<body>
<main>
{article}
</main>
</body>
</html>
"""
    return page.encode("utf-8")


@lru_cache(maxsize=1)
def _style() -> str:
    return files("amparo.visits.drafts").joinpath("page.css").read_text("utf-8")
