"""All requests, the newest first: found by reference, by days, by where they stand, or by the number of a booking."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.casefile.summary import Standing
from amparo.facts.request import KIND_NAMES
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field, typed_again
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.paging import asked_page, pages
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.listing import Line, Page

AT_ONCE = 50
WAITING = "waiting"
STATES: dict[Standing, Both] = {
    Standing.TO_CONFIRM: ("Facts to confirm", "Datos por confirmar"),
    Standing.TO_DECIDE: ("To decide", "Por decidir"),
    Standing.DECIDED: ("Decided", "Decidida"),
    Standing.WITHDRAWN: ("Taken back", "Retirada"),
    Standing.RELEASED: ("Released", "Salió"),
    Standing.HANDED_OVER: ("Handed over", "Entregada"),
    Standing.ARRESTED: ("Arrested on the premises", "Arresto en el recinto"),
}
ON_RECORD: Both = ("On record", "Consta")
"""Of a contact that asks nothing: there is nothing to confirm or decide."""
_AS_DAY: Both = ("As 2025-01-09", "Como 2025-01-09")
FIELDS = (
    Field("reference", "text", ("Reference", "Referencia"), hint=("Or a piece of it", "O una parte")),
    Field("since", "day", ("Came in from", "Llegó desde"), hint=_AS_DAY),
    Field("until", "day", ("Up to", "Hasta"), hint=_AS_DAY),
    Field(
        "state",
        "choice",
        ("State", "Estado"),
        hint=("All, where nothing is chosen", "Todos, si no elige"),
        choices=(
            Choice(WAITING, ("Needs a hand", "Tiene algo pendiente")),
            *(Choice(standing.value, name) for standing, name in STATES.items()),
        ),
    ),
)
BOOKING = Field(
    "booking",
    "text",
    ("Booking number", "Número de ingreso"),
    hint=("The whole number. No file is opened for it.", "El número entero. No se abre ningún expediente."),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One request in the list: its line, what it asks and where it stands, in words."""

    line: Line
    asks: tuple[Both, ...]
    state: Both


@for_act(Act.READ_PERSON)
def show(request: HttpRequest) -> HttpResponse:
    """The list, narrowed as the address says; or a booking's requests. Nobody's half is opened for it.

    A booking number is sent, not put into the address: it would stay in the browser's history.
    """
    typed = Typed(request.POST if request.method == "POST" else request.GET)
    found = _of_booking(request, typed) if request.method == "POST" else _of_list(request, typed)
    narrowed = any(typed.given.get(field.name) for field in (*FIELDS, BOOKING))
    return page(
        request,
        "screens/listing.html",
        status=422 if typed.errors else 200,
        filters=_typed(FIELDS, typed),
        booking=_typed((BOOKING,), typed)[0],
        wrong=_typed((*FIELDS, BOOKING), typed),
        rows=[_row(line) for line in found.lines],
        total=found.total,
        pages=pages(request, found.page, found.pages, AT_ONCE),
        is_narrowed=narrowed,
        is_wrong=bool(typed.errors),
        is_of_booking=request.method == "POST",
    )


def _of_list(request: HttpRequest, typed: Typed) -> Page:
    """The page that is asked for. Where something typed cannot be read nothing is shown, as if it were all."""
    reference = typed.text("reference", longest=40)
    since, until = typed.day("since", needed=False), typed.day("until", needed=False)
    state = typed.word("state", (WAITING, *(one.value for one in Standing)), needed=False)
    if since is not None and until is not None and until < since:
        typed.refuse("until", ("This is before the first day.", "Es anterior al primer día."))
    if typed.errors:
        return Page((), 0, 1, 1)
    return vault_of(request).summaries(
        page=asked_page(request),
        size=AT_ONCE,
        reference=reference,
        since=since,
        until=until,
        waiting=state == WAITING,
        standing=Standing(state) if state not in ("", WAITING) else None,
    )


def _of_booking(request: HttpRequest, typed: Typed) -> Page:
    """The requests of one booking, the newest first."""
    booking, vault = typed.text("booking", needed=True, longest=80), vault_of(request)
    if typed.errors:
        return Page((), 0, 1, 1)
    actor = actor_of(request)
    found = vault.search(booking, at=now(), by=actor.account, role=actor.role_for(Act.READ_PERSON))
    lines = [line for record in found if (line := vault.line(record)) is not None]
    lines.sort(key=lambda line: (line.received_on, line.reference), reverse=True)
    return Page(tuple(lines), len(lines), 1, 1)


def _typed(fields: Sequence[Field], typed: Typed) -> tuple[Field, ...]:
    return typed_again(fields, {name: str(value) for name, value in typed.given.items()}, typed.errors)


def _row(line: Line) -> Row:
    asks = tuple(KIND_NAMES.get(kind, (kind, kind)) for kind in line.asks)
    nothing_to_decide = not asks and line.standing in (Standing.TO_CONFIRM, Standing.TO_DECIDE)
    return Row(line, asks, ON_RECORD if nothing_to_decide else STATES[line.standing])
