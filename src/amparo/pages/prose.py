"""The pages that explain: methods, privacy, the limits of local power, data for machines."""

from collections.abc import Iterator

from amparo.pages.data import KINDS
from amparo.pages.site import Page, Site
from amparo.pages.speech import sayer
from amparo.register.tables import TABLES
from amparo.terms import Language


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
