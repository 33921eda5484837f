"""Everything that can be found in tables of published figures, in one list: contradictions, sums, arithmetic, rows kept aside."""

from collections.abc import Sequence

from amparo.figures.reported.collection import COUNTIES, STATE
from amparo.figures.reported.conflicts import conflicts
from amparo.figures.reported.derived import derived_findings
from amparo.figures.reported.figure import Aside, Reported
from amparo.figures.reported.findings import Finding, period_words
from amparo.figures.reported.reading import near_word
from amparo.figures.reported.sums import sums


def check(figures: Sequence[Reported], aside: Sequence[Aside] = ()) -> tuple[Finding, ...]:
    """Every finding; those for which the figures are not in order come first."""
    found = (
        *conflicts(figures),
        *sums(figures),
        *derived_findings(figures),
        *_aside(aside),
        *_places(figures),
    )
    return tuple(sorted(found, key=lambda one: (not one.fails, one.kind, one.en)))


def _aside(aside: Sequence[Aside]) -> tuple[Finding, ...]:
    return tuple(_kept_aside(one) for one in aside)


def _kept_aside(one: Aside) -> Finding:
    if one.why == "no_value":
        en = f"{one.county}, {period_words(one.period, 'en')}, {one.named}: no number is given. It is not zero."
        es = f"{one.county}, {period_words(one.period, 'es')}, {one.named}: no se da ningún número. No es cero."
        return Finding("no_value", one.county, en, es)
    near = near_word(one.named)
    en = f"Did you mean {near!r}?" if near else "Ask the source what it counts."
    es = f"¿Quiso decir {near!r}?" if near else "Pregunte a la fuente qué cuenta."
    return Finding(
        "no_definition",
        one.county,
        f"{one.county}, {period_words(one.period, 'en')}: {one.named!r} has no definition here, so {one.value or 'it'} "
        f"is kept aside and is not shown as known. {en}",
        f"{one.county}, {period_words(one.period, 'es')}: {one.named!r} no tiene definición aquí; {one.value or 'la fila'} "
        f"se guarda aparte y no se muestra como sabida. {es}",
    )


def _places(figures: Sequence[Reported]) -> tuple[Finding, ...]:
    known = {*COUNTIES, STATE}
    strange = sorted({one.county for one in figures} - known)
    return tuple(
        Finding(
            "no_county",
            county,
            f"{county}: this is none of California's {len(COUNTIES)} counties; it is checked, and compared with none.",
            f"{county}: no es ninguno de los {len(COUNTIES)} condados de California; se revisa, y no se compara.",
        )
        for county in strange
    )
