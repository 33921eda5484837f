"""A site's contacts for the offline guide: as plain data, as a link, and filled into the steps' sentences.

The link carries them behind the `#`, a part of an address that no browser sends to a server.
"""

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

from amparo.facts.site_offices import absent_words, placeholders
from amparo.facts.site_profile import Contact, SiteProfile
from amparo.terms import FactValueError, Language

__all__ = ["GUIDE_SITE_SCHEMA", "SITE_FACTS", "fill_step", "guide_link", "guide_site"]

GUIDE_SITE_SCHEMA = "amparo-guide-site/1"
_PLACE = re.compile(r"\[[^\]]+\]")
_BASE = re.compile(r"(https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*)?)?")
SITE_FACTS = (
    *("place_sub", "operator", "health_kind", "licensed", "confidential_address", "on_lea_site"),
    *("safety_plan_updated", "safety_plan_date"),
)
"""The only facts that a link may carry: what a site is, never what happens there. The guide takes no other from one."""


def guide_site(profile: SiteProfile) -> dict[str, Any]:
    """What the offline guide needs of a site: its kind, what is known of it, and whom to call. No mailbox, no roll."""
    facts: dict[str, Any] = {
        name: value for name in SITE_FACTS[:6] if (value := getattr(profile, name)) is not None
    }
    plan = profile.safety_plan
    if plan is not None and plan.holds_notice_procedure is not None:
        facts["safety_plan_updated"] = "yes" if plan.holds_notice_procedure else "no"
        if plan.holds_notice_procedure and plan.adopted is not None:
            facts["safety_plan_date"] = plan.adopted.isoformat()
    contacts = {role: _contact(one) for role, one in profile.contacts.items()}
    return {
        "schema": GUIDE_SITE_SCHEMA,
        "name": profile.name,
        "body": profile.body,
        "place": profile.place,
        "facts": facts,
        "contacts": contacts,
    }


def _contact(contact: Contact) -> dict[str, str]:
    """An office to call. An extension stands with its name, so that a telephone that is tapped dials the number alone."""
    number, _, extension = contact.telephone.partition(" ext. ")
    beside = f" (ext. {extension})" if extension else ""
    return {"en": contact.inside("en") + beside, "es": contact.inside("es") + beside, "telephone": number}


def guide_link(profile: SiteProfile, base: str = "") -> str:
    """The guide's address with the site's contacts in its fragment; `base` is the public site, without a slash behind.

    Raises FactValueError where `base` is no address.
    """
    if not _BASE.fullmatch(base):
        mend = "Write https:// and the host, such as https://public.example."
        raise FactValueError("base", f"{base!r} is no address of a site.", mend)
    text = json.dumps(guide_site(profile), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    packed = base64.urlsafe_b64encode(text.encode("utf-8")).decode("ascii").rstrip("=")
    return f"{base.rstrip('/')}/guide/#site={packed}"


def fill_step(
    sentence: str, language: Language, contacts: Mapping[str, Contact], site: str, body: str
) -> str:
    """A step's sentence with each place in brackets filled; where nobody is named it says so in plain words."""

    def said(match: re.Match[str]) -> str:
        told = _said(match[0], language, contacts, site, body)
        begins = match.start() > 1 and sentence[match.start() - 2] in "?.!"
        return told[:1].upper() + told[1:] if begins else told

    return _PLACE.sub(said, sentence)


def _said(place: str, language: Language, contacts: Mapping[str, Contact], site: str, body: str) -> str:
    known = placeholders().get(place)
    if known is None:
        return place
    form = known["form"]
    if form in ("site", "body"):
        return (site if form == "site" else body) or absent_words(place)
    contact = contacts.get(known["role"])
    if contact is None:
        return absent_words(place)
    return contact.telephone if form == "number" else f"{contact.inside(language)}, {contact.telephone}"
