"""The second, invented agency: the same numbers from the same seed, read by the importer, busy enough for quarters."""

import re
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from amparo.casefile import CaseFile
from amparo.register.release import Release, State, read_releases, write_release
from amparo.release.gate import make_release, quarters_shown
from amparo_desk.commands import demo_county
from amparo_desk.commands.demo_agency import YEARS, case_files, jail_list

LIST_SHA256 = "73c40832d1cbbd92b12f8b123292e3954f873fd90afe14a8d5c88424aacfa83f"


@lru_cache(maxsize=1)
def files() -> tuple[CaseFile, ...]:
    return tuple(case_files())


def test_the_same_seed_gives_the_same_list_and_another_seed_another() -> None:
    assert sha256(jail_list().encode()).hexdigest() == LIST_SHA256
    assert jail_list(1) != jail_list(2)


def test_the_list_names_nobody() -> None:
    assert not re.search(
        r"[A-Z][a-z]+ [A-Z][a-z]+|@|\d{3}-\d{4}", jail_list(years=(2025,)).partition("\n")[2]
    )


def released(folder: Path) -> tuple[Release, ...]:
    for on in (date(2024, 2, 15), date(2025, 2, 14), date(2026, 2, 13)):
        earlier = read_releases(folder)
        draft = make_release(
            demo_county.counts(on, quarters_shown(earlier, demo_county.JAIL.id)),
            demo_county.asked(on),
            earlier,
            on,
            origin="log.example/encina",
            regions=demo_county.regions(),
            salt="5a" * 32,
            key=b"not so secret: a test's",
        )
        assert draft.release is not None, [one.en for one in draft.refused]
        write_release(folder / f"{draft.release.number:04}", draft.files)
    return read_releases(folder)


def test_three_years_are_released_one_after_the_other_and_have_something_to_show(tmp_path: Path) -> None:
    releases = released(tmp_path)
    newest = releases[-1].cells()
    for year in YEARS:
        assert newest["requests", "encina-jail", f"{year}", "received", ()].value == 480
        quarters = [
            newest["requests", "encina-jail", f"{year}-Q{one}", "received", ()].value for one in (1, 2, 3, 4)
        ]
        assert sum(one or 0 for one in quarters) == 480
    states = {
        cell.state for key, cell in newest.items() if key[0] == "people_by_age" and key[1] == "encina-jail"
    }
    assert states == {State.VALUE, State.HIDDEN}
    assert releases[1].corrections
    assert {one.state for one in releases[-1].asked} == {"reported", "did_not_answer", "not_asked"}


def test_each_outcome_and_each_kind_of_slip_occurs_in_three_years() -> None:
    records = files()
    assert len(records) == 3 * 485
    assert any(case.withdrawn for case in records)
    assert any(case.arrested_on_premises for case in records)
    assert any(case.handed_over for case in records)
    assert len({case.received["form"] for case in records}) == 4


def test_the_map_s_regions_hold_every_agency() -> None:
    known = {one.id for one in demo_county.regions()}
    assert len(known) == 6
    assert {one.region for one in (demo_county.JAIL, *demo_county.SILENT)} <= known
