"""A text with places becomes a page: a small Markdown, everything filled in escaped, the style inside the file.

The text is turned into HTML first and filled in afterwards, so that nothing filled in is ever read as markup.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from importlib.resources import files
from string import Template

from amparo.terms import Language

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_PLACE_ALONE = re.compile(r"\$[a-z_]+")


def to_html(text: str, below: int = 0) -> str:
    """Headings, paragraphs, lists and **bold** of a small Markdown as HTML; headings go `below` so many levels down."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.strip().splitlines()
        if _PLACE_ALONE.fullmatch(block.strip()):
            blocks.append(block.strip())
        elif lines[0].startswith("#"):
            marks, _, heading = lines[0].partition(" ")
            level = len(marks) + below
            blocks.append(f"<h{level}>{_inline(heading)}</h{level}>")
        elif all(line.startswith("- ") for line in lines):
            items = "\n".join(f"<li>{_inline(line[2:])}</li>" for line in lines)
            blocks.append(f"<ul>\n{items}\n</ul>")
        else:
            blocks.append(f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>")
    return "\n".join(blocks)


def _inline(text: str) -> str:
    return _BOLD.sub(r"<strong>\1</strong>", escape(text))


def fill(html: str, values: Mapping[str, str], blocks: Mapping[str, str] | None = None) -> str:
    """Fill the places of a text: `values` are escaped here, `blocks` are HTML already. None may lack."""
    return Template(html).substitute(
        {**{name: escape(value) for name, value in values.items()}, **(blocks or {})}
    )


def whole_page(*, language: Language, title: str, stamp: str, body: str) -> bytes:
    """A self-contained page in UTF-8: no outside resource, no script, its style inside."""
    page = fill(
        _resource("page.html"),
        {"language": language, "title": title, "stamp": stamp},
        {"style": _resource("page.css"), "body": body},
    )
    return page.encode("utf-8")


@lru_cache(maxsize=4)
def _resource(name: str) -> str:
    return files("amparo.notices").joinpath(name).read_text("utf-8")
