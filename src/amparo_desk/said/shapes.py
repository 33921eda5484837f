"""What the parts of a page show: a field, a criterion, a duty, an event, a page of a paper. Plain values, no law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from amparo.terms import Tag
from amparo_desk.said.speech import Both

FieldKind = Literal[
    "text", "area", "yes_no", "radios", "choice", "day", "moment", "code", "file", "tick", "hidden"
]
"""`yes_no` has three buttons: yes, no, asked and unknown. `code` completes offenses. `moment` is a day with its time."""

Answer = Literal["yes", "no", "unknown", "not_asked"]
ANSWERS: dict[Answer, Both] = {
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "unknown": ("unknown", "no se sabe"),
    "not_asked": ("not asked", "no se preguntó"),
}
Clock = Literal["late", "now", "today", "later", "done"]
CLOCKS: dict[Clock, Both] = {
    "late": ("LATE", "ATRASADO"),
    "now": ("now", "ahora"),
    "today": ("today", "hoy"),
    "later": ("later", "después"),
    "done": ("done", "hecho"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: str
    label: Both
    hint: Both | None = None


YES_NO_UNKNOWN = (
    Choice("yes", ("Yes", "Sí")),
    Choice("no", ("No", "No")),
    Choice("unknown", ("Asked and unknown", "Se preguntó y no se sabe")),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form, with what was typed into it and what is wrong with that."""

    name: str
    kind: FieldKind
    label: Both
    hint: Both | None = None
    value: str = ""
    error: Both | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    why: Both | None = None
    """Why it is asked at all."""

    @property
    def options(self) -> tuple[Choice, ...]:
        """What may be chosen."""
        return YES_NO_UNKNOWN if self.kind == "yes_no" else self.choices

    @property
    def described_by(self) -> str:
        """The ids of the texts that belong to it, for those who hear the page."""
        shown = self.hint or self.kind in ("day", "moment")  # these two always have a hint
        texts = {"why": self.why, "hint": shown, "error": self.error}
        return " ".join(f"{self.name}-{part}" for part, text in texts.items() if text)


def typed_again(
    fields: Iterable[Field], typed: Mapping[str, str], errors: Mapping[str, Both]
) -> tuple[Field, ...]:
    """The fields as they were typed, each with its error: what was typed is never cleared."""
    return tuple(
        replace(field, value=typed.get(field.name, field.value), error=errors.get(field.name))
        for field in fields
    )


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of a rule: the answer, where the law says it, since when, and how sure we are of the source."""

    says: Both
    answer: Answer
    cite: str
    since: date | None
    tag: Tag
    because: Both | None = None


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Something owed, and by when. `house` marks a deadline that the agency set for itself."""

    name: Both
    clock: Clock
    due: datetime | None
    cite: str
    link: str = ""
    house: bool = False
    person: str = ""
    note: Both | None = None
    tag: str = ""
    when: Both | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event on record: when it arrived, when the paper says, who did it as what, and what it was."""

    at: datetime
    says: Both
    by: str
    role: Both
    on_paper: datetime | None = None
    details: tuple[tuple[Both, str], ...] = ()
    corrects: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, as fractions of its width and height from the top left."""

    left: float
    top: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in the units of the picture, as the page draws it."""

    x: str
    y: str
    width: str
    height: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The picture of one page of a paper, with the places from which something was read."""

    picture: str
    page: int
    pages: int
    width: int
    height: int
    marks: tuple[Mark, ...] = ()
    chosen: int | None = None
    """Which mark is shown strongly."""

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Each mark where it stands on the picture; as text, since a figure would get Spanish commas."""
        return tuple(
            Placed(
                x=f"{mark.left * self.width:.1f}",
                y=f"{mark.top * self.height:.1f}",
                width=f"{mark.width * self.width:.1f}",
                height=f"{mark.height * self.height:.1f}",
                label=mark.label,
                is_chosen=number == self.chosen,
            )
            for number, mark in enumerate(self.marks)
        )
