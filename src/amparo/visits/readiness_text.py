"""A site's readiness in lines for a terminal and as plain data for JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from amparo.facts.site_profile import SiteProfile
from amparo.facts.visit_words import PLACES
from amparo.law.calendar import RULES_VERSION
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in
from amparo.visits.readiness import ReadinessItem
from amparo.visits.readiness_shown import words

__all__ = ["readiness_json", "readiness_lines"]


def readiness_lines(
    profile: SiteProfile, items: Sequence[ReadinessItem], on: date, language: Language
) -> list[str]:
    """The sheet of one site: state, day, what should stand; below it what is shown, the ground, and what to do."""
    lines = [
        f"{profile.name} – {PLACES[profile.place][language == 'es']}, {profile.body}",
        words("sheet", "decided", language).format(day=on.isoformat(), version=RULES_VERSION),
    ]
    width = max(len(words("states", one.state, language)) for one in items)
    for one in items:
        state = words("states", one.state, language).ljust(width)
        day = one.due.isoformat() if one.due else " " * 10
        lines.append(f"  {state}  {day}  {one.says[language]}")
        beside = " " * (width + 16)
        lines.append(f"{beside}{one.found[language]} {one.mend[language]}".rstrip())
        tag = f"{one.tag}: {TAG_SENTENCES[one.tag][language]}"
        lines.append(f"{beside}{one.rule} · {citation_in(one.cite, language)} · {tag}")
    count = sum(one.state == "due" for one in items)
    lines.append(words("sheet", "all_due", language).format(count=count))
    return lines


def readiness_json(profile: SiteProfile, items: Sequence[ReadinessItem], on: date) -> dict[str, Any]:
    """The same as plain data, in both languages."""
    return {
        "site": profile.name,
        "body": profile.body,
        "place": profile.place,
        "on": on.isoformat(),
        "rules_version": RULES_VERSION,
        "due": [one.code for one in items if one.state == "due"],
        "items": [
            {
                "code": one.code,
                "state": one.state,
                "due": one.due.isoformat() if one.due else None,
                "says": dict(one.says),
                "found": dict(one.found),
                "mend": dict(one.mend),
                "rule": one.rule,
                "cite": one.cite,
                "tag": one.tag,
            }
            for one in items
        ],
        "not_legal_advice": NOT_LEGAL_ADVICE,
    }
