"""The agency that answers: its kind, and its local policy per act with who adopted it and when."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from amparo.facts.request import POLICY_ACTS
from amparo.rules import Choice
from amparo.terms import FactError, FactValueError, FileError, UnknownFactError

LOCAL_KINDS = (
    "sheriff_jail",
    "sheriff_patrol",
    "police",
    "school_police",
    "ccc_police",
    "probation",
    "juvenile_hall",
    "district_attorney",
)
"""Local agencies: the TRUTH Act binds them as well (Gov. Code 7283(e) V; district attorneys K)."""

STATE_KINDS = ("csu_police", "uc_police", "chp", "state_lea")
"""State agencies: the Values Act, and its interview rules (Gov. Code 7284.6(b)(5))."""

CDCR = "cdcr"
NOT_LAW_ENFORCEMENT = "non_law_enforcement"
AGENCY_KINDS = (*LOCAL_KINDS, *STATE_KINDS, CDCR, NOT_LAW_ENFORCEMENT)

agency_kind = Choice(
    "agency.kind",
    AGENCY_KINDS,
    noun=("the agency", "la agencia es"),
    ask=("What kind of agency answers?", "¿Qué clase de agencia responde?"),
    spoken={
        "sheriff_jail": ("a sheriff's jail", "una cárcel del sheriff"),
        "sheriff_patrol": ("a sheriff's patrol", "una patrulla del sheriff"),
        "police": ("a police department", "un departamento de policía"),
        "school_police": ("a school district's police", "la policía de un distrito escolar"),
        "ccc_police": ("a community college's police", "la policía de un colegio comunitario"),
        "probation": ("a probation department", "un departamento de probatoria"),
        "district_attorney": ("a district attorney's office", "una fiscalía de distrito"),
        "csu_police": ("California State University police", "la policía de la Universidad Estatal (CSU)"),
        "uc_police": ("University of California police", "la policía de la Universidad de California (UC)"),
        "chp": ("the California Highway Patrol", "la Patrulla de Caminos de California"),
        "state_lea": ("another state law-enforcement agency", "otra agencia policial del estado"),
        "juvenile_hall": ("a juvenile hall", "un centro de menores"),
        "cdcr": ("the state prison system", "el sistema de prisiones del estado"),
        "non_law_enforcement": ("not a law-enforcement agency", "una entidad no policial"),
    },
)

PLAIN_POLICIES = ("allows", "forbids", "judicial_only")
POLICY_WORDS = (*PLAIN_POLICIES, "custom")


@dataclass(frozen=True, slots=True)
class CustomPolicy:
    """A local rule stricter than the law. `needs` names what it turns on; `result` is its own answer, if given."""

    needs: str = ""
    says: str = ""
    result: bool | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency's profile. An act without a policy is unknown, never allowed, unless `absent_allows`."""

    kind: str
    policy: Mapping[str, str | CustomPolicy | None] = field(default_factory=dict)
    name: str = ""
    county: str = ""
    desk: str = ""
    telephone: str = ""
    languages: tuple[str, ...] = ("en", "es")
    adopted: date | None = None
    authority: str = ""
    house_deadlines: Mapping[str, int] = field(default_factory=dict)
    absent_allows: bool = False

    def __post_init__(self) -> None:
        if self.kind not in AGENCY_KINDS:
            raise FactValueError(
                "agency_kind", f"{self.kind!r} is no kind of agency.", f"One of {', '.join(AGENCY_KINDS)}."
            )
        for act, rule in self.policy.items():
            if act not in POLICY_ACTS:
                raise UnknownFactError(f"local_policy.{act}", POLICY_ACTS)
            if rule is not None and not isinstance(rule, CustomPolicy) and rule not in PLAIN_POLICIES:
                mend = f"One of {', '.join(PLAIN_POLICIES)}, a custom rule, or null where it is not known."
                raise FactValueError(f"local_policy.{act}", f"{rule!r} is no local policy.", mend)

    def policy_for(self, act: str, on: date | None = None) -> str | CustomPolicy | None:
        """The local rule for an act: a word, a custom rule, or None where it is not known.

        On a day before its adoption a rule that leaves room is not known; one that forbids stands all the same.
        """
        act = "transfer" if act == "transport" else act
        found = self.policy.get(act)
        if found is None:
            return "allows" if self.absent_allows and act not in self.policy else None
        if on is not None and self.adopted is not None and on < self.adopted:
            return found if found in ("forbids", "judicial_only") else None
        return found


HOUSE_DEADLINES = frozenset(
    {"copy_to_person_hours", "release_notice_minutes", "interview_reading_minutes", "release_minutes"}
)

_KNOWN = frozenset(
    {
        "name",
        "desk",
        "telephone",
        "agency_kind",
        "county",
        "languages",
        "policy",
        "house_deadlines",
        "adopted",
        "authority",
    }
)
_POLICY_META = frozenset({"adopted", "authority"})


def read_policy(given: Mapping[str, Any], where: str = "local_policy") -> dict[str, Any]:
    """Local policy per act, from a profile or a case; a misspelled act or word is refused with its path."""
    if not isinstance(given, Mapping):
        raise FactValueError(where, f"{given!r} names no act.", 'Write { "notification": "allows" }.')
    policy: dict[str, str | CustomPolicy | None] = {}
    for act, value in given.items():
        if act in _POLICY_META or act.endswith("_result"):
            continue
        if act not in POLICY_ACTS:
            raise UnknownFactError(f"{where}.{act}", POLICY_ACTS | _POLICY_META)
        policy[act] = _policy_value(value, given.get(f"{act}_result"), f"{where}.{act}")
    for name in given:
        if name.endswith("_result") and not isinstance(
            policy.get(name.removesuffix("_result")), CustomPolicy
        ):
            raise FactError(
                f"{where}.{name}", "there is a result without a custom rule.", 'Set the act to "custom".'
            )
    return policy


def _policy_value(value: Any, result: Any, where: str) -> str | CustomPolicy | None:
    if isinstance(value, Mapping):
        rule, needs = value.get("rule"), str(value.get("needs", ""))
        if rule != "custom" or needs not in {"conviction", ""}:
            raise FactValueError(
                where,
                f"this local rule cannot be read: {dict(value)!r}.",
                'Write rule = "custom", needs = "conviction".',
            )
        return CustomPolicy(needs, str(value.get("says", "")), _result(value.get("result"), where))
    if value is None or value == "unknown":
        return None
    if value == "custom":
        return CustomPolicy(result=_result(result, f"{where}_result"))
    if value not in POLICY_WORDS:
        raise FactValueError(
            where, f"{value!r} is no local policy.", f"It is one of {', '.join(POLICY_WORDS)}."
        )
    return str(value)


def _result(value: Any, where: str) -> bool | None:
    if value is None or value == "unknown":
        return None
    if isinstance(value, bool):
        return value
    raise FactValueError(
        where, f"{value!r} is neither true nor false.", "Write true, false, or null for unknown."
    )


def read_agency(path: str | Path) -> Agency:
    """An agency's profile from its TOML file.

    Raises FileError where the file cannot be read, FactError where a name or value in it is none of ours.
    """
    file = Path(path)
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileError(str(file), f"the profile cannot be opened ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError(str(file), f"this is not a TOML file: {error}.") from error
    return agency_of(given, file.name)


def agency_of(given: Mapping[str, Any], where: str) -> Agency:
    """An agency's profile from plain data, as its TOML file holds it; `where` names it in what is refused.

    Raises FactError where a name or value in it is none of ours.
    """
    for name in given:
        if name not in _KNOWN:
            raise UnknownFactError(f"{where}: {name}", _KNOWN)
    if "agency_kind" not in given:
        raise FactError(
            f"{where}: agency_kind", "the profile does not say it.", f"One of {', '.join(AGENCY_KINDS)}."
        )
    policy = given.get("policy", {})
    if not isinstance(policy, Mapping):
        raise FactValueError(
            f"{where}: policy", f"{policy!r} is not a table.", "Write [policy] above its lines."
        )
    adopted = policy.get("adopted")
    if adopted is not None and not isinstance(adopted, date):
        raise FactValueError(f"{where}: policy.adopted", f"{adopted!r} is no day.", "Write 2024-12-02.")
    languages = given.get("languages", ["en", "es"])
    if not isinstance(languages, list) or not all(isinstance(one, str) for one in languages):
        problem = f"{languages!r} is no list of languages."
        raise FactValueError(f"{where}: languages", problem, 'Write ["en", "es"].')
    return Agency(
        kind=given["agency_kind"],
        policy=read_policy(policy, f"{where}: policy"),
        name=str(given.get("name", "")),
        county=str(given.get("county", "")),
        desk=str(given.get("desk", "")),
        telephone=str(given.get("telephone", "")),
        languages=tuple(languages),
        adopted=adopted,
        authority=str(policy.get("authority", "")),
        house_deadlines=_house_deadlines(given.get("house_deadlines", {}), f"{where}: house_deadlines"),
    )


def _house_deadlines(given: Any, where: str) -> dict[str, int]:
    """The agency's own hours and minutes. Raises FactError for a name or a number that is none."""
    if not isinstance(given, Mapping):
        raise FactValueError(where, f"{given!r} is not a table.", "Write copy_to_person_hours = 24 under it.")
    for name, value in given.items():
        if name not in HOUSE_DEADLINES:
            raise UnknownFactError(f"{where}.{name}", HOUSE_DEADLINES)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise FactValueError(
                f"{where}.{name}", f"{value!r} is no whole number.", "Write 24, without quotes."
            )
    return dict(given)
