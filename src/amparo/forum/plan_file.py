"""A plan read from YAML: every fault at once with its line, and nothing taken for said that is not written."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TypeVar

from amparo.facts import AGENCY_KINDS
from amparo.forum.definitions import MEASURES
from amparo.forum.faults import Fault
from amparo.forum.plan import (
    Attachment,
    Department,
    District,
    Figure,
    LocalRule,
    Meeting,
    Notice,
    Part,
    Plan,
    Spoken,
)
from amparo.forum.reading import Reader
from amparo.forum.yaml_tree import tree_of
from amparo.terms import FileError, Language

NOTICES = ("newspaper", "web", "radio", "television", "post", "posted_at_the_place", "social_media", "other")
ANSWERS = ("gave_access", "none", "not_asked", "did_not_answer")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BODY_KINDS = ("county_board", "city_council", "special_district", "other_body")
_BODIES = {
    "board of supervisors": "county_board",
    "junta de supervisores": "county_board",
    "city council": "city_council",
    "town council": "city_council",
    "concejo municipal": "city_council",
}
_NEVER = datetime.combine(date.min, time())
"""Stands for a missing day only while the rest of a faulty plan is read, so that every fault is told."""
_FILE = re.compile(r"[\w-]{1,60}\.yaml", re.ASCII)
_RATES = re.compile(r"[\w-]{1,60}\.toml", re.ASCII)


class PlanError(FileError):
    """A plan that cannot be read. `faults` are all that were found, in the order of their lines."""

    def __init__(self, file: str, faults: Iterable[Fault], language: Language = "en") -> None:
        self.faults = tuple(sorted(faults, key=lambda one: (one.line, one.path)))
        super().__init__(file, self._lines(language))

    def _lines(self, language: Language) -> str:
        return "".join(f"\n  {one.sentence(language)}" for one in self.faults)

    def sentence(self, language: Language) -> str:
        """The whole text in one language."""
        return f"{self.file}: {self._lines(language)}"


def read_plan(text: str, file: str = "the plan") -> Plan:
    """A plan from the text of its file. Raises PlanError with everything that is wrong with it."""
    faults: list[Fault] = []
    lines: dict[str, int] = {}
    names = tree_of(text, faults)
    if names is None:
        raise PlanError(file, faults)
    top = Reader(names, "", faults, lines)
    plan = _plan(top, lines)
    top.close()
    if plan is None or faults:
        raise PlanError(file, faults)
    return plan


def _plan(top: Reader, lines: dict[str, int]) -> Plan | None:
    is_city = top.has("city")
    name = top.text("city" if is_city else "county")
    if not is_city:
        top.text("county")
        top.needs(
            "county",
            ("Write whose plan it is: county or city.", "Escriba de quién es el plan: county o city."),
        )
    else:
        top.text("county")
    top.needs(
        "data_year", ("Write the year that the forum reports.", "Escriba el año del que informa el foro.")
    )
    year = top.year("data_year")
    meeting = _meeting(top)
    agenda = top.group("agenda")
    body_name = top.text("governing_body")
    body = top.one_of("body_kind", BODY_KINDS) or _BODIES.get((body_name or "").casefold())
    told = {
        "population": top.number("population"),
        "county_population": top.number("county_population"),
    }
    district = _district(top)
    notices, parts, departments = _notices(top), _parts(top), _departments(top)
    attachments, figures, survey = _attachments(top), _figures(top), _survey(top)
    posted, languages = (agenda.day("posted"), agenda.languages("languages")) if agenda else (None, None)
    access = top.flag("access_given_in_data_year")
    release, questions = top.number("release"), _questions(top)
    name_es, body_es = top.text("city_es" if is_city else "county_es"), top.text("governing_body_es")
    agencies, rules, draft = top.texts("agencies") or (), _local_rules(top), bool(top.flag("draft"))
    if agenda:
        agenda.close()
    if meeting is None or name is None or year is None:
        return None
    return Plan(
        name, is_city, body, body_name, told["population"], told["county_population"], district, year, access,
        meeting, notices, posted, languages, survey, parts, departments, attachments, figures, release, questions,
        lines, name_es, body_es, agencies, rules, _rates(top), draft,
    )  # fmt: skip


def _meeting(top: Reader) -> Meeting | None:
    group = top.group("forum")
    what = (
        "Write the day and hour of the forum, as 2026-07-07T18:00: every date is counted from it.",
        "Escriba el día y la hora del foro, como 2026-07-07T18:00: desde ahí se cuenta toda fecha.",
    )
    if group is None:
        top.needs("forum", what, shown="forum.starts")
        return None
    group.needs("starts", what, shown="forum.starts")
    starts = group.moment("starts")
    read = _meeting_of(group, starts or _NEVER)
    group.close()
    return read if starts is not None else None


def _meeting_of(group: Reader, starts: datetime) -> Meeting:
    captions = group.one_of("automatic_captions", ("on", "off", "platform_has_none", "not_applicable"))
    return Meeting(
        starts=starts,
        weekday=group.one_of("weekday", WEEKDAYS),
        place=group.text("place"),
        step_free=group.flag("step_free_access"),
        regular_meeting=group.flag("part_of_regular_meeting"),
        of_the_body=group.flag("meeting_of_the_body"),
        remote_attendance=group.one_of("remote_attendance", ("none", "telephone", "audiovisual")),
        remote_exception=group.one_of(
            "remote_exception",
            ("no_adequate_service", "own_proceeding", "property_inspection", "another_of_the_section"),
        ),
        call_in_posted=group.flag("call_in_number_posted"),
        captions=None if captions == "not_applicable" else captions,
        comment=group.one_of(
            "public_comment", ("none", "in_person_only", "written_beforehand", "live_remote")
        ),
        disruption_policy=group.day_or_none("disruption_policy_approved"),
        policy_on_consent=group.flag("disruption_policy_on_consent"),
        interpretation=group.languages("interpretation"),
        own_interpreter_instructions=group.flag("own_interpreter_instructions_published"),
        meetings_page_linked=group.flag("meetings_page_linked_from_home_page"),
        place_for_translations=group.flag("place_for_public_translations"),
        groups_invited=group.texts("groups_invited"),
        community_presenter=group.text_or_none("community_presenter"),
        place_es=group.text("place_es"),
        presenter_es=group.text("community_presenter_es"),
        page=group.text("meetings_page"),
        minutes=group.number("minutes_planned"),
    )


def _district(top: Reader) -> District:
    group = top.group("district")
    if group is None:
        return District()
    read = District(
        group.flag("has_website"),
        group.flag("covers_whole_county"),
        group.number("full_time_employees"),
        group.number("yearly_revenue"),
    )
    group.close()
    return read


_Made = TypeVar("_Made")


def _closed(group: Reader, made: _Made) -> _Made:
    group.close()
    return made


def _notices(top: Reader) -> tuple[Notice, ...] | None:
    groups = top.groups("notices")
    if groups is None:
        return None
    for one in groups:
        one.needs("kind", ("Write newspaper, web or another.", "Escriba newspaper, web u otro."))
    return tuple(
        _closed(
            one,
            Notice(
                one.one_of("kind", NOTICES) or "other",
                one.text("outlet"),
                one.day("published"),
                one.languages("languages"),
                one.names.line,
            ),
        )
        for one in groups
    )


def _parts(top: Reader) -> tuple[Part, ...] | None:
    groups = top.groups("parts")
    if groups is None:
        return None
    _each_once(groups, "id")
    return tuple(
        _closed(
            one,
            Part(
                one.text("id") or "",
                one.text("title") or "",
                one.text("by"),
                one.names.line,
                one.text("title_es"),
                one.text("by_es"),
            ),
        )
        for one in groups
    )


def _departments(top: Reader) -> tuple[Department, ...] | None:
    groups = top.groups("departments_asked_for_a_statement")
    if groups is None:
        return None
    _each_once(groups, "name")
    return tuple(
        _closed(
            one,
            Department(
                one.text("name") or "",
                one.one_of("answer", ANSWERS),
                one.names.line,
                one.text("name_es"),
                one.one_of("kind", AGENCY_KINDS),
            ),
        )
        for one in groups
    )


def _local_rules(top: Reader) -> tuple[LocalRule, ...] | None:
    groups = top.groups("local_rules")
    if groups is None:
        return None
    for one in groups:
        one.needs("title", ("Write what the rule is called.", "Escriba cómo se llama la regla."))
    return tuple(
        _closed(
            one,
            LocalRule(
                one.text("title") or "",
                one.text("title_es"),
                one.text("authority"),
                one.text("authority_es"),
                one.day("adopted"),
                one.day("changed"),
                one.names.line,
            ),
        )
        for one in groups
    )


def _attachments(top: Reader) -> tuple[Attachment, ...] | None:
    groups = top.groups("attachments")
    if groups is None:
        return None
    _each_once(groups, "id")
    return tuple(
        _closed(
            one,
            Attachment(
                one.text("id") or "",
                one.text("title") or "",
                one.language("language"),
                one.flag("machine_readable"),
                one.day("posted"),
                one.day("revised"),
                one.names.line,
            ),
        )
        for one in groups
    )


def _each_once(groups: list[Reader], name: str) -> None:
    """Each of a list has its own identifier."""
    first: dict[str, int] = {}
    for one in groups:
        one.needs(name, ("Give it one.", "Dele uno."))
        told = one.text(name)
        if told is not None and told in first:
            one.wrong("same_id", name, value=told, first=first[told])
        elif told is not None:
            first[told] = one.line(name)


def _survey(top: Reader) -> tuple[Spoken, ...] | None:
    group = top.group("languages_survey")
    if group is None:
        return None
    found = []
    for language in group.free_names():
        one = group.group(language)
        if one is None:
            continue
        share = (
            one.share("share_of_city") if "share_of_city" in one.names.held else one.share("share_of_county")
        )
        found.append(Spoken(language, share, one.share("of_these_less_than_very_well"), one.names.line))
        one.close()
    return tuple(found)


def _figures(top: Reader) -> tuple[Figure, ...]:
    group = top.group("figures_stated")
    if group is None:
        return ()
    found = []
    for paper in group.free_names():
        one = group.group(paper)
        if one is None:
            continue
        for measure in one.free_names():
            if measure not in MEASURES:
                one.wrong("no_definition", measure, name=measure, known=", ".join(MEASURES))
                continue
            value = one.number(measure)
            if value is not None:
                found.append(Figure(paper, measure, value, one.line(measure)))
    return tuple(found)


def _questions(top: Reader) -> str | None:
    """The name of the file of questions beside the plan; a plain name, so that it leads nowhere else."""
    found = top.text("questions")
    if found is None or _FILE.fullmatch(found):
        return found
    top.wrong("not_one_of", "questions", value=found, known="questions.yaml")
    return None


def _rates(top: Reader) -> str | None:
    """The name of the file of rates beside the plan; a plain name, so that it leads nowhere else."""
    found = top.text("rates")
    if found is None or _RATES.fullmatch(found):
        return found
    top.wrong("not_one_of", "rates", value=found, known="rates.toml")
    return None
