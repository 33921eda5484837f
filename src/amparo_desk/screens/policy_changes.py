"""What changes from one profile of the agency to the next, line by line, in words; and every version that stands on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amparo.casefile.roles import ROLES, Role
from amparo.facts import Agency, agency_of
from amparo.facts.agency import CustomPolicy, agency_kind
from amparo_desk.said import Both
from amparo_desk.screens.policy_words import CUSTODY, CUSTOM, DEADLINES, OTHERS, RULES, UNKNOWN, act_name
from amparo_desk.screens.words import LANGUAGES, NOTICES
from amparo_desk.vault.profiles import Profile

NOTHING: Both = ("nothing", "nada")
TEXT_STATES: dict[str, Both] = {
    "draft": ("draft", "borrador"),
    "reviewed": ("reviewed", "revisado"),
    "approved": ("approved", "aprobado"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is another than before."""

    name: Both
    before: Both
    after: Both

    @property
    def is_changed(self) -> bool:
        """Whether there was something before it."""
        return self.before != NOTHING


@dataclass(frozen=True, slots=True)
class Version:
    """A version on record: its number, when and by whom as what it was set, and what it changed."""

    number: int
    at: datetime
    by: str
    role: Both
    changes: tuple[Change, ...]


def rule_words(rule: str | CustomPolicy | None) -> Both:
    """A local rule in words; one of the agency's own with its wording."""
    if isinstance(rule, CustomPolicy):
        en, es = RULES[CUSTOM]
        return (f"{en}: “{rule.says}”", f"{es}: «{rule.says}»") if rule.says else (en, es)
    return RULES[rule or UNKNOWN]


def changes(before: Agency | None, after: Agency) -> tuple[Change, ...]:
    """What is another than before, in the order of the form."""
    old = dict(_told(before)) if before is not None else {}
    return tuple(
        Change(name, old.get(name, NOTHING), value)
        for name, value in _told(after)
        if old.get(name, NOTHING) != value and (before is not None or value not in (NOTHING, RULES[UNKNOWN]))
    )


def versions(profiles: Sequence[Profile]) -> list[Version]:
    """Every version, the newest first, each with what it changed."""
    found: list[Version] = []
    before: Mapping[str, Any] = {}
    for one in profiles:
        told = (
            *_between(before, one.body),
            *_texts_between(before, one.body),
            *_sites_between(before, one.body),
        )
        role = ROLES[Role(one.role)] if one.role in set(Role) else (one.role, one.role)
        found.append(Version(one.number, one.at, one.by, role, told))
        before = one.body
    return found[::-1]


def _between(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    if not after.get("profile") or before.get("profile") == after["profile"]:
        return ()
    old = agency_of(before["profile"], "profile") if before.get("profile") else None
    return changes(old, agency_of(after["profile"], "profile"))


def _texts_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[Change]:
    old = before.get("texts", {})
    for key, told in after.get("texts", {}).items():
        if old.get(key) == told:
            continue
        notice, _, language = key.partition("/")
        en, es = NOTICES.get(notice, (notice, notice))
        en_in, es_in = LANGUAGES.get(language, (language, language))
        was = TEXT_STATES[old[key]["state"]] if key in old else TEXT_STATES["draft"]
        yield Change((f"Text: {en} ({en_in})", f"Texto: {es} ({es_in})"), was, TEXT_STATES[told["state"]])


def _sites_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[Change]:
    old = before.get("sites", {})
    for site, told in after.get("sites", {}).items():
        if old.get(site) != told:
            name = str(told.get("name", site))
            was = ("an earlier profile", "un perfil anterior") if site in old else NOTHING
            yield Change((f"Site: {name}", f"Sitio: {name}"), was, ("a new profile", "un perfil nuevo"))


def _told(agency: Agency) -> Iterable[tuple[Both, Both]]:
    yield ("Name of the agency", "Nombre de la agencia"), _plain(agency.name)
    yield ("Kind of agency", "Clase de agencia"), agency_kind.spoken[agency.kind]
    yield ("Unit or desk", "Unidad o ventanilla"), _plain(agency.desk)
    yield ("Telephone", "Teléfono"), _plain(agency.telephone)
    yield ("County", "Condado"), _plain(agency.county)
    for act in (*CUSTODY, *OTHERS):
        yield act_name(act), rule_words(agency.policy.get(act))
    yield ("Adopted on", "Adoptada el"), _plain(agency.adopted.isoformat() if agency.adopted else "")
    yield ("By which authority", "Con qué autoridad"), _plain(agency.authority)
    named = [LANGUAGES.get(one, (one, one)) for one in agency.languages]
    yield (
        ("Languages of the notices", "Idiomas de los avisos"),
        ("; ".join(en for en, _ in named), "; ".join(es for _, es in named)),
    )
    for name, (label, _) in DEADLINES.items():
        yield label, _plain(str(agency.house_deadlines.get(name, "")))


def _plain(value: str) -> Both:
    return (value, value) if value else NOTHING
