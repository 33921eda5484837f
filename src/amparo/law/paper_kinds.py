"""The kinds of paper and their eight classes: what `paper_kinds.toml` holds, typed."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from amparo.terms.citations import Tag


class PaperClass(StrEnum):
    """Whose word a paper is, and so what it can open."""

    JUD_WARRANT = "JUD_WARRANT"  # a federal or California judge's warrant: may open a door, within its words
    JUD_ORDER = "JUD_ORDER"  # a court's order: binds within its words
    JUD_SUBPOENA = "JUD_SUBPOENA"  # a court's subpoena: answered in time or challenged, never on the spot
    ADMIN_WARRANT = "ADMIN_WARRANT"  # an immigration officer's warrant: opens no door without consent
    ADMIN_SUBPOENA = "ADMIN_SUBPOENA"  # an agency's subpoena: the agency must ask a court to enforce it
    ADMIN_NOTICE = (
        "ADMIN_NOTICE"  # an agency's notice: nothing must be given (an I-9 inspection: the I-9 forms)
    )
    REQUEST = "REQUEST"  # anybody's wish
    UNKNOWN = "UNKNOWN"  # no access and no refusal at the desk: hold, refer, counsel


COURT_CLASSES = frozenset({PaperClass.JUD_WARRANT, PaperClass.JUD_ORDER, PaperClass.JUD_SUBPOENA})

STEPS: dict[PaperClass, tuple[str, ...]] = {
    PaperClass.JUD_WARRANT: ("S-10",),
    PaperClass.JUD_ORDER: ("S-10",),
    PaperClass.JUD_SUBPOENA: ("S-26",),
    PaperClass.ADMIN_WARRANT: ("S-09",),
    PaperClass.ADMIN_SUBPOENA: ("S-26",),
    PaperClass.ADMIN_NOTICE: ("S-09",),
    PaperClass.REQUEST: ("S-04",),
    PaperClass.UNKNOWN: ("S-04", "S-07", "S-17"),
}
"""What staff do next, by class: steps of the front-desk script. A kind with steps of its own names them in its row."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper, as its row has it; `en` and `es` are its names for staff."""

    code: str
    paper_class: PaperClass
    title: str
    issuer: str
    signer: str
    authorises: str
    does_not_authorise: str
    en: str
    es: str
    tag: Tag
    source: str = ""
    forms: tuple[str, ...] = ()
    fit: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by their code: the word that case files and fact paths use."""
    # Imported here because whoever only imports this module, as every decision does, should not pay for them.
    import tomllib
    from importlib.resources import files

    rows = tomllib.loads(files("amparo.law").joinpath("paper_kinds.toml").read_text("utf-8"))["kind"]
    return {row["code"]: _kind(row) for row in rows}


def _kind(row: dict[str, Any]) -> Kind:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return Kind(paper_class=PaperClass(values.pop("class")), **values)


@cache
def kind_of_form() -> dict[str, str]:
    """Which kind a form number prints."""
    return {form: kind.code for kind in kinds().values() for form in kind.forms}


@dataclass(frozen=True, slots=True)
class Finding:
    """What the procedure has found so far: kind and class, the words of the title, and what is odd about the paper."""

    kind: str  # empty where only the class is known
    paper_class: PaperClass
    title: str = ""
    flags: tuple[str, ...] = ()


def finding(kind: str, title: str = "") -> Finding:
    """A paper of this kind, with the class of its row."""
    return Finding(kind, kinds()[kind].paper_class, title)
