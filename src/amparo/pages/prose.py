"""The pages that explain: methods, privacy, the limits of local power, data for machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amparo.figures.speech import sayer
from amparo.law.calendar import TRUST_ACT, TRUTH_ACT, VALUES_ACT
from amparo.pages.data import KINDS
from amparo.pages.site import Page, Site
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

BESIDES = (
    Law(
        "TRUTH Act",
        "Gov. Code § 7283.1(c)",
        TRUTH_ACT,
        "S",
        "records of the access that an agency gave, all its communication with the federal office included, can be asked for "
        "as public records; what identifies a person may be taken out of them",
        "las anotaciones del acceso que dio una agencia, con toda su comunicación con la oficina federal, se pueden pedir como "
        "registros públicos; puede quitarse de ellas lo que identifica a una persona",
    ),
    Law(
        "TRUTH Act",
        "Gov. Code § 7283.1(d)",
        TRUTH_ACT,
        "S",
        "after a year in which access was given, the governing body of that county or city holds at least one open community "
        "forum in the next",
        "después de un año en que se dio acceso, el órgano de gobierno de ese condado o ciudad celebra en el siguiente al "
        "menos un foro comunitario abierto",
    ),
    Law(
        "Values Act",
        "Gov. Code § 7284.6(c)",
        VALUES_ACT,
        "S",
        "agencies report transfers and joint task forces to the state each year; those reports are made as the state "
        "specifies, and can differ from these figures",
        "las agencias informan cada año al estado de los traslados y los grupos operativos conjuntos; esos informes se hacen "
        "como el estado indica y pueden diferir de estas cifras",
    ),
)
"""What the law gives or orders beside these figures, which take the place of none of it."""


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
        {"laws": _laws(LAWS, language), "besides": _laws(BESIDES, language)},
    )
    listed = [
        (spec.name, spec.title[language]) for spec in TABLES.values() if spec.name in site.release.tables
    ]
    yield Page(
        ("data",),
        "data.html",
        t("Data files", "Archivos de datos"),
        t("Every table as a file, whole.", "Todas las tablas en archivos, completas."),
        {"listed": listed, "kinds": KINDS},
    )


def _laws(laws: tuple[Law, ...], language: Language) -> list[tuple[Law, str, str]]:
    """Each law with its words and its tag's."""
    return [
        (law, law.says if language == "en" else law.dice, TAG_SENTENCES[law.tag][language]) for law in laws
    ]
