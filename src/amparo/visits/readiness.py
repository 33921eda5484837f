"""What stands at a site and what is missing, with the rule behind it, the day it is due, and what to do, for one day.

What the profile does not say is missing, never taken for a yes. Only a duty whose day has come, at a body that it binds
and by a source that was checked, is called due and missing; the rest is told as encouraged, advised, or not due yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amparo.facts.site_profile import Report, SiteProfile
from amparo.law.places import decide_visit, duty_at
from amparo.law.places.duty_words import PLACE_DUTIES
from amparo.law.places.readiness import STANDING_RULES, StandingRule
from amparo.terms import FactValueError, Language, Tag
from amparo.visits.readiness_shown import Shown, in_both, shown_in

_NOTHING: Mapping[Language, str] = {"en": "", "es": ""}

__all__ = ["ReadinessItem", "State", "is_due", "readiness_of"]

State = Literal["stands", "due", "soon", "encouraged", "advised", "confirm"]


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One line of the sheet. `found` says what the profile shows, `mend` what to do; both are empty in no language."""

    code: str
    state: State
    due: date | None
    says: Mapping[Language, str]
    found: Mapping[Language, str]
    mend: Mapping[Language, str]
    rule: str
    cite: str
    tag: Tag


def readiness_of(profile: SiteProfile, on: date) -> tuple[ReadinessItem, ...]:
    """Every item that concerns the site, on a day; then the reports that earlier visits left owed."""
    items = [_item(profile, rule, on) for rule in STANDING_RULES if _concerns(profile, rule)]
    return (*items, *(_report(profile, report, on) for report in profile.reports))


def is_due(items: tuple[ReadinessItem, ...]) -> bool:
    """Whether anything is due and missing."""
    return any(one.state == "due" for one in items)


def _concerns(profile: SiteProfile, rule: StandingRule) -> bool:
    if profile.place not in rule.places:
        return False
    if rule.of == "public" and _is_private(profile):
        return False
    if rule.of == "meetings" and not profile.eligible_legislative_body:
        return False
    # A safety plan is a public school's, or that of child care which stands on the site of one.
    return not (rule.code == "sb98_plan" and profile.place == "child_care" and not profile.on_lea_site)


def _is_private(profile: SiteProfile) -> bool:
    private_kind = (profile.health_kind or "") in ("hospital_private", "clinic_private")
    return (
        profile.operator == "private"
        or profile.place in ("private_college", "worship")
        or private_kind
        or profile.place_sub == "private_school"
    )


def _item(profile: SiteProfile, rule: StandingRule, on: date) -> ReadinessItem:
    shown = shown_in(profile, rule, on)
    return ReadinessItem(
        rule.code,
        _state(profile, rule, shown, on),
        rule.due,
        rule.says,
        shown.found,
        _mend(profile, rule, shown),
        rule.rule,
        rule.cite,
        rule.tag,
    )


def _mend(profile: SiteProfile, rule: StandingRule, shown: Shown) -> Mapping[Language, str]:
    if shown.stands:
        return _NOTHING
    if profile.place == "uc" and rule.by != "house" and not rule.encouraged:
        return in_both("sheet", "requested")
    return in_both("mend", rule.shown_by)


def _state(profile: SiteProfile, rule: StandingRule, shown: Shown, on: date) -> State:
    if shown.stands:
        return "stands"
    if rule.by == "house":
        return "advised"
    if rule.encouraged or _only_asked(profile):
        return "encouraged"
    if not _has_come(profile, rule, on):
        return "soon"
    return "confirm" if rule.tag == "K" else "due"


def _only_asked(profile: SiteProfile) -> bool:
    """The University is requested, a private school is no local educational agency: neither shows a violation."""
    return profile.place == "uc" or profile.place_sub in ("private_school", "not_qualifying")


def _has_come(profile: SiteProfile, rule: StandingRule, on: date) -> bool:
    if rule.by == "decision":
        asked = {"request": "none", "event": "policy_check", "policy": rule.policy, "adopted": False}
        return decide_visit(profile.place, {**profile.visit_facts(on), **asked}, on).outcome == "notify_only"
    return rule.due is not None and on >= rule.due


def _report(profile: SiteProfile, report: Report, on: date) -> ReadinessItem:
    """A report is due through the end of its day and overdue after it; it is missing from its day on."""
    if report.duty not in PLACE_DUTIES:
        raise FactValueError(
            f"{profile.name}: reports.duty",
            f"{report.duty} is no duty of ours.",
            f"One of {', '.join(PLACE_DUTIES)}.",
        )
    duty = duty_at(report.duty, profile.place, on, profile.visit_facts(on))
    sent = report.sent is not None and report.sent <= on
    state: State = "stands" if sent else ("due" if on >= report.due else "soon")
    if state == "due" and duty.tag == "K":
        state = "confirm"
    found = in_both("found", "sent_report", day=report.sent) if sent else in_both("found", "unsent_report")
    mend = _NOTHING if sent else in_both("mend", "report")
    says: dict[Language, str] = {"en": duty.says, "es": duty.dice}
    return ReadinessItem(report.duty, state, report.due, says, found, mend, report.duty, duty.cite, duty.tag)
