"""Published releases looked through by somebody who has nothing else: do sums agree, is each change told, is anybody found?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from amparo.register import Finding, Level
from amparo.register.release import By, Cell, Key, Release, State, Table
from amparo.register.tables import TABLES
from amparo.release.attack import attack
from amparo.release.gate import named
from amparo.release.periods import ENOUGH_FOR_QUARTERS, SHORTEST_DELAY, period_of
from amparo.release.taken_back import not_given_out, old_as_told, repeats_of

_WORDS: dict[str, tuple[Level, str, str]] = {
    "release_read": (
        Level.FINE,
        "Release {number} of {made_on}: each file is as its manifest says; {shown} figures, {hidden} hidden, {missing} missing.",
        "Publicación {number} del {made_on}: archivos según el manifiesto; {shown} cifras, {hidden} ocultas, {missing} sin dato.",
    ),
    "release_sums": (
        Level.FINE,
        "Release {number}: every sum agrees with its parts, and every year with its quarters.",
        "Publicación {number}: cada suma concuerda con sus partes, y cada año con sus trimestres.",
    ),
    "release_sum_unfit": (
        Level.FAULT,
        "Release {number}: {figure} is {whole}, and its parts come to {parts}.",
        "Publicación {number}: {figure} es {whole}, y sus partes suman {parts}.",
    ),
    "release_corrections": (
        Level.FINE,
        "Release {number}: each of the {count} figures that differ from release {before} is told, old and new.",
        "Publicación {number}: se dice, con lo anterior y lo nuevo, cada una de las {count} cifras que difieren de la {before}.",
    ),
    "release_unchanged": (
        Level.FINE,
        "Release {number} changes no figure of release {before}.",
        "La publicación {number} no cambia ninguna cifra de la publicación {before}.",
    ),
    "release_silent": (
        Level.FAULT,
        "Release {number}: {figure} differs from release {before}, and no correction says so.",
        "Publicación {number}: {figure} difiere de la publicación {before}, y ninguna corrección lo dice.",
    ),
    "release_untrue": (
        Level.FAULT,
        "Release {number}: a correction of {figure} does not tell what releases {before} and {number} show.",
        "Publicación {number}: una corrección de {figure} no dice lo que muestran las publicaciones {before} y {number}.",
    ),
    "release_gone": (
        Level.FAULT,
        "Release {number}: {figure} stood in release {before} and is gone.",
        "Publicación {number}: {figure} estaba en la publicación {before} y ya no está.",
    ),
    "release_young": (
        Level.FAULT,
        "Release {number}: {figure} ended less than {days} days before the release was made.",
        "Publicación {number}: {figure} terminó menos de {days} días antes de hacerse la publicación.",
    ),
    "release_too_fine": (
        Level.FAULT,
        "Release {number}: {figure} is shown by quarter and has {contacts} contacts; quarters are shown from {enough} on.",
        "Publicación {number}: {figure} se muestra por trimestre y tiene {contacts} contactos; hacen falta al menos {enough}.",
    ),
    "release_withdrawn": (
        Level.NOTE,
        "Release {number} was withdrawn; release {by} says why.",
        "La publicación {number} fue retirada; la publicación {by} dice por qué.",
    ),
    "release_not_given_out": (
        Level.NOTE,
        (
            "Release {number} is not here: it could identify somebody and is given out no more. What later ones "
            "repeat or correct of it, and what could be worked out with a copy of it, is not checked."
        ),
        (
            "La publicación {number} no está aquí: podía identificar a alguien y ya no se entrega. No se comprueba qué "
            "repiten o corrigen de ella las posteriores, ni qué se podría averiguar con una copia de ella."
        ),
    ),
    "release_log_begun": (
        Level.NOTE,
        (
            "From release {number} on the log is {origin}. It says that it goes on for {ended}, which ends with {size} "
            "entries. No key of that log signed this: ask the agency, on another way, whether it is so."
        ),
        (
            "Desde la publicación {number} el registro es {origin}. Dice que sigue en lugar de {ended}, que termina con {size} "
            "entradas. Ninguna clave de aquel lo firmó: pregunte a la agencia, por otra vía, si es así."
        ),
    ),
    "release_repeated": (
        Level.FAULT,
        "Release {number} says again what release {gone} told of people, taken back because it could identify somebody.",
        "La publicación {number} repite lo que la {gone} decía de personas, que se retiró porque podía identificar a alguien.",
    ),
    "release_attacked": (
        Level.FINE,
        "From all releases together ({number}) the attack finds none of the hidden figures ({hidden}).",
        "De todas las publicaciones juntas ({number}) el ataque no averigua ninguna cifra oculta ({hidden}).",
    ),
    "release_determined": (
        Level.FAULT,
        "An outsider who holds every release finds {figure}: {low} to {high}.",
        "Alguien de fuera que tenga todas las publicaciones averigua {figure}: de {low} a {high}.",
    ),
}


def look_through(releases: Sequence[Release]) -> Iterator[Finding]:
    """Everything found in releases that were read with `read_releases`, in their order."""
    before: Release | None = None
    origin, all_here = "", True
    by_quarter = set[tuple[str, str]]()
    for release in releases:
        if not release.is_given_out:
            yield _found("release_not_given_out", release)
            before, all_here = None, False
            continue
        states = [cell.state for cell in release.cells().values()]
        yield _found(
            "release_read",
            release,
            made_on=release.made_on,
            shown=states.count(State.VALUE),
            hidden=states.count(State.HIDDEN),
            missing=states.count(State.MISSING),
        )
        yield from _sums(release)
        yield from _young(release)
        too_fine = list(_too_fine(release, by_quarter))
        yield from too_fine if all_here else ()  # else it may be one that is not here which cut that year
        if before is not None:
            yield from _changes(before, release)
        if origin not in ("", release.origin):
            yield from _begun(origin, release)
        before, origin = release, release.origin
    if before is not None:
        for one in before.withdrawn:
            yield _found("release_withdrawn", releases[one.release - 1], by=before.number)
        for number, gone in repeats_of(before.withdrawn, releases):
            yield _found("release_repeated", releases[number - 1], gone=gone)
        yield from _attacked(releases)


def _begun(before: str, release: Release) -> Iterator[Finding]:
    """That another log goes on; `read_releases` has refused one that does not say so."""
    for one in release.begun.before if release.begun else ():
        if one.log == before:
            told = {"origin": release.origin, "ended": one.log, "size": f"{one.size:,}"}
            yield _found("release_log_begun", release, **told)


def _sums(release: Release) -> Iterator[Finding]:
    unfit = [finding for table in release.tables.values() for finding in _sums_of(release, table)]
    yield from unfit or [_found("release_sums", release)]


def _sums_of(release: Release, table: Table) -> Iterator[Finding]:
    """Sums over codes, and years over quarters, where every part is told."""
    cells = table.cells()
    over_codes: defaultdict[Key, list[Cell]] = defaultdict(list)
    over_quarters: defaultdict[Key, list[Cell]] = defaultdict(list)
    spec = TABLES[table.name]
    for (name, agency, period, measure, by), cell in cells.items():
        if by and spec.measures[measure].total:
            over_codes[name, agency, period, measure, ()].append(cell)
        # Somebody in two quarters is one in the year, and a median of four medians is none.
        if "-" in period and not spec.measures[measure].apart:
            over_quarters[name, agency, period.partition("-")[0], measure, by].append(cell)
    whole = [(key, parts) for key, parts in over_codes.items() if key in cells]
    whole += [(key, parts) for key, parts in over_quarters.items() if len(parts) == 4 and key in cells]
    for key, parts in whole:
        told = [cell.value for cell in (cells[key], *parts)]
        if None not in told and told[0] != sum(value or 0 for value in told[1:]):
            yield _found(
                "release_sum_unfit",
                release,
                figure=named(key),
                whole=told[0],
                parts=sum(v or 0 for v in told[1:]),
            )


def _young(release: Release) -> Iterator[Finding]:
    for one in release.asked:
        if release.made_on - period_of(one.period).last < timedelta(days=SHORTEST_DELAY):
            figure = f"{one.agency} {one.period}"
            yield _found("release_young", release, figure=figure, days=SHORTEST_DELAY)


def _too_fine(release: Release, shown: set[tuple[str, str]]) -> Iterator[Finding]:
    """Years that are cut into quarters though they hold too little; a year that was once cut stays so, and is noted in `shown`.

    Where a quarter is missing nobody outside can say how much the year holds.
    """
    quarters: defaultdict[tuple[str, str], list[int | None]] = defaultdict(list)
    for row in release.tables["contacts"].rows:
        if "-" in row.period and not row.by:
            quarters[row.agency, row.period.partition("-")[0]].append(row.cell.value)
    for year, told in sorted(quarters.items()):
        contacts = sum(count or 0 for count in told)
        if year not in shown and None not in told and contacts < ENOUGH_FOR_QUARTERS:
            figure = " ".join(year)
            yield _found(
                "release_too_fine", release, figure=figure, contacts=contacts, enough=ENOUGH_FOR_QUARTERS
            )
        shown.add(year)


def _changes(before: Release, release: Release) -> Iterator[Finding]:
    """Each figure that changed is told as a correction, and each correction is true."""
    told = {one.key: one for one in release.corrections}
    old, new = before.cells(), release.cells()
    faults: list[Finding] = []
    shown = {key: old_as_told(before, release.withdrawn, key) for key in old}
    differ = {key for key in old if key in new and shown[key] != new[key]}
    for fault, keys in (
        ("release_silent", sorted(differ - told.keys())),
        ("release_gone", sorted(key for key in old if key not in new)),
        (
            "release_untrue",
            sorted(key for key, one in told.items() if (one.old, one.new) != (shown.get(key), new.get(key))),
        ),
    ):
        faults += [_found(fault, release, figure=named(key), before=before.number) for key in keys]
    code = "release_corrections" if differ else "release_unchanged"
    yield from faults or [_found(code, release, count=len(differ), before=before.number)]


def _attacked(releases: Sequence[Release]) -> Iterator[Finding]:
    gone = not_given_out(releases[-1].withdrawn)
    bounds = attack([tuple(release.tables.values()) for release in releases], taken_back=gone)
    bad = [one for one in bounds if one.is_determined or one.is_narrow]
    for one in bad:
        by: By = one.by
        figure = named((one.table, one.agency, one.period, one.measure, by))
        yield _found("release_determined", releases[-1], figure=figure, low=one.low, high=one.high)
    if not bad:
        hidden = sum(cell.state is State.HIDDEN for cell in releases[-1].cells().values())
        yield _found("release_attacked", releases[-1], hidden=hidden)


def _found(code: str, release: Release, **blanks: object) -> Finding:
    level, en, es = _WORDS[code]
    filled = {"number": release.number, **blanks}
    return Finding(code, level, en.format(**filled), es.format(**filled), f"{release.number:04}")
