"""The fields that are read from papers: what `fields.toml` holds, typed."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from amparo.intake.contact import Said

FieldType = Literal["text", "reference", "telephone", "sex", "date", "moment", "tick"]
PaperSort = Literal["detainer", "warrant", "court"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a paper: its name, what its value becomes, its names for staff, the words printed beside it."""

    name: str
    type: FieldType
    of: tuple[PaperSort, ...]
    label: Said
    labels: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    block: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class NeverKept:
    """Something printed on papers for which no rule has any use."""

    what: str
    said: Said
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All of it: fields by name, words that end a value, what is never kept, what a form asks or cannot ask, titles."""

    fields: dict[str, Field]
    stops: tuple[str, ...]
    never_kept: tuple[NeverKept, ...]
    fixed: dict[str, tuple[str, ...]]
    absent: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]


@cache
def names() -> Names:
    """What the file holds, read once."""
    # Imported here because whoever only imports this room should not pay for them.
    import tomllib
    from importlib.resources import files

    read = tomllib.loads(files("amparo.intake.papers").joinpath("fields.toml").read_text("utf-8"))
    return Names(
        fields={row["name"]: _field(row) for row in read["field"]},
        stops=tuple(label for row in read["stop"] for label in row["labels"]),
        never_kept=tuple(
            NeverKept(row["what"], Said(row["en"], row["es"]), tuple(row["labels"]))
            for row in read["never_kept"]
        ),
        fixed={form: tuple(asked) for form, asked in read["fixed"].items()},
        absent={form: tuple(asked) for form, asked in read["absent"].items()},
        titles=tuple(sorted(read["titles"]["officer"], key=len, reverse=True)),
    )


def fields_of(sort: PaperSort) -> tuple[Field, ...]:
    """The fields that this sort of paper has, in the order of the file."""
    return tuple(field for field in names().fields.values() if sort in field.of)


def _field(row: dict[str, Any]) -> Field:
    return Field(
        name=row["name"],
        type=row["type"],
        of=tuple(row["of"]),
        label=Said(row["en"], row["es"]),
        labels=tuple(row.get("labels", ())),
        hints=tuple(row.get("hints", ())),
        block=row.get("block", False),
        sealed=row.get("sealed", False),
    )
