"""Every private field of an installation is filled with a unique string; none of them, in any spelling, is ever public."""

import base64
import gzip
import io
import itertools
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from amparo.casefile import Role, Sort, fold, make_event
from amparo.casefile.sorts import SORTS, Field
from amparo.pages import guide
from amparo.pages.build import build
from amparo.pages.reported import reported_files
from amparo.register.release import read_releases
from amparo_desk.acts.attest_month import attest_month
from amparo_desk.acts.erase_record import Ground, erase_record
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.nightly import publish_attestations
from amparo_desk.releasing import add_proofs
from tests.desk.canary import canary, leaks, spellings, texts_in
from tests.desk.canary_visits import plant_visits
from tests.desk.released import PROFILE, Publishing, fresh_databases, publishing
from tests.desk.signed import SignedLog
from tests.desk.told import local

THEN = datetime.fromisoformat("2025-03-17T13:37:00-07:00")
"""The moment of whatever happened: it is searched for, too."""
KEPT_AS_THEY_ARE: dict[str, Any] = {
    "part": "notification",
    "on": date(2025, 3, 17),
    "asks": ["notification", "hold"],
    "request": {"kind": "notification", "from": "ICE"},
    "outcome": "prohibited",
    "safe": "prohibited",
    "duties": ["COPY_TO_PERSON", "INFORM_INTENT"],
    "missing": [],
    "about_a_person": True,
    "parts": {"notification": "no", "hold": "no"},
    "intentions": {"notification": "no"},
    "declined": ["notification"],
    "items": [],
    "entry": 2,
}
"""What the rest of a case file hangs on; everything else that is text is a canary."""


PUBLISHED_BY_OTHERS = ("data/reported.", "en/reported/", "es/publicadas/")
"""What comes with the program and tells of other counties, whose forums may have been on any day."""


@dataclass(frozen=True)
class Planted:
    """A house that has published, and every canary that lies in it."""

    desk: Publishing
    words: frozenset[str]

    @property
    def public(self) -> tuple[Path, ...]:
        """What is public: releases, the log, and the site that is built from the releases."""
        site = self.desk.house.folder.with_name("site")
        return (self.desk.house.folder, self.desk.world.home / "public", site)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    """A house with a record that holds every field there is, one that was erased, a draft, papers, a policy, accounts."""
    folder = tmp_path_factory.mktemp("canary")
    with fresh_databases(folder) as databases:
        desk = publishing(folder, databases)
        words = frozenset(filter(_is_telling, _plant(desk)))
        desk.close_year()
        log = SignedLog(desk.world)
        desk.publish()
        desk.vault.close(local(2026, 12, 2, 0, 5), date(2026, 11, 30))
        attest_month(desk.vault, desk.actor(), local(2026, 12, 2, 9), date(2026, 11, 1), "records")
        for night in (3, 4):  # the second release takes the first one's signed day along
            desk.vault.close(local(2026, 12, night, 0, 5))
            log.take(desk.vault)
            add_proofs(desk.house, log.log)
            assert publish_attestations(desk.vault, log.log) or night == 4
            desk.at = local(2026, 12, night, 9)
            desk.publish()
        sorts = {sort.value: (told.en, told.es) for sort, told in SORTS.items()}
        assert build(desk.house.folder, folder / "site", sorts).faults == ()
        yield Planted(desk, words)


_TELLING = re.compile(
    r"[Zz]q\d.*|%PDF.*|[0-9a-f-]{36,64}|[A-Z]{1,3}-\d+|\d{4}-\d{2}-\d{2}|\d\d:\d\d|03/17/2025|.*17.*mar.*|March 17",
    re.DOTALL,
)
"""Of the texts of case files those that tell of somebody or a day: not the codes, of which releases are made as well."""


def _is_telling(text: str) -> bool:
    return _TELLING.fullmatch(text) is not None and text not in ("2025-01-01", "2026-12-01", "0" * 64)


def _plant(desk: Publishing) -> Iterator[str]:
    """Fill every private place; each text that was put there."""
    numbers = itertools.count(1)

    def word(longest: int = 200) -> str:
        return canary(next(numbers), longest)

    vault, accounts = desk.vault, [f"zq{n}.kxwvj" for n in range(3)]
    profile = {**PROFILE, "name": word(), "county": word(), "desk": word(), "telephone": word(30)}
    profile["policy"] = {**PROFILE["policy"], "authority": word()}
    profile["policy"]["notification"] = {"rule": "custom", "needs": "conviction", "says": word()}
    set_policy(vault, desk.actor(accounts[0]), desk.at, 1, profile=profile)
    paper = f"%PDF {word()}".encode()
    records = [word(30), word(30)]
    for record in records:
        events = [
            make_event(
                sort,
                {name: _filled(name, field, word, paper) for name, field in SORTS[sort].fields.items()},
                record=record,
                number=number,
                agency=vault.agency,
                at=desk.at,
                by=accounts[1],
                role="clerk",
                on_paper=THEN,
            )
            for number, sort in enumerate(Sort, 1)
        ]
        fold(events)
        vault.add_with(events, [(paper, "application/pdf")])
        yield from (text for event in events for text in texts_in({**event.body, **event.person}))
    counsel = desk.actor(accounts[2], Role.COUNSEL)
    cited = word()
    erase_record(vault, counsel, desk.at, records[1], Ground.COURT_ORDER, cited, no_hold=True)
    yield from plant_visits(desk, word, _filled, accounts[1])
    draft = word()
    vault.save_draft(word(30), {"name": draft}, at=desk.at, by=accounts[1], papers=[(paper, "image/png")])
    yield from _known_by(desk)
    yield from (
        *texts_in(profile),
        *accounts,
        *records,
        cited,
        draft,
        paper.decode(),
        sha256(paper).hexdigest(),
    )
    yield from ("2025-03-17", "03/17/2025", "March 17", "17 de marzo", "13:37")


def _known_by(desk: Publishing) -> Iterator[str]:
    """Of the sample's list: by what anybody is known there, and each day on which something happened to somebody."""
    for record in desk.vault.records():
        if desk.vault.erasure(record) is None:
            for event in desk.vault.open(record, at=desk.at, by="x", role="auditor", why="canary"):
                yield from texts_in([event.person, event.body, event.on_paper])
                yield event.record


def _filled(name: str, field: Field, word: Any, paper: bytes) -> Any:
    """A value for a field: as it must be, one of its words, or a canary."""
    if name in KEPT_AS_THEY_ARE:
        return KEPT_AS_THEY_ARE[name]
    if name == "papers":
        return [{"name": word(), "judicial": False}]
    if name == "source":
        return {"kind": "desk", "agency": word(), "state": word(), "lift_reason": word()}
    if name == "sha256":
        return sha256(paper).hexdigest()
    if field.words:
        return field.words[0]
    if field.type is str:
        return word(field.longest)
    if field.type is list:
        return [word(30)]
    if field.type is dict:
        return {"note": word(), "convictions": []}
    return {int: 1, bool: True, date: date(2025, 3, 17), datetime: THEN}[field.type]  # type: ignore[index]


def test_no_private_word_nor_day_is_in_any_public_byte_in_any_spelling(planted: Planted) -> None:
    assert len([word for word in planted.words if word.startswith("Zq")]) > 150
    assert {"P-001", "B-1001", "2025-03-17", "zq1.kxwvj"} <= planted.words
    by_others = b"".join(dict(reported_files()).values()).decode()
    elsewhere = {word for word in planted.words if word in by_others}
    assert not [word for word in elsewhere if not re.fullmatch(r"[0-9-]+", word)], "days alone stand in both"
    for folder in planted.public:
        assert list(folder.rglob("*"))
        found = leaks(folder, planted.words - elsewhere) + [
            one for one in leaks(folder, elsewhere) if not one.startswith(PUBLISHED_BY_OTHERS)
        ]
        assert [one for one in found if not one.startswith("guide/")] == []


def test_the_guide_is_of_the_program_alone_whatever_a_house_holds(planted: Planted) -> None:
    *_, site = planted.public
    there = {f"guide/{file.name}": file.read_bytes() for file in (site / "guide").iterdir()}
    assert there == guide.files(), "so its numbers of forms and days of laws are nobody's"


def test_what_the_figures_say_of_it_is_there_all_the_same(planted: Planted) -> None:
    (*_, release) = read_releases(planted.desk.house.folder)
    cells = {key[0:1] + key[3:]: cell.value for key, cell in release.cells().items() if key[2] == "2025"}
    assert cells["requests", "received", ()] == 24, "22 of the list, and the two that are full of canaries"
    assert cells["visits", "visits", ()] == 2, "the two visits that are"
    assert cells["visits", "visits", (("place", "merged"),)] == 2
    assert (cells["visits", "duties_owed", ()], cells["visits", "duties_met", ()]) == (2, 2)
    assert [bool(one.proof) for one in read_releases(planted.desk.house.folder)] == [True, True, False]
    assert any(path.startswith("log/attestations/") for path in release.log)


@pytest.mark.parametrize("name", [*spellings("x" * 12)])
def test_one_that_is_put_there_on_purpose_is_found(planted: Planted, tmp_path: Path, name: str) -> None:
    word = next(word for word in sorted(planted.words) if word.startswith("Zq") and len(word) > 14)
    folder = tmp_path / "releases"
    shutil.copytree(planted.desk.house.folder, folder)
    place = folder / "0001" / "tables" / "requests.json"
    place.write_bytes(place.read_bytes() + b" " + spellings(word)[name] + b" ")
    assert [one for one in leaks(folder, planted.words) if one.startswith("0001/tables/requests.json")]


@pytest.mark.parametrize("packing", ["gzip", "zip", "base64 of more", "a file's name"])
def test_nor_does_packing_hide_it(planted: Planted, tmp_path: Path, packing: str) -> None:
    word = next(word for word in sorted(planted.words) if word.startswith("Zq")).encode()
    match packing:
        case "gzip":
            (tmp_path / "a.json.gz").write_bytes(gzip.compress(b"before " + word))
        case "zip":
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("inner.csv", b"before " + word)
            (tmp_path / "a.zip").write_bytes(made.getvalue())
        case "base64 of more":
            (tmp_path / "a.txt").write_bytes(base64.b64encode(b"some more " + word + b" and after"))
        case _:
            (tmp_path / word.decode().split()[0]).write_bytes(b"")
            word = word.split()[0]
    assert leaks(tmp_path, [*planted.words, word.decode()])
