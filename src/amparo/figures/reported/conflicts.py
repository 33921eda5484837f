"""Figures that do not agree: side by side with definition, unit and source, never averaged, and none of them chosen.

Two figures contradict each other where county, agency, words, period, breakdown, unit and kind are the same and the number
is not. Other units, other kinds and other periods make them unlike: that is told, and is no contradiction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from amparo.figures.reported.figure import Reported, Standing
from amparo.figures.reported.findings import LANGUAGES, Finding, listing, period_words, place_words, told
from amparo.figures.vocabulary import MEASURES, are_never_added, word_of
from amparo.terms import Language

Key = tuple[object, ...]


def with_agencies(figures: Iterable[Reported]) -> tuple[Reported, ...]:
    """Figures whose source names no agency, given to the only one that is named for their county; else they stay apart."""
    whole = tuple(figures)
    named: dict[str, set[str]] = {}
    for figure in whole:
        if figure.agency:
            named.setdefault(figure.county.casefold(), set()).add(figure.agency)
    return tuple(
        replace(figure, agency=next(iter(known)))
        if not figure.agency and len(known := named.get(figure.county.casefold(), set())) == 1
        else figure
        for figure in whole
    )


def same_words(figure: Reported) -> str:
    """The measure that the source's word stands for, whatever the unit: what a reader would take for the same."""
    word = word_of(figure.named)
    return word.measure if word else figure.measure


def _matter(figure: Reported) -> Key:
    """Of what a figure is, but for its period."""
    return (
        figure.county.casefold(),
        figure.agency.casefold(),
        same_words(figure),
        figure.named if MEASURES[figure.measure].statistic else "",
        figure.dimension.casefold(),
        figure.category.casefold(),
    )


def groups(figures: Iterable[Reported]) -> tuple[tuple[Reported, ...], ...]:
    """Figures in the same words, of the same place and period, together."""
    found: dict[Key, list[Reported]] = {}
    for figure in with_agencies(figures):
        found.setdefault((*_matter(figure), figure.period.start, figure.period.end), []).append(figure)
    return tuple(tuple(sorted(group, key=_order)) for group in found.values())


def _order(figure: Reported) -> tuple[object, ...]:
    return figure.value, figure.unit, figure.standing.value, figure.given_by, figure.file, figure.line


def are_alike(one: Reported, other: Reported) -> bool:
    """Whether units and kinds are the same, as far as both sources say them; nothing is nothing in every unit."""
    units = one.unit == other.unit or not one.unit or not other.unit or one.value == other.value == 0
    return units and (one.kind == other.kind or not one.kind or not other.kind)


def agree(one: Reported, other: Reported) -> bool:
    """Whether both can be true: the same number, or one that `at least` and `about` leave room for."""
    low, high = sorted((one, other), key=lambda figure: figure.value)
    if low.value == high.value or "at_least" in low.marks:
        return True
    return bool({"about"} & {*low.marks, *high.marks}) and (high.value - low.value) * 100 <= high.value


def relation_of(one: Reported, other: Reported) -> str:
    """How two figures of a group stand to each other: agree, unlike, corrected, or contradiction."""
    if agree(one, other):
        return "agree"
    if not are_alike(one, other):
        return "unlike"
    if Standing.DERIVED in (one.standing, other.standing):
        return "derived"
    if (one.standing is Standing.SUPERSEDED) != (other.standing is Standing.SUPERSEDED):
        return "corrected"
    return "contradiction"


def conflicts(figures: Sequence[Reported]) -> tuple[Finding, ...]:
    """Every group whose figures do not agree, and every pair of unlike periods."""
    found = list[Finding]()
    for group in groups(unique(figures)):
        relations = {relation_of(*pair) for pair in combinations(group, 2)}
        for kind, sentences in _SENTENCES.items():
            if kind in relations:
                found.append(_finding(kind, sentences, group, figures))
                break
    return (*found, *_periods(unique(figures)), *_duplicates(figures))


_SENTENCES = {
    "contradiction": (
        "{what}: {count} figures that do not agree: {list}. None is chosen, and no mean is taken.",
        "{what}: {count} cifras que no coinciden: {list}. No se elige ninguna ni se promedian.",
    ),
    "corrected": (
        "{what}: a figure was replaced or withdrawn by its source: {list}. All are shown.",
        "{what}: su fuente sustituyó o retiró una cifra: {list}. Se muestran todas.",
    ),
    "unlike": (
        "{what}: {count} figures in the same words that count different things: {list}. They are not compared.",
        "{what}: {count} cifras con las mismas palabras que cuentan cosas distintas: {list}. No se comparan.",
    ),
}


def _finding(
    kind: str, sentences: tuple[str, str], group: tuple[Reported, ...], figures: Sequence[Reported]
) -> Finding:
    beside = _beside(group, figures)
    en, es = (
        " ".join(
            [
                sentence.format(
                    what=place_words(replace(group[0], kind=""), language),
                    count=len({(one.value, one.unit) for one in group}),
                    list=listing(group, language),
                ),
                MEASURES[group[0].measure].meaning[language],
                *_beside_words(beside, language),
            ]
        )
        for sentence, language in zip(sentences, LANGUAGES, strict=True)
    )
    return Finding("unlike_units" if kind == "unlike" else kind, group[0].county, en, es, group)


def _beside_words(beside: tuple[Reported, ...], language: Language) -> tuple[str, ...]:
    """The unlike figures beside a group, in words; nothing where there are none."""
    if not beside:
        return ()
    lead = {"en": "Beside it, and never added", "es": "Al lado, y nunca se suma"}[language]
    listed = "; ".join(f"{MEASURES[one.measure].title[language]} {told(one, language)}" for one in beside)
    return (f"{lead}: {listed}.",)


def _beside(group: tuple[Reported, ...], figures: Sequence[Reported]) -> tuple[Reported, ...]:
    """Totals of another measure of the same family, for a period that meets this one: what a reader might mix it up with."""
    first = group[0]
    family = MEASURES[first.measure].family
    near = (
        other
        for other in unique(figures)
        if other.county.casefold() == first.county.casefold()
        and other.is_total
        and first.is_total
        and MEASURES[other.measure].family == family
        and other.measure not in {one.measure for one in group}
        and are_never_added(first.measure, other.measure)
        and other.period.meets(first.period)
    )
    return tuple(sorted(near, key=_order))


def _periods(figures: Sequence[Reported]) -> tuple[Finding, ...]:
    """Figures of the same matter whose periods share days and are not the same: unlike, never added, never compared."""
    matters: dict[Key, list[Reported]] = {}
    for figure in with_agencies(figures):
        if not MEASURES[figure.measure].statistic:
            matters.setdefault((*_matter(figure), figure.kind), []).append(figure)
    found = list[Finding]()
    for alike in matters.values():
        ordered = sorted(alike, key=lambda figure: (figure.period.start, figure.period.end, *_order(figure)))
        by_period = {(one.period.start, one.period.end): one.period for one in ordered}
        for one, other in combinations(by_period.values(), 2):
            if one.meets(other):
                both = tuple(figure for figure in ordered if figure.period in (one, other))
                found.append(_overlap(both))
    return tuple(found)


def _overlap(both: tuple[Reported, ...]) -> Finding:
    en, es = (
        "; ".join(f"{period_words(one.period, language)}: {told(one, language)}" for one in both)
        for language in LANGUAGES
    )
    first = both[0]
    title = MEASURES[first.measure].title
    return Finding(
        "unlike_periods",
        first.county,
        f"{first.county}, {title['en']}: periods that overlap and are not the same: {en}. They are neither added nor compared.",
        f"{first.county}, {title['es']}: períodos que se traslapan y no son iguales: {es}. No se suman ni se comparan.",
        both,
    )


def _identity(figure: Reported) -> Reported:
    """A figure without its place in a file."""
    return replace(figure, file="", line=0, note="")


def unique(figures: Iterable[Reported]) -> tuple[Reported, ...]:
    """Each figure once, the first where it is repeated word for word."""
    found: dict[Reported, Reported] = {}
    for figure in figures:
        found.setdefault(_identity(figure), figure)
    return tuple(found.values())


def _duplicates(figures: Sequence[Reported]) -> tuple[Finding, ...]:
    twice: dict[Reported, list[Reported]] = {}
    for figure in figures:
        twice.setdefault(_identity(figure), []).append(figure)
    return tuple(
        Finding(
            "duplicate",
            group[0].county,
            f"{place_words(group[0], 'en')}: the same figure stands {len(group)} times; it is counted once.",
            f"{place_words(group[0], 'es')}: la misma cifra aparece {len(group)} veces; se cuenta una vez.",
            tuple(group),
        )
        for group in twice.values()
        if len(group) > 1
    )
