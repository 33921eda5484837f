"""How `amparo paper` tells what it read: the paper's kind, how its file was read, and its fields with their evidence."""

from collections.abc import Iterable, Iterator
from typing import Any

from amparo.documents import Document
from amparo.intake.papers import Evidence, FieldRead, PaperRead
from amparo.law.paper_steps import STEPS_SAID
from amparo.law.paper_words import CLASS_NAMES, CONFIDENCE_NAMES, FLAGS
from amparo.law.papers import Check, Paper
from amparo.terms import Language

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "class": "what it is",
        "no_kind": "no kind known",
        "sure": "how sure",
        "odd": "note",
        "found": "found",
        "not_found": "not found",
        "not_shown": "not known, look",
        "fields": "  fields, for a person to confirm:",
        "sealed": "read, not shown here: it stays with the sealed copy",
        "none": "not read",
        "absent": "not on the paper",
        "yes": "yes",
        "no": "no",
        "page": "page",
        "whole": "from the paper as a whole",
        "form": "from a form's field",
        "text": "from the file's text",
        "ocr": "read from the picture",
        "ink": "seen in the picture",
        "dropped": "left aside",
    },
    "es": {
        "class": "qué es",
        "no_kind": "clase desconocida",
        "sure": "certeza",
        "odd": "nota",
        "found": "se encontró",
        "not_found": "no se encontró",
        "not_shown": "no se sabe, mire",
        "fields": "  campos, para que una persona los confirme:",
        "sealed": "leído, no se muestra aquí: queda con la copia sellada",
        "none": "no se leyó",
        "absent": "no está en el papel",
        "yes": "sí",
        "no": "no",
        "page": "página",
        "whole": "del papel en su conjunto",
        "form": "de un campo del formulario",
        "text": "del texto del archivo",
        "ocr": "leído de la imagen",
        "ink": "visto en la imagen",
        "dropped": "se dejó aparte",
    },
}
_HOW_PAGE: dict[Language, dict[str, str]] = {
    "en": {
        "text": "holds its own text",
        "ocr": "read from its picture",
        "none": "without any text",
    },
    "es": {
        "text": "contiene su propio texto",
        "ocr": "leída de su imagen",
        "none": "sin ningún texto",
    },
}
_TURNED: dict[Language, tuple[str, str]] = {
    "en": ("turned by {0}°", "straightened by {0:.1f}°"),
    "es": ("girada {0}°", "enderezada {0:.1f}°"),
}


def paper_text(paper: Paper, language: Language) -> str:
    """The kind of a paper, its checks and the next steps."""
    words = _WORDS[language]
    codes = f"{paper.kind or words['no_kind']} · {paper.paper_class}"
    lines = [
        paper.says(language),
        f"  {words['class']}: {CLASS_NAMES[paper.paper_class][language]} ({codes})",
        f"  {words['sure']}: {CONFIDENCE_NAMES[paper.confidence][language]}",
    ]
    lines += [f"  {words['odd']}: {FLAGS[flag][language]}" for flag in paper.flags]
    lines += feature_lines(paper, language)
    lines += check_lines(paper.checks, language)
    lines += [f"  → {code}: {STEPS_SAID[code][language]}" for code in paper.next_steps]
    return "\n".join(lines)


def check_lines(checks: Iterable[Check], language: Language) -> Iterator[str]:
    """The administrator's list: passed, failed or not known, and what follows where it did not pass."""
    marks = {True: "+", False: "-", None: "?"}
    for check in checks:
        says, follows = (check.says, check.follows) if language == "en" else (check.dice, check.sigue)
        yield f"  {marks[check.passed]} {check.code}: {says}"
        if follows:
            yield f"      {follows}"


_SIGNS_ONLY = ("a_number", "phone_only")
"""Signs that a paper may bear: that they are not there is nothing to miss."""


def feature_lines(paper: Paper, language: Language) -> Iterator[str]:
    """What was looked for: found, not found, and what a text cannot show."""
    words = _WORDS[language]
    for told, found in (("found", True), ("not_found", False), ("not_shown", None)):
        names = [
            feature.says(language)
            for feature in paper.features
            if feature.found is found and (found or feature.code not in _SIGNS_ONLY)
        ]
        if names:
            yield f"  {words[told]}: {' · '.join(names)}"


def how_read(document: Document, language: Language) -> Iterator[str]:
    """How each page was read, and what must be known about it."""
    for page in document.pages:
        turned, tilted = _TURNED[language]
        done = [turned.format(page.turned)] if page.turned else []
        done += [tilted.format(page.tilt)] if page.tilt else []
        told = ", ".join([_HOW_PAGE[language][page.how], *done])
        yield f"{_WORDS[language]['page']} {page.number}: {told}"
    for note in document.notes:
        yield f"{_WORDS[language]['odd']}: {note.en if language == 'en' else note.es}"


def how_read_as_json(document: Document) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "media_type": document.media_type,
        "sha256": document.sha256,
        "page_count": document.page_count,
        "pages": [
            {"number": page.number, "how": page.how, "turned": page.turned, "tilt": page.tilt}
            for page in document.pages
        ],
        "notes": [{"code": note.code, "says": note.en, "dice": note.es} for note in document.notes],
    }


def field_lines(read: PaperRead, language: Language) -> Iterator[str]:
    """The fields of a paper, one a line, with the place of each; a sealed value is not shown."""
    words = _WORDS[language]
    if read.fields:
        yield words["fields"]
    for field in read.fields:
        label = field.label.en if language == "en" else field.label.es
        yield f"    {label}: {_value(field, language)}{_place(field.evidence, language)}"
    for said in read.dropped:
        yield f"  {words['dropped']}: {said.en if language == 'en' else said.es}"


def _value(field: FieldRead, language: Language) -> str:
    words = _WORDS[language]
    if field.value is None:
        return words["none"] if field.evidence else words["absent"]
    if field.sealed:
        return words["sealed"]
    if isinstance(field.value, bool):
        return words["yes"] if field.value else words["no"]
    return field.value if isinstance(field.value, str) else field.value.isoformat()


def _place(seen: Evidence | None, language: Language) -> str:
    if seen is None:
        return ""
    words = _WORDS[language]
    if not seen.page:
        return f"  ({words['whole']})"
    place = f"{words['page']} {seen.page}, {seen.box.left:.2f} × {seen.box.top:.2f}"
    return f"  ({place}, {words[seen.how]}, {seen.sure:.0%})"


def fields_as_json(read: PaperRead) -> dict[str, Any]:
    """The fields as plain data; a sealed value is null and marked so."""
    return {
        "fields": [_field_as_json(field) for field in read.fields],
        "dropped": [{"says": said.en, "dice": said.es} for said in read.dropped],
    }


def _field_as_json(field: FieldRead) -> dict[str, Any]:
    seen = field.evidence
    place = None
    if seen is not None:
        box = [round(side, 4) for side in (seen.box.left, seen.box.top, seen.box.right, seen.box.bottom)]
        place = {"page": seen.page, "box": box, "how": seen.how, "sure": round(seen.sure, 3)}
        place |= {} if field.sealed else {"text": seen.text}
    value = None if field.sealed else field.value
    return {
        "name": field.name,
        "label": field.label.en,
        "etiqueta": field.label.es,
        "value": value if value is None or isinstance(value, (str, bool)) else value.isoformat(),
        "is_read": field.value is not None,
        "sealed": field.sealed,
        "evidence": place,
    }
