"""The page on which access that was given is put on record: an interview, information, or what the record tells of already."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse

from amparo.casefile import Act, CaseFile, fold, refused
from amparo.casefile.accesses import MEANS_OF
from amparo.casefile.acts import Reason
from amparo.casefile.sorts import AGE_BANDS, ETHNICITIES, SEXES
from amparo.decision import Answer
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo_desk.acts.record_access import Held, is_open, items_asked, moment_of, record_access
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens import words
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.acting import moment_field
from amparo_desk.screens.answered import Answered, answered
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, vault_of
from amparo_desk.screens.opened import Opened, open_record
from amparo_desk.screens.typed import Typed, shown

NOT_HELD = "not_held"
_HELD: tuple[tuple[str, Both, tuple[str, ...], dict[str, Both]], ...] = (
    ("age_band", ("Age", "Edad"), AGE_BANDS, words.AGE_BANDS),
    ("sex", ("Sex", "Sexo"), SEXES, words.SEXES),
    ("ethnicity", ("Race or ethnicity", "Raza u origen étnico"), ETHNICITIES, words.ETHNICITIES),
)
_NO_RECORD: Both = ("The booking record does not say", "El registro de ingreso no lo dice")
_AS_HELD: Both = (
    "As the booking record holds it. Ask nobody, and guess nothing.",
    "Según consta en el registro de ingreso. No pregunte a nadie ni lo suponga.",
)
_LEAD: Both = (
    "The law asks for a record of each access: date, means, demographics (Gov. Code § 7283.1(c)).",
    "La ley pide anotar cada acceso: fecha, medio y datos demográficos (Gov. Code § 7283.1(c)).",
)
_FIRST: Both = (
    (
        "Decided again for the day on which it was given. Where it was not allowed and was done all the same, it is an "
        "act outside the decision."
    ),
    (
        "Se decide de nuevo para el día en que se dio. Si no estaba permitido y aun así se hizo, es un acto fuera de "
        "la decisión."
    ),
)
_ALLOWED: dict[str, Both] = {
    "interview": ("An interview was allowed", "Se permitió una entrevista"),
    "information": ("Information was given", "Se dio información"),
}
_TITLES: dict[str, Both] = {
    "interview": ("Record of access: an interview", "Anotación de acceso: una entrevista"),
    "information": ("Record of access: information", "Anotación de acceso: información"),
    "notification": ("Record of access: a release date told", "Anotación de acceso: fecha de salida avisada"),
    "transfer": ("Record of access: a hand-over", "Anotación de acceso: una entrega"),
    "hold": ("Record of access: kept past release", "Anotación de acceso: retención después de la salida"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page asks for: whether the record tells of the access already, the items, and which may be given."""

    opened: Opened
    part: str
    stands: bool
    answer: Answer | None
    items: dict[str, bool]

    @property
    def may_go(self) -> list[str]:
        """The items that may be given."""
        return [item for item, may_go in self.items.items() if may_go]

    @property
    def needs_moment(self) -> bool:
        """Whether the record does not say when."""
        return not self.stands or moment_of(self.opened.case, self.part) is None


@for_act(Act.RECORD_ACCESS)
def access(request: HttpRequest, record: str, part: str) -> HttpResponse:
    """Put access on record, as far as the rules allow it or the record tells of it."""
    opened = open_record(request, record, "record of access")
    if part not in MEANS_OF:
        raise Http404(f"There is no access by {part}.")
    asked = _asked(replace(opened, case=_as_seen(opened.case, request.POST.get("seen", ""))), part)

    def do(typed: Typed, seen: int) -> None:
        given_at = typed.moment("given_at") if asked.needs_moment else None
        items = list(asked.items) if _goes_whole(asked) else _ticked(typed, asked)
        held = {
            name: typed.word(name, (*known, NOT_HELD)) for name, _, known, _ in _HELD if _is_person(asked)
        }
        complete(typed)
        record_access(
            vault_of(request),
            actor_of(request),
            opened.agency,
            record,
            now(),
            seen,
            part=part,
            given_at=given_at,
            items=items,
            held=Held(**{name: "" if word == NOT_HELD else word for name, word in held.items()}),
        )

    return run_act(
        request,
        _form(asked),
        opened.case,
        do,
        back=opened.url,
        blocked=_blocked(request, asked),
        may_outside=actor_of(request).may(Act.ACT_OUTSIDE_DECISION),
        part=_shown(asked),
        given_at=moment_of(asked.opened.case, part) if asked.stands else None,
        lines=_lines(asked),
    )


def _as_seen(case: CaseFile, seen: str) -> CaseFile:
    """The case file as the page showed it that was sent; as it is now where none was."""
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    return fold(case.events[: number - 1]) if 1 < number <= len(case.events) else case


def _asked(opened: Opened, part: str) -> Asked:
    case = opened.case
    if is_open(case, part) or part not in case.parts:
        return Asked(opened, part, is_open(case, part), None, {})
    answer, facts = opened.answer(part), case.parts[part].facts
    items: dict[str, bool] = {}
    if part == "information" and answer is not None and facts is not None:
        items = items_asked(answer, facts["request"])
    return Asked(opened, part, False, answer, items)


def _blocked(request: HttpRequest, asked: Asked) -> Reason | None:
    """Why nothing can be noted; what was typed is shown again all the same."""
    if request.method == "POST":
        return None
    return refused(asked.opened.case, Act.RECORD_ACCESS, part=asked.part)


def _shown(asked: Asked) -> Answered | None:
    return answered(asked.answer) if asked.answer is not None else None


@dataclass(frozen=True, slots=True)
class Line:
    """One item that was asked for, with its own answer and where that stands."""

    name: Both
    outcome: Both
    says: Both
    cite: str
    tag: str


def _lines(asked: Asked) -> list[Line]:
    """Each item by itself, where more than one thing was asked for."""
    if asked.answer is None or len(asked.answer.items) < 2:
        return []
    return [
        Line(
            _capital(words.item_name(item.name)),
            OUTCOME_NAMES[item.outcome if asked.items[item.name] else item.reached.safe],
            (item.reached.rule.says, item.reached.rule.dice),
            item.reached.rule.cite,
            item.reached.rule.tag,
        )
        for item in asked.answer.items
    ]


def _capital(name: Both) -> Both:
    return (name[0][:1].upper() + name[0][1:], name[1][:1].upper() + name[1][1:])


def _is_person(asked: Asked) -> bool:
    """Whether it is about one person, of whom demographics can be held."""
    return bool(asked.opened.case.received["about_a_person"])


def _goes_whole(asked: Asked) -> bool:
    """Whether there is nothing to choose: at most one thing was asked for."""
    return len(asked.items) < 2


def _ticked(typed: Typed, asked: Asked) -> list[str]:
    items = [item for item in asked.items if typed.tick(f"item_{item}")]
    if asked.may_go and not items:
        typed.refuse(f"item_{asked.may_go[0]}", _TICK_ONE)
    return items


_TICK_ONE: Both = ("Tick what was given.", "Marque lo que se dio.")


def _form(asked: Asked) -> ActForm:
    means = MEANS_OF[asked.part]
    fields: list[Field] = []
    if asked.needs_moment:
        fields.append(moment_field("given_at", ("When", "Cuándo"), shown(california_now())))
    if not _goes_whole(asked):
        fields += [_tick(item) for item in asked.may_go]
    if _is_person(asked):
        fields += [
            Field(
                name,
                "choice",
                label,
                hint=_AS_HELD if name == "age_band" else None,
                choices=(*(Choice(word, names[word]) for word in known), Choice(NOT_HELD, _NO_RECORD)),
                required=True,
            )
            for name, label, known, names in _HELD
        ]
    return ActForm(
        _TITLES[means] if asked.stands else _ALLOWED.get(means, _TITLES[means]),
        _LEAD if asked.stands else _FIRST,
        ("Put it on record", "Registrar"),
        ("The access is on record.", "El acceso consta."),
        tuple(fields),
        template="screens/access_given.html",
    )


def _tick(item: str) -> Field:
    english, spanish = words.item_name(item)
    return Field(f"item_{item}", "tick", (f"Given: {english}", f"Se dio: {spanish}"))
