"""What must hold for every case: ignorance never loosens, policy only tightens, holds stay barred, days are the register's."""

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from amparo.decision import Answer, decide
from amparo.facts import REQUEST_KINDS, Agency
from amparo.facts.agency import read_policy
from amparo.law.calendar import FELONY_WASHOUT_YEARS, MISDEMEANOR_WASHOUT_YEARS
from amparo.law.custody.outcomes import PROTECTIVE_FIRST
from amparo.law.index import days_when_answers_change
from amparo.rules.dates import last_day_within
from tests.chance import case

LOOSENESS = {outcome: place for place, outcome in enumerate(PROTECTIVE_FIRST)}


def answer_of(made: dict[str, Any], *, as_case: bool = False, on: date | None = None) -> Answer:
    agency = Agency(made["agency_kind"], read_policy(made.get("local_policy", {})), absent_allows=as_case)
    day = on or date.fromisoformat(made["on"])
    return decide(made["request"], made["person"], agency, day, legal=made.get("legal"), as_case=as_case)


def safest(answer: Answer) -> dict[str, str]:
    """The safe outcome, by item where there are items."""
    if answer.items:
        return {item.name: item.reached.safe for item in answer.items}
    return {"": answer.safe}


def looser(one: Answer, other: Answer) -> bool:
    """Whether `one` does anything less protective than `other`; a court's command stands outside the order."""
    mine, theirs = safest(one), safest(other)
    return any(
        LOOSENESS[mine[name]] > LOOSENESS[theirs[name]]
        for name in mine
        if mine[name] in LOOSENESS and theirs[name] in LOOSENESS
    )


def cases(seed: int, count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(seed)
    for _ in range(count):
        yield case(chance)


def test_a_hold_is_never_permitted_from_the_first_day_of_the_values_act() -> None:
    chance = random.Random(54)
    for _ in range(4000):
        made = case(chance, ("hold",))
        for record in made["person"]["convictions"] or []:
            if isinstance(record, dict) and (record["date"] or "") > "2018-01-04":
                record["date"] = None  # the day of the act moves; a conviction after it would be refused
        for on in (date(2018, 1, 4), date(2026, 11, 24), date(2027, 1, 1)):  # Thursday, Tuesday, Friday
            answer = answer_of(made, as_case=True, on=on)
            if made["agency_kind"] in {"non_law_enforcement", "cdcr"}:
                assert answer.outcome == "not_regulated"
            else:
                assert answer.outcome == "prohibited", made


# ------------------------------------------------------------------ ignorance never loosens

_BLANKABLE = (
    "minor",
    "in_custody",
    "registry",
    "federal_felony_warrant",
    "history_complete",
    "convictions",
    "pending",
)


def _blanked(made: dict[str, Any], chance: random.Random) -> tuple[str, dict[str, Any]] | None:
    """The same case with one known fact made unknown, and the name of that fact."""
    request, person = made["request"], made["person"]
    places: list[tuple[str, dict[str, Any], str]] = [
        ("person", person, name) for name in _BLANKABLE if name in person
    ]
    places += [
        ("request", request, name)
        for name in request
        if name not in {"kind", "documents", "info_public", "items"}
    ]
    places += [("consent", request["consent"], name) for name in request.get("consent", {})]
    places += [("public", request["info_public"], name) for name in request.get("info_public", {})]
    for document in request.get("documents", []):
        places += [("document", document, name) for name in document if name != "kind"]
    for record in person.get("convictions") or []:
        if isinstance(record, dict):
            known = ("level", "date", "status", "prop47", "strike", "equiv_strike", "agg_felony", "target")
            places += [("conviction", record, name) for name in known if name in record]
    places = [
        place for place in places if place[1][place[2]] not in (None, "unknown") and place[2] != "consent"
    ]
    if not places:
        return None
    where, record, name = chance.choice(places)
    kept = record[name]
    record[name] = None
    copied = {**made, "request": _deep(request), "person": _deep(person)}
    record[name] = kept
    return f"{where}.{name}={kept}", copied


def _deep(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _deep(inner) for name, inner in value.items()}
    return [_deep(inner) for inner in value] if isinstance(value, list) else value


def _excepted(fact: str, made: dict[str, Any]) -> bool:
    """What the specification itself completes otherwise, with its reason."""
    if fact == "document.crime=none_civil":
        return True  # a court's arrest paper of unknown crime is completed as one crime or the other, never as civil
    papers = made["request"].get("documents", [])
    subpoena = any(document["kind"] == "administrative_subpoena" for document in papers)
    return fact.startswith("public.") and subpoena  # F-4 lifts unknown publicity to a judge's order


def test_making_a_fact_unknown_never_makes_the_answer_looser() -> None:
    chance = random.Random(7282)
    tried = 0
    for made in cases(1, 12_000):
        blanked = _blanked(made, chance)
        if blanked is None or _excepted(blanked[0], made):
            continue
        known, unknown = answer_of(made, as_case=True), answer_of(blanked[1], as_case=True)
        if any("required" in answer.possible for answer in (known, unknown)):
            continue  # outside the order: nothing is refused and nothing done before counsel has looked
        tried += 1
        assert not looser(unknown, known), (
            f"{blanked[0]} made unknown: {known.outcome} became {unknown.safe}: {made}"
        )
    assert tried > 8_000


def test_a_stricter_local_policy_never_makes_the_answer_looser() -> None:
    chance = random.Random(72)
    for _ in range(6_000):
        made = case(chance)
        act = {"transport": "transfer", "criminal_warrant": "transfer"}.get(
            made["request"]["kind"], made["request"]["kind"]
        )
        acts = ("information", "notification") if act == "information" else (act,)
        answers = [
            answer_of({**made, "local_policy": dict.fromkeys(acts, word)}, as_case=True)
            for word in ("allows", "judicial_only", "forbids")
        ]
        assert not looser(answers[1], answers[0]), made
        assert not looser(answers[2], answers[1]), made


# ------------------------------------------------------------------ answers change on no other day


def _washout_days(made: dict[str, Any]) -> set[date]:
    """The first day outside each window of each conviction, and the day of the conviction itself."""
    days = set()
    for record in made["person"].get("convictions") or []:
        entered = record.get("date") if isinstance(record, dict) else None
        if entered:
            start = date.fromisoformat(entered).toordinal()
            days.add(date.fromordinal(start))
            for years in (MISDEMEANOR_WASHOUT_YEARS, FELONY_WASHOUT_YEARS):
                days.add(date.fromordinal(last_day_within(start, years) + 1))
    return days


def test_an_answer_changes_only_on_a_day_of_the_register_or_of_a_washout() -> None:
    chance = random.Random(365)
    register = days_when_answers_change()
    first, last = date(2013, 12, 25), date(2027, 1, 10)
    for _ in range(24):
        made = case(chance)
        for record in made["person"].get("convictions") or []:
            if isinstance(record, dict) and record.get("date") and record["date"] > first.isoformat():
                record["date"] = date(2009, 2, 28).isoformat()  # before every day that is swept
        allowed = register | _washout_days(made)
        before = None
        day = first
        while day <= last:
            answer = answer_of(made, as_case=True, on=day)
            now = (answer.outcome, answer.possible, tuple(item.outcome for item in answer.items))
            if before is not None and now != before:
                assert day in allowed, f"{before} became {now} on {day}: {made}"
            before = now
            day += timedelta(days=1)


# ------------------------------------------------------------------ every combination of fact states

UNKNOWN = None
STRIKE = [{"code": "PC", "section": "211", "level": "felony", "date": "2015-06-01"}]
_FLAG = (True, False)
SPACES: dict[str, dict[str, tuple[Any, ...]]] = {
    "notification": {
        "policy": ("allows", "forbids"),
        "person.minor": _FLAG,
        "public.release_date": _FLAG,
        "person.registry": ("current", "none"),
        "person.federal_felony_warrant": ("confirmed", "none"),
        "person.convictions": (STRIKE, []),
    },
    "transfer": {
        "policy": ("allows", "judicial_only", "forbids"),
        "person.minor": _FLAG,
        "document.signed_by": ("federal_district_judge", "agency_officer"),
        "document.crime": ("federal_criminal_immigration", "federal_other"),
        "person.registry": ("current", "none"),
        "person.convictions": (STRIKE, []),
    },
    "criminal_warrant": {
        "policy": ("allows", "judicial_only", "forbids"),
        "person.minor": _FLAG,
        "person.in_custody": _FLAG,
        "document.signed_by": ("federal_district_judge", "agency_officer"),
        "document.crime": ("federal_criminal_immigration", "federal_other"),
        "person.convictions": (STRIKE, []),
        "legal.criminal_immigration_warrant_arrest": _FLAG,
    },
    "interview": {
        "policy": ("allows", "forbids"),
        "consent.form_given": _FLAG,
        "consent.language_understood": _FLAG,
        "consent.answer": ("consented", "declined"),
        "consent.attorney_present": _FLAG,
    },
    "information": {
        "policy": ("allows", "forbids"),
        "person.minor": _FLAG,
        "public.home_address": _FLAG,
        "order.signed_by": ("federal_district_judge", "agency_officer"),
    },
    "status_inquiry": {
        "policy": ("allows", "forbids"),
        "request.purpose": ("t_u_visa_certification", "18usc922d5", "consular_notification", "other"),
    },
    "supervision": {"request.purpose": ("immigration_enforcement", "other"), "policy": ("allows", "forbids")},
    "task_force": {
        "policy": ("allows", "forbids"),
        "request.civil_arrests_by_local": _FLAG,
        "request.primary_purpose_immigration": _FLAG,
        "request.duties_unrelated_to_immigration": _FLAG,
        "request.scene_support_only": _FLAG,
        "legal.scene_support": _FLAG,
    },
    "reentry_1326": {
        "policy": ("allows", "forbids"),
        "request.enhancement_1326b2": _FLAG,
        "request.detected_in_unrelated_activity": _FLAG,
    },
    "premises": {"policy": ("allows", "forbids"), "request.exclusive": _FLAG},
    "detention_contract": {
        "policy": ("allows", "forbids"),
        "request.population": ("civil_immigration", "minors_orr", "federal_criminal"),
        "request.action": ("new", "expand_beds", "renew_same_beds"),
        "request.had_contract_2017_06_15": _FLAG,
        "legal.federal_detainees_scope": _FLAG,
        "legal.lapsed_contract": _FLAG,
    },
    "hold": {
        "policy": ("allows", "forbids"),
        "person.registry": ("current", "none"),
        "person.convictions": (STRIKE, []),
    },
}
SPACES["transport"] = SPACES["transfer"]
SPACES["joint_operation"] = SPACES["task_force"]
for _kind in REQUEST_KINDS:
    SPACES.setdefault(_kind, {"policy": ("allows", "forbids")})
DAYS = (date(2015, 6, 1), date(2017, 6, 1), date(2017, 7, 1), date(2026, 11, 24))
AFTER = {
    "request.documents.signed_by",
    "request.documents.crime",
    "person.in_custody",
    "request.population",
    "request.action",
}
PATHS = {
    "policy": "local_policy",
    "public.release_date": "request.info_public.release_date",
    "public.home_address": "request.info_public.home_address",
    "document.signed_by": "request.documents.signed_by",
    "document.crime": "request.documents.crime",
    "order.signed_by": "request.documents.signed_by",
}


def _built(kind: str, facts: dict[str, Any], on: date) -> Answer:
    request: dict[str, Any] = {"kind": kind, "from": "ICE"}
    person: dict[str, Any] = {"pending": []}
    legal: dict[str, Any] = {}
    policy = {}
    for name, value in facts.items():
        group, _, fact = name.partition(".")
        if group == "policy":
            acts = {"transport": ("transfer",), "criminal_warrant": ("transfer", kind)}.get(kind, (kind,))
            policy = dict.fromkeys(acts, value)
        elif group == "person":
            person[fact] = value
        elif group == "legal":
            legal[fact] = value
        elif group == "request":
            request[fact] = value
        elif group == "consent":
            request.setdefault("consent", {})[fact] = value
        elif group == "public":
            request["info_public"] = {fact: value}
            request["items"] = [fact]
        elif group == "document":
            request.setdefault("documents", [{"kind": "arrest_warrant"}])[0][fact] = value
        else:
            request["documents"] = [{"kind": "court_order", fact: value}]
    agency = Agency("sheriff_jail", read_policy(policy))
    person = {
        "minor": False,
        "in_custody": True,
        "registry": "none",
        "federal_felony_warrant": "none",
        **person,
    }
    person = {"history_complete": True, "convictions": [], **person}
    return decide(request, person, agency, on, legal=legal)


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("kind", sorted(SPACES))
def test_with_unknown_facts_the_answer_is_what_every_completion_gives(kind: str, on: date) -> None:
    """Exhaustive: every fact known each way or unknown; the possible outcomes and the missing facts must be exact."""
    space = SPACES[kind]
    names = list(space)
    known = {}
    for choice in itertools.product(*(range(len(space[name])) for name in names)):
        facts = {name: space[name][place] for name, place in zip(names, choice, strict=True)}
        known[choice] = _built(kind, facts, on).outcome
    for choice in itertools.product(*((*range(len(space[name])), UNKNOWN) for name in names)):
        if UNKNOWN not in choice:
            continue
        facts = {
            name: UNKNOWN if place is UNKNOWN else space[name][place]
            for name, place in zip(names, choice, strict=True)
        }
        answer = _built(kind, facts, on)
        ways = [
            range(len(space[name])) if place is UNKNOWN else (place,)
            for name, place in zip(names, choice, strict=True)
        ]
        ends = {way: known[way] for way in itertools.product(*ways)}
        assert set(answer.possible) == set(ends.values()), f"{facts}: {answer.possible}"
        if "required" not in ends.values():
            assert LOOSENESS[answer.safe if kind != "information" else answer.items[0].reached.safe] == min(
                LOOSENESS[end] for end in ends.values()
            )
        essential = {
            names[place]
            for place in range(len(names))
            if choice[place] is UNKNOWN
            and any(
                known[(*way[:place], other, *way[place + 1 :])] != end
                for way, end in ends.items()
                for other in range(len(space[names[place]]))
            )
        }
        expected = {
            PATHS.get(name, name.replace("legal.", "legal:").replace("consent.", "request.consent."))
            for name in essential
        }
        follow_on = {name for name in expected if name.startswith("legal:")}
        assert set(answer.missing) - follow_on == expected - follow_on, facts
        assert set(answer.missing) <= expected, facts
        if not expected & AFTER and "request.had_contract_2017_06_15" not in expected:
            assert set(answer.missing) == expected, facts
