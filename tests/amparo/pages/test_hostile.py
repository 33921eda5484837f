"""Damaged, forged and mixed-up releases: each is named with its place and what to do, and the old site stays byte for byte."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.cli import main
from amparo.pages.build import build
from amparo.register.release import MANIFEST, ReleaseError
from amparo.terms import AmparoError
from tests.amparo.pages import county, harms
from tests.amparo.pages.elsewhere import digests

NAMED = [pytest.param(*told, id=name) for name, told in harms.NAMED.items()]
OF_THE_LOG = [pytest.param(*told, id=name) for name, told in harms.OF_THE_LOG.items()]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases, and the site of the first two of them, which stands while the third comes damaged."""
    folder = tmp_path_factory.mktemp("sound")
    county.write(folder / "releases", county.releases(), county.log_files(folder / "log"))
    shutil.copytree(
        folder / "releases", folder / "first", ignore=lambda _at, names: {harms.LAST}.intersection(names)
    )
    build(folder / "first", folder / "site")
    build(folder / "releases", folder / "whole")
    return folder


@pytest.fixture
def place(sound: Path, tmp_path: Path) -> Path:
    """A copy to harm."""
    for name in ("releases", "site"):
        shutil.copytree(sound / name, tmp_path / name)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(words)
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.parametrize(("harm", "told"), [*NAMED, *OF_THE_LOG])
def test_what_is_wrong_is_named_and_the_old_site_stays(
    place: Path, capsys: pytest.CaptureFixture[str], harm: harms.Harm, told: str
) -> None:
    before = digests(place / "site")
    harm(place / "releases")
    build_it = ("site", "build", str(place / "releases"), str(place / "site"))
    code, en = said(capsys, *build_it)
    assert code == 2, en
    assert re.match(f"amparo site build: {told}", en), en
    code, es = said(capsys, *build_it, "--lang", "es")
    assert code == 2
    assert re.search(r"\b(el|la|no|es|se|de|Tome|Haga)\b", es.partition(": ")[2].partition(": ")[2]), es
    assert digests(place / "site") == before
    assert sorted(one.name for one in place.iterdir() if one.name != "away") == ["releases", "site"]


@pytest.mark.parametrize("harm", [pytest.param(harm, id=name) for name, (harm, _) in harms.NAMED.items()])
def test_the_check_finds_the_same(place: Path, capsys: pytest.CaptureFixture[str], harm: harms.Harm) -> None:
    harm(place / "releases")
    code, found = said(capsys, "release", "check", str(place / "releases"), "--json")
    assert code == 1, found
    assert '"fine": false' in found


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir], ids=["a file", "an empty folder"])
def test_what_holds_no_release_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None]
) -> None:
    make(tmp_path / "releases")
    for words in (("release", "check"), ("site", "build")):
        out = [str(tmp_path / "site")] * (words[0] == "site")
        code, told = said(capsys, *words, str(tmp_path / "releases"), *out)
        assert code == 2
        assert re.search("there is no (such folder|release in it).*(0001|Publish one first)", told), told
    assert not (tmp_path / "site").exists()


def test_key_notes_that_cannot_be_read_are_shown_as_a_fault_and_vouch_for_nothing(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harms.put(place / "releases", "log/keys/000.note", b"\xff\xff")
    code, told = said(capsys, "site", "build", str(place / "releases"), str(place / "site"))
    assert code == 0
    assert "The log that this release carries has faults" in told
    assert "The check found something wrong" in (place / "site/en/days/index.html").read_text("utf-8")


# Whatever bytes change.


@st.composite
def mutations(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """A change of bytes at a place anywhere in a file."""
    where = draw(st.floats(0, 1, exclude_max=True))
    new = draw(st.binary(min_size=1, max_size=8))
    change = draw(st.sampled_from(("bit", "put", "cut", "end", "twice")))

    def changed(content: bytes) -> bytes:
        at = int(where * len(content))
        match change:
            case "bit":
                return content[:at] + bytes([content[at] ^ 1 << new[0] % 8]) + content[at + 1 :]
            case "put":
                return content[:at] + new + content[at:]
            case "cut":
                return content[:at] + content[at + len(new) :]
            case "end":
                return content[:at]
        return content[:at] + content

    return changed


def _files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file())


@given(mutation=mutations(), where=st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_no_changed_byte_of_any_release_gives_a_traceback_or_another_site(
    sound: Path, mutation: Callable[[bytes], bytes], where: int
) -> None:
    files = _files(sound / "releases")
    file = files[where % len(files)]
    whole, before = file.read_bytes(), digests(sound / "site")
    changed = mutation(whole)
    file.write_bytes(changed)
    try:
        if changed == whole:
            return
        with pytest.raises(ReleaseError) as told:
            build(sound / "releases", sound / "site")
        assert told.value.sentence("es")
        number = file.relative_to(sound / "releases").parts[0]
        # A changed manifest can be that of another release, whole: then the one that takes it back says which it no longer knows.
        names_it = f"says of release {int(number)}," in str(told.value) and file.name == MANIFEST
        assert str(told.value).startswith(f"{number}/") or names_it
    finally:
        file.write_bytes(whole)
    assert digests(sound / "site") == before


@given(mutation=mutations(), where=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_forged_release_is_refused_or_is_another_one_by_name_and_never_a_traceback(
    sound: Path, mutation: Callable[[bytes], bytes], where: int
) -> None:
    folder = sound / "releases" / harms.LAST
    kept = (folder / "manifest.json").read_bytes()
    files = [one for one in _files(folder) if one.name != "manifest.json"]
    file = files[where % len(files)]
    whole = file.read_bytes()
    harms.put(sound / "releases", file.relative_to(folder).as_posix(), mutation(whole))
    out = sound / "forged"
    try:
        build(sound / "releases", out)
    except AmparoError:
        assert not out.exists()
    else:
        other = (folder / "manifest.json").read_bytes() != kept
        same = digests(out) == digests(sound / "whole")
        assert other != same, "a site that differs names another manifest"
        shown = (out / "site.json").read_bytes() == (sound / "whole" / "site.json").read_bytes()
        assert shown == same
    finally:
        shutil.rmtree(out, ignore_errors=True)
        file.write_bytes(whole)
        (folder / "manifest.json").write_bytes(kept)
