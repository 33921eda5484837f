"""Contacts that come without a paper: a call, a meeting, a demand, a query, a visit. Each is on record.

Free text is kept sealed; a sentence that tells where somebody was born or belongs is struck, and that is said.
"""

import uuid
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from amparo.casefile import Act
from amparo.intake import Contact
from amparo.intake.never_kept import without_origin
from amparo.terms import AmparoError
from amparo_desk.acts.receive_request import Came, receive_request
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import receive_form as form
from amparo_desk.screens import receive_sorts as sorts
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.act_form import Incomplete, complete
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.receive_again import MOST, Alike, Earlier, earlier_of
from amparo_desk.screens.receive_contact import (
    Frame,
    asked_items,
    asked_kinds,
    contact_of,
    demand_for_a_list,
    part,
    read_frame,
)
from amparo_desk.screens.receive_form import Group, fields_of, with_fields
from amparo_desk.screens.receive_take import reference_of
from amparo_desk.screens.typed import NEEDED, Typed


@dataclass(frozen=True, slots=True)
class Call:
    """One sort of contact: its address, what it is, when it is the right one, by which channel, and what it brings."""

    path: str
    how: str
    title: Both
    when: Both
    channel: str = ""
    asks: bool = False
    items: tuple[str, ...] | None = None
    person: bool = False
    asks_for: str = ""


CALLS = (
    Call(
        "call",
        "telephone_call",
        ("A telephone call that asks something", "Una llamada que pide algo"),
        (
            "A release date, an address, a person to be kept",
            "Una fecha de salida, una dirección, retener a alguien",
        ),
        channel="phone",
        asks=True,
        items=(),
        person=True,
    ),
    Call(
        "visit",
        "visit",
        ("Officers at the counter", "Agentes en el mostrador"),
        ("They ask for a person, a list, a room", "Piden a una persona, una lista, una sala"),
        channel="hand",
        asks=True,
        items=(),
        person=True,
    ),
    Call(
        "interview",
        "interview_request",
        ("A request to interview somebody", "Una petición de entrevistar a alguien"),
        ("The person decides, on the consent form", "Decide la persona, en el formulario de consentimiento"),
        person=True,
        asks_for="interview",
    ),
    Call(
        "query",
        "database_query",
        ("A query of a database or terminal", "Una consulta a una base de datos o terminal"),
        ("Records, plates, a log-in, a feed", "Registros, placas, una clave de acceso, un envío continuo"),
        items=("personal_other",),
        person=True,
        asks_for="information",
    ),
    Call(
        "list",
        "list_demand",
        ("A demand for a list", "Una exigencia de una lista"),
        ("Everybody of a sort, nobody by name", "Todos los de una clase, nadie por su nombre"),
    ),
    Call(
        "courtesy",
        "courtesy_call",
        ("A courtesy call", "Una llamada de cortesía"),
        ("It tells something and asks nothing", "Informa de algo y no pide nada"),
        channel="phone",
    ),
    Call(
        "meeting",
        "meeting",
        ("A meeting", "Una reunión"),
        ("With a federal office, whatever the subject", "Con una oficina federal, sea cual sea el tema"),
        channel="hand",
    ),
)
"""Whatever comes without a paper, the most frequent first."""

_SAID = Field(
    "said",
    "area",
    ("What was said", "Qué se dijo"),
    (
        "A few words, kept sealed. What tells where somebody was born or belongs is struck.",
        "Pocas palabras; se guardan selladas. Se tacha lo que diga dónde nació alguien o a dónde pertenece.",
    ),
)
_WHICH_LIST = replace(_SAID, label=("Which list", "Qué lista"), required=True)
_MINUTES = Field("minutes", "text", ("Minutes it took (if you like)", "Minutos que llevó (si quiere)"))
_SENDER = Field(
    "sender", "choice", ("Who was it", "Quién era"), value="not_known", choices=words.SENDERS, required=True
)
STRUCK: Both = (
    (
        "A sentence was struck from what was said: it tells where somebody was born or belongs. "
        "No rule turns on that, and it is never kept."
    ),
    (
        "Se tachó una frase de lo dicho: dice dónde nació alguien o a dónde pertenece. "
        "Ninguna regla depende de eso, y nunca se guarda."
    ),
)
NOTHING_ASKED: Both = (
    "Tick what was asked. Where nothing was asked, it is a courtesy call.",
    "Marque qué se pidió. Si no se pidió nada, es una llamada de cortesía.",
)


@for_act(Act.RECEIVE_REQUEST)
@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, call: str) -> HttpResponse:
    """Show the short page of a contact, or put it on record."""
    kind = next((one for one in CALLS if one.path == call), None)
    if kind is None:
        raise Http404("There is no such contact.")
    groups = _groups(kind)
    error: Both | None = None
    status = 200
    record = _record_of(request)
    if request.method == "POST":
        typed = Typed({name: str(value) for name, value in request.POST.items()})
        try:
            return HttpResponseRedirect(_take(request, kind, typed, record))
        except Incomplete:
            status = 422
        except AmparoError as refused:
            error, status = refusal(refused), 409
        groups = with_fields(groups, (_as_typed(field, typed) for field in fields_of(groups)))
    return page(
        request,
        "screens/receive_call.html",
        status=status,
        call=kind,
        groups=groups,
        fields=fields_of(groups),
        error=error,
        record=record,
    )


def _record_of(request: HttpRequest) -> str:
    """The identifier that the page was made with: sent twice, it is the same record."""
    try:
        return str(uuid.UUID(request.POST.get("record", "")))
    except ValueError:
        return str(uuid.uuid4())


def _groups(kind: Call) -> tuple[Group, ...]:
    when = form.came(california_now(), kind.channel, None, None)
    came = (*(field for field in when.fields if field.name != "pages"), _SENDER, form.office())
    groups = [replace(when, fields=came)]
    if kind.asks:
        groups.append(sorts.asked())
    if kind.items is not None:
        groups.append(sorts.items(kind.items))
    if kind.person:
        name = replace(form.NAME, label=("Name, as it was said", "Nombre, como se dijo"))
        groups.append(
            Group(
                ("About whom, if about one person", "Sobre quién, si es sobre una persona"),
                (form.BOOKING, name),
            )
        )
    said = _WHICH_LIST if kind.how == "list_demand" else _SAID
    groups.append(Group(("In words", "En palabras"), (said, _MINUTES)))
    return tuple(groups)


def _take(request: HttpRequest, kind: Call, typed: Typed, record: str) -> str:
    vault, actor = vault_of(request), actor_of(request)
    frame = read_frame(typed, now())
    sender = typed.word("sender", tuple(choice.value for choice in words.SENDERS))
    name = typed.text("name")
    said, struck = without_origin(typed.text("said", longest=2_000))
    if kind.how == "list_demand" and not said:
        typed.refuse("said", NEEDED)
    kinds = asked_kinds(typed)
    if kind.asks and not kinds:
        typed.refuse("asks_hold", NOTHING_ASKED)
    complete(typed)
    assert frame is not None, "a frame is missing only where something was refused"
    contact = replace(
        _contact(kind, frame, sender, kinds, asked_items(typed)),
        reference=reference_of(record, frame.received_at),
    )
    about = kind.person and bool(frame.booking or name or kind.asks_for == "interview")
    came = Came(kind.how, name=name, said=said, struck=struck, about_a_person=about)
    receive_request(vault, actor, agency_at(vault), record, now(), contact, came)
    told(request, ("It is on record.", "Quedó registrado."))
    if struck:
        told(request, STRUCK)
    return f"/requests/{record}/"


def _contact(
    kind: Call, frame: Frame, sender: str, kinds: tuple[str, ...], items: tuple[str, ...]
) -> Contact:
    """The contact with its parts: what was ticked, what the contact is by itself, or nothing."""
    if kind.how == "list_demand":
        return demand_for_a_list(frame, sender)
    asked = kinds if kind.asks else (kind.asks_for,) if kind.asks_for else ()
    return contact_of(frame, "none", (part(one, frame, sender=sender, items=items) for one in asked))


def _as_typed(field: Field, typed: Typed) -> Field:
    return replace(field, value=typed.given.get(field.name, ""), error=typed.errors.get(field.name))


@for_act(Act.RECEIVE_REQUEST)
@require_http_methods(["GET", "POST"])
def earlier(request: HttpRequest) -> HttpResponse:
    """Find the request that came before: to take it back, or to put on record that it was sent again."""
    typed = Typed({name: str(value) for name, value in request.POST.items()})
    booking = typed.reference("booking_ref", needed=request.method == "POST")
    found: list[Earlier] = []
    if booking and not typed.errors:
        actor, vault = actor_of(request), vault_of(request)
        vault.search(booking, at=now(), by=actor.account, role=actor.role_for(Act.RECEIVE_REQUEST))
        found = earlier_of(vault, Alike(booking))
    field = replace(
        form.BOOKING, value=typed.given.get("booking_ref", ""), error=typed.errors.get("booking_ref")
    )
    return page(
        request,
        "screens/receive_earlier.html",
        fields=(field,),
        field_booking=field,
        asked=bool(booking),
        found=[(one.case, one.choice) for one in found],
        most=MOST,
        error=None,
    )
