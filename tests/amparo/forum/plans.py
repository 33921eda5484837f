"""Plans for forums that nobody ever held, made by chance: right ones, and right ones with one fault put in. All invented."""

import json
import random
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

Made = dict[str, Any]
NAMES = ("Toyon", "Redbud", "Alder", "Manzanita", "Buckeye", "Ceanothus", "Sorrel")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def as_yaml(made: Made) -> str:
    """A plan as text: JSON is YAML 1.2, too."""
    return json.dumps(made, ensure_ascii=False, indent=1)


def right_plan(chance: random.Random, *, first: date = date(2026, 7, 10)) -> Made:
    """A plan without a fault, for an eligible body, while the section is in force."""
    day = first + timedelta(days=chance.randrange(900))
    is_city = chance.random() < 0.5
    name = chance.choice(NAMES)
    hour = chance.choice(("17:00", "18:30")) if day.weekday() < 5 else chance.choice(("09:30", "14:00"))
    languages = ["en", "es", *(["zh"] if chance.random() < 0.4 else [])]
    notices = [day - timedelta(days=30 + chance.randrange(15)), day - timedelta(days=20)]
    posted = day - timedelta(days=chance.randrange(4, 12))
    by_picture = chance.random() < 0.5
    survey = {
        "es": {"share_of_county": chance.choice((0.2, 0.33)), "of_these_less_than_very_well": 0.4},
        "vi": {"share_of_county": 0.19, "of_these_less_than_very_well": 0.6},
        "tl": {"share_of_county": 0.3, "of_these_less_than_very_well": 0.1},
    }
    if "zh" in languages:
        survey["zh"] = {"share_of_county": 0.25, "of_these_less_than_very_well": 0.5}
    papers = [
        {
            "id": f"{number}{letter}",
            "title": f"Paper {number} {tag}",
            "language": tag,
            "machine_readable": number == 1,
            "posted": str(posted),
            **({"revised": "2026-02-03"} if number == 2 else {}),
        }
        for number in range(1, chance.randrange(3, 6))
        for letter, tag in zip("abc", languages, strict=False)
    ]
    made: Made = {
        "city" if is_city else "county": f"{name} (fictional)",
        "population": chance.choice((30_000, 74_000, 488_000)),
        "data_year": day.year - 1,
        "access_given_in_data_year": True,
        "governing_body": "City Council" if is_city else "Board of Supervisors",
        "forum": {
            "starts": f"{day}T{hour}",
            "weekday": WEEKDAYS[day.weekday()],
            "place": "1 Plaza de Ejemplo",
            "step_free_access": True,
            "part_of_regular_meeting": chance.random() < 0.5,
            "remote_attendance": "audiovisual" if by_picture else "telephone",
            "call_in_number_posted": by_picture,
            "automatic_captions": chance.choice(("on", "platform_has_none"))
            if by_picture
            else "not_applicable",
            "public_comment": "live_remote",
            "disruption_policy_approved": chance.choice(("2026-06-09", "2026-07-01")),
            "disruption_policy_on_consent": False,
            "interpretation": languages[1:],
            "own_interpreter_instructions_published": True,
            "meetings_page_linked_from_home_page": True,
            "place_for_public_translations": True,
            "groups_invited": ["A neighborhood group (fictional)"],
            "community_presenter": "A legal aid office (fictional)",
        },
        "notices": [
            {"kind": "newspaper", "published": str(notices[0]), "languages": languages},
            {"kind": "web", "published": str(notices[1]), "languages": languages},
        ],
        "agenda": {"posted": str(posted), "languages": languages},
        "languages_survey": survey,
        "parts": [{"id": "comment", "title": "Public comment", "by": "Chair"}],
        "departments_asked_for_a_statement": [
            {"name": "Sheriff", "answer": "gave_access"},
            {"name": "Probation", "answer": "none"},
        ],
        "attachments": papers,
        "figures_stated": {"staff_report": {"requests": 31}, "slides": {"requests": 31}},
    }
    if chance.random() < 0.5:  # few plans have a line for it
        del made["forum"]["place_for_public_translations"]
    return made


def day_of(made: Made) -> date:
    """The day of a plan's forum."""
    return date.fromisoformat(made["forum"]["starts"][:10])


# ------------------------------------------------------------------ one fault each


def _forum(name: str, value: Any) -> Callable[[Made], None]:
    def put(made: Made) -> None:
        made["forum"][name] = value

    return put


def _notice_of_29_days(made: Made) -> None:
    made["notices"][0]["published"] = str(day_of(made) - timedelta(days=29))


def _no_notice(made: Made) -> None:
    made["notices"] = []


def _picture(name: str, value: Any) -> Callable[[Made], None]:
    def put(made: Made) -> None:
        told = {"remote_attendance": "audiovisual", "call_in_number_posted": True, "automatic_captions": "on"}
        made["forum"].update(told | {name: value})

    return put


def _morning(made: Made) -> None:
    day = day_of(made)
    day += timedelta(days=(7 - day.weekday()) % 7)  # a Monday, never earlier
    if day.year != made["data_year"] + 1:
        day -= timedelta(days=7)
        made["notices"][0]["published"] = str(day - timedelta(days=40))
        for paper in (*made["attachments"], made["agenda"]):
            paper["posted"] = str(day - timedelta(days=3))
    made["forum"].update({"starts": f"{day}T10:00", "weekday": "Monday"})


def _weekday(made: Made) -> None:
    made["forum"]["weekday"] = WEEKDAYS[(day_of(made).weekday() + 1) % 7]


def _year_too_late(made: Made) -> None:
    made["data_year"] -= 1


def _newspaper_in_english(made: Made) -> None:
    made["notices"][0]["languages"] = ["en"]


def _no_newspaper(made: Made) -> None:
    made["notices"][0]["kind"] = "radio"


def _agenda_without_spanish(made: Made) -> None:
    made["agenda"]["languages"] = [tag for tag in made["agenda"]["languages"] if tag != "es"]


def _department(answer: str) -> Callable[[Made], None]:
    def put(made: Made) -> None:
        made["departments_asked_for_a_statement"][1]["answer"] = answer

    return put


def _contradiction(made: Made) -> None:
    made["access_given_in_data_year"] = False


def _stale(made: Made) -> None:
    paper = next(one for one in made["attachments"] if one["id"] == "2b")
    paper["revised"] = "2019-05-06"


def _no_pair(made: Made) -> None:
    made["attachments"] = [one for one in made["attachments"] if one["id"] != "2b"]


def _posted_on_the_day(made: Made) -> None:
    made["attachments"][-1]["posted"] = str(day_of(made))


def _agenda_on_the_day(made: Made) -> None:
    made["agenda"]["posted"] = str(day_of(made))


def _no_data(made: Made) -> None:
    for paper in made["attachments"]:
        paper["machine_readable"] = False


def _figures(made: Made) -> None:
    made["figures_stated"]["slides"]["requests"] = 30


def _unsaid(name: str) -> Callable[[Made], None]:
    def put(made: Made) -> None:
        del made["forum"][name]

    return put


def _unsaid_survey(made: Made) -> None:
    del made["languages_survey"]


FAULTS: dict[str, tuple[str, Callable[[Made], None]]] = {
    "29 days": ("notice_short", _notice_of_29_days),
    "no notice": ("notice_none", _no_notice),
    "a year too late": ("forum_day", _year_too_late),
    "steps": ("place", _forum("step_free_access", False)),
    "nobody from elsewhere": ("remote_attendance", _forum("remote_attendance", "none")),
    "no number to call": ("call_in_number", _picture("call_in_number_posted", False)),
    "captions off": ("captions", _picture("automatic_captions", "off")),
    "comment in the room only": ("remote_comment", _forum("public_comment", "in_person_only")),
    "written comment only": ("remote_comment", _forum("public_comment", "written_beforehand")),
    "no policy": ("service_failure", _forum("disruption_policy_approved", None)),
    "a late policy": ("service_failure_late", _forum("disruption_policy_approved", "2026-07-02")),
    "a policy on consent": ("service_failure", _forum("disruption_policy_on_consent", True)),
    "no Spanish agenda": ("agenda_language", _agenda_without_spanish),
    "no place for translations": ("more_translations", _forum("place_for_public_translations", False)),
    "no instructions": ("own_interpreter", _forum("own_interpreter_instructions_published", False)),
    "no page": ("meetings_page", _forum("meetings_page_linked_from_home_page", False)),
    "nobody invited": ("outreach", _forum("groups_invited", [])),
    "a contradiction": ("access_contradicted", _contradiction),
    "not asked": ("not_asked", _department("not_asked")),
    "no answer": ("did_not_answer", _department("did_not_answer")),
    "an answer unsaid": ("department_not_said", _department("unknown")),
    "a stale pair": ("stale_pair", _stale),
    "no pair": ("no_pair", _no_pair),
    "posted on the day": ("posted_late", _posted_on_the_day),
    "agenda on the day": ("agenda_late", _agenda_on_the_day),
    "no data": ("no_data", _no_data),
    "nobody of the community": ("no_community_presenter", _forum("community_presenter", None)),
    "no interpreter": ("no_interpretation", _forum("interpretation", [])),
    "a morning": ("working_hours", _morning),
    "another weekday": ("weekday_differs", _weekday),
    "an English newspaper": ("newspaper_languages", _newspaper_in_english),
    "no newspaper": ("no_newspaper", _no_newspaper),
    "two figures": ("figures_disagree", _figures),
    "captions unsaid": ("not_settled", _picture("automatic_captions", "unknown")),
    "attendance unsaid": ("not_settled", _unsaid("remote_attendance")),
    "presenter unsaid": ("not_said", _unsaid("community_presenter")),
    "survey unsaid": ("survey_not_said", _unsaid_survey),
}
"""Each kind of fault: the one code that a checker finds, and what puts it into a right plan."""


def with_fault(made: Made, name: str) -> tuple[Made, str]:
    """A right plan with one fault, and the code of that fault."""
    code, put = FAULTS[name]
    other = deepcopy(made)
    put(other)
    return other, code
