"""A log that lies, and witnesses in processes of their own: each lie is caught, and what proves it is kept."""

import ast
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amparo.tlog import AddCheckpoint, Note, Tree, leaf_hash, open_note
from amparo_log import witness
from amparo_log.witness_client import WitnessAheadError, WitnessRefusedError, countersign
from amparo_log.witness_commands import main
from amparo_log.witness_compare import LATE, compare
from amparo_log.witness_evidence import Evidence, NoEvidenceError, check_evidence, fork_steps, read_evidence
from amparo_log.witness_reading import Peaks, subtree
from amparo_log.witness_state import Kind, hashed
from tests.log.lying_log import KEY, ORIGIN, OTHER_KEY, LyingLog, closed_days, site
from tests.log.witnesses import Witness, asked, serving
from tests.log.witnesses import witness as made

HONEST = LyingLog(closed_days(40))
LIE = closed_days(40, secret="as if it had been otherwise")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("witness") / "library").folder


@pytest.fixture
def library(template: Path, tmp_path: Path) -> Witness:
    shutil.copytree(template, tmp_path / "library")
    return Witness(tmp_path / "library")


@pytest.fixture
def address(library: Witness) -> Iterator[str]:
    with serving(library) as found:
        yield found


def kinds(one: Witness) -> list[Kind]:
    return [found.kind for found in one.found()]


def test_an_honest_log_is_countersigned_by_both_keys_and_stands_in_the_state(
    library: Witness, address: str
) -> None:
    for old, size in ((0, 7), (7, 8), (8, 8), (8, 40)):
        lines = asked(address, library, HONEST, old, size)
        signed = open_note(Note(HONEST.signed(size).text, lines), library.keys)
        assert len(signed) == len(library.keys)
        assert (library.latest().size, library.latest().root) == (size, HONEST.tree.root(size))
    assert kinds(library) == []


def test_two_witnesses_are_shown_two_trees_and_comparing_them_proves_it(
    library: Witness, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom = made(tmp_path / "newsroom", "witness.newsroom.example/amparo")
    other = HONEST.forked(19, LIE[19:])
    asked(address, library, HONEST, 0, 20)
    with serving(newsroom) as elsewhere:
        asked(elsewhere, newsroom, other, 0, 20)
        capsys.readouterr()
        view = f"{elsewhere}/checkpoint/{hashed(ORIGIN)}"
        assert main(["compare", str(library.folder), view]) == 1
    assert "SPLIT VIEW" in capsys.readouterr().out
    assert kinds(library) == [Kind.SPLIT]
    written = tmp_path / "evidence.json"
    assert main(["evidence", str(library.folder), "--out", str(written)]) == 0
    capsys.readouterr()
    assert main(["evidence", str(written), "--key", KEY.verifier.vkey, "--language", "es"]) == 0
    assert "PROBADO" in capsys.readouterr().out


@pytest.mark.parametrize("old", [19, 16, 32], ids=["19", "16, a whole tree", "32, a whole tree"])
def test_a_forked_history_with_valid_signatures_is_refused_and_its_own_tiles_prove_the_fork(
    library: Witness, address: str, tmp_path: Path, old: int
) -> None:
    forked = HONEST.forked(old - 1, LIE[old - 1 :])
    asked(address, library, HONEST, 0, old)
    with pytest.raises(WitnessRefusedError) as refused:
        asked(address, library, forked, old)
    assert refused.value.status == 422
    assert library.latest().size == old
    assert kinds(library) == ([Kind.FORK] if old == 19 else [Kind.UNPROVED])
    with site(forked.publish(tmp_path / "public")) as public:
        (found,) = compare(library.state, library.keys, [public], library.latest().at)
    assert found.outcome == "split"
    last = library.found()[-1]
    assert last.kind is Kind.FORK
    check_evidence(evidence_from(library, tmp_path, last.number), [KEY.verifier])


def evidence_from(one: Witness, tmp_path: Path, number: int) -> Evidence:
    place = tmp_path / f"{number}.json"
    assert main(["evidence", str(one.folder), "--number", str(number), "--out", str(place)]) == 0
    return read_evidence(place.read_bytes())


def test_a_log_that_went_back_is_told_how_far_it_was_and_noted(library: Witness, address: str) -> None:
    asked(address, library, HONEST, 0, 30)
    with pytest.raises(WitnessAheadError) as ahead:
        asked(address, library, HONEST, 20, 25)
    assert ahead.value.size == 30
    assert kinds(library) == []  # within minutes it may have been on the way before the longer one
    later = library.latest().at + witness.OUT_OF_TURN + 1
    body = HONEST.request(20, 25).written.encode()
    answer = witness.add_checkpoint(library.state, library.signing, body, later)
    assert (answer.status, answer.body) == (409, "30\n")
    assert kinds(library) == [Kind.ROLLBACK]
    assert library.latest().size == 30


def test_an_old_copy_on_the_public_site_is_a_lag_for_a_day_and_a_rollback_after(
    library: Witness, address: str, tmp_path: Path
) -> None:
    asked(address, library, HONEST, 0, 30)
    at = library.latest().at
    stale = str(HONEST.publish(tmp_path / "stale", 20))
    whole = str(HONEST.publish(tmp_path / "whole", 40))
    assert [one.outcome for one in compare(library.state, library.keys, [stale], at)] == ["unproved"]
    assert [one.outcome for one in compare(library.state, library.keys, [stale, whole], at)] == [
        "older",
        "newer",
    ]
    (late,) = compare(library.state, library.keys, [stale], at + LATE + 1)
    assert late.outcome == "rollback"
    assert late.is_fault
    assert kinds(library) == [Kind.ROLLBACK]


def test_two_copies_that_contradict_each_other_beyond_what_was_countersigned_are_found(
    library: Witness, address: str, tmp_path: Path
) -> None:
    asked(address, library, HONEST, 0, 10)
    one = str(HONEST.publish(tmp_path / "one", 38))
    other = str(HONEST.forked(25, LIE[25:]).publish(tmp_path / "other", 40))
    found = compare(library.state, library.keys, [one, other], library.latest().at)
    assert [place.outcome for place in found] == ["split", "split"]
    (kept,) = library.found()
    check_evidence(evidence_from(library, tmp_path, kept.number), [KEY.verifier])


def test_a_wrong_proof_of_a_true_checkpoint_is_only_a_suspicion_and_is_cleared_up_later(
    library: Witness, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(address, library, HONEST, 0, 19)
    wrong = replace(HONEST.request(19, 40), path=tuple(reversed(HONEST.request(19, 40).path)))
    with pytest.raises(WitnessRefusedError) as refused:
        countersign(address, wrong, library.keys)
    assert refused.value.status == 422
    assert kinds(library) == [Kind.UNPROVED]
    assert main(["show", str(library.folder)]) == 1
    asked(address, library, HONEST, 19, 40)
    capsys.readouterr()
    assert main(["show", str(library.folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"][0]["settled"] is True


def test_a_suspicion_is_no_evidence_for_others(library: Witness, address: str, tmp_path: Path) -> None:
    asked(address, library, HONEST, 0, 19)
    with pytest.raises(WitnessRefusedError):
        countersign(address, replace(HONEST.request(19, 40), path=()), library.keys)
    (kept,) = library.found()
    evidence = evidence_from(library, tmp_path, kept.number)
    with pytest.raises(NoEvidenceError):
        check_evidence(evidence, [KEY.verifier])


def test_an_old_tree_played_again_is_refused_and_is_no_finding(library: Witness, address: str) -> None:
    asked(address, library, HONEST, 0, 19)
    asked(address, library, HONEST, 19, 30)
    with pytest.raises(WitnessAheadError):
        asked(address, library, HONEST, 0, 19)
    assert kinds(library) == []


def test_the_same_size_with_another_root_is_kept_whatever_old_size_was_sent(
    library: Witness, address: str
) -> None:
    asked(address, library, HONEST, 0, 20)
    forked = HONEST.forked(3, LIE[3:])
    with pytest.raises(WitnessRefusedError) as refused:
        asked(address, library, forked, 20, 20)
    assert refused.value.status == 409
    asked(address, library, HONEST, 20, 30)
    with pytest.raises(WitnessAheadError):
        asked(address, library, LyingLog(LIE), 11, 20)
    assert kinds(library) == [Kind.SPLIT, Kind.SPLIT]


def test_a_foreign_log_and_a_wrong_key_are_refused_and_leave_nothing(library: Witness, address: str) -> None:
    for log, status in (
        (LyingLog(closed_days(3), origin="poppy.example/log"), 404),
        (LyingLog(closed_days(3), key=OTHER_KEY), 403),
    ):
        with pytest.raises(WitnessRefusedError) as refused:
            asked(address, library, log, 0)
        assert refused.value.status == status
    assert kinds(library) == []
    assert library.latest().note == ""


def test_a_witness_whose_state_was_put_back_from_a_copy_finds_its_own_later_signature(
    library: Witness, tmp_path: Path
) -> None:
    with serving(library) as address:
        asked(address, library, HONEST, 0, 10)
    shutil.copy(library.folder / "witness.sqlite", tmp_path / "backup")
    with serving(library) as address:
        lines = asked(address, library, HONEST, 10, 30)
    shutil.copy(tmp_path / "backup", library.folder / "witness.sqlite")
    published = HONEST.signed(30).signed_too(lines)
    with serving(library) as address, pytest.raises(WitnessAheadError):
        countersign(address, AddCheckpoint(30, (), published), library.keys)
    assert kinds(library) == [Kind.RESTORED]


def test_evidence_convinces_nobody_who_has_another_key_or_a_changed_file(
    library: Witness, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(address, library, HONEST, 0, 20)
    with pytest.raises(WitnessRefusedError):
        asked(address, library, HONEST.forked(3, LIE[3:]), 20, 20)
    place = tmp_path / "evidence.json"
    assert main(["evidence", str(library.folder), "--out", str(place)]) == 0
    assert main(["evidence", str(place), "--key", OTHER_KEY.verifier.vkey]) == 2
    told = json.loads(place.read_text())
    for change in (
        {"second": told["first"]},
        {"origin": "poppy.example/log"},
        {"kind": "fork"},
        {"first": told["first"].replace("\n20\n", "\n21\n")},
        {"format": "amparo-witness-evidence/v2"},
        {"proof": ["no"]},
        {"proof": [1]},
        {"more": ""},
    ):
        place.write_text(json.dumps({**told, **change}))
        assert main(["evidence", str(place), "--key", KEY.verifier.vkey]) == 2, change
    place.write_text("[" * 100_000)
    assert main(["evidence", str(place), "--key", KEY.verifier.vkey]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_copy_with_changed_tiles_an_unknown_log_or_no_signature_counts_for_nothing(
    library: Witness, address: str, tmp_path: Path
) -> None:
    asked(address, library, HONEST, 0, 30)
    broken = HONEST.publish(tmp_path / "broken", 40)
    tile = broken / "tile/0/000.p/40"
    tile.write_bytes(tile.read_bytes()[:-1] + b"\0")
    cut = HONEST.publish(tmp_path / "cut", 40)
    (cut / "tile/0/000.p/40").write_bytes(b"short")
    places = [
        broken,
        cut,
        LyingLog(closed_days(5), origin="poppy.example/log").publish(tmp_path / "poppy"),
        LyingLog(closed_days(5), key=OTHER_KEY).publish(tmp_path / "forged"),
        tmp_path / "nowhere",
    ]
    found = compare(library.state, library.keys, [str(place) for place in places], library.latest().at)
    assert [one.outcome for one in found] == ["broken", "broken", "unknown", "unsigned", "broken"]
    assert all(one.said("en") and one.said("es") for one in found)
    assert kinds(library) == []


def test_the_witness_shares_no_code_with_what_makes_trees_or_stores_a_log() -> None:
    folder = Path(witness.__file__).parent
    files = [file for file in folder.glob("witness*.py") if file.name != "witness_list.py"]
    assert len(files) >= 10
    for file in [*files, folder / "over_http.py"]:
        names = {
            name
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.ImportFrom)
            for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names))
        }
        makers = (
            "amparo.tlog.tree",
            "amparo.tlog.tiles",
            "amparo_log.storage",
            "amparo_log.edge",
            "amparo_log.publishing",
        )
        assert not [name for name in names if name and name.startswith(makers)], file
        assert "amparo.tlog" not in names, f"{file}: name the file that is meant"


def test_its_own_roots_and_proofs_agree_with_those_of_the_tree() -> None:
    entries = closed_days(70)
    tree, leaves = Tree(entries), [leaf_hash(entry) for entry in entries]
    for size in range(71):
        assert subtree(leaves[:size]) == tree.root(size)
        grown = Peaks(size, edge(leaves[:size]))
        for leaf in leaves[size:]:
            grown.push(leaf)
        assert grown.root() == tree.root()
        for old in range(1, size):
            proof = tree.consistency(old, size)
            assert (
                list(fork_steps(old, leaves[:size]))
                == ([tree.root(old)] if not old & (old - 1) else []) + proof
            )


def edge(leaves: list[bytes]) -> bytes:
    grown = Peaks()
    for leaf in leaves:
        grown.push(leaf)
    return grown.hashes
