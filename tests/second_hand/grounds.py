"""Does anything about the person open the act: convictions, registry, federal warrant, pending charge (spec 5)."""

from collections.abc import Mapping
from typing import Any

from tests.second_hand import offenses
from tests.second_hand.convictions import FELONY_RULES, PLACES, conviction, place_of_rows, strike_rows
from tests.second_hand.records import NO, YES, Answer, Offense, Reading, agreed, offense_of, open_by, rows_of

NO_FINDING = ("none", "arrest_pc_48h", "indictment")
DOMESTIC_VIOLENCE = "273.5"


def fact(person: Mapping[str, Any] | None, name: str, absent: object, as_case: bool) -> Any:
    """A fact about the person: what is absent has its value in a case file and is unknown elsewhere (16)."""
    if person is None:
        return None
    return person.get(name, absent if as_case else None)


def at(prefix: str, gaps: frozenset[str]) -> frozenset[str]:
    """Gaps of one record as paths; counsel's questions have none."""
    return frozenset(gap if gap.startswith("legal:") else f"{prefix}.{gap}" for gap in gaps)


# ---------------------------------------------------------------- pending charges


def charge_felony(record: Mapping[str, Any], offense: Offense, reading: Reading) -> Answer:
    """Whether a felony charge could open (b): serious, violent or state prison; in 2014 listed ones too (5.7)."""
    given = record.get("felony_custody")
    by_staff = {"state_prison": YES, "1170h": NO}.get(str(given), open_by("felony_custody"))
    rows = rows_of(offense, reading.on)
    parents = [row for row in rows if row.suffix == "p"]
    plain = [row for row in rows if row.suffix != "p"]
    if any(row.qualifies == "yes" for row in strike_rows(offense, reading.on)):
        return YES
    place = place_of_rows(plain)
    if place == "state_prison":
        return YES
    listed = any(row.is_a3 and row.qualifies == "yes" and row.level_rule in FELONY_RULES for row in plain)
    domestic = offense.code == "PC" and offense.section.partition("(")[0] == DOMESTIC_VIOLENCE
    if reading.text_2014 and listed and not domestic:
        return YES
    if parents:
        answers = [
            charge_felony(record, Offense(offense.code, section, offense.attempt), reading)
            for parent in parents
            for section, below in offenses.subdivisions(offenses.OFFENSES_CSV, parent, reading.on).items()
            if any(row.level_rule in FELONY_RULES for row in below)
        ]
        found = agreed(answers, "felony_custody")
        return found if found.value != "open" else by_staff
    return NO if place in PLACES else by_staff


def charge_could_open(record: Mapping[str, Any], reading: Reading) -> Answer:
    """The charge itself, whatever the magistrate found."""
    level = record.get("level")
    if level in ("misdemeanor", "infraction"):
        return NO
    offense = offense_of(record)
    if offense == "target":
        as_felony = open_by("target")
    elif isinstance(offense, str):
        as_felony = charge_felony(record, Offense("?", "?"), reading)
    elif offense.attempt and any(row.is_a6 for row in rows_of(offense, reading.on)):
        as_felony = NO  # 5.8: target in (a)(6)
    else:
        as_felony = charge_felony(record, offense, reading)
    if level == "felony" or as_felony == NO:
        return as_felony
    return open_by("level")


def pending(record: Mapping[str, Any], reading: Reading) -> Answer:
    """5.7: a charge with a magistrate's finding."""
    finding = record.get("finding")
    charge = charge_could_open(record, reading)
    if charge == NO or finding in NO_FINDING:
        return NO
    if finding == "pc872_holding_order":
        return charge
    if finding == "prelim_waived":
        counsel = reading.legal.get("prelim_waived")
        if counsel is not None:
            return charge if counsel else NO
        return Answer("open", charge.gaps | {"legal:prelim_waived"})
    if charge == YES:
        return open_by("finding")
    return Answer(
        "open", charge.gaps - {"felony_custody", "target"} | {"finding"}
    )  # custody waits for the order (5.7)


# ---------------------------------------------------------------- the person


def ground(person: Mapping[str, Any] | None, reading: Reading, with_pending: bool) -> Answer:
    """The paragraph "Person" of 5.1: one yes settles it, otherwise all gaps stand together."""
    answers: list[Answer] = []

    convictions = fact(person, "convictions", [], reading.as_case)
    if not isinstance(convictions, list):
        answers.append(open_by("person.convictions"))
    else:
        for number, record in enumerate(convictions):
            found = conviction(record, reading)
            answers.append(Answer(found.value, at(f"person.convictions[{number}]", found.gaps)))

    registry = fact(person, "registry", "none", reading.as_case)  # (a)(4)
    registered = {"current": YES, "none": NO, "ended": NO}
    answers.append(registered.get(str(registry), open_by("person.registry")))

    warrant = fact(person, "federal_felony_warrant", "none", reading.as_case)  # (a)(5)
    answers.append({"confirmed": YES, "none": NO}.get(str(warrant), open_by("person.federal_felony_warrant")))

    if with_pending:  # (b)
        charges = fact(person, "pending", [], reading.as_case)
        if not isinstance(charges, list):
            answers.append(open_by("person.pending"))
        else:
            for number, record in enumerate(charges):
                found = pending(record, reading)
                answers.append(Answer(found.value, at(f"person.pending[{number}]", found.gaps)))

    if fact(person, "history_complete", True, reading.as_case) is not True:
        answers.append(open_by("person.history_complete"))

    if any(answer.value == "yes" for answer in answers):
        return YES
    gaps = frozenset().union(*(answer.gaps for answer in answers))
    return Answer("open", gaps) if gaps else NO
