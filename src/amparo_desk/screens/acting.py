"""The short pages of one act each: intention, reply, telling, withdrawal, designee, link, deciding again."""

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act, CaseFile
from amparo.facts.request import KIND_NAMES
from amparo.intake.jail_columns import CHANNELS as CHANNEL_WORDS
from amparo_desk.acts.decide_again import decide_again
from amparo_desk.acts.deciding import day_for
from amparo_desk.acts.link_again import link_again
from amparo_desk.acts.name_designee import name_designee
from amparo_desk.acts.record_withdrawal import record_withdrawal
from amparo_desk.acts.set_intention import leaves_a_choice, set_intention
from amparo_desk.acts.tell_office import send_reply, tell_office
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, vault_of
from amparo_desk.screens.opened import open_record
from amparo_desk.screens.typed import Typed, shown
from amparo_desk.screens.words import CHANNELS, capital
from amparo_desk.vault.store import Vault

_CHANNEL = Field(
    "channel",
    "choice",
    ("How", "Cómo"),
    choices=tuple(Choice(word, capital(name)) for word, name in CHANNELS.items()),
    required=True,
)


def moment_field(name: str, label: Both, value: str) -> Field:
    """A moment that must be typed."""
    return Field(name, "moment", label, value=value, required=True)


_PART_CHOICES = (
    Choice("no", ("We do not intend to do this", "No pensamos hacerlo")),
    Choice("yes", ("We intend to do this", "Pensamos hacerlo")),
    Choice("open", ("Not decided yet", "Aún sin decidir")),
)


@for_act(Act.SET_INTENTION)
def intention(request: HttpRequest, record: str) -> HttpResponse:
    """Say what the agency intends of each part in which the law leaves a choice; the others are a no."""
    opened = open_record(request, record, "intention")
    choice = {kind: leaves_a_choice(opened.answer(kind)) for kind in opened.case.parts}
    form = ActForm(
        ("What does the agency intend?", "¿Qué piensa hacer la agencia?"),
        (
            (
                "Where the law leaves a choice, the agency chooses; where it does not, the answer is no. Then "
                "tell the person."
            ),
            (
                "Donde la ley deja elegir, elige la agencia; donde no, la respuesta es no. Luego se informa a "
                "la persona."
            ),
        ),
        ("Put it on record", "Registrar"),
        (
            "The intention is on record. Now tell the person.",
            "La intención consta. Ahora informe a la persona.",
        ),
        tuple(
            Field(
                kind,
                "radios",
                capital(KIND_NAMES.get(kind, (kind, kind))),
                hint=None if choice[kind] else _NO_CHOICE,
                value=_stands(opened.case, kind) or ("" if choice[kind] else "no"),
                choices=_PART_CHOICES if choice[kind] else (_PART_CHOICES[0], _PART_CHOICES[2]),
                required=True,
            )
            for kind in opened.case.parts
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        parts = {kind: typed.word(kind, ("yes", "no", "open")) for kind in opened.case.parts}
        complete(typed)
        set_intention(vault_of(request), actor_of(request), opened.agency, record, now(), seen, parts=parts)

    return run_act(request, form, opened.case, do, back=opened.url)


_NO_CHOICE: Both = (
    "The law, the agency's own rule or a missing fact leaves no yes here",
    "La ley, la regla de la agencia o un dato que falta no dejan aquí un sí",
)


def _stands(case: CaseFile, kind: str) -> str:
    """What was said of a part before; nothing where nobody has said anything."""
    return case.intended(kind) if case.intention else ""


@for_act(Act.RECORD_ANSWER)
def tell(request: HttpRequest, record: str) -> HttpResponse:
    """Note that the federal office was told when the person leaves."""
    opened = open_record(request, record, "telling the office")
    made = [one.get("release_at") for one in opened.case.made if one["notice"] == "release_notice_person"]
    release = made[-1] if made else opened.case.release_due_at
    form = ActForm(
        (
            "Tell the federal office when the person leaves",
            "Avisar a la oficina federal cuándo sale la persona",
        ),
        (
            (
                "Decided again for the day on which it is told. Nothing but the date and time is told, and "
                "the person's notice says the same."
            ),
            (
                "Se decide de nuevo para el día del aviso. Solo se dice fecha y hora, y el aviso a la persona "
                "dice lo mismo."
            ),
        ),
        ("It was told", "Se avisó"),
        ("On record. Serve the notices of release now.", "Consta. Entregue ahora los avisos de salida."),
        (
            moment_field("told_at", ("When it was told", "Cuándo se avisó"), shown(california_now())),
            moment_field(
                "release_at",
                ("Release date and time told", "Fecha y hora de salida que se dijo"),
                shown(release),
            ),
            _CHANNEL,
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        told_at, release_at = typed.moment("told_at"), typed.moment("release_at")
        channel = typed.word("channel", CHANNEL_WORDS)
        complete(typed)
        assert told_at is not None
        assert release_at is not None
        tell_office(
            vault_of(request),
            actor_of(request),
            opened.agency,
            record,
            now(),
            seen,
            told_at=told_at,
            release_at=release_at,
            channel=channel,
        )

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.SEND_REPLY)
def reply(request: HttpRequest, record: str) -> HttpResponse:
    """Note that the federal office got its answer."""
    opened = open_record(request, record, "reply")
    form = ActForm(
        ("Reply to the federal office", "Responder a la oficina federal"),
        (
            "The reply names the parts and the section, and nothing about the person. Print it under Notices.",
            "La respuesta nombra las partes y la sección, y nada de la persona. Imprímala en Avisos.",
        ),
        ("The reply was sent", "Se envió la respuesta"),
        ("The reply is on record.", "La respuesta consta."),
        (moment_field("sent_at", ("When it was sent", "Cuándo se envió"), shown(california_now())), _CHANNEL),
    )

    def do(typed: Typed, seen: int) -> None:
        sent_at, channel = typed.moment("sent_at"), typed.word("channel", CHANNEL_WORDS)
        complete(typed)
        assert sent_at is not None
        send_reply(
            vault_of(request), actor_of(request), record, now(), seen, sent_at=sent_at, channel=channel
        )

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.RECORD_WITHDRAWAL)
def withdraw(request: HttpRequest, record: str) -> HttpResponse:
    """Note that the office took its request back."""
    opened = open_record(request, record, "withdrawal")
    form = ActForm(
        ("The federal office took its request back", "La oficina federal retiró su solicitud"),
        (
            "Counted as received, not as declined. The copy and the intention stay owed to the person.",
            "Se cuenta como recibida, no como rechazada. La copia y la intención se siguen debiendo a la persona.",
        ),
        ("Put it on record", "Registrar"),
        ("On record.", "Consta."),
        (moment_field("withdrawn_at", ("When", "Cuándo"), shown(california_now())),),
    )

    def do(typed: Typed, seen: int) -> None:
        at = typed.moment("withdrawn_at")
        complete(typed)
        assert at is not None
        record_withdrawal(vault_of(request), actor_of(request), record, now(), seen, withdrawn_at=at)

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.NAME_DESIGNEE)
def designee(request: HttpRequest, record: str) -> HttpResponse:
    """Note whom the person named."""
    opened = open_record(request, record, "designee")
    stands = opened.case.designee or {}
    form = ActForm(
        ("Attorney or one person to be told", "Abogado o una persona a quien avisar"),
        (
            (
                "One attorney or one person, as the person in custody says (Gov. Code § 7283.1(b)). It may be "
                "changed. Do not ask for relation, address or status."
            ),
            (
                "Un abogado o una persona, según diga la persona en custodia (Gov. Code § 7283.1(b)). Se "
                "puede cambiar. No pregunte parentesco, domicilio ni situación."
            ),
        ),
        ("Put it on record", "Registrar"),
        ("On record.", "Consta."),
        (
            Field(
                "attorney",
                "radios",
                ("Who is it?", "¿Quién es?"),
                value="" if not stands else "yes" if stands.get("attorney") else "no",
                choices=(
                    Choice("yes", ("The person's attorney", "El abogado de la persona")),
                    Choice("no", ("A person they chose", "Una persona que eligió")),
                ),
                required=True,
            ),
            Field("name", "text", ("Name", "Nombre"), value=stands.get("name", ""), required=True),
            Field(
                "reach",
                "text",
                ("How to reach them", "Cómo avisarle"),
                hint=(
                    "As the person gave it: telephone or mailbox",
                    "Como lo dio la persona: teléfono o correo",
                ),
                value=stands.get("reach", ""),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        attorney = typed.word("attorney", ("yes", "no"))
        name, reach = typed.text("name", needed=True), typed.text("reach", needed=True)
        complete(typed)
        name_designee(
            vault_of(request),
            actor_of(request),
            record,
            now(),
            seen,
            attorney=attorney == "yes",
            name=name,
            reach=reach,
        )

    return run_act(request, form, opened.case, do, back=opened.url)


_NO_SUCH_RECORD: Both = (
    "No record here is called that. Its reference stands at the head of its page and under Requests.",
    "Ningún expediente de aquí se llama así. Su referencia está arriba en su página y en Solicitudes.",
)


def _record_called(vault: Vault, written: str, *, but: str) -> str:
    """The record of that reference or address, another than the one at hand; "" where there is none."""
    name = written.strip().rstrip("/").rpartition("/")[2]
    if not name:
        return ""
    number = pages = 1
    while number <= pages:
        found = vault.summaries(page=number, size=200, reference=name)
        for line in found.lines:
            if line.reference.casefold() == name.casefold() and line.record != but:
                return line.record
        number, pages = number + 1, found.pages
    return name if vault.events(name) else ""


@for_act(Act.LINK_AGAIN)
def link(request: HttpRequest, record: str) -> HttpResponse:
    """Link a record to an earlier one."""
    opened = open_record(request, record, "link")
    form = ActForm(
        ("Link to another record", "Enlazar con otro expediente"),
        (
            "Both stay as they are: nothing is merged. A request that was sent again is counted, and seen to be one.",
            "Los dos quedan como están: nada se funde. Una solicitud enviada de nuevo se cuenta, y se ve que lo es.",
        ),
        ("Link", "Enlazar"),
        ("Linked.", "Enlazado."),
        (
            Field(
                "other",
                "text",
                ("The other record", "El otro expediente"),
                hint=("Its reference, as in R-002", "Su referencia, como R-002"),
                required=True,
            ),
            Field(
                "why",
                "radios",
                ("Why", "Por qué"),
                choices=(
                    Choice("sent_again", ("Sent again", "Enviada de nuevo")),
                    Choice(
                        "same_contact",
                        ("The same contact, on record twice", "El mismo contacto, registrado dos veces"),
                    ),
                ),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        vault = vault_of(request)
        other = _record_called(vault, typed.text("other", needed=True, longest=200), but=record)
        if not other and "other" not in typed.errors:
            typed.refuse("other", _NO_SUCH_RECORD)
        why = typed.word("why", ("sent_again", "same_contact"))
        complete(typed)
        link_again(vault, actor_of(request), record, now(), seen, other=other, why=why)

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.DECIDE)
def again(request: HttpRequest, record: str, part: str) -> HttpResponse:
    """Put today's answer to a part on record."""
    opened = open_record(request, record, "decide again")
    form = ActForm(
        ("Decide again", "Decidir de nuevo"),
        (
            "The rules are asked for today, on the confirmed facts and counsel's answers.",
            "Se pregunta a las reglas para hoy, con los datos confirmados y lo que dijo el abogado.",
        ),
        ("Decide for today", "Decidir para hoy"),
        ("The answer is on record.", "La respuesta consta."),
    )

    def do(_typed: Typed, seen: int) -> None:
        on = day_for(opened.case, part, now())
        decide_again(
            vault_of(request), actor_of(request), opened.agency, record, now(), seen, part=part, on=on
        )

    return run_act(request, form, opened.case, do, back=opened.url)
