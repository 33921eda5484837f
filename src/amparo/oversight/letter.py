"""The letter that goes with a package, or asks for fourteen days more: a draft, which counsel reads before it is sent."""

from dataclasses import dataclass
from datetime import date

from amparo.oversight.clocks import CITE, TAG, Clock
from amparo.oversight.fields import GROUNDS, Ground
from amparo.oversight.state_report_forms import NOT_ADVICE
from amparo.print.sheet import Block, Heading, Paragraph, Points, Run, Sheet, own
from amparo.terms import Language

DRAFT = (
    "Draft. Counsel reads it before it is sent.",
    "Borrador. El abogado de la agencia lo lee antes de enviarlo.",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says: to whom, about which request, on which day, and what is in the package, where there is one."""

    number: str
    agency: str
    requester: str
    clock: Clock
    on: date
    reason: str = ""
    entries: int = 0
    files: int = 0
    by_ground: tuple[tuple[Ground, int], ...] = ()
    is_answer: bool = False


def letter(told: Letter, language: Language) -> Sheet:
    """The letter as a sheet of one language; a name with letters that no font has is left to be written by hand."""
    at = 0 if language == "en" else 1
    title = (f"Your request for records {told.number}", f"Su solicitud de registros {told.number}")[at]
    body = _answer(told, at) if told.is_answer else _more_time(told, at)
    return Sheet(
        language,
        title,
        Run(told.number),
        (
            Paragraph(own(DRAFT[at], bold=True)),
            Heading(1, own(title)),
            *_opening(told, at),
            *body,
            *_closing(told, at),
        ),
        foot=NOT_ADVICE[at],
        page=("page $page of $pages", "página $page de $pages")[at],
    )


def _opening(told: Letter, at: int) -> tuple[Block, ...]:
    came = told.clock.received_on
    return (
        Paragraph(
            (Run((f"{told.on}. To: ", f"{told.on}. Para: ")[at]), Run(told.requester, where="requester"))
        ),
        Paragraph(
            own(
                (
                    f"We received your request for records on {came}.",
                    f"Recibimos su solicitud de registros el {came}.",
                )[at]
            )
        ),
    )


def _answer(told: Letter, at: int) -> tuple[Block, ...]:
    said = (
        (
            f"With this letter come {told.entries} entries of {told.files} case files, as data and as a document. What is "
            "withheld is listed field by field, with the ground:"
        ),
        (
            f"Con esta carta van {told.entries} anotaciones de {told.files} expedientes, como datos y como documento. Lo que se "
            "reserva consta dato por dato, con su fundamento:"
        ),
    )[at]
    points = tuple(own(f"{count}: {_ground(ground, at)}") for ground, count in told.by_ground)
    last = (
        (
            "All records of access given to immigration authorities, with all communication, are public records; personal "
            "identifiers may be redacted (Gov. Code § 7283.1(c)) [V]."
        ),
        (
            "Todos los registros del acceso dado a autoridades migratorias, con toda la comunicación, son registros públicos; "
            "los datos que identifican a una persona se pueden tachar (Gov. Code § 7283.1(c)) [V]."
        ),
    )[at]
    return (Paragraph(own(said)), *((Points(points),) if points else ()), Paragraph(own(last)))


def _ground(ground: Ground, at: int) -> str:
    grounded = GROUNDS[ground]
    cite = f" ({grounded.cite}) [{grounded.tag}]" if grounded.cite else f" [{grounded.tag}]"
    return (grounded.en, grounded.es)[at] + cite


def _more_time(told: Letter, at: int) -> tuple[Block, ...]:
    due, clock = told.clock.due, told.clock
    if not clock.is_extended:
        said = (
            f"We will tell you by {due} what we have and what we can give ({CITE}) [{TAG}].",
            f"A más tardar el {due} le diremos qué tenemos y qué podemos darle ({CITE}) [{TAG}].",
        )[at]
        return (Paragraph(own(said)),)
    said = (
        f"We need fourteen days more and will answer by {due} ({CITE}) [{TAG}]. The reason: ",
        f"Necesitamos catorce días más y responderemos a más tardar el {due} ({CITE}) [{TAG}]. El motivo: ",
    )[at]
    return (Paragraph((Run(said), Run(told.reason, where="reason"))),)


def _closing(told: Letter, at: int) -> tuple[Block, ...]:
    said = (
        (
            f"Decided for {told.on}. {NOT_ADVICE[0]} If you think that something is missing, write to us and name the request "
            f"{told.number}."
        ),
        f"Decidido para el {told.on}. {NOT_ADVICE[1]} Si cree que falta algo, escríbanos y mencione la solicitud {told.number}.",
    )[at]
    return (Paragraph(own(said)), Paragraph((Run(told.agency, where="agency"),)))
