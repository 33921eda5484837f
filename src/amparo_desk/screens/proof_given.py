"""A proof for whoever holds a right to their own record: what of it is shown is chosen; then the file, and a sheet for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from amparo.casefile import Act, Event
from amparo.casefile.sorts import SORTS
from amparo.casefile.written import read, written
from amparo.release.records import Kind, event_values
from amparo.terms import AmparoError, Language
from amparo.tlog import ProofFile
from amparo.tlog.rotation import own_keys
from amparo_desk.acts.give_proof import give_proof
from amparo_desk.said import Both, language_now
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.days_told import day_both
from amparo_desk.screens.field_words import NOT_USUAL, field_name, is_sealed, reading_order, said_value
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, vault_of
from amparo_desk.screens.opened import Opened, open_record
from amparo_desk.screens.proof_sheet import SheetFor, print_proof_sheet
from amparo_desk.vault.days import Logged
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log

EVERYTHING, NOTHING, USUAL = "all", "none", "usual"
_LANGUAGES = (Choice("en", ("English", "inglés")), Choice("es", ("Spanish", "español")))
_NOTHING_CHOSEN: Both = (
    "Nothing is ticked. Tick what the person wants to show.",
    "No hay nada marcado. Marque lo que la persona quiere mostrar.",
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One field of one entry: its box, whether it is ticked, what it says, and whether it is of the sealed half."""

    box: str
    name: Both
    value: str
    is_sealed: bool
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record: what happened, in which day of the log it is, and what of it can be shown.

    `waits` says why nothing of it can be proved yet.
    """

    number: int
    says: Both
    day: date | None
    waits: Both | None
    picks: tuple[Pick, ...]

    @property
    def ticked(self) -> int:
        """How many of its fields are ticked."""
        return sum(pick.is_ticked for pick in self.picks)

    @property
    def is_open(self) -> bool:
        """Whether the page shows its fields at once: where they are ticked otherwise than is usual."""
        return any(pick.is_ticked is not _is_usual(_field_of(pick.box)) for pick in self.picks)


@for_act(Act.GIVE_PROOF)
def proof(request: HttpRequest, record: str) -> HttpResponse:
    """Choose what is shown; then hand out the file, or the sheet that goes with it."""
    opened = open_record(request, record, "proof for a holder")
    given = request.POST if request.method == "POST" else None
    entries = entries_of(vault_of(request), opened, given, may_see=actor_of(request).may(Act.READ_PERSON))
    if given is None or "take" not in given:
        return _page(request, opened, entries)
    chosen = {
        entry.number: frozenset(_field_of(pick.box) for pick in entry.picks if pick.is_ticked)
        for entry in entries
        if entry.ticked
    }
    if not chosen:
        return _page(request, opened, entries, error=_NOTHING_CHOSEN, status=422)
    try:
        log = Log(settings.LOG_HOME)
        made = give_proof(vault_of(request), log, actor_of(request), now(), record, chosen)
        return _handed_out(opened, made, given, log)
    except (
        AmparoError
    ) as error:  # a day that is not signed, a log that cannot be read: told, and nothing is unticked
        return _page(request, opened, entries, error=refusal(error), status=409)


def _handed_out(opened: Opened, made: ProofFile, given: QueryDict, log: Log) -> HttpResponse:
    """The file, or the sheet for it in the holder's language. Neither is to be kept by any store on the way."""
    name = f"{opened.case.received['reference']}-proof"
    if given["take"] == "sheet":
        language: Language = "es" if given.get("language") == "es" else "en"
        reference = opened.case.received["reference"]
        for_whom = SheetFor(language, opened.agency, reference, f"{name}.json", _keys_of(log))
        response = HttpResponse(print_proof_sheet(made, for_whom, now()), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    else:
        response = HttpResponse(made.written, content_type="application/json")
        response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _keys_of(log: Log) -> tuple[str, ...]:
    """The keys that sign the log now, as they are published with it."""
    return tuple(key.vkey for key in own_keys(log.keys()).current)


def _page(
    request: HttpRequest,
    opened: Opened,
    entries: list[Entry],
    *,
    error: Both | None = None,
    status: int = 200,
) -> HttpResponse:
    language = Field(
        "language",
        "radios",
        ("Language of the sheet", "Idioma de la hoja"),
        value=request.POST.get("language", "") or language_now(),
        choices=_LANGUAGES,
    )
    return page(
        request,
        "screens/proof.html",
        status=status,
        opened=opened,
        case=opened.case,
        entries=entries,
        ready=[entry for entry in entries if entry.picks],
        waiting=[entry for entry in entries if entry.waits],
        error=error,
        fields=(language, *_named_boxes(entries)),
        language=language,
    )


def _named_boxes(entries: list[Entry]) -> Iterator[Field]:
    """The boxes as fields, so that a kept form shows what each was."""
    for entry in entries:
        for pick in entry.picks:
            english, spanish = pick.name
            yield Field(pick.box, "tick", (f"{entry.number}: {english}", f"{entry.number}: {spanish}"))


# ---------------------------------------------------------------- what can be chosen


def entries_of(vault: Vault, opened: Opened, given: QueryDict | None, *, may_see: bool) -> list[Entry]:
    """The entries of a record, with what was ticked; before anything was sent, with what is usual.

    Who may not open the person's half is not offered it.
    """
    logged = [one for one in vault.days.logged(opened.record) if one.kind is Kind.EVENT]
    signed = _signed(vault, logged)
    events = {event.number: event for event in opened.case.events}
    return [
        _entry(one, events[one.number], is_signed=one.day in signed, given=given, may_see=may_see)
        for one in logged
        if one.number in events
    ]


def _signed(vault: Vault, logged: list[Logged]) -> frozenset[date]:
    """Those of the days that stand in a signed log."""
    days = [one.day for one in logged if one.day is not None]
    if not days:
        return frozenset()
    return frozenset(one.day for one in vault.days.closed(min(days), max(days)) if one.index is not None)


def _entry(one: Logged, event: Event, *, is_signed: bool, given: QueryDict | None, may_see: bool) -> Entry:
    says = (SORTS[event.sort].en, SORTS[event.sort].es)
    if one.day is None or not is_signed:
        return Entry(one.number, says, one.day, _why_wait(one.day), ())
    values = _values(event)
    offered = [name for name in one.names if _is_there(values, name) and (may_see or not is_sealed(name))]
    names = sorted(offered, key=reading_order)
    return Entry(
        one.number,
        says,
        one.day,
        None,
        tuple(_pick(one.number, name, values.get(name), given) for name in names),
    )


def _values(event: Event) -> Mapping[str, Any]:
    """What an entry's fields say. The seals of other entries are not shown on the page, only named."""
    return read(written(event_values(event, None))) | {
        "previous": "…" if event.number > 1 else None,
        "corrects_root": "…" if event.corrects else None,
    }


def _is_there(values: Mapping[str, Any], name: str) -> bool:
    return values.get(name) is not None


def _pick(number: int, name: str, value: Any, given: QueryDict | None) -> Pick:
    box = f"e{number}.{name}"
    return Pick(
        box,
        field_name(name),
        said_value(name, value, language_now()),
        is_sealed(name),
        _is_ticked(box, number, name, given),
    )


def _is_ticked(box: str, number: int, name: str, given: QueryDict | None) -> bool:
    """As it was sent; or as a button said that all, none or the usual ones be ticked, of one entry or of every one."""
    if given is None:
        return _is_usual(name)
    wish, _, of = given.get("set", "").partition(".")
    if wish and of in ("", str(number)):
        return wish == EVERYTHING or (wish == USUAL and _is_usual(name))
    return bool(given.get(box))


def _is_usual(name: str) -> bool:
    """What most people will want to show: what happened and what was answered, without who they are."""
    return not is_sealed(name) and name not in NOT_USUAL


def _field_of(box: str) -> str:
    return box.partition(".")[2]


def _why_wait(day: date | None) -> Both:
    """Until when it waits, in words."""
    if day is None:
        return (
            (
                "Its day is not closed yet. That happens after midnight; a proof can be given once it is signed, most "
                "often by the next morning."
            ),
            (
                "Su día aún no está cerrado. Se cierra después de medianoche; se puede dar una prueba cuando esté firmado, "
                "casi siempre a la mañana siguiente."
            ),
        )
    told = day_both(day)
    return (
        f"It is in {told[0]}, which is closed and waits for its signature. Try again once Days shows it as signed.",
        f"Está en el {told[1]}, que está cerrado y espera la firma. Inténtelo cuando Días lo muestre como firmado.",
    )
