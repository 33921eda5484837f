"""The county office's table: every body of its list with policy, model, portal, training, last drill and reports owed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.facts.site_offices import alone
from amparo.facts.site_profile import Policy, SiteProfile
from amparo.terms import FactError, Language
from amparo.visits.matrix_list import ListedBody
from amparo.visits.readiness import readiness_of
from amparo.visits.readiness_shown import short, words

__all__ = ["MATRIX_COLUMNS", "MatrixRow", "cells_of", "matrix_of"]

MATRIX_COLUMNS = ("body", "answer", "policy", "model", "portal", "trained", "drill", "reports", "due")
_POLICY = "ab49_policy"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One body. All but `body` and `answer` is empty where nobody answered; `due` are codes of what is due and missing."""

    body: str
    answer: Literal["not_asked", "no_answer", "answered"]
    adopted: date | None = None
    model: str = ""
    model_day: date | None = None
    portal: date | str | None = None
    trained: int | None = None
    people: int | None = None
    last_drill: date | None = None
    reports: tuple[str, ...] = ()
    due: tuple[str, ...] = ()


def matrix_of(
    bodies: Sequence[ListedBody], profiles: Iterable[SiteProfile], on: date
) -> tuple[MatrixRow, ...]:
    """The table on a day, one row for each body of the list, in its order.

    Raises FactError where a profile is of a body that the list does not have, or that is real, or where two sites of a
    body tell different days of the same policy.
    """
    listed = {one.body: one for one in bodies}
    sites: dict[str, list[SiteProfile]] = {}
    for profile in profiles:
        _may_stand(profile, listed)
        sites.setdefault(profile.body, []).append(profile)
    return tuple(_row(one, sites.get(one.body, []), on) for one in bodies)


def _may_stand(profile: SiteProfile, listed: Mapping[str, ListedBody]) -> None:
    where = f"{profile.name}: body"
    body = listed.get(profile.body)
    if body is None:
        raise FactError(where, f"{profile.body!r} is not in the list.", "Add its row, or correct the name.")
    if body.real or not profile.fictional:
        problem = "a real body is shown as not asked, and its profile was given."
        raise FactError(
            where, problem, "Leave the profile out of this table; `amparo ready` shows it to the body."
        )
    if body.silent:
        raise FactError(where, "the list says that this body gave no answer.", "Empty its cell `answer`.")


def _row(body: ListedBody, sites: list[SiteProfile], on: date) -> MatrixRow:
    if not sites:
        return MatrixRow(body.body, "no_answer" if body.silent else "not_asked")
    policy = _policy(body.body, sites, on)
    roll = [line for site in sites for line in site.training if line.on <= on]
    drills = [site.last_drill for site in sites]
    held = [day for day in drills if day is not None and day <= on]
    items = [item for site in sites for item in readiness_of(site, on)]
    unsent = sorted(
        report.duty for site in sites for report in site.reports if report.sent is None or report.sent > on
    )
    return MatrixRow(
        body.body,
        "answered",
        adopted=policy.adopted if policy else None,
        model=policy.model if policy else "",
        model_day=policy.model_day if policy else None,
        portal=policy.portal if policy else None,
        trained=sum(line.trained for line in roll) if roll else None,
        people=sum(line.people for line in roll) if roll else None,
        last_drill=min(held)
        if len(held) == len(drills)
        else None,  # a site without a drill leaves none for the body
        reports=tuple(unsent),
        due=tuple(dict.fromkeys(item.code for item in items if item.state == "due")),
    )


def _policy(body: str, sites: list[SiteProfile], on: date) -> Policy | None:
    """The body's policy, as every one of its sites tells it; None where one of them does not know it."""
    found = [next((one for one in site.policies if one.policy == _POLICY), None) for site in sites]
    known = [one for one in found if one is not None and one.adopted is not None and one.adopted <= on]
    if len({one.adopted for one in known}) > 1:
        problem = "its sites tell different days of the same policy."
        raise FactError(f"{body}: policies.{_POLICY}", problem, "Correct the profile that is wrong.")
    return known[0] if len(known) == len(sites) else None


def cells_of(row: MatrixRow, language: Language) -> tuple[str, ...]:
    """A row as it is read, in the order of `MATRIX_COLUMNS`."""
    answer = words("matrix", row.answer, language)
    if row.answer != "answered":
        return (row.body, answer, *("" for _ in MATRIX_COLUMNS[2:]))
    unknown, none = words("matrix", "unknown", language), words("matrix", "none", language)
    trained = words("matrix", "of", language).format(trained=row.trained, people=row.people)
    return (
        row.body,
        answer,
        row.adopted.isoformat() if row.adopted else unknown,
        _model(row, language) or unknown,
        _portal(row, language) or unknown,
        trained if row.trained is not None else unknown,
        row.last_drill.isoformat() if row.last_drill else unknown,
        ", ".join(short(code, language) for code in row.reports) or none,
        ", ".join(short(code, language) for code in row.due) or none,
    )


def _model(row: MatrixRow, language: Language) -> str:
    if not row.model:
        return ""
    model = alone("models", row.model, language)
    if row.model_day is None:
        return model
    return words("matrix", "text_of", language).format(model=model, day=row.model_day)


def _portal(row: MatrixRow, language: Language) -> str:
    if isinstance(row.portal, date):
        return row.portal.isoformat()
    return words("matrix", "not_sent", language) if row.portal else ""
