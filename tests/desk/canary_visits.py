"""Visits whose every private field is a canary, and sites whose names are: planted in a house, none of it is ever public."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from amparo.casefile import Role
from amparo.casefile.sorts import Field
from amparo.casefile.visit_file import parted
from amparo.casefile.visit_sorts import KIND, VISIT_SORTS, VisitSort
from amparo.release.visits import LEAST_SITES
from amparo_desk.acts.erase_record import Ground, erase_visit
from tests.desk.canary import texts_in
from tests.desk.released import SAMPLES, Publishing
from tests.desk.told import local

Word = Callable[..., str]
_THEN = datetime.fromisoformat("2025-03-17T13:37:00-07:00")
"""The moment of whatever happened: it is searched for, too."""
_OF_A_VISIT: dict[str, Any] = {
    "owed": [{"duty": "D-BCJ", "due": _THEN, "met_at": _THEN}],
    "optional": [],
    "outcome": "refuse_access",
    "duty": "D-BCJ",
    "kept": [],
    "by_role": "principal",
}
"""What the fold and the figures read as a word of a list; everything else that is text is a canary."""


def plant_visits(desk: Publishing, word: Word, fill: Any, account: str) -> Iterator[str]:
    """Visits with every field of every sort of entry filled, one erased since, one entered by mistake, and sites that are named.

    `fill` makes a value for a field of a case file: as it must be, one of its words, or a canary.
    """
    vault, erased, voided = desk.vault, word(30), word(30)
    counted = [sort for sort in VisitSort if sort is not VisitSort.VOIDED]
    for id in (word(30), erased, voided):
        for number, sort in enumerate([*counted, *([VisitSort.VOIDED] if id == voided else [])], 1):
            filled = {
                name: _of_visit(name, field, word, fill) for name, field in VISIT_SORTS[sort].fields.items()
            }
            body, sealed = parted(sort, filled)
            paper = f"%PDF {word()}".encode()
            vault.matters.add(
                id,
                KIND,
                number,
                sort.value,
                body,
                sealed=sealed,
                files={sha256(paper).hexdigest(): paper},
                at=desk.at,
                by=account,
                role=Role.FRONT_DESK.value,
                numbered="V" if number == 1 else "",
            )
            yield from (*texts_in({**body, **sealed}), paper.decode(), sha256(paper).hexdigest(), id)
    site = {**tomllib.loads((SAMPLES / "sites" / "school.toml").read_text("utf-8")), "name": word()}
    sites = {word(30): site | {"name": word(), "body": word()} for _ in range(LEAST_SITES)}
    newest = vault.profile()
    body = {**(newest.body if newest else {}), "sites": sites}
    vault.set_profile(body, at=local(2025, 1, 15, 9), by=account, role=Role.SITE_LEAD)
    yield from texts_in([[one["name"], one["body"]] for one in sites.values()])
    yield from sites
    cited = word()
    counsel = desk.actor(account, Role.COUNSEL)
    erase_visit(vault, counsel, desk.at, erased, Ground.COURT_ORDER, cited, no_hold=True)
    yield cited


def _of_visit(name: str, field: Field, word: Word, fill: Any) -> Any:
    """A value for a field of a visit."""
    if name in _OF_A_VISIT:
        return _OF_A_VISIT[name]
    if name == "struck":
        return [{"field": word(30), "reason": word(30)}]
    if name == "record":
        return {"free_text": word(), "site": word(), "officers": {"names": [word()], "badges": [word(30)]}}
    return fill(name, field, word, b"") if name != "sha256" else word(30)
