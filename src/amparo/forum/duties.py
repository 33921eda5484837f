"""The findings of law on a plan: each duty of the forum and of open meetings decided by the rules, and told where it is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from amparo.facts.meeting import body_is_eligible
from amparo.forum.findings import Finding, Severity, found
from amparo.forum.plan import Plan, Spoken
from amparo.forum.plan_facts import (
    Facts,
    facts_of,
    facts_of_language,
    first_notice,
    gave_access,
    last_notice_day,
)
from amparo.forum.words import language_name
from amparo.law.meetings import FACTS, MET_LATE, OWED, decide_meeting
from amparo.law.meetings.calendar import FORUM_NOTICE_DAYS, OPEN_MEETINGS_ACT
from amparo.rules import Reached
from amparo.terms import weakest


@dataclass(frozen=True, slots=True)
class _Duty:
    """A question of law, where its answer stands in a plan, and the words of a finding."""

    question: str
    code: str
    path: str
    if_unsaid: Severity = Severity.UNKNOWN


_DUTIES = (
    _Duty("forum_day", "forum_day", "forum.starts"),
    _Duty("forum_notice", "notice", "notices"),
    _Duty("forum_place", "place", "forum.step_free_access"),
    _Duty("forum_comment", "no_comment", "forum.public_comment"),
    _Duty("remote_attendance", "remote_attendance", "forum.remote_attendance"),
    _Duty("call_in_number", "call_in_number", "forum.call_in_number_posted"),
    _Duty("captions", "captions", "forum.automatic_captions"),
    _Duty("remote_comment", "remote_comment", "forum.public_comment"),
    _Duty("service_failure", "service_failure", "forum.disruption_policy_approved"),
    _Duty("more_translations", "more_translations", "forum.place_for_public_translations", Severity.REMINDER),
    _Duty("own_interpreter", "own_interpreter", "forum.own_interpreter_instructions_published"),
    _Duty("meetings_page", "meetings_page", "forum.meetings_page_linked_from_home_page"),
    _Duty("outreach", "outreach", "forum.groups_invited"),
)


def duties_not_met(plan: Plan) -> Iterator[Finding]:
    """Every duty of law that the plan does not meet, or of which it does not say enough."""
    facts = facts_of(plan)
    if plan.access_given is False and gave_access(plan):
        yield found(
            "access_contradicted",
            Severity.LAW,
            "access_given_in_data_year",
            plan.line("access_given_in_data_year"),
            cite="Gov. Code § 7283.1(d)",
            tag="V",
            rule="FORUM_NEXT_YEAR",
            year=plan.data_year,
            who=", ".join(gave_access(plan)),
        )
    for duty in _DUTIES:
        reached = decide_meeting(duty.question, facts, plan.on)
        if OWED in reached.possible or MET_LATE in reached.possible:
            yield _open(duty, reached, plan) if not reached.settled else _broken(duty, reached, plan)
    yield from _agenda_languages(plan, facts)


def _agenda_languages(plan: Plan, facts: Facts) -> Iterator[Finding]:
    duty = _Duty("agenda_language", "agenda_language", "agenda.languages")
    if not plan.survey:
        reached = decide_meeting(duty.question, facts, plan.on)
        if OWED in reached.possible:
            yield _with(reached, "survey_not_said", Severity.UNKNOWN, "languages_survey", plan)
        return
    for spoken in plan.survey:
        if spoken.language == "en":
            continue
        reached = decide_meeting(duty.question, facts_of_language(plan, spoken), plan.on)
        if reached.settled and reached.outcome == OWED:
            yield _language(reached, spoken, plan)
        elif OWED in reached.possible:
            yield _open(_Duty(duty.question, duty.code, f"languages_survey.{spoken.language}"), reached, plan)


def _language(reached: Reached, spoken: Spoken, plan: Plan) -> Finding:
    return _with(
        reached,
        "agenda_language",
        Severity.LAW,
        "agenda.languages",
        plan,
        language=language_name(spoken.language, "en"),
        es={"language": language_name(spoken.language, "es")},
        share=_percent(spoken.share),
        little=_percent(spoken.less_than_very_well),
    )


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share * 100:.10g}"


def _with(
    reached: Reached,
    code: str,
    severity: Severity,
    path: str,
    plan: Plan,
    es: dict[str, str] | None = None,
    **told: Any,
) -> Finding:
    """A finding that rests on a rule, and, for the duties of open meetings, on what makes the body an eligible one."""
    rule, tag, key = reached.rule, reached.rule.tag, reached.rule.key
    if body_is_eligible.path in reached.decision.facts():
        body = decide_meeting("eligible_body", facts_of(plan), plan.on).rule
        tag, key = weakest(tag, body.tag), f"{key}, {body.key}"
    return found(
        code,
        severity,
        path,
        plan.line(path),
        cite=rule.cite,
        tag=tag,
        rule=key,
        missing=reached.missing,
        es=es,
        **told,
    )


def _broken(duty: _Duty, reached: Reached, plan: Plan) -> Finding:
    """A duty that the plan surely does not meet."""
    code, told = duty.code, dict[str, Any]()
    match duty.question:
        case "forum_day":
            told = {
                "day": plan.on,
                "year": plan.data_year,
                "due": plan.data_year + 1,
                "last": date(plan.data_year + 1, 12, 31),
            }
        case "forum_notice":
            first = first_notice(plan)
            code = "notice_none" if first is None else "notice_short"
            told = {"needed": FORUM_NOTICE_DAYS, "last": last_notice_day(plan.on)}
            if first is not None:
                earliest = first + timedelta(days=FORUM_NOTICE_DAYS)
                told |= {"first": first, "days": (plan.on - first).days, "earliest": earliest}
        case "service_failure":
            told = {"due": OPEN_MEETINGS_ACT}
            if reached.outcome == MET_LATE:
                code, told["approved"] = "service_failure_late", plan.meeting.disruption_policy
        case _:
            pass
    return _with(reached, code, Severity.LAW, duty.path, plan, **told)


def _open(duty: _Duty, reached: Reached, plan: Plan) -> Finding:
    """A duty of which the plan does not say enough; the rule told is that of the careful side."""
    asked = [FACTS[path].question for path in reached.missing]
    return _with(
        reached,
        "not_settled",
        duty.if_unsaid,
        duty.path,
        plan,
        rule_en=reached.rule.says,
        rule_es=reached.rule.dice,
        open=" ".join(one.en for one in asked),
        es={"open": " ".join(one.es for one in asked)},
    )
