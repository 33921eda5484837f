"""What lies on the desk to be confirmed: the papers with what was read of them, and the fields that show it."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from amparo.clock import CALIFORNIA
from amparo_desk.acts.keep_paper import Draft
from amparo_desk.said import Both, both
from amparo_desk.said.shapes import Choice, Field, Mark, PaperPage
from amparo_desk.screens import receive_form as form
from amparo_desk.screens import receive_sorts as sorts
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.receive_again import Earlier, earlier_field
from amparo_desk.screens.receive_form import Group
from amparo_desk.screens.receive_read import main_of, said_of
from amparo_desk.screens.typed import shown

WIDTH = 900
"""Dots across the picture of a page: enough to read small print."""
MOST_PICTURES = 2
"""So many pages are shown at once; those beyond are a link each."""
_THEIRS = {"i200": "I-200", "i205": "I-205"}
_MORE_PAGES = frozenset({"letter_email_card", "blank_or_partial"})


@dataclass(frozen=True, slots=True)
class Laid:
    """A contact before it is on record. Without papers it is keyed from a paper in hand, and `arrived_at` is None."""

    record: str
    sort: str
    now: datetime
    arrived_at: datetime | None = None
    papers: tuple[Mapping[str, Any], ...] = ()
    read: tuple[Mapping[str, Any], ...] = ()
    again: str = ""
    """The record that somebody says was sent again."""

    @property
    def main(self) -> Mapping[str, Any]:
        """The paper that is the request itself, as it was read."""
        return self.read[main_of(self.read)] if self.read else {}

    @property
    def beside(self) -> list[tuple[int, Mapping[str, Any]]]:
        """The other papers, each with its place."""
        chosen = main_of(self.read)
        return [(place, one) for place, one in enumerate(self.read) if place != chosen]

    @property
    def fields_read(self) -> Mapping[str, Mapping[str, Any]]:
        """What was read into the fields of the page."""
        found: Mapping[str, Mapping[str, Any]] = self.main.get("fields", {})
        return found

    @property
    def digests(self) -> tuple[str, ...]:
        """Of the papers' bytes."""
        return tuple(told["sha256"] for told in self.papers)

    def value(self, name: str) -> Any:
        """What was read into one field."""
        return self.fields_read.get(name, {}).get("value")


def laid_of(draft: Draft, now: datetime, sort: str = "") -> Laid:
    """A draft as it lies; `sort` is what a person said that the paper is."""
    read = (
        draft.read if draft.read is not None else tuple(_unread(place) for place in range(len(draft.papers)))
    )
    laid = Laid(draft.id, "", now, draft.came_at, draft.papers, read)
    return replace(laid, sort=sort or laid.main.get("sort", ""))


def _unread(place: int) -> dict[str, Any]:
    return {
        "paper": place,
        "pages": 0,
        "unread": True,
        "problem": [
            "Reading it began and has not ended. Wait a moment and look again, or key it by hand.",
            "Se empezó a leer y no ha terminado. Espere un momento y mire de nuevo, o tecléelo a mano.",
        ],
    }


def keyed(record: str, now: datetime, sort: str, again: str = "") -> Laid:
    """Nothing to upload: the page is empty but for the hour. An identifier that is none is made anew."""
    try:
        known = str(uuid.UUID(record))
    except ValueError:
        known = str(uuid.uuid4())
    return Laid(known, sort, now, again=again)


# ------------------------------------------------------------------ the fields


def groups_of(laid: Laid, earlier: Iterable[Earlier], *, takes_back: bool) -> tuple[Group, ...]:
    """All fields of the page, with what was read in them."""
    read = laid.fields_read
    groups = [*sorts.groups_for(laid.sort), _came(laid)]
    if laid.beside:
        groups.append(_beside(laid))
    groups.append(form.whom())
    asked = earlier_field(earlier, takes_back=takes_back, chosen=laid.again)
    if asked is not None:
        groups.append(Group(("Earlier requests", "Solicitudes anteriores"), (asked,)))
    found = form.with_fields(groups, (form.read_in(one, read) for one in form.fields_of(groups)))
    if laid.sort != "detainer":
        return form.with_fields(found, (_from_paper(one, laid) for one in form.fields_of(found)))
    return found


def _came(laid: Laid) -> Group:
    faxed, arrived = laid.main.get("faxed_at"), laid.arrived_at
    faxed = faxed or next((one["faxed_at"] for one in laid.read if one.get("faxed_at")), None)
    at = (faxed or arrived or laid.now).astimezone(CALIFORNIA)
    hint: Both | None = None
    if arrived is not None:
        kept = shown(arrived.astimezone(CALIFORNIA))
        hint = (f"Kept here {kept}, this machine's clock.", f"Guardado aquí {kept}, reloj de esta máquina.")
        if faxed:
            line = shown(faxed.astimezone(CALIFORNIA))
            hint = (f"The fax line says {line}. {hint[0]}", f"La línea del fax dice {line}. {hint[1]}")
    pages = sum(one.get("pages", 0) for one in laid.read)
    return form.came(at, "fax" if faxed else "", pages or None, hint)


def _beside(laid: Laid) -> Group:
    fields = tuple(
        Field(
            f"beside_{place}",
            "choice",
            (
                "Also in the file" if one.get("paper") == laid.main.get("paper") else "Another file",
                "También en el archivo" if one.get("paper") == laid.main.get("paper") else "Otro archivo",
            ),
            _seen(one),
            _word_for(one, laid.main.get("paper")),
            choices=words.BESIDE,
            required=True,
        )
        for place, one in laid.beside
    )
    return Group(("Papers with it", "Papeles adjuntos"), fields)


def _seen(one: Mapping[str, Any]) -> Both:
    if "problem" in one:
        en, es = one["problem"]
        return (en, es)
    says = words.CLASS_SAYS[one["class"]]
    title = one["signer_title"]
    signed = (f" Title of who signed: {title}.", f" Cargo de quien firma: {title}.") if title else ("", "")
    pages = ", ".join(str(number) for number in one["on_pages"])
    return (f"Page {pages}: {says[0]}{signed[0]}", f"Página {pages}: {says[1]}{signed[1]}")


def _word_for(one: Mapping[str, Any], main_paper: int | None) -> str:
    """What a paper beside the main one seems to be; nothing where only a person can say it."""
    if one.get("kind") in _THEIRS:
        return _THEIRS[one["kind"]]
    if one.get("kind") in _MORE_PAGES and one.get("paper") == main_paper:
        return words.PART_OF_IT  # a cover sheet, or a page that bears nothing of its own
    document = str(one.get("document", ""))
    return document if document in words.LONE_PAPERS and document != "other" else ""


def _from_paper(field: Field, laid: Laid) -> Field:
    """What the classifier saw: the form of an officer's warrant, who signed a court's paper and for which crime."""
    main = laid.main
    if field.name == "warrant_form" and main.get("kind") in _THEIRS:
        return replace(field, value=_THEIRS[main["kind"]])
    if field.name == "signed_by" and main.get("signer_title"):
        title = main["signer_title"]
        seen: Both = (f"Title on the paper: {title}.", f"Cargo en el papel: {title}.")
        value = main["signer"] if main.get("signed") and _is_of(field, main["signer"]) else field.value
        return replace(field, value=value, hint=seen)
    if field.name == "crime" and _is_of(field, main.get("crime", "")):
        return replace(field, value=main["crime"])
    return field


def _is_of(field: Field, word: str) -> bool:
    return any(choice.value == word for choice in field.choices)


# ------------------------------------------------------------------ the pictures


def pictures_of(laid: Laid, labels: Mapping[str, Both]) -> tuple[list[PaperPage], list[tuple[str, int]]]:
    """The pages that are shown, with marks where something was read; and links to those that are not."""
    places = [
        (number, page, view, one["pages"])
        for one in laid.read
        for number in (one["paper"],)
        for page, view in enumerate(one.get("views", ()), 1)
    ]
    found = [
        PaperPage(
            picture=f"/requests/new/{laid.record}/page/{page}.png?paper={number}",
            page=page,
            pages=pages,
            width=WIDTH,
            height=max(1, round(WIDTH * view["height"] / view["width"])),
            marks=_marks(laid, number, page, labels),
        )
        for number, page, view, pages in places[:MOST_PICTURES]
    ]
    more = [
        (f"/requests/new/{laid.record}/page/{page}.png?paper={number}", page)
        for number, page, _, _ in places[MOST_PICTURES:]
    ]
    return found, more


def _marks(laid: Laid, number: int, page: int, labels: Mapping[str, Both]) -> tuple[Mark, ...]:
    seen = [
        (name, field["box"])
        for one in laid.read
        if one["paper"] == number
        for name, field in one.get("fields", {}).items()
        if field.get("page") == page and name in labels
    ]
    return tuple(
        Mark(left, top, right - left, bottom - top, both(labels[name]))
        for name, (left, top, right, bottom) in seen
    )


@dataclass(frozen=True, slots=True)
class CheckSaid:
    """One line of the administrator's list: its mark in words, what a pass means, and what follows without one."""

    code: str
    mark: Both
    says: Both
    follows: Both | None


_MARKS: dict[bool | None, Both] = {
    True: ("passes", "se cumple"),
    False: ("fails", "no se cumple"),
    None: ("not known", "no se sabe"),
}


def checks_of(one: Mapping[str, Any]) -> list[CheckSaid]:
    """The list of one paper as it was read; a draft that was read before there was one has none."""
    return [
        CheckSaid(code, _MARKS[passed], tuple(says), tuple(follows) if any(follows) else None)
        for code, passed, says, follows in one.get("checks", ())
    ]


def told_of(laid: Laid) -> dict[str, Any]:
    """What the page says of the papers besides: whose word it is, what went wrong, what was dropped, what else it asks."""
    main = laid.main
    problems = [tuple(one["problem"]) for one in laid.read if "problem" in one]
    # What kind of paper it is was told by a person where nothing could be read.
    says = words.CLASS_SAYS.get(main.get("class", ""))
    return {
        "class_says": says,
        "looks": tuple(main["says"]) if main.get("says") else None,
        "checks": checks_of(main),
        "is_grave": laid.sort in words.JUDICIAL or main.get("class", "") in ("UNKNOWN", *words.COURT_CLASSES),
        "problems": list(dict.fromkeys(problems)),
        "is_unread": any(one.get("unread") for one in laid.read),
        "dropped": list(dict.fromkeys(said_of(pair for one in laid.read for pair in one.get("dropped", ())))),
        "also": said_of(main.get("also", ())),
        "notes": said_of(pair for one in laid.read for pair in one.get("notes", ())),
    }


def sort_field(laid: Laid) -> Field:
    """What the paper is, chosen by a person."""
    choices = tuple(Choice(word, label) for word, label in words.SORTS.items())
    return Field(
        "other_sort", "radios", ("What is it?", "¿Qué es?"), value=laid.sort, choices=choices, required=True
    )
