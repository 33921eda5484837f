"""Requests for records on their pages: logged, extended, texts read, a package made, let go by another person, sent."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo.oversight.clocks import CITE, TAG
from amparo.oversight.fields import KINDS, Ground, Kind
from amparo.oversight.letter import Letter, letter
from amparo.oversight.package import Scope, ScopeError, Text
from amparo.print.sheet_paper import print_sheet
from amparo_desk.acts.records_request import (
    HOW,
    KIND,
    Standing,
    approve_package,
    count_package,
    extend_request,
    log_request,
    make_package,
    note_answered,
    read_texts,
    standing_of,
    why_not_free,
)
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.releasing import house_here
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import oversight_words as words
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.oversight import as_download, entries_of, id_field, id_of
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.releases import packed

LAW: Both = (f"{CITE} [{TAG}]", f"{CITE} [{TAG}]")


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry in the log of a request."""

    at: datetime
    says: Both
    by: str


def here(request: HttpRequest, draft: object) -> Standing:
    """The request at an address. Raises Http404."""
    return standing_of(entries_of(request, str(draft), KIND))


def place(told: Standing) -> str:
    """The address of a request."""
    return f"/oversight/requests/{told.id}/"


@for_act(Act.LOG_RECORDS_REQUEST)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a request for records on record."""
    name = id_of(Typed(request.POST)) if request.method == "POST" else str(uuid.uuid4())
    form = ActForm(
        ("A request for records", "Una solicitud de registros"),
        (
            f"It is answered within ten days; fourteen more where the agency says why ({LAW[0]}). Who asks lies sealed.",
            f"Se responde en diez días; catorce más si la agencia dice por qué ({LAW[1]}). Quién pide queda sellado.",
        ),
        ("Put it on record", "Registrarla"),
        ("The request is on record, and its clock runs.", "La solicitud consta y su plazo corre."),
        (
            id_field(name),
            Field("received_on", "day", ("Came in on", "Llegó el"), required=True),
            Field("requester", "text", ("Who asks", "Quién pide"), required=True),
            Field("reach", "text", ("Where to answer", "A dónde responder")),
            Field("said", "area", ("What was asked for, in their words", "Qué pidió, en sus palabras")),
            Field("since", "day", ("Case files from", "Expedientes desde"), required=True),
            Field("until", "day", ("Up to", "Hasta"), required=True),
            *(Field(f"kind_{kind.value}", "tick", said) for kind, said in KINDS.items()),
        ),
    )

    def do(typed: Typed, _seen: int) -> None:
        received_on, since, until = (typed.day(one) for one in ("received_on", "since", "until"))
        requester = typed.text("requester", needed=True)
        reach, said = typed.text("reach"), typed.text("said", longest=2_000)
        kinds = tuple(kind for kind in Kind if typed.tick(f"kind_{kind.value}"))
        complete(typed)
        assert received_on is not None
        assert since is not None
        assert until is not None
        try:
            scope = Scope(since, until, kinds)
        except ScopeError as error:
            typed.refuse("until" if until < since else f"kind_{Kind.REQUESTS.value}", (error.en, error.es))
        complete(typed)
        log_request(
            vault_of(request),
            actor_of(request),
            now(),
            name,
            received_on=received_on,
            scope=scope,
            requester=requester,
            reach=reach,
            said=said,
        )

    return run_act(
        request, form, None, do, back=f"/oversight/requests/{name}/" if request.POST else "/oversight/"
    )


@for_act(Act.READ_OVERSIGHT)
@require_GET
def show(request: HttpRequest, draft: object) -> HttpResponse:
    """One request: its clock, its scope, what was done, the newest package; who asks, to those who answer it."""
    told, actor, vault = here(request, draft), actor_of(request), vault_of(request)
    today = now().astimezone(CALIFORNIA).date()
    answers = actor.may(Act.LOG_RECORDS_REQUEST) or actor.may(Act.ANSWER_RECORDS_REQUEST)
    asked = None
    if answers:
        role = actor.role_for(Act.READ_OVERSIGHT)
        asked = vault.matters.open(
            told.id, 1, at=now(), by=actor.account, role=role.value, why=Act.READ_OVERSIGHT.value
        )
    body = told.package.body if told.package else {}
    return page(
        request,
        "screens/records_request.html",
        told=told,
        asked=asked,
        law=LAW,
        is_late=told.clock.is_late(today),
        is_soon=told.clock.is_soon(today),
        kinds=[KINDS[kind] for kind in told.scope.kinds],
        log=[Happened(one.at, words.ENTRIES[one.sort], one.by) for one in told.entries],
        grounds=[(words.ground_both(code), count) for code, count in body.get("by_ground", {}).items()],
        beside=body.get("beside", []),
        why_not=why_not_free(told, actor) if told.waits else None,
        may_handle=actor.may(Act.LOG_RECORDS_REQUEST) and told.clock.answered_on is None,
        may_extend=told.clock.may_extend(today),
        may_read=actor.may(Act.READ_FREE_TEXT) and told.clock.answered_on is None,
        may_free=actor.may(Act.ANSWER_RECORDS_REQUEST),
        may_have=_may_have(request, told),
        answers=answers,
    )


def _may_have(request: HttpRequest, told: Standing) -> bool:
    """Whoever lets it leave looks at it before; for everybody else it is shut until somebody has."""
    actor = actor_of(request)
    if told.package is None:
        return False
    return actor.may(Act.ANSWER_RECORDS_REQUEST) or (told.is_free and actor.may(Act.LOG_RECORDS_REQUEST))


@for_act(Act.READ_OVERSIGHT)
@require_GET
def package_file(request: HttpRequest, draft: object) -> HttpResponse:
    """The newest package as one archive; that it was opened is on record."""
    told, actor = here(request, draft), actor_of(request)
    if not _may_have(request, told) or told.package is None:
        raise Http404("There is no package that you may have.")
    role = actor.role_for(Act.READ_OVERSIGHT)
    files = vault_of(request).matters.files(
        told.id,
        told.package.number,
        at=now(),
        by=actor.account,
        role=role.value,
        why=Act.READ_OVERSIGHT.value,
    )
    name = f"{told.number}.zip" if told.is_free else f"{told.number}-not-approved.zip"
    return as_download(name, packed(files))


@for_act(Act.READ_OVERSIGHT)
@require_GET
def letter_file(request: HttpRequest, draft: object, language: str) -> HttpResponse:
    """The draft of a letter; it names who asks, so that it was opened is on record."""
    told, actor, vault = here(request, draft), actor_of(request), vault_of(request)
    may = actor.may(Act.LOG_RECORDS_REQUEST) or actor.may(Act.ANSWER_RECORDS_REQUEST)
    if language not in ("en", "es") or not may:
        raise Http404("There is no such letter for you.")
    role, at = actor.role_for(Act.READ_OVERSIGHT), now()
    asked = vault.matters.open(
        told.id, 1, at=at, by=actor.account, role=role.value, why=Act.READ_OVERSIGHT.value
    )
    body, today = (told.package.body if told.package else {}), at.astimezone(CALIFORNIA).date()
    made = Letter(
        told.number,
        agency_at(vault).name or vault.agency,
        asked["requester"],
        told.clock,
        today,
        told.reason,
        body.get("rows", 0),
        body.get("files", 0),
        tuple((Ground(code), count) for code, count in body.get("by_ground", {}).items()),
        told.is_free,
    )
    printed = print_sheet(letter(made, "es" if language == "es" else "en"), at)
    return as_download(f"{told.number}-{language}.pdf", printed.content)


@for_act(Act.LOG_RECORDS_REQUEST)
@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, draft: object) -> HttpResponse:
    """Note fourteen days more, with the reason."""
    told = here(request, draft)
    form = ActForm(
        ("Fourteen days more", "Catorce días más"),
        (
            f"Once, and before the first ten days have passed ({LAW[0]}). The reason goes into the letter.",
            f"Una vez, y antes de que pasen los primeros diez días ({LAW[1]}). El motivo va en la carta.",
        ),
        ("Note it", "Anotarlo"),
        ("The answer is due fourteen days later.", "La respuesta vence catorce días después."),
        (
            Field(
                "reason",
                "area",
                ("Why the agency needs them", "Por qué los necesita la agencia"),
                hint=("Name no person.", "No nombre a nadie."),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        reason = typed.text("reason", needed=True, longest=500)
        complete(typed)
        extend_request(vault_of(request), actor_of(request), now(), told.id, seen, reason)

    return run_act(request, form, None, do, back=place(told), seen=told.next_number)


@for_act(Act.READ_FREE_TEXT)
@require_http_methods(["GET", "POST"])
def texts(request: HttpRequest, draft: object) -> HttpResponse:
    """Every free text of the scope that nobody has read yet, each once: counsel lets it go or withholds it."""
    told, actor = here(request, draft), actor_of(request)
    package, _ = count_package(vault_of(request), house_here(), actor, now(), Act.READ_FREE_TEXT, told)
    unread = package.unread[:AT_ONCE]
    form = ActForm(
        ("Free texts to read", "Textos libres por leer"),
        (
            (
                f"Still to read: {len(package.unread)}. Each text stands here once. What you let go leaves as it "
                "stands; a text that is changed later is read again."
            ),
            (
                f"Por leer: {len(package.unread)}. Cada texto está aquí una vez. Lo que deje salir sale tal cual; un "
                "texto que cambie después se lee de nuevo."
            ),
        ),
        ("Put it on record", "Anotarlo"),
        ("What you said is on record.", "Consta lo que dijo."),
        tuple(_text_field(one) for one in unread),
    )

    def do(typed: Typed, seen: int) -> None:
        said = {
            (one.field, one.text): typed.word(_named(one), tuple(words.READ_AS), needed=False)
            for one in unread
        }
        complete(typed)
        kept = {key: word for key, word in said.items() if word}
        read_texts(vault_of(request), actor, now(), told.id, seen, kept)

    return run_act(request, form, None, do, back=place(told), seen=told.next_number)


AT_ONCE = 50
"""So many texts stand on one page; the next ones come once these are read."""


def _named(one: Text) -> str:
    """A name that changes with the text, so that an answer never falls on another one."""
    return f"text_{uuid.uuid5(uuid.NAMESPACE_OID, f'{one.field} {one.text}').hex[:12]}"


def _text_field(one: Text) -> Field:
    label = (f"{one.text} ({one.field}, {one.times})", f"{one.text} ({one.field}, {one.times})")
    return Field(_named(one), "radios", label, choices=words.choices(words.READ_AS))


@for_act(Act.LOG_RECORDS_REQUEST)
@require_http_methods(["GET", "POST"])
def package(request: HttpRequest, draft: object) -> HttpResponse:
    """Make the package."""
    told = here(request, draft)
    form = ActForm(
        ("Make the package", "Hacer el paquete"),
        (
            (
                "Every case file is opened, which is noted. Rules say what is shown and what is withheld, field by field, with "
                "its ground. Somebody else lets it leave."
            ),
            (
                "Se abre cada expediente, y consta. Las reglas dicen qué se muestra y qué se reserva, dato por dato, con su "
                "fundamento. Otra persona lo deja salir."
            ),
        ),
        ("Make it", "Hacerlo"),
        (
            "The package is made, and waits for somebody else.",
            "El paquete está hecho y espera a otra persona.",
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        complete(typed)
        make_package(vault_of(request), house_here(), actor_of(request), now(), told.id, seen)

    return run_act(request, form, None, do, back=place(told), seen=told.next_number)


@for_act(Act.ANSWER_RECORDS_REQUEST)
@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, draft: object) -> HttpResponse:
    """Let the package leave."""
    told = here(request, draft)
    form = ActForm(
        ("Let the package leave", "Dejar salir el paquete"),
        (
            "Look at it before: what has left cannot be called back.",
            "Mírelo antes: lo que salió no se puede recuperar.",
        ),
        ("Let it leave", "Dejarlo salir"),
        ("The package may leave.", "El paquete puede salir."),
        (
            Field(
                "looked",
                "tick",
                (
                    "I have looked at the rows, and at what is withheld and why",
                    "He visto las filas, y qué se reserva y por qué",
                ),
                required=True,
            ),
        ),
        danger=True,
    )

    def do(typed: Typed, seen: int) -> None:
        if not typed.tick("looked"):
            typed.refuse("looked", ("Tick it once you have looked.", "Márquelo cuando lo haya visto."))
        complete(typed)
        approve_package(vault_of(request), actor_of(request), now(), told.id, seen)

    return run_act(request, form, None, do, back=place(told), seen=told.next_number)


@for_act(Act.LOG_RECORDS_REQUEST)
@require_http_methods(["GET", "POST"])
def answered(request: HttpRequest, draft: object) -> HttpResponse:
    """Put on record when and how the package was sent."""
    told = here(request, draft)
    form = ActForm(
        ("The package was sent", "Se envió el paquete"),
        (
            "The clock stops on the day on which it was sent.",
            "El plazo se detiene el día en que se envió.",
        ),
        ("Put it on record", "Anotarlo"),
        ("It is on record that it was sent.", "Consta que se envió."),
        (
            Field("sent_on", "day", ("Sent on", "Enviado el"), required=True),
            Field("how", "radios", ("How", "Cómo"), choices=words.choices(words.SENT_BY), required=True),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        sent_on, how = typed.day("sent_on"), typed.word("how", HOW)
        complete(typed)
        assert sent_on is not None
        note_answered(vault_of(request), actor_of(request), now(), told.id, seen, sent_on=sent_on, how=how)

    return run_act(request, form, None, do, back=place(told), seen=told.next_number)
