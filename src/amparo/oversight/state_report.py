"""The yearly report to the state's Department of Justice: what Gov. Code § 7284.6(c) asks, and nothing else.

It names nobody: a running number, the offense that allowed the hand-over, the rule with its citation and tag. No name, no
booking, no day and no place of birth is in it. A report that follows one that was sent is an amendment and names it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.law.duties import DOJ_TASKFORCE_REPORT, DOJ_TRANSFER_REPORT
from amparo.oversight.task_forces import TaskForce
from amparo.oversight.transfers import Transfers

FORMAT = "amparo.state-report.v1"
FIRST_YEAR = 2018
"""The first year of which hand-overs are reported: they are since 2018-01-04."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs from the report that was sent; None where it is not known."""

    what: str
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Amends:
    """Which report an amendment follows: when it was sent, the digest of its data, and every figure that changed."""

    sent_on: date
    digest: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class StateReport:
    """A year's report of one agency. `due` is the day that the agency set, and None where nobody has."""

    agency: str
    name: str
    year: int
    made_on: date
    transfers: Transfers
    task_forces: tuple[TaskForce, ...]
    due: date | None = None
    amends: Amends | None = None

    @property
    def gaps(self) -> dict[str, int]:
        """How often each gap is named, by its code."""
        return dict(sorted(Counter(gap.value for one in self.transfers.counted for gap in one.gaps).items()))


def report_data(report: StateReport) -> dict[str, Any]:
    """The whole report as plain data, stable in its names; its JSON form, from which every other one is made."""
    return {
        "format": FORMAT,
        "agency": report.agency,
        "agency_name": report.name,
        "year": report.year,
        "made_on": report.made_on.isoformat(),
        "due": report.due.isoformat() if report.due else None,
        "basis": {
            "transfers": {"cite": DOJ_TRANSFER_REPORT.cite, "tag": DOJ_TRANSFER_REPORT.tag},
            "task_forces": {"cite": DOJ_TASKFORCE_REPORT.cite, "tag": DOJ_TASKFORCE_REPORT.tag},
            "due": {"cite": "", "tag": "K"},
        },
        "transfers": _transfers(report.transfers),
        "transfer_count": len(report.transfers.counted),
        "offense_count": report.transfers.offenses,
        "apart": dict(sorted(Counter(why.value for _, _, why in report.transfers.apart).items())),
        "gaps": report.gaps,
        "task_forces": [one.told() for one in report.task_forces],
        "amends": _amends(report.amends),
        "caution": "not legal advice",
    }


def _transfers(transfers: Transfers) -> list[dict[str, Any]]:
    """In the order of what allowed them, not of their days: the order in which people left says something of them."""
    rows = sorted(
        transfers.counted, key=lambda one: (one.offenses, one.rule, one.citation, sorted(one.gaps), one.asked)
    )
    return [
        {
            "transfer": number,
            "offenses": list(one.offenses),
            "offense_is": one.basis or None,
            "rule": one.rule or None,
            "citation": one.citation or None,
            "tag": one.tag or None,
            "not_known": [gap.value for gap in one.gaps],
        }
        for number, one in enumerate(rows, 1)
    ]


def _amends(amends: Amends | None) -> dict[str, Any] | None:
    if amends is None:
        return None
    changes = [{"what": one.what, "old": one.old, "new": one.new} for one in amends.changes]
    return {"sent_on": amends.sent_on.isoformat(), "sha256": amends.digest, "changes": changes}


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every figure of two reports' data that differs: the sums, each offense, each gap, each task force."""
    before, now = _figures(old), _figures(new)
    unknown = {what for what in (*before, *now) if what.startswith(_OF_A_FORCE)}
    pairs = {
        what: (
            before.get(what, None if what in unknown else 0),
            now.get(what, None if what in unknown else 0),
        )
        for what in sorted({*before, *now})
    }
    return tuple(Change(what, was, stands) for what, (was, stands) in pairs.items() if was != stands)


_OF_A_FORCE = ("arrests of ", "immigration_arrests of ")
"""Figures that may be unknown, which is never nought."""


def _figures(data: Mapping[str, Any]) -> dict[str, int | None]:
    counts = Counter[str]({"transfers": data["transfer_count"], "task_forces": len(data["task_forces"])})
    for row in data["transfers"]:
        counts.update(f"offense {offense}" for offense in row["offenses"])
        counts.update(f"gap {gap}" for gap in row["not_known"])
    found: dict[str, int | None] = dict(counts)
    for force in data["task_forces"]:
        for name in ("arrests", "immigration_arrests"):
            found[f"{name} of {force['name']}"] = force[name]
    return found


def standing_forces(told: Sequence[TaskForce], year: int) -> tuple[TaskForce, ...]:
    """The task forces of a year, by name."""
    return tuple(sorted((one for one in told if one.year == year), key=lambda one: one.name))
