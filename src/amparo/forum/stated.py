"""The figures that a plan says its papers state: those that disagree, and which definition would give each."""

from collections.abc import Iterable, Iterator, Sequence

from amparo.forum.definitions import Defined
from amparo.forum.findings import Finding, Severity, found
from amparo.forum.plan import Figure, Plan
from amparo.terms import Language

MEASURE_WORDS: dict[str, tuple[str, str]] = {
    "requests": ("requests", "solicitudes"),
    "answered": ("requests answered", "solicitudes respondidas"),
    "declined": ("requests declined", "solicitudes rechazadas"),
    "people": ("people", "personas"),
    "bookings": ("bookings", "ingresos"),
    "parts": ("parts asked for", "partes pedidas"),
    "warrants": ("judicial warrants", "órdenes judiciales"),
    "notices": ("notices of release", "avisos de salida"),
    "interviews": ("interviews", "entrevistas"),
    "transfers": ("transfers", "entregas"),
    "arrests": ("arrests on the premises", "arrestos en las instalaciones"),
    "late_duties": ("late duties", "deberes tardíos"),
    "staff_minutes": ("staff minutes", "minutos de personal"),
}
"""The measures of definitions.toml, as people say them."""


def access_at_odds(plan: Plan, definitions: Sequence[Defined] | None) -> Iterator[Finding]:
    """A plan that denies the access which the release shows."""
    times = [one.value for one in definitions or () if one.counts == "access.given" and one.value]
    if plan.access_given is False and times:
        path = "access_given_in_data_year"
        yield found(
            "access_in_release",
            Severity.LAW,
            path,
            plan.line(path),
            cite="Gov. Code § 7283.1(d)",
            tag="V",
            rule="FORUM_NEXT_YEAR",
            year=plan.data_year,
            value=times[0],
        )


def figures_at_odds(plan: Plan, definitions: Sequence[Defined] | None) -> Iterator[Finding]:
    """Each measure whose papers disagree; with definitions also one that all state alike and no definition gives."""
    for measure in dict.fromkeys(one.measure for one in plan.figures):
        stated = [one for one in plan.figures if one.measure == measure]
        values = list(dict.fromkeys(one.value for one in stated))
        known = None if definitions is None else [one for one in definitions if one.measure == measure]
        if len(values) > 1:
            yield _finding("figures_disagree", stated, values, known)
        elif known is not None and known and all(one.value not in (None, values[0]) for one in known):
            yield _finding("figure_without_definition", stated, values, known)


def _finding(
    code: str, stated: Sequence[Figure], values: Sequence[int], known: Sequence[Defined] | None
) -> Finding:
    en, es = MEASURE_WORDS[stated[0].measure]
    return found(
        code,
        Severity.HOUSE,
        "figures_stated",
        stated[0].line,
        measure=en,
        value=values[0],
        stated=", ".join(f"{one.paper.replace('_', ' ')} {one.value}" for one in stated),
        definitions=_given(values, known, "en"),
        es={"measure": es, "definitions": _given(values, known, "es")},
    )


def _given(values: Iterable[int], known: Sequence[Defined] | None, language: Language) -> str:
    """Which definition gives each value, by the release."""
    spanish = language == "es"
    if known is None:
        if spanish:
            return "Qué definición da cada una solo se sabe con una publicación: dé --releases y --agency."
        return "Which definition gives each is known only from a release: give --releases and --agency."
    told = []
    for value in values:
        gives = [one.words(language) for one in known if one.value == value]
        none = "ninguna definición lo da" if spanish else "no definition gives it"
        if not gives and any(one.value is None for one in known):
            none = "la publicación no lo dice" if spanish else "the release does not say"
        told.append(f"{value}: {(' o ' if spanish else ' or ').join(gives) if gives else none}")
    return "; ".join(told) + "."
