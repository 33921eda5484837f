"""Proof files and requests to a witness: written in one spelling, read back, and refused when they are not it."""

from base64 import b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.tlog import (
    AddCheckpoint,
    Checkpoint,
    FormatError,
    Kind,
    ProofError,
    Signature,
    SignatureError,
    SigningKey,
    TlogProof,
    Tree,
    make_note,
    read_add_checkpoint,
    read_proof,
)

KEY = SigningKey("log.county.example/amparo", Kind.ED25519, bytes(range(32)))
TREE = Tree(b"%d" % number for number in range(21))
STEPS = st.lists(st.binary(min_size=32, max_size=32), max_size=63).map(tuple)
B64 = b64encode(bytes(32)).decode()


def head(size: int):
    """The signed head at a size."""
    text = Checkpoint(KEY.name, size, TREE.root(size)).text
    return make_note(text, [Signature(KEY.name, KEY.verifier.key_id, KEY.sign(text))])


HEAD = head(21)
PROOF = TlogProof(13, tuple(TREE.inclusion(13)), HEAD, b"more")


def test_a_proof_file_reads_as_the_specification_has_it() -> None:
    lines = PROOF.written.split("\n")
    assert lines[:3] == ["c2sp.org/tlog-proof@v1", "extra bW9yZQ==", "index 13"]
    assert lines[3:8] == [b64encode(step).decode() for step in TREE.inclusion(13)]
    assert "\n".join(lines[8:]) == "\n" + HEAD.written


def test_a_proof_proves_its_entry_and_no_other() -> None:
    proof = read_proof(PROOF.written)
    found, [signed] = proof.check(b"13", [KEY.verifier])
    assert (found.size, signed.key) == (21, KEY.verifier)
    with pytest.raises(ProofError, match="leaf 13 of 21"):
        proof.check(b"14", [KEY.verifier])
    with pytest.raises(ProofError):
        replace(proof, checkpoint=head(20)).check(b"13", [KEY.verifier])
    stranger = SigningKey(KEY.name, Kind.ED25519, bytes(32))
    with pytest.raises(SignatureError, match="not signed by a key that is relied on"):
        proof.check(b"13", [stranger.verifier])


def test_extra_bytes_prove_nothing_and_spoil_nothing() -> None:
    for extra in (None, b"", b"other"):
        assert read_proof(replace(PROOF, extra=extra).written).check(b"13", [KEY.verifier])[0].size == 21


@given(st.integers(0, 10**18), STEPS, st.none() | st.binary(max_size=99))
def test_a_proof_is_read_as_it_was_written(index: int, path: tuple[bytes, ...], extra: bytes | None) -> None:
    proof = TlogProof(index, path, HEAD, extra)
    assert read_proof(proof.written.encode()) == proof


@given(st.integers(0, len(PROOF.written) - 1), st.characters(codec="utf-8"))
def test_a_proof_with_any_letter_changed_is_refused_or_proves_no_more(at: int, letter: str) -> None:
    changed = PROOF.written[:at] + letter + PROOF.written[at + 1 :]
    if changed == PROOF.written:
        return
    try:
        proof = read_proof(changed)
    except FormatError:
        return
    assert proof.written == changed, "two spellings of one proof"
    if replace(proof, extra=PROOF.extra) != PROOF:
        with pytest.raises((ProofError, SignatureError, FormatError)):
            proof.check(b"13", [KEY.verifier])


NO_PROOFS = {
    "nothing": "",
    "another format": PROOF.written.replace("@v1", "@v2"),
    "no index": PROOF.written.replace("index 13\n", ""),
    "an index with a zero": PROOF.written.replace("index 13", "index 013"),
    "a negative index": PROOF.written.replace("index 13", "index -1"),
    "a step that is too short": PROOF.written.replace("index 13\n", "index 13\nAAAA\n"),
    "a step with a space": PROOF.written.replace("index 13\n", f"index 13\n {B64}\n"),
    "a step in another spelling": PROOF.written.replace("index 13\n", f"index 13\n{B64[:-2]}B=\n"),
    "too many steps": PROOF.written.replace("index 13\n", "index 13\n" + f"{B64}\n" * 64),
    "an extra that is no base64": PROOF.written.replace("bW9yZQ==", "bW9yZQ="),
    "the extra after the index": PROOF.written.replace(
        "extra bW9yZQ==\nindex 13\n", "index 13\nextra bW9yZQ==\n"
    ),
    "no checkpoint": PROOF.written.partition("\n\n")[0] + "\n",
    "a checkpoint without a signature": PROOF.written.rpartition("— ")[0],
}


@pytest.mark.parametrize("written", NO_PROOFS.values(), ids=NO_PROOFS)
def test_what_is_no_proof_is_refused(written: str) -> None:
    for content in (written, written.encode()):
        with pytest.raises(FormatError, match="the proof: "):
            read_proof(content)


def test_a_proof_that_is_not_utf_8_says_where() -> None:
    with pytest.raises(FormatError, match=r"not UTF-8 \(byte 0\)"):
        read_proof(b"\xff")


# What a log asks of a witness.

REQUEST = AddCheckpoint(13, tuple(TREE.consistency(13)), HEAD)


def test_a_request_reads_as_the_specification_has_it() -> None:
    first, *steps = REQUEST.written.partition("\n\n")[0].split("\n")
    assert first == "old 13"
    assert steps == [b64encode(step).decode() for step in TREE.consistency(13)]
    assert REQUEST.written.partition("\n\n")[2] == HEAD.written


@given(st.integers(0, 10**18), STEPS)
def test_a_request_is_read_as_it_was_written(old: int, path: tuple[bytes, ...]) -> None:
    request = AddCheckpoint(old, path, HEAD)
    assert read_add_checkpoint(request.written.encode()) == request


def test_a_request_from_nothing_has_no_steps() -> None:
    written = AddCheckpoint(0, (), HEAD).written
    assert written == f"old 0\n\n{HEAD.written}"
    assert read_add_checkpoint(written.encode()).path == ()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_request_or_refused(content: bytes) -> None:
    try:
        request = read_add_checkpoint(content)
    except FormatError:
        return
    assert request.written.encode() == content


NO_REQUESTS = {
    "nothing": b"",
    "not UTF-8": b"old \xff\n\n",
    "no old size": HEAD.written.encode(),
    "an old size with a zero": REQUEST.written.replace("old 13", "old 013").encode(),
    "a negative old size": REQUEST.written.replace("old 13", "old -13").encode(),
    "no empty line": b"old 13\n",
    "a step that is no hash": REQUEST.written.replace("old 13\n", "old 13\nAAAA\n").encode(),
    "too many steps": REQUEST.written.replace("old 13\n", "old 13\n" + f"{B64}\n" * 60).encode(),
    "no signature": REQUEST.written.rpartition("— ")[0].encode(),
    "too large": b"old 0\n\n" + b"x" * 1_000_000,
}


@pytest.mark.parametrize("content", NO_REQUESTS.values(), ids=NO_REQUESTS)
def test_what_is_no_request_is_refused(content: bytes) -> None:
    with pytest.raises(FormatError, match="the request: "):
        read_add_checkpoint(content)
