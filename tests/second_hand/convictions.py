"""Does a conviction or a status open the act (spec section 5): yes, no, or open with its gaps."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.second_hand import offenses
from tests.second_hand.offenses import Row, longest, normal_code, normal_section
from tests.second_hand.records import (
    NO,
    YES,
    Answer,
    Offense,
    Reading,
    agreed,
    day,
    felony_window,
    flag,
    inside,
    offense_of,
    open_by,
    rows_of,
    unknown,
)

PROP_47 = date(2014, 11, 5)

FELONY_RULES = ("felony_only", "wobbler_as_felony", "any")
PLACES = ("state_prison", "1170h")
NEVER_NOT_NAMED = ("e", "d", "p")  # enhancements, definitions and parents ask counsel nothing (5.1)
STRIKE_ENHANCEMENTS = (  # found true on a felony they make it (a)(1) (5.3)
    "12022.3(a)",
    "12022.5",
    "12022.53",
    "12022.55",
    "12022.7",
    "12022.8",
    "12022.9",
    "186.22(b)",
)
ASSAULTS = ((220, 220), (240, 245.5), (4500, 4500), (4501, 4501))  # no strike when only attempted (5.8)

STATUS_QUESTIONS = {
    "dismissed_1203.4": "dismissed_1203.4",
    "reduced_later_17b": "reduced_after_sentencing",
    "juvenile_adjudication": "juvenile_adjudication",
}


def is_assault(offense: Offense) -> bool:
    number, _ = offenses.leading_number(offense.section)
    return offense.code == "PC" and any(low <= number <= high for low, high in ASSAULTS)


# ---------------------------------------------------------------- (a)(1), (a)(2)


def strike_rows(offense: Offense, on: date) -> list[Row]:
    """The (a)(1) rows that speak about the offense, for an attempt those of 1192.7(c) (5.8)."""
    if not offense.attempt:
        return [row for row in rows_of(offense, on) if row.is_a1]
    if offense.attempt == "664" and is_assault(offense):
        return []
    found = offenses.matches(offenses.OFFENSES_CSV, offense.code, offense.section, on)
    return longest(row for row in found if row.is_a1 and "1192.7(c)" in row.category)


def place_of_rows(rows: list[Row]) -> str | None:
    """The one place of custody the rows agree on (Matching 5)."""
    places = {row.felony_custody for row in rows} - {"na", ""}
    return places.pop() if len(places) == 1 and places <= set(PLACES) else None


def place_of(rows: list[Row], record: Mapping[str, Any]) -> str | None:
    """The place of custody of a felony: by the rows, else as staff read it from the statute."""
    given = record.get("felony_custody")
    return place_of_rows(rows) or (given if given in PLACES else None)


def enhancements_of(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The sections found true with the conviction, as code and section."""
    found = []
    for text in record.get("enhancements") or []:
        code, _, section = str(text).strip().rpartition(" ")
        found.append((normal_code(code) or "PC", normal_section(normal_code(code), section)))
    return found


def has_strike_enhancement(record: Mapping[str, Any]) -> bool:
    return any(
        code == "PC" and (section + "(").startswith(tuple(listed + "(" for listed in STRIKE_ENHANCEMENTS))
        for code, section in enhancements_of(record)
    )


def has_a3_enhancement(record: Mapping[str, Any], on: date) -> bool:
    return any(
        row.is_a3 and row.suffix == "e"
        for code, section in enhancements_of(record)
        for row in offenses.rows_for(offenses.OFFENSES_CSV, code, section, on)
    )


def strike_of(record: Mapping[str, Any], reading: Reading) -> bool | None:
    absent = False if reading.as_case else None  # 5.5
    return flag(record.get("strike", absent))


# ---------------------------------------------------------------- California convictions


def felony(record: Mapping[str, Any], offense: Offense, reading: Reading) -> Answer:
    """5.1, felony."""
    rows = list(rows_of(offense, reading.on))
    parents = [row for row in rows if row.suffix == "p"]
    if not parents:
        return felony_by_rows(record, rows, offense, reading)
    # only a subdivision is known to be missing: rows beside the parent may settle it, a place of custody not
    plain = [row for row in rows if row.suffix != "p"]
    placeless = {name: value for name, value in record.items() if name != "felony_custody"}
    if felony_by_rows(placeless, plain, offense, reading) == YES:
        return YES
    return by_subdivision(record, "felony", parents, offense, reading)


def felony_by_rows(record: Mapping[str, Any], rows: list[Row], offense: Offense, reading: Reading) -> Answer:
    gaps: set[str] = set()
    # (a)(1): by name; by a conditional row with a proved strike; by an enhancement found true
    strikes = [row for row in strike_rows(offense, reading.on) if row.level_rule in FELONY_RULES]
    if any(row.qualifies == "yes" for row in strikes) or has_strike_enhancement(record):
        return YES
    if any(row.qualifies == "conditional" for row in strikes):
        strike = strike_of(record, reading)
        if strike:
            return YES
        if strike is None:
            gaps.add("strike")
    # (a)(2): the statute sends a felony to state prison
    place = place_of(rows, record)
    if place == "state_prison":
        return YES
    if place is None:
        gaps.add("felony_custody")
    # (a)(3), felony limb, with its window; counsel may have said that a section not named belongs there
    listed = [row for row in rows if row.is_a3 and row.level_rule in FELONY_RULES]
    named = any(row.qualifies == "yes" for row in listed) or has_a3_enhancement(record, reading.on)
    doubtful = any(row.qualifies == "conditional" and row.suffix not in NEVER_NOT_NAMED for row in listed)
    if not rows and place == "1170h":
        doubtful = True
    limb = by_window(record, named, doubtful, felony_window(reading), reading)
    if limb == YES:
        return YES
    # 1170(h)(3): a county-jail felony that this person served in prison (5.4)
    if place == "1170h" and record.get("sentence") == "state_prison":
        counsel = reading.legal.get("1170h3")
        if counsel:
            return YES
        if counsel is None:
            gaps.add("legal:1170h3")
    gaps |= limb.gaps
    return open_by(*gaps) if gaps else NO


def by_window(
    record: Mapping[str, Any], named: bool, doubtful: bool, years: int | None, reading: Reading
) -> Answer:
    """One limb of (a)(3): named rows, or doubtful ones that wait for counsel's `not_named`."""
    counsel = flag(record.get("not_named"))
    if doubtful and counsel:
        named = True
    if not named and not (doubtful and counsel is None):
        return NO
    within = inside(record, years, reading.on)
    if within is None:
        return open_by("date")
    if not within:
        return NO
    return YES if named else open_by("legal:not_named")


def misdemeanor(record: Mapping[str, Any], offense: Offense, reading: Reading) -> Answer:
    """5.1, misdemeanor."""
    rows = rows_of(offense, reading.on)
    if any(row.is_a6 for row in rows):
        return NO
    wobblers = [row for row in rows if row.is_a3 and row.level_rule == "wobbler_as_misdemeanor"]
    named = any(row.qualifies == "yes" for row in wobblers)
    doubtful = any(row.qualifies == "conditional" and row.suffix not in NEVER_NOT_NAMED for row in wobblers)
    found = by_window(record, named, doubtful, 5, reading)
    parents = [row for row in rows if row.suffix == "p"]
    if found != NO or not parents:
        return found
    return by_subdivision(record, "misdemeanor", parents, offense, reading)


def by_subdivision(
    record: Mapping[str, Any], level: str, parents: list[Row], offense: Offense, reading: Reading
) -> Answer:
    """5.5: the subdivision is not recorded, so every one that the level allows is tried."""
    answers = []
    for parent in parents:
        for section, rows in offenses.subdivisions(offenses.OFFENSES_CSV, parent, reading.on).items():
            child = Offense(offense.code, section, offense.attempt)
            if level == "felony":
                if any(row.level_rule in FELONY_RULES for row in rows):
                    answers.append(felony(record, child, reading))
            elif any(row.level_rule == "wobbler_as_misdemeanor" for row in rows):
                answers.append(misdemeanor(record, child, reading))
            else:
                answers.append(NO)
    if len(set(answers)) == 1:  # whichever subdivision it was, the same question stands
        return answers[0]
    return agreed(answers, offense.gap)


def at_level(record: Mapping[str, Any], level: str, reading: Reading) -> Answer:
    """A California conviction as if it were entered at this level."""
    offense = offense_of(record)
    if isinstance(offense, str):
        return open_by(offense)
    if offense.attempt and any(row.is_a6 for row in rows_of(offense, reading.on)):
        return NO  # 5.8: target in (a)(6), at either level
    return (felony if level == "felony" else misdemeanor)(record, offense, reading)


def california(record: Mapping[str, Any], reading: Reading) -> Answer:
    """5.1 step 3."""
    if record.get("prop47") is True:
        return NO
    level = record.get("level")
    if level == "infraction":
        return NO
    if level in ("felony", "misdemeanor"):
        return at_level(record, level, reading)
    return agreed([at_level(record, each, reading) for each in ("felony", "misdemeanor")], "level")


def prop_47_open(record: Mapping[str, Any], reading: Reading) -> bool:
    """5.5: whether it is unknown that a conviction became a Prop 47 misdemeanor."""
    if flag(record.get("prop47")) is not None:
        return False
    if "prop47" in record:  # asked and unknown: never looser than the known fact (16), whatever the section
        return True
    offense = offense_of(record)
    if isinstance(offense, str) or not prop_47_section(offense):
        return False
    entered = day(record.get("date"))
    return not reading.as_case and (entered is None or entered < PROP_47)


def prop_47_section(offense: Offense) -> bool:
    number, letters = offenses.leading_number(offense.section)
    if offense.code == "HSC":
        return (number, letters) in ((11350, ""), (11357, ""), (11377, ""))
    if offense.code != "PC" or offense.section.startswith("459/460(a)"):
        return False
    if (number, letters) in ((459, ""), (496, ""), (666, "")):
        return True
    return 470 <= number <= 476 or 484 <= number <= 490.2


# ---------------------------------------------------------------- other jurisdictions


def united_states(record: Mapping[str, Any], _: Reading) -> Answer:
    """5.1 step 1."""
    letter = str(record.get("agg_felony") or "unknown").upper()
    if re.fullmatch("[A-P]", letter):
        return YES
    return NO if re.fullmatch("[Q-U]|NONE", letter) else open_by("agg_felony")


def elsewhere(record: Mapping[str, Any], reading: Reading) -> Answer:
    """5.1 step 2: another state, and foreign, tribal and military courts like one."""
    equivalent = flag(record.get("equiv_strike"))
    if equivalent is None:
        return open_by("equiv_strike")
    if equivalent:
        return YES
    if record.get("level") in ("misdemeanor", "infraction"):
        return NO
    counsel = reading.legal.get("out_of_state_not_strike")
    return {True: YES, False: NO, None: open_by("legal:out_of_state_not_strike")}[counsel]


# ---------------------------------------------------------------- one conviction


def conviction(record: Mapping[str, Any], reading: Reading) -> Answer:
    """q(c, on) of 5.1."""
    status = record.get("status", "final")
    if status in ("vacated", "reversed"):  # step 0
        return NO
    question = STATUS_QUESTIONS.get(str(status))
    if question and reading.legal.get(question) is False:
        return NO
    place = record.get("jurisdiction", "CA")
    if unknown(place):
        found = agreed(
            [court(record, reading) for court in (california, united_states, elsewhere)], "jurisdiction"
        )
    else:
        courts = {"CA": california, "US": united_states}
        found = courts.get(str(place).upper(), elsewhere)(record, reading)
    if found != YES:
        return found
    doubts = []
    if not question and status not in ("final", "pending_appeal"):
        doubts.append("status")
    if (unknown(place) or str(place).upper() == "CA") and prop_47_open(record, reading):
        doubts.append("prop47")
    if doubts:
        return open_by(*doubts)
    if question and reading.legal.get(question) is None:
        return open_by("legal:" + question)
    return YES
