"""Releases that were taken back because they could identify somebody: what of them is told no more, and where else it stood.

Whoever read them may have kept a copy, so the attack counts them as published for ever. What can still be done is not to
say it again: not in the next release, not as the old figure of a correction, not in a later release that repeated it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from amparo.register.release import HIDDEN, Cell, Key, Release, State, Withdrawn
from amparo.register.release_values import COULD_IDENTIFY
from amparo.register.tables import TABLES


def not_given_out(withdrawn: Iterable[Withdrawn]) -> frozenset[int]:
    """The numbers of the releases that are given out no more."""
    return frozenset(one.release for one in withdrawn if not one.is_given_out)


def with_repeats(withdrawn: Iterable[Withdrawn], earlier: Sequence[Release]) -> tuple[Withdrawn, ...]:
    """The same, and beside it each later release that says again what a release told that is given out no more.

    Each with manifest and day of the release that it is, for whoever reads this and has that release no more.
    """
    told = {one.release: one for one in withdrawn}
    while more := {number for number, _ in repeats_of(told.values(), earlier)}:
        told |= {number: Withdrawn(number, COULD_IDENTIFY) for number in more}
    found = [(one, earlier[number - 1]) for number, one in sorted(told.items())]
    return tuple(replace(one, manifest=gone.manifest, made_on=gone.made_on) for one, gone in found)


def repeats_of(withdrawn: Iterable[Withdrawn], releases: Sequence[Release]) -> list[tuple[int, int]]:
    """Each release that is given out and says again what one told that is given out no more: the numbers of both."""
    gone = not_given_out(withdrawn)
    return [
        (release.number, number)
        for release in releases
        for number in sorted(gone)
        if release.number not in gone and _repeats(release, releases[number - 1], releases)
    ]


def _repeats(later: Release, gone: Release, earlier: Sequence[Release]) -> bool:
    """Whether a later release shows a figure on people that `gone` brought, or names one of its own as what was corrected."""
    if later.number <= gone.number:
        return False
    before = earlier[gone.number - 2].cells() if gone.number > 1 else {}
    now = later.cells()
    somebody = {key[:4] for key, cell in gone.cells().items() if _is_of_people(key) and cell.value != 0}
    brought = {
        key: cell
        for key, cell in gone.cells().items()
        if _is_of_people(key)
        and key[:4] in somebody
        and cell.state is State.VALUE
        and before.get(key) != cell
    }
    quoted = any(
        one.release == gone.number and one.old.state is State.VALUE and _is_of_people(one.key)
        for one in later.corrections
    )
    return quoted or any(now.get(key) == cell for key, cell in brought.items())


def old_as_told(before: Release, withdrawn: Iterable[Withdrawn], key: Key) -> Cell:
    """What a correction says that a release showed: of one that is given out no more, a figure on people is hidden."""
    cell = before.cells()[key]
    is_gone = before.number in not_given_out(withdrawn) and _is_of_people(key)
    return HIDDEN if is_gone and cell.state is State.VALUE else cell


def _is_of_people(key: Key) -> bool:
    """Whether it is a figure on people, broken down; their sum follows from what agencies did."""
    return TABLES[key[0]].public_class == "B" and bool(key[4])
