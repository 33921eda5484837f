"""What somebody inside might do with a release: read two drafts against each other, lay a file beside the log, slip in a name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from amparo.register.release import read_releases
from amparo.terms import FileError
from amparo_desk.acts import release_draft
from amparo_desk.acts.release_approve import approve_release
from tests.desk.released import Publishing, fresh_databases, publishing


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Publishing]:
    """A house of one agency of which an office closed 2025."""
    with fresh_databases(tmp_path) as databases:
        made = publishing(tmp_path, databases)
        made.close_year()
        yield made


def test_two_drafts_of_one_number_draw_alike_and_the_next_release_otherwise(
    desk: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one draft shows what the other hides, and a hidden count is the sum less what both show."""
    drawn, honest = list[bytes](), release_draft.make_release

    def noting(*given: Any, key: bytes, **named: Any) -> Any:
        drawn.append(key)
        return honest(*given, key=key, **named)

    monkeypatch.setattr(release_draft, "make_release", noting)
    first, second = desk.draft(), desk.draft()
    approve_release(desk.house, desk.approver, desk.at, first.id)
    third = desk.draft()
    told = [desk.house.releases.files(one.id) for one in (first, second)]
    assert told[0].keys() == told[1].keys()
    differing = {name for name, content in told[0].items() if content != told[1][name]}
    assert differing == {"manifest.json"}, "which holds a salt of its own"
    assert third.number == 2
    assert drawn[0] == drawn[1]
    assert drawn[2] != drawn[0]
    assert all(len(key) == 32 for key in drawn)


def test_what_lies_beside_the_log_and_is_none_of_it_is_not_published_with_it(desk: Publishing) -> None:
    public = desk.house.log().public
    for stray in ("names.csv", ".half-written", "keys/names.note", "tile/0/names"):
        (public / stray).parent.mkdir(parents=True, exist_ok=True)
        (public / stray).write_text("Rosa Paz", "utf-8")
    desk.publish()
    (release,) = read_releases(desk.house.folder)
    assert release.log == ("log/keys/000.note",)
    assert not any(b"Rosa" in path.read_bytes() for path in desk.house.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('en = "The valley"', 'en = "The <b>valley</b>"', "region 1, name, en"),
        ('es = "El valle"', 'es = "' + "v" * 121 + '"', "region 1, name, es"),
        ('en = "The valley"', 'en = "The \\u202Eyellav"', "region 1, name, en"),
        ("M0 0 L1000 0 L1000 1000 L0 1000 Z", "M0 0 url(#names)", "region 1, path"),
    ],
)
def test_a_word_that_no_release_can_hold_is_named_before_anything_is_counted(
    old: str, new: str, says: str, desk: Publishing
) -> None:
    """Approved with it, a release could not be written, and no other one after it."""
    told = desk.house.list_file.read_text("utf-8")
    assert old in told
    desk.house.list_file.write_text(told.replace(old, new), "utf-8")
    with pytest.raises(FileError, match=says):
        desk.draft()
    assert desk.house.releases.all() == []
