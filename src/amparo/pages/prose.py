"""The pages that explain: methods, privacy, the limits of local power, data for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amparo.law.calendar import TRUST_ACT, TRUTH_ACT, VALUES_ACT
from amparo.pages.data import KINDS
from amparo.pages.site import Page, Site
from amparo.pages.speech import sayer
from amparo.register.tables import TABLES
from amparo.terms import Language, Tag
from amparo.terms.citations import TAG_SENTENCES


@dataclass(frozen=True, slots=True)
class Law:
    """A law that this record stands on: its name, its place, since when, how sure we are, and what it is about."""

    name: str
    cite: str
    since: date
    tag: Tag
    says: str
    dice: str


LAWS = (
    Law(
        "TRUST Act",
        "Gov. Code §§ 7282, 7282.5",
        TRUST_ACT,
        "S",
        "on which grounds law enforcement may answer; rewritten by the Values Act",
        "por qué causales puede responder la policía; reescrita por la Ley de Valores",
    ),
    Law(
        "TRUTH Act",
        "Gov. Code §§ 7283, 7283.1, 7283.2",
        TRUTH_ACT,
        "S",
        "what a person in custody must be told, and that records of access are public records",
        "qué se debe informar a una persona en custodia, y que las anotaciones del acceso son registros públicos",
    ),
    Law(
        "Values Act",
        "Gov. Code §§ 7284–7284.12",
        VALUES_ACT,
        "S",
        "what police, sheriffs and schools' police may do for immigration enforcement, and what not",
        "qué pueden hacer la policía, el sheriff y la policía escolar para el control migratorio, y qué no",
    ),
)
"""Dates are from secondary sources, so each law has that tag, whatever its sections were checked in."""


def prose(site: Site, language: Language) -> Iterator[Page]:
    """These pages in a language."""
    t = sayer(language)
    yield Page(
        ("methods",),
        "methods.html",
        t("How it is counted", "Cómo se cuenta"),
        t(
            "How these figures are made, and what they leave out.",
            "Cómo se hacen estas cifras y qué no incluyen.",
        ),
    )
    yield Page(
        ("privacy",),
        "privacy.html",
        t("Privacy", "Privacidad"),
        t("What is kept, what is not, and why.", "Qué se guarda, qué no y por qué."),
    )
    yield Page(
        ("limits",),
        "limits.html",
        t("What local power cannot do", "Lo que el poder local no puede hacer"),
        t(
            "What a county, a city or a school can do, and what it cannot.",
            "Qué puede hacer un condado, una ciudad o una escuela, y qué no.",
        ),
        {"laws": _laws(language)},
    )
    listed = [
        (spec.name, spec.title[language]) for spec in TABLES.values() if spec.name in site.release.tables
    ]
    yield Page(
        ("data",),
        "data.html",
        t("Data for machines", "Datos para programas"),
        t("Every table as a file, whole.", "Todas las tablas en archivos, completas."),
        {"listed": listed, "kinds": KINDS},
    )


def _laws(language: Language) -> list[tuple[Law, str, str]]:
    """Each law with its words and its tag's."""
    return [
        (law, law.says if language == "en" else law.dice, TAG_SENTENCES[law.tag][language]) for law in LAWS
    ]
