"""Reading a site's profile from TOML. Every refusal names the file, the line, the key and how to mend it."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from amparo.facts.site_checked import Checked
from amparo.facts.site_contacts import read_contacts
from amparo.facts.site_offices import words_of
from amparo.facts.site_profile import (
    NOT_SENT,
    SITE_SCHEMA,
    Area,
    Policy,
    Posting,
    Report,
    SafetyPlan,
    SiteProfile,
    Trained,
)
from amparo.facts.visit import POLICIES, health_kind, operator, place_sub
from amparo.facts.visit_words import PLACES
from amparo.terms import FileError

__all__ = ["MORE_POLICIES", "read_site_profile", "site_plain", "site_profile_of"]

MORE_POLICIES = ("ag_courts", "ag_college", "ag_health")
"""Model policies that a profile may name beside those that a visit's facts know."""

_MOST_BYTES = 256 * 1024
_KNOWN = frozenset(
    {
        *("schema", "name", "body", "county", "fictional", "place", "place_sub", "operator", "health_kind"),
        *("licensed", "confidential_address", "on_lea_site", "eligible_legislative_body", "languages"),
        *("meetings", "last_drill", "areas", "contacts", "safety_plan", "policies", "postings", "training"),
        "reports",
    }
)
_ONLY_AT = {
    "health_kind": ("health",),
    "licensed": ("child_care",),
    "on_lea_site": ("child_care",),
    "confidential_address": ("shelter",),
    "safety_plan": ("k12", "child_care"),
}
"""What only some places have."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\"-]+)\s*\]")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_DUTY = re.compile(r"D-[A-Z0-9]+(-[A-Z0-9]+)*")


def read_site_profile(path: str | Path) -> SiteProfile:
    """A site's profile from its TOML file.

    Raises FileError where the file cannot be read, FactError where a key or a value in it is none of ours.
    """
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileError(str(file), f"the profile cannot be opened ({error.strerror}).") from error
    given, lines = site_plain(content, str(file))
    return site_profile_of(given, file.name, lines)


def site_plain(content: bytes, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    """A profile's bytes as plain data, and the line of each key. Raises FileError where they are no TOML."""
    if len(content) > _MOST_BYTES:
        raise FileError(name, "it is larger than 256 KB.", "A profile is one site; give each its file.")
    try:
        text = content.decode("utf-8-sig")
        given = tomllib.loads(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise FileError(name, f"it is no text in UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        mend = "A key stands as name = value, a text in quotes."
        raise FileError(name, f"this is not a TOML file: {error}.", mend) from error
    return given, lines_of(text)


def site_profile_of(
    given: Mapping[str, Any], where: str, lines: Mapping[str, int] | None = None
) -> SiteProfile:
    """A site's profile from plain data, as its TOML file holds it; `where` names it in what is refused.

    Raises FactError where a key or a value in it is none of ours.
    """
    read = Checked(where, lines or {})
    if given.get("schema") != SITE_SCHEMA:
        problem = f"{given.get('schema')!r} is not the schema of a site's profile."
        read.refuse("schema", problem, f'Write schema = "{SITE_SCHEMA}" in its first line.')
    read.known(given, _KNOWN, "")
    place = read.word(given, "place", tuple(PLACES), needed=True)
    for key, places in _ONLY_AT.items():
        if key in given and place not in places:
            said = ", ".join(places)
            read.refuse(
                key, f"a site of the kind {place} has none of this.", f"Leave it out; it is for {said}."
            )
    return SiteProfile(
        name=read.label(given, "name"),
        body=read.label(given, "body"),
        county=read.label(given, "county", needed=False),
        fictional=read.flag(given, "fictional") or False,
        place=str(place),
        place_sub=read.word(given, "place_sub", tuple(place_sub.choices)),
        operator=read.word(given, "operator", tuple(operator.choices)),
        health_kind=read.word(given, "health_kind", tuple(health_kind.choices)),
        licensed=read.flag(given, "licensed"),
        confidential_address=read.flag(given, "confidential_address"),
        on_lea_site=read.flag(given, "on_lea_site"),
        eligible_legislative_body=read.flag(given, "eligible_legislative_body"),
        languages=read.languages(given, "languages"),
        meetings=read.days(given, "meetings"),
        last_drill=read.day(given, "last_drill"),
        areas=_areas(given, read),
        contacts=read_contacts(given, read),
        safety_plan=_safety_plan(given, read),
        policies=_policies(given, read),
        postings=_postings(given, read),
        training=_training(given, read),
        reports=_reports(given, read),
    )


def _areas(given: Mapping[str, Any], read: Checked) -> tuple[Area, ...]:
    found = []
    places = tuple(str(given.get(key, "")) for key in ("name", "body", "county"))
    for at, row in read.rows(given, "areas", frozenset({"name", "kind", "words"})):
        kind = read.word(row, "kind", words_of("areas"), at=at, needed=True)
        words = read.both(row, "words", at=at, known=places) if "words" in row else {}
        found.append(Area(read.both(row, "name", at=at, known=places), str(kind), words))
    return tuple(found)


def _safety_plan(given: Mapping[str, Any], read: Checked) -> SafetyPlan | None:
    if "safety_plan" not in given:
        return None
    row = read.table(given, "safety_plan", frozenset({"adopted", "holds_notice_procedure"}))
    plan = SafetyPlan(
        read.day(row, "adopted", at="safety_plan."),
        read.flag(row, "holds_notice_procedure", at="safety_plan."),
    )
    if plan.holds_notice_procedure and plan.adopted is None:
        problem = "the plan is said to hold the procedure, but not since when."
        read.refuse("safety_plan.adopted", problem, "Write the day: adopted = 2026-02-10.")
    return plan


def _policies(given: Mapping[str, Any], read: Checked) -> tuple[Policy, ...]:
    words = (*(word for word in POLICIES if word != "none"), *MORE_POLICIES)
    found: dict[str, Policy] = {}
    known = frozenset({"policy", "adopted", "model", "model_day", "portal"})
    for at, row in read.rows(given, "policies", known):
        word = str(read.word(row, "policy", words, at=at, needed=True))
        if word in found:
            read.refuse(f"{at}policy", f"{word} stands twice.", "Keep the one that is in force.")
        portal = row.get("portal")
        sent = NOT_SENT if portal == NOT_SENT else read.day(row, "portal", at=at)
        model = read.word(row, "model", words_of("models"), at=at) or ""
        found[word] = Policy(
            word, read.day(row, "adopted", at=at), model, read.day(row, "model_day", at=at), sent
        )
    return tuple(found.values())


def _postings(given: Mapping[str, Any], read: Checked) -> tuple[Posting, ...]:
    return tuple(
        Posting(
            str(read.word(row, "posting", words_of("postings"), at=at, needed=True)),
            read.needed_day(row, "on", at=at),
            read.languages(row, "languages", at=at),
        )
        for at, row in read.rows(given, "postings", frozenset({"posting", "on", "languages"}))
    )


def _training(given: Mapping[str, Any], read: Checked) -> tuple[Trained, ...]:
    found = []
    known = frozenset({"role", "people", "trained", "on", "topic"})
    for at, row in read.rows(given, "training", known):
        people = read.count(row, "people", at=at)
        trained = read.count(row, "trained", at=at)
        if trained > people:
            problem = f"{trained} of {people} cannot have been trained."
            read.refuse(f"{at}trained", problem, "Correct one of the two numbers.")
        role = read.word(row, "role", words_of("offices"), at=at, needed=True)
        topic = read.word(row, "topic", words_of("topics"), at=at, needed=True)
        found.append(Trained(str(role), people, trained, read.needed_day(row, "on", at=at), str(topic)))
    return tuple(found)


def _reports(given: Mapping[str, Any], read: Checked) -> tuple[Report, ...]:
    found = []
    for at, row in read.rows(given, "reports", frozenset({"duty", "due", "sent"})):
        duty = row.get("duty")
        if not isinstance(duty, str) or not _DUTY.fullmatch(duty):
            read.refuse(f"{at}duty", f"{duty!r} is no code of a duty.", 'Write duty = "D-BOARD", say.')
        due = read.needed_day(row, "due", at=at)
        found.append(Report(str(duty), due, read.day(row, "sent", at=at)))
    return tuple(found)


def lines_of(text: str) -> dict[str, int]:
    """The line of each key of a TOML text by its path, `contacts.backup.telephone` or `training[1].role`."""
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    above = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = header[2].replace('"', "")
            if header[1] == "[[":
                counted[name] = counted.get(name, -1) + 1
                name = f"{name}[{counted[name]}]"
            above = f"{name}."
            found.setdefault(name, number)
        elif key := _KEY.match(line):
            found.setdefault(above + key[1], number)
    return found
