"""A year's hand-overs as counts under every definition that a state table may follow, ready to be laid beside it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.oversight.transfers import Apart, Gap, Transfers


@dataclass(frozen=True, slots=True)
class Ours:
    """How many hand-overs, how many offenses, and how many under each other definition; what was sent, where it was."""

    handovers: int
    offenses: int
    by_offense: Mapping[str, int]
    within_decision: int
    with_others: int
    sent: int | None
    other_years: Mapping[int, int]


def counted(transfers: Transfers, sent: Mapping[str, Any] | None, other_years: Mapping[int, int]) -> Ours:
    """The counts. `sent` is the data of the newest report that was sent; `other_years` the hand-overs of those beside."""
    rows = transfers.counted
    by_offense = Counter(offense for one in rows for offense in one.offenses)
    unnamed = sum(not one.offenses for one in rows)
    return Ours(
        len(rows),
        sum(by_offense.values()) + unnamed,
        {**by_offense, **({"unknown": unnamed} if unnamed else {})},
        sum(Gap.OUTSIDE not in one.gaps for one in rows),
        len(rows) + sum(why is Apart.ORDINARY_WARRANT for _, _, why in transfers.apart),
        None if sent is None else int(sent["transfer_count"]),
        other_years,
    )
