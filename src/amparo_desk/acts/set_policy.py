"""The agency's profile: what kind it is, its local policy with who adopted it and when, its house deadlines, its texts.

Each change is a version of its own; the newest stands, and what an earlier day was decided by stays to be seen.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from amparo.casefile import Act
from amparo.facts import Agency, agency_of
from amparo_desk.acts.actor import Actor
from amparo_desk.vault.store import Vault

SILENT = Agency(kind="sheriff_jail")
"""An agency that has set no policy: every act is unknown, so none is allowed."""


def set_policy(vault: Vault, actor: Actor, at: datetime, seen: int, *, profile: Mapping[str, Any]) -> int:
    """Set the profile, as its TOML file holds it; its version. `seen` is the version that was looked at.

    Raises NotAllowedError, FactError where a name or value cannot be used, ProfileChangedError where somebody came first.
    """
    role = actor.role_for(Act.SET_POLICY)
    agency_of(profile, "profile")
    body = {**_body(vault), "profile": dict(profile), "texts": _body(vault).get("texts", {})}
    return vault.set_profile(body, at=at, by=actor.account, role=role, after=seen)


def approve_text(
    vault: Vault,
    actor: Actor,
    at: datetime,
    seen: int,
    *,
    notice: str,
    language: str,
    digest: str,
    state: str,
) -> int:
    """Note that a notice's text, known by its digest, was `reviewed` or `approved`; a changed text is a draft again.

    Raises NotAllowedError, ProfileChangedError.
    """
    role = actor.role_for(Act.APPROVE_TEXT)
    body = _body(vault)
    texts = {**body.get("texts", {})}
    texts[f"{notice}/{language}"] = {"digest": digest, "state": state, "role": role.value, "at": at}
    told = {**body, "profile": body.get("profile", {}), "texts": texts}
    return vault.set_profile(told, at=at, by=actor.account, role=role, after=seen)


def agency_at(vault: Vault) -> Agency:
    """The agency as its newest profile says; one that allows nothing where there is none."""
    profile = _body(vault).get("profile")
    return agency_of(profile, "profile") if profile else SILENT


def texts_at(vault: Vault) -> dict[str, dict[str, Any]]:
    """What the agency reviewed or approved, by notice and language."""
    texts: dict[str, dict[str, Any]] = _body(vault).get("texts", {})
    return texts


def _body(vault: Vault) -> Mapping[str, Any]:
    newest = vault.profile()
    return newest.body if newest is not None else {}
