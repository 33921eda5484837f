"""The profiles of an agency's sites: handed in as TOML, kept in the versions of the agency's profile, read by the pages."""

import re
import unicodedata
from datetime import datetime
from typing import Any

from amparo.casefile import Act
from amparo.facts.site_profile import SiteProfile
from amparo.facts.site_reading import site_plain, site_profile_of
from amparo_desk.acts.actor import Actor
from amparo_desk.vault.store import Vault

_MOST = 60


def set_site(vault: Vault, actor: Actor, at: datetime, seen: int, *, content: bytes, name: str) -> str:
    """Set the profile of a site, as its TOML file holds it; its word in addresses. The site's name tells which it is.

    Raises NotAllowedError, FileError, FactError where it cannot be read, ProfileChangedError where somebody came first.
    """
    role = actor.role_for(Act.SET_SITE)
    plain, lines = site_plain(content, name)
    site = slug_of(site_profile_of(plain, name, lines).name)
    body = _body(vault)
    sites = {**body.get("sites", {}), site: plain}
    vault.set_profile({**body, "sites": sites}, at=at, by=actor.account, role=role, after=seen)
    return site


def sites_at(vault: Vault) -> dict[str, SiteProfile]:
    """Every site of the agency by its word in addresses, in the order of their names."""
    kept: dict[str, dict[str, Any]] = _body(vault).get("sites", {})
    found = {site: site_profile_of(plain, site) for site, plain in kept.items()}
    return dict(sorted(found.items(), key=lambda one: one[1].name))


def site_called(vault: Vault, name: str) -> SiteProfile | None:
    """The profile of the site that a visit names; None where there is none, since nothing is guessed."""
    return sites_at(vault).get(slug_of(name)) if name.strip() else None


def slug_of(name: str) -> str:
    """A site's name as a word in addresses: `Alder Creek Elementary` becomes `alder-creek-elementary`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST].strip("-") or "site"


def _body(vault: Vault) -> dict[str, Any]:
    newest = vault.profile()
    return dict(newest.body) if newest is not None else {}
