"""A witness that looks through the leaves: which agency has not closed which day, by the calendar of California."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from amparo.tlog import SignatureError
from amparo_log.witness import add_checkpoint
from amparo_log.witness_commands import main
from amparo_log.witness_look import LookError, Told, look
from amparo_log.witness_reading import CopyError
from tests.log.lying_log import BEGUN, OTHER_KEY, LyingLog, closed_days, day_leaf
from tests.log.witnesses import Witness
from tests.log.witnesses import witness as made

BOTH = ("madrone", "poppy")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("witness") / "library").folder


@pytest.fixture
def library(template: Path, tmp_path: Path) -> Witness:
    return Witness(shutil.copytree(template, tmp_path / "library"))


def moment(day: date, hour: int, minute: int = 0) -> int:
    """A time of day in UTC, in seconds since 1970."""
    return int(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC).timestamp())


def seen(one: Witness, place: Path, at: int) -> dict[str, list[Told]]:
    """What was told of each agency."""
    told = look(one.state, str(place), at)
    assert all(each.said("en") and each.said("es") for each in told)
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.agency, []).append(each)
    return found


def test_a_day_is_missing_once_the_day_after_it_has_ended_in_california(
    library: Witness, tmp_path: Path
) -> None:
    """Two agencies closed Monday 2 to Sunday 8 November 2026; poppy then stopped."""
    log = LyingLog([*closed_days(7, BOTH), day_leaf("madrone", date(2026, 11, 9))])
    place = log.publish(tmp_path / "public")
    # Tuesday 10 November in California ends at 08:00 UTC on Wednesday.
    early = seen(library, place, moment(date(2026, 11, 11), 7, 59))
    assert [one.code for one in early["poppy"]] == ["fine"]
    late = seen(library, place, moment(date(2026, 11, 11), 8, 0))
    (missing,) = late["poppy"]
    assert (missing.code, missing.first, missing.last) == ("missing", date(2026, 11, 9), date(2026, 11, 9))
    assert [one.code for one in late["madrone"]] == ["fine"]
    assert "poppy" in missing.said("es")


def test_only_what_is_new_is_read_and_the_rest_is_proved_by_the_edge(
    library: Witness, tmp_path: Path
) -> None:
    log = LyingLog(closed_days(300, BOTH))
    place = log.publish(tmp_path / "public", 520)
    at = moment(BEGUN + timedelta(300), 20)
    assert seen(library, place, at)[""][0].new == 520
    shutil.rmtree(place / "tile" / "entries")
    shutil.rmtree(place / "tile" / "0")
    place = log.publish(tmp_path / "public", 600)
    (place / "tile/entries/000").unlink()  # it was read before
    told = seen(library, place, at)
    assert (told[""][0].new, told[""][0].size) == (80, 600)
    assert [one.code for one in told["madrone"] + told["poppy"]] == ["fine", "fine"]


def test_a_day_that_was_left_out_stays_told_and_so_does_one_that_was_closed_twice(
    library: Witness, tmp_path: Path
) -> None:
    days = closed_days(12)
    log = LyingLog([*days[:4], *days[6:9], days[8], *days[9:]])
    place = log.publish(tmp_path / "public")
    at = moment(BEGUN + timedelta(12), 20)
    for _ in range(2):
        gap, again = seen(library, place, at)["madrone"]
        assert (gap.code, gap.first, gap.last, gap.entry) == ("gap", date(2026, 11, 6), date(2026, 11, 7), 4)
        assert (again.code, again.first, again.entry) == ("again", date(2026, 11, 10), 7)
        assert gap.is_fault
        assert again.is_fault


def test_leaves_of_another_form_are_counted_and_days_at_the_ends_of_time_harm_nothing(
    library: Witness, tmp_path: Path
) -> None:
    log = LyingLog(
        [b"hello", *closed_days(2), day_leaf("madrone", date.max), day_leaf("madrone", date.min), b""]
    )
    told = seen(library, log.publish(tmp_path / "public"), moment(BEGUN + timedelta(2), 20))
    assert told[""][-1].code == "other"
    assert told[""][-1].many == 2
    assert [one.code for one in told["madrone"]] == ["gap", "again"]


def test_a_changed_entry_leads_to_another_root_and_nothing_is_noted(library: Witness, tmp_path: Path) -> None:
    log = LyingLog(closed_days(9))
    place = log.publish(tmp_path / "public")
    bundle = place / "tile/entries/000.p/9"
    good = bundle.read_bytes()
    at = moment(BEGUN + timedelta(9), 20)
    for content in (good[:-1] + bytes([good[-1] ^ 1]), good[:-1], b""):
        bundle.write_bytes(content)
        with pytest.raises(CopyError):
            look(library.state, str(place), at)
    bundle.unlink()
    with pytest.raises(CopyError, match="not there"):
        look(library.state, str(place), at)
    bundle.write_bytes(good)
    assert seen(library, place, at)[""][0].new == 9


def test_a_rewritten_history_and_a_shorter_one_are_refused(library: Witness, tmp_path: Path) -> None:
    log = LyingLog(closed_days(9))
    at = moment(BEGUN + timedelta(9), 20)
    seen(library, log.publish(tmp_path / "public"), at)
    with pytest.raises(LookError, match="9 were seen before"):
        look(library.state, str(log.publish(tmp_path / "old", 5)), at)
    rewritten = log.forked(3, closed_days(12, secret="otherwise")[3:])
    for size in (9, 12):
        with pytest.raises(CopyError, match="another history"):
            look(library.state, str(rewritten.publish(tmp_path / f"other{size}", size)), at)


def test_what_was_countersigned_is_held_against_what_is_read(library: Witness, tmp_path: Path) -> None:
    log = LyingLog(closed_days(9))
    assert add_checkpoint(library.state, library.signing, log.request(0, 5).written.encode(), 1).status == 200
    rewritten = log.forked(3, closed_days(12, secret="otherwise")[3:])
    with pytest.raises(CopyError, match="countersigned here"):
        look(library.state, str(rewritten.publish(tmp_path / "other")), 1)


def test_a_log_that_is_unknown_or_not_signed_is_not_read(library: Witness, tmp_path: Path) -> None:
    other = LyingLog(closed_days(3), origin="poppy.example/log")
    with pytest.raises(LookError, match="does not know"):
        look(library.state, str(other.publish(tmp_path / "other")), 1)
    forged = LyingLog(closed_days(3), key=OTHER_KEY)
    with pytest.raises(SignatureError):
        look(library.state, str(forged.publish(tmp_path / "forged")), 1)


def test_the_command_tells_it_in_words_and_as_json(
    library: Witness, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(LyingLog(closed_days(9, BOTH)).publish(tmp_path / "public"))
    assert main(["look", str(library.folder), place, "--language", "es"]) in (0, 1)
    assert "madrone" in capsys.readouterr().out
    main(["look", str(library.folder), place, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {one["agency"] for one in told} == {None, *BOTH}
    assert main(["look", str(library.folder), str(tmp_path / "nowhere"), "--language", "es"]) == 2
    assert "no existe" in capsys.readouterr().err
