"""Cases made by chance, with unknown and absent facts, for comparing the engine with the second hand."""

import random
from datetime import date, timedelta
from typing import Any

from amparo.facts import AGENCY_KINDS, REQUEST_KINDS
from amparo.facts.request import ITEMS
from amparo.law.offenses import Offense, all_offenses

DAYS = (
    date(2013, 12, 31),
    date(2014, 1, 1),
    date(2015, 12, 31),
    date(2016, 1, 1),
    date(2016, 12, 31),
    date(2017, 1, 1),
    date(2017, 6, 26),
    date(2017, 6, 27),
    date(2018, 1, 3),
    date(2018, 1, 4),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 12, 18),
    date(2026, 11, 23),
)
ABSENT = object()
SENDERS = ("ICE", "CBP", "HSI", "USCIS", "USMS", "FBI", "DEA", None, "unknown")
POLICIES = ("allows", "forbids", "judicial_only", "custom", "unknown", None, ABSENT)


def case(chance: random.Random, kinds: tuple[str, ...] = REQUEST_KINDS) -> dict[str, Any]:
    """One case in the shape of the case files; every fact may be known, unknown or absent."""
    on = chance.choice(DAYS)
    kind = chance.choice(kinds)
    made: dict[str, Any] = {
        "on": on.isoformat(),
        "agency_kind": chance.choice(AGENCY_KINDS) if chance.random() < 0.4 else "sheriff_jail",
        "request": _request(chance, kind),
        "person": _person(chance, on),
    }
    policy = _policy(chance, kind)
    if policy:
        made["local_policy"] = policy
    if chance.random() < 0.15:
        made["legal"] = {
            question: chance.choice((True, False, None))
            for question in (
                "clerk_signed_warrant",
                "criminal_immigration_warrant_arrest",
                "scene_support",
                "federal_detainees_scope",
                "lapsed_contract",
                "dismissed_1203.4",
                "1170h3",
                "prelim_waived",
            )
            if chance.random() < 0.6
        }
    return made


def _maybe(chance: random.Random, record: dict[str, Any], name: str, values: tuple[Any, ...]) -> None:
    value = chance.choice(values)
    if value is not ABSENT:
        record[name] = value


def _flag(chance: random.Random, record: dict[str, Any], name: str) -> None:
    _maybe(chance, record, name, (True, False, True, False, None, "unknown", ABSENT))


def _request(chance: random.Random, kind: str) -> dict[str, Any]:
    request: dict[str, Any] = {"kind": kind}
    _maybe(chance, request, "from", (*SENDERS, "ICE", "ICE", "ICE", ABSENT))
    if chance.random() < 0.3:
        _maybe(chance, request, "initiated_by", ("immigration_authority", "agency", None, ABSENT))
    if chance.random() < 0.4 or kind in {"status_inquiry", "supervision"}:
        purposes = ("t_u_visa_certification", "consular_notification", "immigration_enforcement", "other")
        _maybe(chance, request, "purpose", ("criminal_non_immigration", *purposes, None, ABSENT))
    if kind in {"transfer", "transport", "criminal_warrant", "information"} and chance.random() < 0.7:
        request["documents"] = [_document(chance, kind) for _ in range(chance.choice((1, 1, 1, 2)))]
    if kind == "interview":
        consent: dict[str, Any] = {}
        for name in ("form_given", "language_understood", "attorney_present"):
            _flag(chance, consent, name)
        _maybe(
            chance,
            consent,
            "answer",
            ("consented", "declined", "attorney_only", "attorney_only", None, ABSENT),
        )
        request["consent"] = consent
    if kind == "information":
        request["items"] = chance.sample((*ITEMS, "shoe_size"), chance.choice((1, 1, 2, 3)))
        request["info_public"] = {
            item: chance.choice((True, False, None)) for item in request["items"] if chance.random() < 0.7
        }
    if kind == "notification" and chance.random() < 0.8:
        request["info_public"] = {"release_date": chance.choice((True, False, False, None, "unknown"))}
    own = {
        "task_force": (
            "primary_purpose_immigration",
            "duties_unrelated_to_immigration",
            "civil_arrests_by_local",
        ),
        "premises": ("exclusive",),
        "reentry_1326": ("enhancement_1326b2", "detected_in_unrelated_activity"),
        "detention_contract": ("had_contract_2017_06_15",),
    }
    own["joint_operation"] = own["task_force"]
    for name in own.get(kind, ()):
        _flag(chance, request, name)
    if kind in {"task_force", "joint_operation"}:
        _flag(chance, request, "ongoing_dedication")
        if chance.random() < 0.3:
            request["scene_support_only"] = chance.choice((True, False))
    if kind == "detention_contract":
        _maybe(
            chance,
            request,
            "population",
            ("civil_immigration", "minors_orr", "federal_criminal", None, ABSENT),
        )
        _maybe(chance, request, "action", ("new", "expand_beds", "renew_same_beds", None, ABSENT))
    return request


def _document(chance: random.Random, kind: str) -> dict[str, Any]:
    kinds = {
        "information": ("court_order", "administrative_subpoena", "other"),
        "criminal_warrant": (
            *("arrest_warrant", "arrest_warrant", "arrest_warrant"),
            *("administrative_warrant", "probable_cause_determination", "writ"),
        ),
    }.get(
        kind,
        ("arrest_warrant", "probable_cause_determination", "writ", "administrative_warrant", "removal_order"),
    )
    document: dict[str, Any] = {"kind": chance.choice(kinds)}
    signers = ("federal_district_judge", "federal_magistrate_judge", "clerk_of_court", "immigration_judge")
    _maybe(
        chance,
        document,
        "signed_by",
        (*signers, "immigration_officer", "state_judge", None, "unknown", ABSENT),
    )
    crimes = ("federal_criminal_immigration", "federal_criminal_immigration", "federal_other", "state_crime")
    _maybe(chance, document, "crime", (*crimes, "none_civil", None, ABSENT))
    return document


def _policy(chance: random.Random, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    acts = {
        "transport": ("transfer",),
        "information": ("information", "notification"),
        "criminal_warrant": ("transfer", "criminal_warrant"),
    }
    for act in acts.get(kind, (kind,)):
        word = chance.choice(POLICIES)
        if word is not ABSENT:
            found[act] = word
            if word == "custom":
                found[f"{act}_result"] = chance.choice((True, False, None))
    return found


def _person(chance: random.Random, on: date) -> dict[str, Any]:
    person: dict[str, Any] = {}
    _maybe(chance, person, "minor", (False, False, False, True, None, ABSENT))
    _maybe(chance, person, "in_custody", (True, True, False, None, ABSENT))
    _maybe(
        chance, person, "registry", ("none", "none", "none", "current", "ended", "unknown", ABSENT, ABSENT)
    )
    _maybe(
        chance, person, "federal_felony_warrant", ("none", "none", "none", "confirmed", None, ABSENT, ABSENT)
    )
    _maybe(chance, person, "history_complete", (True, True, True, False, None, ABSENT))
    count = chance.choice((0, 0, 0, 1, 1, 2))
    person["convictions"] = [conviction(chance, on) for _ in range(count)]
    if chance.random() < 0.06:
        person["convictions"] = chance.choice((None, "unknown"))
    if chance.random() < 0.25:
        person["pending"] = [charge(chance) for _ in range(chance.choice((1, 1, 2)))]
    return person


def _offense(chance: random.Random) -> Offense:
    while True:
        offense = chance.choice(all_offenses())
        if offense.code in {"PC", "HSC", "VEH"} and not offense.section_end:
            return offense


def conviction(chance: random.Random, on: date) -> dict[str, Any]:
    """One conviction of the offense table or beside it, its date often on or around a limit."""
    if chance.random() < 0.12:
        return _elsewhere(chance, on)
    offense = _offense(chance)
    made: dict[str, Any] = {"code": offense.code, "section": offense.section}
    if chance.random() < 0.1:
        made["section"] = offense.section.split("(")[0].split("/")[0]
    if made["section"] in {"664", "182"} or chance.random() < 0.08:
        made = {"code": "PC", "section": chance.choice(("664", "182"))}
        if chance.random() < 0.85:
            made["target"] = {"code": offense.code, "section": offense.section.split("/")[-1]}
            if "/" in offense.section:
                made["target"] = {
                    "code": "PC",
                    "section": "459",
                    "degree": chance.choice(("first", "second", None)),
                }
    if made["section"].startswith("459") and "/" not in made["section"] and chance.random() < 0.5:
        made["degree"] = chance.choice(("first", "second"))
    made["level"] = chance.choice(
        ("felony", "felony", "misdemeanor", "misdemeanor", "infraction", None, "unknown")
    )
    made["date"] = _day(chance, on)
    for name, values, odds in (
        (
            "status",
            ("final", "vacated", "dismissed_1203.4", "reduced_later_17b", "pending_appeal", None),
            0.2,
        ),
        ("prop47", (True, False, None), 0.15),
        ("strike", (True, False, None), 0.15),
        ("sentence", ("state_prison", "1170h_jail", None), 0.3),
        ("not_named", (True, False, None), 0.1),
    ):
        if chance.random() < odds:
            made[name] = chance.choice(values)
    if made["level"] == "felony":
        if chance.random() < 0.15:
            made["felony_custody"] = chance.choice(("state_prison", "1170h", None))
        if chance.random() < 0.1:
            made["enhancements"] = [
                chance.choice(("PC 12022.7(a)", "PC 186.22(b)(1)", "PC 12022(a)(1)", "PC 12022.1"))
            ]
    return made


def _elsewhere(chance: random.Random, on: date) -> dict[str, Any]:
    made = {
        "code": chance.choice(("NRS", "18USC")),
        "section": "200.380",
        "jurisdiction": chance.choice(("NV", "US", "foreign")),
        "level": chance.choice(("felony", "misdemeanor", None)),
        "date": _day(chance, on),
    }
    if made["jurisdiction"] == "US":
        made["agg_felony"] = chance.choice(("A", "P", "Q", "none", None))
    else:
        made["equiv_strike"] = chance.choice((True, False, None))
    return made


def _day(chance: random.Random, on: date) -> str | None:
    if chance.random() < 0.08:
        return None
    if chance.random() < 0.5:
        years = chance.choice((5, 15))
        near = date(on.year - years, on.month, min(on.day, 28))
        return (near + timedelta(days=chance.choice((-1, 0, 1)))).isoformat()
    return (on - timedelta(days=chance.randrange(0, 30 * 365))).isoformat()


def charge(chance: random.Random) -> dict[str, Any]:
    """One pending charge of the offense table."""
    offense = _offense(chance)
    made: dict[str, Any] = {
        "code": offense.code,
        "section": offense.section,
        "level": chance.choice(("felony", "felony", "misdemeanor", None)),
        "finding": chance.choice(
            ("pc872_holding_order", "pc872_holding_order", "none", "indictment", "prelim_waived", None)
        ),
    }
    if made["level"] == "felony" and chance.random() < 0.2:
        made["felony_custody"] = chance.choice(("state_prison", "1170h"))
    return made
