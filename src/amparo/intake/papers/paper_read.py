"""What was read from a paper: each field with its value, and the place on the paper where a person can check it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from amparo.documents import Box, How
from amparo.intake.contact import Said
from amparo.law.papers import Paper

Value = str | bool | date | datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where on the paper a value stands, how it was read and how surely (0 to 1), and the words as they stand there.

    Without a place (`page` 0) the value was only found as data, or follows from the paper as a whole.
    """

    page: int
    box: Box
    how: How
    sure: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One field. `value` is None where it is blank or could not surely be read: then a person looks at the evidence.

    `evidence` is None where the paper does not show the field at all. A `sealed` value stays with the sealed copy.
    """

    name: str
    label: Said
    value: Value | None
    evidence: Evidence | None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class PaperRead:
    """One paper: its kind and class by the classifier, form and revision, its fields, and what was left aside.

    `pages` are those of the file on which it stands; `others` are the further papers of the same file.
    """

    paper: Paper
    form: str
    revision: str
    pages: tuple[int, ...]
    fields: tuple[FieldRead, ...]
    dropped: tuple[Said, ...]
    notes: tuple[Said, ...]
    others: tuple["PaperRead", ...] = ()

    @property
    def kind(self) -> str:
        """The code of its kind; empty where it is not known."""
        return self.paper.kind

    def field(self, name: str) -> FieldRead | None:
        """One field by its name, if this sort of paper has it."""
        return next((field for field in self.fields if field.name == name), None)

    def values(self) -> Mapping[str, Value | None]:
        """The values by name: what a person is asked to confirm."""
        return {field.name: field.value for field in self.fields}
