"""Access that was given to a federal office: whether each has its own record, as Gov. Code § 7283.1(c) wants it.

What a list tells of is left aside: it has no column for this record, so its silence shows nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from amparo.law import duties as law

if (
    TYPE_CHECKING
):  # what an act needs to know is asked of the case file; only the type checker needs the arrow back
    from amparo.casefile.folding import CaseFile, Given

MEANS_OF = {
    "interview": "interview",
    "information": "information",
    "notification": "notification",
    "transfer": "transfer",
    "transport": "transfer",
    "criminal_warrant": "transfer",
    "hold": "hold",
}
"""By what means a yes to a part gives access."""


def unrecorded(case: CaseFile, means: str = "") -> list[Given]:
    """The access on record, by one means or any, that has no record of its own yet; the oldest first, each once."""
    found: dict[tuple[str, object], Given] = {}
    for one in case.given:
        known = found.get((one.means, one.at))
        if known is None or one.beyond:  # noted twice: as it happened, and as an act outside the decision
            found[one.means, one.at] = one
    return sorted(
        (
            one
            for one in found.values()
            if means in ("", one.means) and _owes_a_record(case, one) and not _is_recorded(case, one)
        ),
        key=lambda one: (one.at is not None, one.at and one.at.timestamp()),
    )


def _owes_a_record(case: CaseFile, given: Given) -> bool:
    """Where the rules allow it, they say whether the record is owed; beyond them it is, and so is it where unknown."""
    if not case.received["about_a_person"]:
        return False
    parts = [part for kind, part in case.parts.items() if MEANS_OF.get(kind) == given.means]
    return given.beyond or any(
        part.decided is None
        or part.decided["outcome"] not in ("permitted", "not_regulated")
        or law.ICE_ACCESS_RECORD.code in part.decided["duties"]
        for part in parts
    )


def _is_recorded(case: CaseFile, given: Given) -> bool:
    return any(one["means"] == given.means and given.at in (None, one["given_at"]) for one in case.accesses)


def is_given(case: CaseFile, means: str) -> bool:
    """Whether another entry says that access was given by these means: the moment stands there, or on the list."""
    told = means == "notification" and case.office_told_at is not None
    handed_over = means == "transfer" and case.handed_over
    return told or handed_over or any(one.means == means for one in case.given)


def first_given(case: CaseFile) -> datetime | None:
    """When access was first given, by its own record or by another entry; None where neither tells."""
    moments = [one["given_at"] for one in case.accesses] + [one.at for one in unrecorded(case)]
    return min((moment for moment in moments if moment is not None), default=None)
