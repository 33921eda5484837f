"""The standards of the house on a plan: none of them is law. They are what people asked for after forums that went badly."""

from collections.abc import Iterator
from datetime import time
from itertools import groupby
from typing import Any

from amparo.forum.findings import Finding, Severity, found
from amparo.forum.plan import Attachment, Plan, Said
from amparo.forum.plan_facts import languages_that_pass
from amparo.forum.words import language_name, languages_said, weekday_name

EVENING = time(17)
"""A forum on a working day begins no earlier."""
HOUSE_LANGUAGES = ("en", "es")
"""What the public reads is there in each of them."""
EVERY_LANGUAGE = ("mul", "zxx")
"""Tags of a paper that holds several languages, or no words at all: it needs no pair."""
_SATURDAY = 5


def standards_not_met(plan: Plan) -> Iterator[Finding]:
    """Every standard of the house that the plan does not meet."""
    yield from _hour(plan)
    yield from _people(plan)
    yield from _notices(plan)
    yield from _agenda(plan)
    yield from _departments(plan)
    yield from _papers(plan)


def languages_wanted(plan: Plan) -> tuple[str, ...]:
    """English, Spanish, and whatever else passes the tests of the survey."""
    return tuple(dict.fromkeys((*HOUSE_LANGUAGES, *languages_that_pass(plan))))


def _house(
    plan: Plan, code: str, path: str, es: dict[str, str] | None = None, line: int = 0, **told: Any
) -> Finding:
    return found(code, Severity.HOUSE, path, line or plan.line(path), es=es, **told)


def _unsaid(plan: Plan, path: str, en: str, es: str, line: int = 0) -> Finding:
    at = line or plan.line(path)
    return found("not_said", Severity.UNKNOWN, path, at, what=en, es={"what": es})


def _hour(plan: Plan) -> Iterator[Finding]:
    starts, said = plan.meeting.starts, plan.meeting.weekday
    true = weekday_name(plan.on, "en")
    if said is not None and said != true:
        es = {"weekday": weekday_name(plan.on, "es")}
        yield _house(plan, "weekday_differs", "forum.weekday", said=said, day=plan.on, weekday=true, es=es)
    if plan.on.weekday() < _SATURDAY and starts.time() < EVENING:
        yield _house(
            plan,
            "working_hours",
            "forum.starts",
            weekday=true,
            hour=f"{starts:%H:%M}",
            evening=f"{EVENING:%H:%M}",
            es={"weekday": weekday_name(plan.on, "es")},
        )


def _people(plan: Plan) -> Iterator[Finding]:
    meeting = plan.meeting
    path = "forum.community_presenter"
    if meeting.community_presenter is Said.NONE:
        yield _house(plan, "no_community_presenter", path)
    elif meeting.community_presenter is Said.NOTHING:
        yield _unsaid(plan, path, "who presents for the community", "quién presenta por la comunidad")
    path = "forum.interpretation"
    if meeting.interpretation is None:
        yield _unsaid(plan, path, "which interpreters are booked", "qué intérpretes hay")
        return
    lacking = [tag for tag in languages_wanted(plan) if tag != "en" and tag not in meeting.interpretation]
    if lacking:
        yield _house(
            plan,
            "no_interpretation",
            path,
            lacking=languages_said(lacking, "en"),
            es={"lacking": languages_said(lacking, "es")},
        )


def _notices(plan: Plan) -> Iterator[Finding]:
    if not plan.notices:
        return  # the duty of notice says so already
    papers = [one for one in plan.notices if one.kind == "newspaper"]
    if not papers:
        yield _house(plan, "no_newspaper", "notices")
        return
    have = list(dict.fromkeys(tag for one in papers for tag in one.languages or ()))
    lacking = [tag for tag in languages_wanted(plan) if tag not in have]
    silent = [one for one in papers if one.languages is None]
    if lacking and silent:
        en, es = "in which languages this notice is", "en qué idiomas está este aviso"
        yield _unsaid(plan, "notices", en, es, silent[0].line)
    elif lacking:
        told = {
            "have": languages_said(have, "es") or "ningún idioma",
            "lacking": languages_said(lacking, "es"),
        }
        yield _house(
            plan,
            "newspaper_languages",
            "notices",
            line=papers[0].line,
            have=languages_said(have, "en") or "no language",
            lacking=languages_said(lacking, "en"),
            es=told,
        )


def _agenda(plan: Plan) -> Iterator[Finding]:
    if plan.agenda_posted is None:
        yield _unsaid(plan, "agenda.posted", "when the agenda is posted", "cuándo se publica la agenda")
    elif plan.agenda_posted >= plan.on:
        yield _house(plan, "agenda_late", "agenda.posted", posted=plan.agenda_posted)


def _departments(plan: Plan) -> Iterator[Finding]:
    path = "departments_asked_for_a_statement"
    if not plan.departments:
        yield found("departments_not_said", Severity.UNKNOWN, path, plan.line(path))
        return
    for one in plan.departments:
        if one.answer in ("not_asked", "did_not_answer"):
            yield _house(plan, one.answer, path, line=one.line, who=one.name)
        elif one.answer is None:
            yield found("department_not_said", Severity.UNKNOWN, path, one.line, who=one.name)


# ------------------------------------------------------------------ papers of the packet


def _papers(plan: Plan) -> Iterator[Finding]:
    path = "attachments"
    if not plan.attachments:
        yield _unsaid(plan, path, "which papers belong to the packet", "qué documentos forman el paquete")
        return
    for one in plan.attachments:
        if one.posted is None:
            en, es = f'when "{one.title}" is posted', f"cuándo se publica «{one.title}»"
            yield _unsaid(plan, path, en, es, one.line)
        elif one.posted >= plan.on:
            yield _house(plan, "posted_late", path, line=one.line, title=one.title, posted=one.posted)
    told = [one.machine_readable for one in plan.attachments]
    if True not in told and False in told:
        yield _house(plan, "no_data", path)
    elif True not in told:
        en, es = "whether a table can be downloaded as data", "si alguna tabla se puede descargar como datos"
        yield _unsaid(plan, path, en, es)
    by_group = sorted(plan.attachments, key=lambda one: one.group)
    for group, papers in groupby(by_group, key=lambda one: one.group):
        yield from _pair(plan, group, list(papers))


def _pair(plan: Plan, group: str, papers: list[Attachment]) -> Iterator[Finding]:
    """One text in its languages: none missing, none older than another."""
    path, first = "attachments", papers[0]
    languages = [one.language for one in papers]
    if None in languages:
        en, es = f'the language of "{first.title}"', f"el idioma de «{first.title}»"
        yield _unsaid(plan, path, en, es, papers[languages.index(None)].line)
        return
    lacking = [tag for tag in languages_wanted(plan) if tag not in languages]
    if lacking and not set(languages) & set(EVERY_LANGUAGE):
        yield _house(
            plan,
            "no_pair",
            path,
            line=first.line,
            title=first.title,
            group=group,
            lacking=languages_said(lacking, "en"),
            es={"lacking": languages_said(lacking, "es")},
        )
    dated = [(one.revised, one) for one in papers if one.revised is not None]
    if not dated:
        return
    newest, source = max(dated, key=lambda pair: pair[0])
    for one in papers:
        if one.revised is None:
            en, es = f'when "{one.title}" was revised', f"cuándo se revisó «{one.title}»"
            yield _unsaid(plan, path, en, es, one.line)
        elif one.revised < newest:
            yield _stale(plan, one, source)


def _stale(plan: Plan, one: Attachment, source: Attachment) -> Finding:
    es = {
        "language": language_name(one.language or "", "es"),
        "source_language": language_name(source.language or "", "es"),
    }
    return _house(
        plan,
        "stale_pair",
        "attachments",
        line=one.line,
        title=one.title,
        language=language_name(one.language or "", "en"),
        revised=one.revised,
        source=source.title,
        source_language=language_name(source.language or "", "en"),
        source_revised=source.revised,
        es=es,
    )
