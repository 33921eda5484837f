"""Looking through a person's record: what opens, what keeps the question open, and what counsel should notice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from amparo.facts import read_charge, read_conviction
from amparo.facts.records import PROP47_ABSENT, Record
from amparo.law.calendar import (
    FELONY_WASHOUT_YEARS,
    MISDEMEANOR_WASHOUT_YEARS,
    PROP_47,
)
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.law.offenses import Match, Profile, enhancement, era_of, is_domestic_violence_2014, match
from amparo.law.standing import OPENS
from amparo.rules import Reached, reach
from amparo.rules.dates import last_day_within
from amparo.terms import ContradictionError, Tag, weakest

_TEMPLATE: dict[str, Any] = dict.fromkeys((*qualifies.facts(), *charge.facts()))
_TEMPLATE.update(
    {"c.dismissed": False, "c.reduced_later": False, "c.juvenile": False, "c.served_in_prison": False}
)
_TEMPLATE.update({"c.a1_enhancement": False, "c.a3_enhancement": False})

_PROP47_DRUGS = ("11350", "11357", "11377")


@dataclass(slots=True, eq=False)
class Looked:
    """One conviction or charge looked at: whether it opens (None: open), by which paragraph, and what it still needs."""

    path: str
    opens: bool | None
    paragraph: str
    gaps: tuple[str, ...]
    reached: Reached | None
    profile: Profile | None
    named: str = ""

    @property
    def tag(self) -> Tag:
        """How sure we are that it opens: the rule's source, and the offense table's for the limb."""
        if self.reached is None or not self.opens:
            return "V"
        of_the_table = self.profile.tags.get(self.paragraph[:12], "V") if self.profile is not None else "V"
        return weakest(self.reached.rule.tag, of_the_table)


@dataclass(slots=True, eq=False)
class History:
    """A whole record: three-valued answers for convictions and charges, their gaps, and the flags they raise."""

    conviction_opens: bool | None = False
    conviction_gaps: tuple[str, ...] = ()
    charge_opens: bool | None = False
    charge_gaps: tuple[str, ...] = ()
    convictions: list[Looked] = field(default_factory=list)
    charges: list[Looked] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)


@lru_cache(maxsize=512)
def _names(path: str) -> dict[str, tuple[str, ...]]:
    """What each fact of a conviction is called when it is missing."""
    own = {
        "c.void": "status",
        "c.prop47": "prop47",
        "c.agg_listed": "agg_felony",
        "c.equiv_strike": "equiv_strike",
        "c.level": "level",
        "c.date": "date",
        "c.unlisted_date": "date",
        "c.place": "felony_custody",
        "c.strike": "strike",
        "p.level": "level",
        "p.finding": "finding",
        "p.place": "felony_custody",
    }
    names: dict[str, tuple[str, ...]] = {key: (f"{path}.{name}",) for key, name in own.items()}
    names["c.not_named"] = names["c.unlisted_not_named"] = ("legal:not_named",)
    return names


def look_through(
    convictions: Sequence[Any] | None,
    pending: Sequence[Any] | None,
    on: int,
    legal: Mapping[str, Any],
    *,
    as_case: bool,
) -> History:
    """Decide every conviction and pending charge on a day (an ordinal); an unknown list stays open as a whole."""
    history = History()
    era = era_of(on)
    if convictions is None:
        history.conviction_opens, history.conviction_gaps = None, ("person.convictions",)
    elif convictions:
        records = [
            read_conviction(given, f"person.convictions[{index}]", on, as_case=as_case)
            for index, given in enumerate(convictions)
        ]
        if len(records) > 1:
            _refuse_contradictions(records)
        history.convictions = [_look_at(record, on, era, legal, as_case, history.flags) for record in records]
        for looked, record in zip(history.convictions, records, strict=True):
            looked.named = f"{record.code} {record.section}"
        history.conviction_opens, history.conviction_gaps = _together(history.convictions)
    if pending is None:
        history.charge_opens, history.charge_gaps = None, ("person.pending",)
    elif pending:
        history.charges = [
            _look_at_charge(read_charge(given, f"person.pending[{index}]", on), on, era, legal)
            for index, given in enumerate(pending)
        ]
        history.charge_opens, history.charge_gaps = _together(history.charges)
    return history


def _together(looked: Sequence[Looked]) -> tuple[bool | None, tuple[str, ...]]:
    gaps: dict[str, None] = {}
    still_open = False
    for one in looked:
        if one.opens:
            return True, ()
        if one.opens is None:
            still_open = True
            gaps.update(dict.fromkeys(one.gaps))
    return (None if still_open else False), tuple(gaps)


def _refuse_contradictions(records: Sequence[Record]) -> None:
    """The same offense on the same day cannot have been entered at two levels."""
    seen: dict[tuple[Any, ...], Record] = {}
    for record in records:
        if record.date is None or record.level is None:
            continue
        court = record.jurisdiction + record.code
        key = (court, record.section, record.degree, record.target, record.date)
        earlier = seen.setdefault(key, record)
        if earlier.level != record.level:
            raise ContradictionError(
                f"{record.path}.level",
                f"the same offense of the same day stands at {earlier.path} as a {earlier.level}, here as a {record.level}.",
                "Keep the entry that the court docket shows.",
            )


# ------------------------------------------------------------------ one conviction


def _look_at(
    record: Record, on: int, era: int, legal: Mapping[str, Any], as_case: bool, flags: list[str]
) -> Looked:
    values = _TEMPLATE.copy()
    values.update(legal)
    if record.status_known:
        status = record.status
        values["c.void"] = status == "vacated" or status == "reversed"
        if status != "final":
            values["c.dismissed"] = status == "dismissed_1203.4"
            values["c.reduced_later"] = status == "reduced_later_17b"
            values["c.juvenile"] = status == "juvenile_adjudication"
    values["c.level"] = record.level
    values["c.date"] = values["c.unlisted_date"] = record.date
    values["c.jurisdiction"] = record.jurisdiction
    if record.jurisdiction != "CA":
        values["c.prop47"] = False
        values["c.agg_listed"] = record.agg_listed
        values["c.equiv_strike"] = record.equiv_strike
        values["c.known_misdemeanor"] = record.level == "misdemeanor" or record.level == "infraction"
        return _decide_one(record.path, values, on, None)
    values["c.agg_listed"] = values["c.equiv_strike"] = False
    values["c.known_misdemeanor"] = False
    values["c.prop47"] = _prop47(record, as_case)
    values["c.strike"] = record.strike
    values["c.not_named"] = values["c.unlisted_not_named"] = record.not_named
    values["c.served_in_prison"] = record.served_in_prison
    enhanced = ""
    for found_true in record.enhancements:
        word, paragraph = enhancement(found_true)
        if word:
            values["c.a1_enhancement" if word == "serious" else "c.a3_enhancement"] = True
            enhanced = paragraph if word == "listed" else enhanced
    found = match(record.code, record.section, record.degree, record.target, era)
    looked = _decide_match(record, values, on, found, flags)
    if looked.profile is not None:
        if looked.profile.values["c.a6"] or looked.profile.values["c.target_a6"] or values["c.prop47"]:
            flags.append("a6_present")
        if looked.opens and looked.paragraph == "7282.5(a)(3)":
            looked.paragraph = _limb(looked, enhanced)
        if looked.opens and looked.paragraph.startswith("7282.5(a)(3)") and _on_the_anniversary(record, on):
            flags.append("boundary_day")
    return looked


def _limb(looked: Looked, enhanced: str) -> str:
    assert looked.profile is not None
    assert looked.reached is not None
    if "enhancement" in looked.reached.rule.part:
        return enhanced or "7282.5(a)(3)"
    misdemeanor = "wobbler" in looked.reached.rule.part
    return (
        looked.profile.misdemeanor_paragraph if misdemeanor else looked.profile.felony_paragraph
    ) or "7282.5(a)(3)"


def _on_the_anniversary(record: Record, on: int) -> bool:
    years = MISDEMEANOR_WASHOUT_YEARS if record.level == "misdemeanor" else FELONY_WASHOUT_YEARS
    return record.date is not None and last_day_within(record.date, years) == on


def _prop47(record: Record, as_case: bool) -> bool | None:
    """Whether it is a Prop 47 misdemeanor; absent is unknown only for the sections and days where it could be one."""
    given = record.prop47
    if given != PROP47_ABSENT:
        return given if given is None else bool(given)
    if as_case or (record.date is not None and record.date >= PROP_47.toordinal()):
        return False
    target = record.target
    code, section, degree = target or (record.code, record.section, record.degree)
    if target is None and section.startswith(("664/", "182/")):
        section = section.partition("/")[2]
    return None if can_be_prop47(code, section, degree) else False


def can_be_prop47(code: str, section: str, degree: str) -> bool:
    """Is this an offense that Proposition 47 made a misdemeanor, for some or all who commit it (Pen. Code § 1170.18(a))?"""
    stem = section.split("(", 1)[0]
    if code == "HSC":
        return stem in _PROP47_DRUGS
    if code != "PC":
        return False
    if stem == "459" or stem.startswith("459/"):
        return degree != "first" and not section.startswith("459/460(a)")
    digits = stem.rstrip("abcdefghijklmnopqrstuvwxyz")
    if digits == stem and digits in {"496", "666"}:
        return True
    number = float(digits) if digits.replace(".", "", 1).isdigit() else 0.0
    return 470 <= number <= 476 or 484 <= number <= 490.2


def _decide_match(record: Record, values: dict[str, Any], on: int, found: Match, flags: list[str]) -> Looked:
    """Decide for every offense that the recorded section can be; where they differ, what was not recorded is missing."""
    path = record.path
    if not found.gap:
        profile = found.felony[0]
        _fill(values, profile, record, flags)
        looked = _decide_one(path, values, on, profile)
        if looked.opens is None and record.level is None and not _would_qualify(looked):
            looked.gaps = (f"{path}.level",)  # the level first: the other questions wait for it (5.1)
        return looked
    if found.gap == "target" and not found.felony and not found.misdemeanor:
        if values["c.void"] or values["c.level"] == "infraction" or values["c.prop47"]:
            return Looked(path, False, "", (), None, None)
        gap = "target" if record.level is not None else "level"
        return Looked(path, None, "", (f"{path}.{gap}",), None, None)
    each: list[Looked] = []
    for level, profiles in (("felony", found.felony), ("misdemeanor", found.misdemeanor)):
        if record.level is None or record.level == level:
            for profile in profiles:
                tried = dict(values)
                tried["c.level"] = level
                _fill(tried, profile, record, flags)
                each.append(_decide_one(path, tried, on, profile))
    if not each:
        return Looked(path, False, "", (), None, None)
    verdicts = {one.opens for one in each}
    if verdicts == {True} or verdicts == {False}:
        return each[0]
    same_gaps = verdicts == {None} and len({one.gaps for one in each}) == 1
    if same_gaps and (record.level is not None or _would_qualify(each[0])):
        return each[0]  # whichever offense it was, the same question stands
    gap = "level" if record.level is None else found.gap
    return Looked(path, None, "", (f"{path}.{gap}",), None, each[0].profile)


_LAST_QUESTIONS = (".status", ".prop47", "legal:dismissed_1203.4", "legal:reduced_after_sentencing")


def _would_qualify(looked: Looked) -> bool:
    """Whether only the conviction's standing is open: on its offense, level and date it would qualify."""
    return all(path.endswith((*_LAST_QUESTIONS, "legal:juvenile_adjudication")) for path in looked.gaps)


def _fill(values: dict[str, Any], profile: Profile, record: Record, flags: list[str]) -> None:
    values.update(profile.values)
    if record.felony_custody is not None:
        if values["c.place"] is None:
            values["c.place"] = record.felony_custody
        elif values["c.place"] != record.felony_custody:
            flags.append("custody_place_differs")


def _decide_one(path: str, values: dict[str, Any], on: int, profile: Profile | None) -> Looked:
    reached = reach(qualifies, values, on, _names(path))
    if reached.settled:
        opens = reached.outcome == OPENS
        return Looked(path, opens, reached.rule.ground if opens else "", (), reached, profile)
    return Looked(path, None, "", reached.missing, reached, profile)


# ------------------------------------------------------------------ one pending charge


def _look_at_charge(record: Record, on: int, era: int, legal: Mapping[str, Any]) -> Looked:
    values = _TEMPLATE.copy()
    values.update(legal)
    values["p.level"] = record.level
    values["p.finding"] = record.finding
    found = match(record.code, record.section, record.degree, record.target, era)
    profiles = found.felony
    serious = [bool(profile.values["c.a1"]) for profile in profiles]
    prison = [profile.values["c.place"] or record.felony_custody for profile in profiles]
    certain = [yes or where == "state_prison" for yes, where in zip(serious, prison, strict=True)]
    hopeless = [not yes and where == "1170h" for yes, where in zip(serious, prison, strict=True)]
    listed = [
        bool(profile.values["c.a3"]) and not is_domestic_violence_2014(record.code, record.section)
        for profile in profiles
    ]
    values["p.a1"] = bool(profiles) and all(serious)
    values["p.listed_2014"] = bool(profiles) and all(listed)
    if profiles and all(certain):
        values["p.place"] = "state_prison"
    elif profiles and all(hopeless):
        values["p.place"] = "1170h"
    else:
        values["p.place"] = record.felony_custody if profiles else None
    names = _names(record.path)
    if not profiles:  # an attempt or conspiracy of nobody knows what
        names = {**names, "p.place": (f"{record.path}.target",)}
    reached = reach(charge, values, on, names)
    profile = profiles[0] if profiles else None
    if reached.settled:
        opens = reached.outcome == OPENS
        return Looked(record.path, opens, reached.rule.ground if opens else "", (), reached, profile)
    return Looked(record.path, None, "", reached.missing, reached, profile)


def day_of(ordinal: int) -> str:
    """An ordinal as an ISO day."""
    return date.fromordinal(ordinal).isoformat()
