"""The pages of the graver acts: verify a court's paper, act outside the decision, attach a paper, strike an entry."""

import hashlib

from django.http import HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.casefile.sorts import FOUND_AT
from amparo.facts.documents import CRIMES, DOCUMENT_KINDS, SIGNERS, crime, document_kind, signed_by
from amparo.facts.request import KIND_NAMES
from amparo_desk.acts.act_outside import DONE, act_outside
from amparo_desk.acts.attach_document import attach_document
from amparo_desk.acts.correct import NEVER_STRUCK, strike
from amparo_desk.acts.receive_request import Attached
from amparo_desk.acts.verify_paper import Verified, verify_paper
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.details import entry_of
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, vault_of
from amparo_desk.screens.opened import open_record
from amparo_desk.screens.typed import NEEDED, Typed, shown
from amparo_desk.screens.words import FOUND

_COURT_PAPERS = ("arrest_warrant", "court_order", "writ", "probable_cause_determination")
LARGEST = 20 * 1024 * 1024
"""In bytes: a paper of forty scanned pages has less."""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _choices(fact: object, words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        Choice(word, (_capital(fact.say(word, "en")), _capital(fact.say(word, "es"))))  # type: ignore[attr-defined]
        for word in words
    )


@for_act(Act.VERIFY_PAPER)
def verify(request: HttpRequest, record: str, part: str) -> HttpResponse:
    """Verify a court's paper with the court's clerk."""
    opened = open_record(request, record, "verify a court's paper")
    form = ActForm(
        ("Verify the court's paper", "Verificar el papel del tribunal"),
        (
            (
                "Read on the paper: judge's title, court, case number, offense, date. Then look up the "
                "clerk's number elsewhere, never on the paper, and call. Until then nothing is done on it, "
                "and nothing is refused."
            ),
            (
                "Lea en el papel: cargo del juez, tribunal, número de caso, delito, fecha. Luego busque en "
                "otra parte el número de la secretaría, nunca en el papel, y llame. Hasta entonces no se hace "
                "nada con él ni se niega nada."
            ),
        ),
        ("Put it on record", "Registrar"),
        ("On record, and decided again.", "Consta, y se decidió de nuevo."),
        (
            Field(
                "kind",
                "choice",
                ("What paper is it?", "¿Qué papel es?"),
                choices=_choices(document_kind, _COURT_PAPERS),
                required=True,
            ),
            Field(
                "signed_by",
                "choice",
                ("Who signed it, by title?", "¿Quién firmó, por su cargo?"),
                choices=_choices(signed_by, SIGNERS),
                required=True,
            ),
            Field(
                "crime",
                "choice",
                ("Which crime does it name?", "¿Qué delito nombra?"),
                hint=(
                    "Leave it open where the paper does not say",
                    "Déjelo sin elegir si el papel no lo dice",
                ),
                choices=_choices(crime, CRIMES),
            ),
            Field("court", "text", ("Court", "Tribunal"), required=True),
            Field("case_number", "text", ("Case number", "Número de caso"), required=True),
            Field("offense", "text", ("Offense, as written", "Delito, como está escrito")),
            Field("issued_on", "day", ("Date on the paper", "Fecha del papel"), required=True),
            Field(
                "found",
                "choice",
                ("Where the clerk's number was found", "Dónde se halló el número de la secretaría"),
                choices=tuple(Choice(word, FOUND[word]) for word in FOUND_AT),
                required=True,
            ),
            Field(
                "called_at",
                "moment",
                ("When the clerk was called", "Cuándo se llamó a la secretaría"),
                value=shown(california_now()),
                required=True,
            ),
            Field(
                "confirmed",
                "radios",
                ("Did the clerk confirm it?", "¿Lo confirmó la secretaría?"),
                choices=(
                    Choice("yes", ("Yes", "Sí")),
                    Choice(
                        "no", ("No: the court knows of no such paper", "No: el tribunal no conoce tal papel")
                    ),
                    Choice("not_reached", ("Nobody was reached", "No se pudo hablar con nadie")),
                ),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        kind, signer = typed.word("kind", DOCUMENT_KINDS), typed.word("signed_by", SIGNERS)
        named = typed.word("crime", CRIMES, needed=False)
        court, number = typed.text("court", needed=True), typed.text("case_number", needed=True, longest=80)
        offense, issued = typed.text("offense"), typed.day("issued_on")
        found, called = typed.word("found", FOUND_AT), typed.moment("called_at")
        confirmed = typed.word("confirmed", ("yes", "no", "not_reached"))
        complete(typed)
        assert issued is not None
        assert called is not None
        paper = Verified(
            kind,
            signer,
            named,
            court,
            number,
            offense,
            issued,
            called,
            found,
            confirmed == "yes",
            confirmed != "not_reached",
        )
        verify_paper(
            vault_of(request), actor_of(request), opened.agency, record, now(), seen, part=part, paper=paper
        )

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.ACT_OUTSIDE_DECISION)
def outside(request: HttpRequest, record: str) -> HttpResponse:
    """Record an act outside the decision."""
    opened = open_record(request, record, "act outside the decision")
    parts = tuple(Choice(kind, KIND_NAMES.get(kind, (kind, kind))) for kind in opened.case.parts)
    which = (
        Field(
            "part",
            "choice",
            ("Which part", "Qué parte"),
            choices=parts,
            value=parts[0].value if len(parts) == 1 else "",
            required=True,
        ),
    )
    form = ActForm(
        ("Something was done outside the decision", "Se hizo algo fuera de la decisión"),
        (
            "It is recorded as what it was. It counts, and a note for counsel can be printed under Notices.",
            "Se anota como lo que fue. Se cuenta, y en Avisos se puede imprimir una nota para el abogado.",
        ),
        ("Put it on record", "Registrar"),
        ("On record as an act outside the decision.", "Consta como acto fuera de la decisión."),
        (
            *(
                which if parts else ()
            ),  # a courtesy call asks nothing, and a date may be told in it all the same
            Field(
                "done",
                "choice",
                ("What was done", "Qué se hizo"),
                choices=tuple(Choice(word, name) for word, name in DONE.items()),
                required=True,
            ),
            Field(
                "happened_at",
                "moment",
                ("When", "Cuándo"),
                value=shown(california_now()),
                required=True,
            ),
            Field(
                "reason",
                "area",
                ("Why it was done (no names)", "Por qué se hizo (sin nombres)"),
                required=True,
            ),
            Field(
                "repaired",
                "area",
                (
                    "What was done to repair it, and who was told",
                    "Qué se hizo para remediarlo y a quién se informó",
                ),
            ),
        ),
        danger=True,
    )

    def do(typed: Typed, seen: int) -> None:
        part = typed.word("part", tuple(opened.case.parts), needed=bool(parts))
        done, at = typed.word("done", tuple(DONE)), typed.moment("happened_at")
        reason = typed.text("reason", needed=True, longest=1_000)
        repaired = typed.text("repaired", longest=1_000)
        complete(typed)
        assert at is not None
        act_outside(
            vault_of(request),
            actor_of(request),
            record,
            now(),
            seen,
            part=part,
            done=done,
            happened_at=at,
            reason=reason,
            repaired=repaired,
        )

    return run_act(request, form, opened.case, do, back=opened.url)


@for_act(Act.ATTACH_DOCUMENT)
def attach(request: HttpRequest, record: str) -> HttpResponse:
    """Attach a paper to a record: sealed as it came, with its digest."""
    opened = open_record(request, record, "attach a paper")
    form = ActForm(
        ("Attach a paper", "Adjuntar un papel"),
        (
            "Kept sealed as it is, with its digest. A warrant that came later, a signed proof of service, a re-send.",
            (
                "Se guarda sellado tal cual, con su huella. Una orden que llegó después, una constancia "
                "firmada, un reenvío."
            ),
        ),
        ("Attach", "Adjuntar"),
        ("Attached.", "Adjuntado."),
        (
            Field("file", "file", ("PDF or picture", "PDF o imagen"), required=True),
            Field(
                "paper",
                "text",
                ("What it is", "Qué es"),
                hint=("A few words, no names", "Pocas palabras, sin nombres"),
            ),
        ),
    )

    def do(typed: Typed, seen: int) -> None:
        name = typed.text("paper", longest=40)
        given = request.FILES.get("file")
        if given is None:
            typed.refuse("file", NEEDED)
        elif given.size > LARGEST:
            typed.refuse(
                "file", ("It has more than 20 MB: send fewer pages.", "Pasa de 20 MB: envíe menos páginas.")
            )
        complete(typed)
        assert given is not None
        content = given.read()
        kind = _media_type(content)
        paper = Attached(content, kind, hashlib.sha256(content).hexdigest(), name)
        attach_document(vault_of(request), actor_of(request), record, now(), seen, paper)

    return run_act(request, form, opened.case, do, back=opened.url)


_SIGNS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def _media_type(content: bytes) -> str:
    """What the bytes are, by how they begin; what a browser says of them is not asked."""
    return next((kind for sign, kind in _SIGNS if content.startswith(sign)), "application/octet-stream")


@for_act(Act.CORRECT)
def strike_entry(request: HttpRequest, record: str) -> HttpResponse:
    """Strike an entry that was noted by mistake."""
    opened = open_record(request, record, "strike an entry")
    entries = tuple(
        Choice(str(event.number), entry_of(event))
        for event in opened.case.events
        if event.sort not in NEVER_STRUCK and event.number not in opened.case.voided
    )
    form = ActForm(
        ("Strike an entry noted by mistake", "Tachar una anotación hecha por error"),
        (
            "The entry stays to be seen, struck; what follows from it is decided again. Then note what is right.",
            (
                "La anotación queda a la vista, tachada; lo que depende de ella se decide de nuevo. Luego "
                "anote lo correcto."
            ),
        ),
        ("Strike it", "Tachar"),
        ("Struck.", "Tachada."),
        (
            Field(
                "entry",
                "choice",
                ("Which entry", "Qué anotación"),
                choices=entries,
                value=request.GET.get("entry", ""),
                required=True,
            ),
            Field("reason", "text", ("Why (no names)", "Por qué (sin nombres)"), required=True),
        ),
        danger=True,
    )

    def do(typed: Typed, seen: int) -> None:
        entry = typed.word("entry", tuple(choice.value for choice in entries))
        reason = typed.text("reason", needed=True, longest=500)
        complete(typed)
        strike(
            vault_of(request),
            actor_of(request),
            opened.agency,
            record,
            now(),
            seen,
            entry=int(entry),
            reason=reason,
        )

    return run_act(request, form, opened.case, do, back=opened.url)
