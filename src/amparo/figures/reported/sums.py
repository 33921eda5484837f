"""Sums that must hold: the parts of a breakdown against its total, and what must hold between the measures of one source."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from amparo.figures.reported.conflicts import unique, with_agencies
from amparo.figures.reported.figure import Reported, Standing
from amparo.figures.reported.findings import LANGUAGES, Finding, numbers_of, period_words, place_words
from amparo.figures.reported.numbers import written
from amparo.figures.reported.words import spoken
from amparo.figures.vocabulary import DIMENSIONS, MEASURES, RELATIONS, UNITS, Part, Relation
from amparo.terms import Language


def sums(figures: Sequence[Reported]) -> tuple[Finding, ...]:
    """Every breakdown that has a total, and every relation of which all members are there."""
    whole = [figure for figure in with_agencies(unique(figures)) if not MEASURES[figure.measure].statistic]
    return (*_breakdowns(whole), *_relations(whole))


def _place(figure: Reported) -> tuple[str, ...]:
    """Whose figure it is, of what and when; the source's own word, since parts may come in another unit than their total."""
    period = figure.period
    return (
        figure.county.casefold(),
        figure.agency.casefold(),
        figure.named,
        period.start.isoformat(),
        period.end.isoformat(),
    )


def _breakdowns(figures: Sequence[Reported]) -> Iterator[Finding]:
    ordered = sorted(
        figures, key=lambda one: (*_place(one), one.dimension, one.category, one.value, one.line)
    )
    for _, group in groupby(ordered, key=_place):
        members = list(group)
        totals = [one for one in members if one.is_total]
        for dimension, parts in groupby((one for one in members if not one.is_total), lambda o: o.dimension):
            yield _sum(dimension, list(parts), totals)


def _sum(dimension: str, parts: list[Reported], totals: list[Reported]) -> Finding:
    """What a breakdown adds up to, and whether that is the total."""
    known = DIMENSIONS.get(dimension)
    added = sum(part.value for part in parts)
    words = {
        language: (
            f"{place_words(totals[0] if totals else parts[0], language).removesuffix(', ' + parts[0].category)}, "
            f"{known.words[language] if known else dimension}"
        )
        for language in LANGUAGES
    }
    written_out = f"{numbers_of(part.value for part in parts)} = {written(added)}"
    about = (*totals, *parts)

    def finding(kind: str, en: str, es: str) -> Finding:
        units = _units(parts, totals)
        return Finding(
            kind,
            parts[0].county,
            f"{words['en']}: {en}{units['en']}",
            f"{words['es']}: {es}{units['es']}",
            about,
        )

    if len({part.category.casefold() for part in parts}) < len(parts):
        return finding(
            "parts_contested",
            "a part has more than one figure, so nothing is added up.",
            "una parte tiene más de una cifra, así que no se suma nada.",
        )
    if not totals:
        return finding(
            "no_total",
            f"no total is given beside {written_out}.",
            f"no se da un total junto a {written_out}.",
        )
    standing = [total for total in totals if total.standing is not Standing.SUPERSEDED] or totals
    missing = min((total.value - added for total in standing), key=lambda left: max(left, -left))
    fits = [total for total in totals if total.value == added]
    if (known and not known.exclusive) or any("incomplete_list" in part.marks for part in parts):
        return finding(
            "incomplete",
            f"{written_out}; the list is not complete, or a case may stand in several parts, so this need not be "
            f"the total ({_totals(totals)}). Not in the list: {written(missing)}.",
            f"{written_out}; la lista no está completa, o un caso puede estar en varias partes, así que no tiene que "
            f"dar el total ({_totals(totals)}). Fuera de la lista: {written(missing)}.",
        )
    if fits:
        replaced = all(total.standing is Standing.SUPERSEDED for total in fits)
        return finding(
            "sum_fails" if replaced else "sum_holds",
            f"{written_out}, which is {'only the replaced' if replaced else 'the'} total.",
            f"{written_out}, que es {'solo el total sustituido' if replaced else 'el total'}.",
        )
    return finding(
        "sum_fails",
        f"{written_out}, but the total is {_totals(totals)}. {_remainder(missing, 'en')}",
        f"{written_out}, pero el total es {_totals(totals)}. {_remainder(missing, 'es')}",
    )


def _remainder(missing: object, language: Language) -> str:
    more = str(missing).startswith("-")
    size = str(missing).lstrip("-")
    if language == "en":
        return f"{size} {'too many are in the parts' if more else 'are in no part'}."
    return f"{'Sobran' if more else 'Faltan'} {size} en las partes."


def _totals(totals: list[Reported]) -> str:
    return " / ".join(dict.fromkeys(written(total.value) for total in totals))


def _units(parts: list[Reported], totals: list[Reported]) -> dict[Language, str]:
    """That the parts and their total count in different units, where both say them."""
    inside, over = {part.unit for part in parts} - {""}, {total.unit for total in totals} - {""}
    if not inside or not over or inside & over:
        return {"en": "", "es": ""}
    say = {
        language: tuple(
            " / ".join(UNITS[unit][language] for unit in sorted(units)) for units in (inside, over)
        )
        for language in LANGUAGES
    }
    return {
        "en": f" The parts count {say['en'][0]}, the total {say['en'][1]}.",
        "es": f" Las partes cuentan {say['es'][0]}; el total, {say['es'][1]}.",
    }


def _relations(figures: Sequence[Reported]) -> Iterator[Finding]:
    """What must hold between measures of one agency, period and source."""

    def source(figure: Reported) -> tuple[str, ...]:
        place = _place(figure)
        return (place[0], place[1], *place[3:], figure.source or figure.publisher)

    totals = [one for one in figures if one.is_total and one.standing is not Standing.SUPERSEDED]
    for _, group in groupby(sorted(totals, key=source), key=source):
        members = list(group)
        for relation in RELATIONS:
            yield from _relation(relation, members)


def _taken(part: Part, members: list[Reported]) -> list[Reported]:
    return [one for one in members if part.takes(MEASURES[one.measure], one.unit)]


def _relation(relation: Relation, members: list[Reported]) -> Iterator[Finding]:
    for whole in _taken(relation.whole, members):
        taken = [_taken(part, members) for part in relation.parts]
        if relation.kind == "at_most":
            taken = [[one for one in found if one.unit == whole.unit] for found in taken]
        if any(len(found) > 1 for found in taken) or not any(taken):
            continue
        parts = [one for found in taken for one in found]
        added = sum(part.value for part in parts)
        is_whole = len(parts) == len(relation.parts)
        fails = added > whole.value if relation.kind == "at_most" else is_whole and added != whole.value
        if fails or (is_whole and (relation.kind == "equal" or len(parts) > 1)):
            yield _related(whole, parts, fails)


def _related(whole: Reported, parts: list[Reported], fails: bool) -> Finding:
    added = sum(part.value for part in parts)
    said = dict[Language, str]()
    for language in LANGUAGES:
        names = " + ".join(f"{MEASURES[one.measure].title[language]} {written(one.value)}" for one in parts)
        where = f"{spoken(whole.county, language)[0]}, {period_words(whole.period, language)}"
        total = f"{MEASURES[whole.measure].title[language]} {written(whole.value)}"
        rest = {"en": "remainder", "es": "resto"}[language]
        said[language] = (
            f"{where}: {names} = {written(added)}; {total}; {rest} {written(whole.value - added)}."
        )
    kind = "relation_fails" if fails else "relation_holds"
    return Finding(kind, whole.county, said["en"], said["es"], (whole, *parts))
