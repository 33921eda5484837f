"""The first page of a folder: its notices, for the staff who serve them, and what was found, for who leads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from amparo.notices.languages import LANGUAGES
from amparo.notices.page import whole_page
from amparo.terms import NOT_LEGAL_ADVICE, Language

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "Notices on receipt",
        "lead": "One notice for each request about a person, to go on top of the copy of the request. Every text is a "
        "draft until the agency's counsel has approved it. Keep this folder where the case files are kept.",
        "withheld": "Not written: counsel looks first",
        "findings": "Findings",
        "nothing": "Nothing was found.",
        "line": "line",
        "caption": "Notices, by request",
        "request": "Request",
        "received": "Came in",
        "intended": "What it says",
        "notice": "Notice",
        "yes": "yes",
        "no": "no",
        "open": "not decided",
        "notification": "tell of release",
        "hold": "keep longer",
        "transfer": "hand over",
        "interview": "interview",
    },
    "es": {
        "title": "Avisos al recibir una solicitud",
        "lead": "Un aviso por cada solicitud sobre una persona; va encima de la copia de la solicitud. Cada texto es "
        "un borrador hasta que lo apruebe el abogado de la agencia. Guarde esta carpeta donde están los expedientes.",
        "withheld": "No escritos: antes los ve el abogado",
        "findings": "Hallazgos",
        "nothing": "No se halló nada.",
        "line": "línea",
        "caption": "Avisos, por solicitud",
        "request": "Solicitud",
        "received": "Llegó",
        "intended": "Qué dice",
        "notice": "Aviso",
        "yes": "sí",
        "no": "no",
        "open": "sin decidir",
        "notification": "avisar la salida",
        "hold": "retener más",
        "transfer": "entregar",
        "interview": "entrevistar",
    },
}
_LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "es": "Español"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A notice in the list: its request, when it came, what it says by kind of part, its files by language."""

    reference: str
    received_at: datetime
    intended: tuple[tuple[str, str], ...]
    files: tuple[tuple[Language, str], ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A notice that was not written, and why, in both languages."""

    reference: str
    says: str
    dice: str


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as the page shows it, in the page's language: on which request and line, how grave, and the sentence."""

    reference: str
    line: int
    grave: str
    says: str


def render_index(
    listed: Sequence[Listed],
    withheld: Sequence[Withheld],
    language: Language,
    found: Sequence[Found] | None = None,
    summary: Sequence[str] = (),
) -> bytes:
    """The page that lists a folder's notices and findings; `found` is None where no list was held against the law."""
    words = _WORDS[language]
    blocks = [f"<h1>{words['title']}</h1>", f"<p>{words['lead']}</p>"]
    blocks += [f"<p><strong>{escape(line)}</strong></p>" for line in summary]
    if withheld:
        items = "\n".join(
            f"<li><strong>{escape(one.reference)}</strong>: {escape(one.says if language == 'en' else one.dice)}</li>"
            for one in withheld
        )
        blocks.append(
            f'<section class="withheld">\n<h2>{words["withheld"]}</h2>\n<ul>\n{items}\n</ul>\n</section>'
        )
    rows = "\n".join(_row(one, words) for one in listed)
    heads = "".join(
        f'<th scope="col">{words[name]}</th>' for name in ("request", "received", "intended", "notice")
    )
    blocks.append(
        f'<table class="list" role="table">\n<caption>{words["caption"]}</caption>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )
    if found is not None:
        blocks.append(_findings(found, words))
    blocks.append(f"<p>{escape(NOT_LEGAL_ADVICE[language])}</p>")
    return whole_page(language=language, title=words["title"], stamp="", body="\n".join(blocks))


def _findings(found: Sequence[Found], words: dict[str, str]) -> str:
    """References and lines, never a name: the sentences have none."""
    items = "\n".join(
        f"<li><strong>{escape(one.reference)}</strong>, {words['line']} {one.line}: "
        f"<strong>{escape(one.grave)}</strong>. {escape(one.says)}</li>"
        for one in found
    )
    told = f"<ul>\n{items}\n</ul>" if found else f"<p>{words['nothing']}</p>"
    return f'<section id="findings">\n<h2>{words["findings"]} ({len(found)})</h2>\n{told}\n</section>'


def _row(one: Listed, words: dict[str, str]) -> str:
    label = {
        name: f'<span class="label" aria-hidden="true">{words[name]}: </span>'
        for name in ("received", "intended")
    }
    said = "<br>".join(f"{words[kind]}: {words[intention]}" for kind, intention in one.intended)
    links = " · ".join(
        f'<a href="{escape(file)}" lang="{language}" hreflang="{language}">{_LANGUAGE_NAMES[language]}</a>'
        for language, file in sorted(one.files, key=lambda pair: LANGUAGES.index(pair[0]))
    )
    return (
        f'<tr><th scope="row">{escape(one.reference)}</th><td>{label["received"]}{one.received_at:%Y-%m-%d %H:%M}</td>'
        f"<td>{label['intended']}{said}</td><td>{links}</td></tr>"
    )
