"""The contacts of a site's profile: offices with a telephone and an official mailbox, never a person."""

import re
from collections.abc import Mapping
from typing import Any

from amparo.facts.site_checked import Checked
from amparo.facts.site_offices import mailbox_words, words_of
from amparo.facts.site_profile import Contact

_TELEPHONE = re.compile(r"(?:\+?1[ .-])?\(?(\d{3})\)?[ .-](\d{3})[ .-](\d{4})(?:,? (?:ext\.?|x) ?(\d{1,6}))?")
_SHORT = re.compile(r"\d{3,6}")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LINK = re.compile(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[A-Za-z0-9._~/%-]*)?")
_PARTS = re.compile(r"[^a-z]+")
_KNOWN = frozenset({"office", "telephone", "mailbox", "link"})


def read_contacts(given: Mapping[str, Any], read: Checked) -> dict[str, Contact]:
    """The contacts by their role. Raises FactValueError where one is a person, or no number."""
    found: dict[str, Contact] = {}
    for role, row in read.table(given, "contacts", frozenset(words_of("roles"))).items():
        at = f"contacts.{role}."
        if not isinstance(row, Mapping):
            read.refuse(at[:-1], f"{row!r} is not a table.", f"Write [contacts.{role}] above its lines.")
        read.known(row, _KNOWN, at)
        office = str(read.word(row, "office", words_of("offices"), at=at, needed=True))
        telephone = _telephone(row, at, read, fictional=given.get("fictional") is True)
        found[role] = Contact(office, telephone, _mailbox(given, row, at, read), _link(given, row, at, read))
    return found


def _telephone(row: Mapping[str, Any], at: str, read: Checked, *, fictional: bool) -> str:
    value = row.get("telephone")
    if isinstance(value, str) and _SHORT.fullmatch(value.strip()):
        return value.strip()  # a number inside the house
    match = _TELEPHONE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        read.refuse(
            f"{at}telephone", f"{value!r} is no telephone number.", 'Write telephone = "707-555-0101".'
        )
    area, exchange, line, extension = match.groups()
    if fictional and exchange != "555":
        problem = "an invented site has a real number."
        read.refuse(f"{at}telephone", problem, f'Write one that cannot ring: "{area}-555-{line}".')
    return f"{area}-{exchange}-{line}" + (f" ext. {extension}" if extension else "")


def _mailbox(given: Mapping[str, Any], row: Mapping[str, Any], at: str, read: Checked) -> str:
    value = row.get("mailbox", "")
    if value == "":
        return ""
    if not isinstance(value, str) or not _MAILBOX.fullmatch(value):
        read.refuse(f"{at}mailbox", f"{value!r} is no mailbox.", 'Write mailbox = "office@school.example".')
    before = value.partition("@")[0].lower()
    named = f"{given.get('name', '')} {given.get('body', '')} {given.get('county', '')}".lower()
    allowed = mailbox_words() | set(_PARTS.split(named))
    strange = [part for part in _PARTS.split(before) if part and part not in allowed]
    if strange:
        problem = f"`{strange[0]}` may be a person's name; a mailbox here is an office's."
        read.refuse(f"{at}mailbox", problem, "Write the office's mailbox, such as office@… or principal@….")
    _invented(given, value, f"{at}mailbox", read)
    return value


def _link(given: Mapping[str, Any], row: Mapping[str, Any], at: str, read: Checked) -> str:
    value = row.get("link", "")
    if value == "":
        return ""
    if not isinstance(value, str) or not _LINK.fullmatch(value):
        problem = f"{value!r} is no plain address of a page."
        read.refuse(
            f"{at}link", problem, 'Write link = "https://help.example/families", without a question mark.'
        )
    _invented(given, value.removeprefix("https://").partition("/")[0], f"{at}link", read)
    return value


def _invented(given: Mapping[str, Any], value: str, key: str, read: Checked) -> None:
    if given.get("fictional") is True and not value.endswith(".example"):
        read.refuse(key, "an invented site has a real address on the network.", "Let it end with .example.")
