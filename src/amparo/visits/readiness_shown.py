"""What a site's profile shows of one thing that should stand there, and whether it counts as standing on a day."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from amparo.facts.site_offices import alone
from amparo.facts.site_profile import SiteProfile
from amparo.law.places.readiness import StandingRule
from amparo.terms import Language

__all__ = ["Shown", "in_both", "short", "shown_in", "words"]

LANGUAGES: tuple[Language, ...] = ("en", "es")


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether it stands, and what the profile says of it."""

    stands: bool
    found: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for, where, and on which day."""

    profile: SiteProfile
    rule: StandingRule
    on: date


def shown_in(profile: SiteProfile, rule: StandingRule, on: date) -> Shown:
    """What the profile shows of a rule's thing on a day."""
    return _READERS[rule.shown_by](_Asked(profile, rule, on))


def in_both(part: str, word: str, **filled: object) -> dict[Language, str]:
    """A sentence of the sheet in both languages."""
    return {language: words(part, word, language).format(**filled) for language in LANGUAGES}


def words(part: str, word: str, language: Language) -> str:
    """A sentence of the sheet as it is written."""
    said: str = _all()[part][word][language]
    return said


def short(code: str, language: Language) -> str:
    """An item or a report in two or three words; the code itself where it has none."""
    said: dict[str, str] = _all()["short"].get(code, {})
    return said.get(language, code)


@cache
def _all() -> dict[str, Any]:
    text = files("amparo.visits").joinpath("readiness_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _nothing() -> Shown:
    return Shown(False, in_both("found", "nothing"))


def _contact(asked: _Asked) -> Shown:
    contact = asked.profile.contacts.get(asked.rule.code)
    if contact is None:
        return _nothing()
    return Shown(
        True,
        {
            language: words("found", "contact", language).format(
                office=contact.label(language), telephone=contact.telephone
            )
            for language in LANGUAGES
        },
    )


def _contacts(asked: _Asked) -> Shown:
    lacking = asked.profile.lacking_contacts()
    if not lacking:
        return Shown(True, in_both("found", "all_named"))
    return Shown(
        False,
        {
            language: words("found", "lacking", language).format(
                roles=", ".join(alone("roles", role, language).lower() for role in lacking)
            )
            for language in LANGUAGES
        },
    )


def _areas(asked: _Asked) -> Shown:
    counted = {
        kind: sum(area.kind == kind for area in asked.profile.areas) for kind in ("public", "nonpublic")
    }
    if not asked.profile.areas:
        return _nothing()
    return Shown(all(counted.values()), in_both("found", "areas", **counted))


def _policy(asked: _Asked) -> Shown:
    """A policy counts from its day, and not where it rests on a text older than the one that is asked for."""
    policy = next((one for one in asked.profile.policies if one.policy == asked.rule.code), None)
    if policy is None or policy.adopted is None:
        return _nothing()
    if policy.adopted > asked.on:
        return Shown(False, in_both("found", "not_yet", day=policy.adopted))
    text_of = policy.model_day or policy.adopted
    if asked.rule.model_from is not None and text_of < asked.rule.model_from:
        return Shown(False, in_both("found", "older", day=policy.adopted, model=asked.rule.model_from))
    return Shown(True, in_both("found", "adopted", day=policy.adopted))


def _designation(asked: _Asked) -> Shown:
    shown = _policy(asked)
    if shown.stands and not any(area.kind == "nonpublic" for area in asked.profile.areas):
        return Shown(False, in_both("found", "no_areas"))
    return shown


def _plan(asked: _Asked) -> Shown:
    plan = asked.profile.safety_plan
    if plan is None or plan.holds_notice_procedure is None:
        return _nothing()
    if not plan.holds_notice_procedure or plan.adopted is None:
        return Shown(False, in_both("found", "not_in_plan"))
    if plan.adopted > asked.on:
        return Shown(False, in_both("found", "not_yet", day=plan.adopted))
    return Shown(True, in_both("found", "adopted", day=plan.adopted))


def _portal(asked: _Asked) -> Shown:
    policy = next((one for one in asked.profile.policies if one.policy == "ab49_policy"), None)
    if policy is None or policy.portal is None:
        return _nothing()
    if isinstance(policy.portal, str):
        return Shown(False, in_both("found", "not_sent"))
    if policy.portal > asked.on:
        return Shown(False, in_both("found", "not_yet", day=policy.portal))
    return Shown(True, in_both("found", "sent", day=policy.portal))


def _posting(asked: _Asked) -> Shown:
    days = [one.on for one in asked.profile.postings if one.posting == asked.rule.code]
    if not days:
        return _nothing()
    first = min(days)
    return Shown(
        first <= asked.on, in_both("found", "adopted" if first <= asked.on else "not_yet", day=first)
    )


def _training(asked: _Asked) -> Shown:
    """The roll stands where it has a line by the day and every line is whole."""
    roll = [line for line in asked.profile.training if line.on <= asked.on]
    if not roll:
        return _nothing()
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        said = ", ".join(
            words("found", "roll_line", language).format(
                role=alone("offices", line.role, language), trained=line.trained, people=line.people
            )
            for line in roll
        )
        found[language] = words("found", "roll", language).format(roles=said)
    return Shown(all(line.trained == line.people for line in roll), found)


def _drill(asked: _Asked) -> Shown:
    day = asked.profile.last_drill
    if day is None or day > asked.on:
        return _nothing()
    recent = (asked.on - day).days <= 366
    return Shown(recent, in_both("found", "drill" if recent else "drill_old", day=day))


_READERS: Mapping[str, Callable[[_Asked], Shown]] = {
    "contact": _contact,
    "contacts": _contacts,
    "areas": _areas,
    "designation": _designation,
    "plan": _plan,
    "policy": _policy,
    "portal": _portal,
    "posting": _posting,
    "training": _training,
    "drill": _drill,
}
