"""The notices of a record: make the set that is owed with one button, note how each was served."""

from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act, CaseFile, Sort
from amparo.casefile.sorts import HOW_SERVED as HOW_WORDS
from amparo.casefile.sorts import NOTICES as NOTICE_WORDS
from amparo.casefile.sorts import SIGNED as SIGNED_WORDS
from amparo.notices import NOTICE_LANGUAGES, NoticeLanguage
from amparo.terms import AmparoError
from amparo_desk.acts.make_notices import About, Wanted, make_for_staff, make_notices
from amparo_desk.acts.make_reply import make_reply
from amparo_desk.acts.serve_notice import serve_notice
from amparo_desk.said import Both, language_now
from amparo_desk.said.shapes import Choice, Field, typed_again
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.counsel import in_words
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.opened import Opened, open_record
from amparo_desk.screens.typed import Typed, shown
from amparo_desk.screens.words import CHANNELS, HOW_SERVED, LANGUAGES, NOTICES, SIGNED, capital

TO_THE_PERSON = ("hand", "read_aloud", "interpreter", "refused_to_sign", "post", "pick_up", "not_served")
TO_ANOTHER = ("hand", "email", "fax", "post", "not_served")
"""How a notice can have been served; what nobody noted is only known of lists."""

_ELSEWHERE = frozenset(
    {"release_notice_attorney_or_designee", "reply_to_federal_office", "counsel_question", "breach_note"}
)
"""What does not go to the person, and so is in no language of theirs."""


@for_act(Act.MAKE_NOTICES)
def notices(request: HttpRequest, record: str) -> HttpResponse:
    """The notices made so far, and the form that makes the set."""
    opened = open_record(request, record, "notices")
    fields = _fields(opened)
    error: Both | None = None
    status, seen = 200, opened.case.next_number
    made_at = shown(california_now())
    if request.method == "POST":
        typed = Typed(request.POST)
        seen = typed.number("seen") or seen
        made_at = typed.text("made_at") or made_at
        wanted = _wanted(typed, opened.case)
        try:
            if typed.errors or wanted is None:
                status = 422
            else:
                make_notices(vault_of(request), actor_of(request), opened.agency, record, now(), seen, wanted)
                told(
                    request,
                    (
                        "The notices are made. Print them, and serve them.",
                        "Los avisos están hechos. Imprímalos y entréguelos.",
                    ),
                )
                return HttpResponseRedirect(f"{opened.url}notices/")
        except AmparoError as refused:
            error, status = refusal(refused), 409
        fields = typed_again(fields, {name: str(value) for name, value in request.POST.items()}, typed.errors)
    return page(
        request,
        "screens/notices.html",
        status=status,
        opened=opened,
        case=opened.case,
        fields=fields,
        error=error,
        seen=seen,
        made_at=made_at,
        sets=_sets(opened.case),
        answers=bool(opened.case.parts),
        for_staff=bool(opened.case.outside or any(one is None for one in opened.case.questions.values())),
    )


_ABOUT = Field(
    "about",
    "radios",
    ("What the interview is about, as the office said", "De qué trata la entrevista, según dijo la oficina"),
    why=(
        "the consent form must say it (Gov. Code § 7283.1(a))",
        "el formulario de consentimiento debe decirlo (Gov. Code § 7283.1(a))",
    ),
    choices=(
        Choice("immigration", ("Immigration", "Inmigración")),
        Choice("other", ("Something else", "Otra cosa")),
        Choice("unknown", ("They did not say", "No lo dijeron")),
    ),
    required=True,
)


def _fields(opened: Opened) -> tuple[Field, ...]:
    case = opened.case
    languages = [one for one in NOTICE_LANGUAGES if one in opened.agency.languages] or list(NOTICE_LANGUAGES)
    choices = tuple(Choice(one, LANGUAGES[one]) for one in languages)
    last = next((one["language"] for one in reversed(case.made) if one["notice"] not in _ELSEWHERE), "")
    fields = [
        Field(
            "language",
            "radios",
            ("Language that the person understands", "Idioma que la persona entiende"),
            value=last,
            choices=choices,
            required=True,
        ),
        Field(
            "aloud",
            "tick",
            ("A sheet to read aloud as well", "También una hoja para leer en voz alta"),
            hint=(
                "For other languages, or for somebody who does not read",
                "Para otros idiomas, o para quien no lee",
            ),
        ),
        Field(
            "name",
            "text",
            ("Name, for the copy that is served", "Nombre, para la copia que se entrega"),
            value=case.received.get("name", ""),
        ),
    ]
    if any((part.facts or {}).get("person", {}).get("minor") is not False for part in case.parts.values()):
        fields.append(
            Field(
                "also_for",
                "text",
                (
                    "Guardian or counsel, if the person is a minor or conserved",
                    "Tutor o abogado, si es menor o está bajo tutela",
                ),
            )
        )
    if "interview" in case.parts:
        fields.append(_ABOUT)
    if case.designee is None:
        fields.append(
            Field(
                "asks_whom",
                "tick",
                (
                    "The form to name an attorney or one person",
                    "El formulario para nombrar abogado o una persona",
                ),
                value="yes" if not case.made else "",
            )
        )
    if _tells_a_release(case):
        fields.append(
            Field(
                "release_at",
                "moment",
                (
                    "Release date and time that the office will be told",
                    "Fecha y hora de salida que se avisará a la oficina",
                ),
                why=(
                    "the notice to the person says exactly the same",
                    "el aviso a la persona dice exactamente lo mismo",
                ),
                value=shown((case.told or {}).get("release_at") or case.release_due_at),
            )
        )
        fields.append(
            Field(
                "channel",
                "choice",
                ("How the office will be told", "Cómo se avisará a la oficina"),
                choices=tuple(Choice(word, capital(name)) for word, name in CHANNELS.items()),
            )
        )
    return tuple(fields)


def _wanted(typed: Typed, case: CaseFile) -> Wanted | None:
    language = typed.word("language", NOTICE_LANGUAGES)
    made_at = typed.moment("made_at")
    release_at = typed.moment("release_at", needed=False)
    channel = typed.word("channel", tuple(CHANNELS), needed=False)
    name, also_for = typed.text("name"), typed.text("also_for")
    about = typed.word("about", tuple(one.value for one in _ABOUT.choices), needed="interview" in case.parts)
    if typed.errors or made_at is None:
        return None
    return Wanted(
        language=cast(NoticeLanguage, language),
        made_at=made_at,
        name=name,
        also_for=also_for,
        release_at=release_at if _tells_a_release(case) else None,
        channel=channel,
        aloud=typed.tick("aloud"),
        asks_whom=typed.tick("asks_whom") and case.designee is None,
        about=cast(About, about or "unknown"),
    )


def _tells_a_release(case: CaseFile) -> bool:
    """Whether notices of release can be owed: a date will be told, or was told, or somebody was handed over, allowed or not."""
    said = case.intention.get("intention") == "responded"
    return said or case.office_told_at is not None or case.handed_over


def _sets(case: CaseFile) -> list[tuple[int, list[dict[str, Any]]]]:
    """The notices by set, the newest set first; each with how it was served."""
    served = {one.get("sha256"): one for one in case.served if one["how"] != "not_served"}
    sets: dict[int, list[dict[str, Any]]] = {}
    for one in case.made:
        sets.setdefault(one["set"], []).append(
            {**one, "served": served.get(one["sha256"]), "servable": one["notice"] in NOTICE_WORDS}
        )
    return sorted(sets.items(), reverse=True)


@for_act(Act.MAKE_NOTICES)
def reply(request: HttpRequest, record: str) -> HttpResponse:
    """Make the letter to the federal office."""
    opened = open_record(request, record, "reply letter")
    form = ActForm(
        ("Make the reply to the federal office", "Hacer la respuesta a la oficina federal"),
        (
            "It names each part and its section, and nothing about the person. Print it under Notices.",
            "Nombra cada parte y su sección, y nada de la persona. Imprímala en Avisos.",
        ),
        ("Make it", "Hacerla"),
        ("The reply is made. Print it under Notices.", "La respuesta está hecha. Imprímala en Avisos."),
        (Field("made_at", "hidden", ("Made at", "Hecha a las"), value=shown(california_now())),),
    )

    def do(typed: Typed, seen: int) -> None:
        made_at = typed.moment("made_at")
        complete(typed)
        assert made_at is not None
        make_reply(vault_of(request), actor_of(request), opened.agency, record, now(), seen, made_at=made_at)

    return run_act(request, form, opened.case, do, back=f"{opened.url}notices/")


@for_act(Act.MAKE_NOTICES)
def for_staff(request: HttpRequest, record: str) -> HttpResponse:
    """Make the sheets for counsel: open questions, acts outside the decision."""
    opened = open_record(request, record, "sheets for counsel")
    form = ActForm(
        ("Make the sheets for counsel", "Hacer las hojas para el abogado"),
        (
            "One for each open question and each act outside the decision. No names stand on them.",
            "Una por cada pregunta abierta y cada acto fuera de la decisión. No llevan nombres.",
        ),
        ("Make them", "Hacerlas"),
        ("Made. Print them under Notices.", "Hechas. Imprímalas en Avisos."),
        (Field("made_at", "hidden", ("Made at", "Hechas a las"), value=shown(california_now())),),
    )

    def do(typed: Typed, seen: int) -> None:
        made_at = typed.moment("made_at")
        complete(typed)
        assert made_at is not None
        make_for_staff(
            vault_of(request),
            actor_of(request),
            opened.agency,
            record,
            now(),
            seen,
            made_at=made_at,
            language=language_now(),
            questions={name: in_words(name) for name in opened.case.questions},
        )

    return run_act(request, form, opened.case, do, back=f"{opened.url}notices/")


@for_act(Act.SERVE_NOTICE)
def serve(request: HttpRequest, record: str, sha256: str) -> HttpResponse:
    """Note how a notice was served."""
    opened = open_record(request, record, "serve a notice")
    made = next((one for one in opened.case.made if one["sha256"] == sha256), None)
    if made is None or made["notice"] not in NOTICE_WORDS:
        return page(request, "screens/no_document.html", status=404, opened=opened, case=opened.case)
    english, spanish = NOTICES[made["notice"]]
    ways = TO_ANOTHER if made["notice"] in _ELSEWHERE else TO_THE_PERSON
    default = "post" if opened.case.released_at is not None else "hand"
    form = ActForm(
        (f"Served: {english}", f"Entrega: {spanish}"),
        (
            (
                f"Notice {made['number']}. After release it goes by post to the address that the person gave "
                "for mail, or is kept for pick-up; nobody looks for an address."
            ),
            (
                f"Aviso {made['number']}. Después de la salida va por correo a la dirección postal que dio la "
                "persona, o se guarda para recoger; nadie busca una dirección."
            ),
        ),
        ("Put it on record", "Registrar"),
        ("The service is on record.", "La entrega consta."),
        (
            Field(
                "how",
                "radios",
                ("How", "Cómo"),
                value=default,
                choices=tuple(Choice(word, HOW_SERVED[word]) for word in ways),
                required=True,
            ),
            Field("served_at", "moment", ("When", "Cuándo"), value=shown(california_now()), required=True),
            Field(
                "signed",
                "choice",
                ("Signature", "Firma"),
                choices=tuple(Choice(word, SIGNED[word]) for word in SIGNED_WORDS),
            ),
            Field(
                "interpreter",
                "text",
                ("Interpreter's number, if there was one", "Número de intérprete, si hubo"),
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        how, served_at = typed.word("how", HOW_WORDS), typed.moment("served_at")
        signed = typed.word("signed", SIGNED_WORDS, needed=False)
        interpreter = typed.text("interpreter", longest=40)
        if served_at is not None and how != "not_served" and served_at < _made_at(opened.case, sha256):
            typed.refuse("served_at", _NOT_YET_MADE)
        complete(typed)
        assert served_at is not None
        serve_notice(
            vault_of(request),
            actor_of(request),
            record,
            now(),
            seen,
            sha256=sha256,
            how=how,
            served_at=served_at,
            signed=signed,
            interpreter=interpreter,
        )

    return run_act(request, form, opened.case, do, back=f"{opened.url}notices/")


_NOT_YET_MADE: Both = (
    "This notice was not made yet at that time: look at the day and the hour.",
    "A esa hora este aviso aún no se había hecho: revise el día y la hora.",
)


def _made_at(case: CaseFile, sha256: str) -> datetime:
    """The minute in which the notice was made; a service is noted by the minute."""
    made = [
        event.at
        for event in case.events
        if event.sort is Sort.NOTICE_MADE and event.body.get("sha256") == sha256
    ]
    return min(made).replace(second=0, microsecond=0)
