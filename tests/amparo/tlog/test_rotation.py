"""The keys of a log, from note to note: what is taken, what is not, and what a reader is told."""

from hashlib import sha256

import pytest

from amparo.tlog import (
    EMPTY_ROOT,
    Checkpoint,
    FormatError,
    Kind,
    Note,
    Signature,
    SigningKey,
    has_ml_dsa,
    make_note,
)
from amparo.tlog.key_notes import (
    KeyNote,
    Reason,
    first_note,
    must_sign,
    next_note,
    read_key_note,
    sign_key_note,
)
from amparo.tlog.rotation import Keys, own_keys, read_keys
from amparo.tlog.rotation_codes import KeyCode, Level

LOG = "madrone.example/log"


def key(letter: str, name: str = LOG, kind: Kind = Kind.ED25519) -> SigningKey:
    """A key made from a letter."""
    return SigningKey(name, kind, sha256(letter.encode()).digest())


A, B, C = key("a"), key("b"), key("c")
R, S = key("r", f"{LOG}/recovery"), key("s", f"{LOG}/recovery")
THIEF = key("thief", f"{LOG}/recovery")


def head(size: int) -> Checkpoint:
    """A head with a root of its own."""
    return Checkpoint(LOG, size, sha256(str(size).encode()).digest())


FIRST = first_note(LOG, [A.verifier], R.verifier)
BEGUN = sign_key_note(FIRST.text, [A, R])
SECOND = next_note(FIRST, Reason.ROUTINE, head(412), log=[B.verifier])
ROUTINE = sign_key_note(SECOND.text, [A, R, B])


def after(
    reason: Reason, *signers: SigningKey, log: SigningKey | None = None, recovery: SigningKey | None = None
) -> Note:
    """The note after the first, at 412 leaves."""
    note = next_note(
        FIRST,
        reason,
        head(412),
        log=[log.verifier] if log else [],
        recovery=recovery.verifier if recovery else None,
    )
    return sign_key_note(note.text, signers)


def codes(keys: Keys, level: Level = Level.FAULT) -> list[KeyCode]:
    """What of one level was found."""
    return [found.code for found in keys.findings if found.level is level]


def checkpoint(size: int, *signers: SigningKey) -> Note:
    """A checkpoint signed by these keys."""
    text = head(size).text
    return make_note(text, (Signature(one.name, one.verifier.key_id, one.sign(text)) for one in signers))


# The text of a note.


def test_a_key_note_reads_as_it_was_written() -> None:
    assert read_key_note(SECOND.text) == SECOND
    assert SECOND.text.splitlines()[:6] == [
        "amparo-keys/v1",
        f"origin {LOG}",
        "number 1",
        f"before {SECOND.text.splitlines()[3][7:]}",
        "reason routine",
        f"from 412 {SECOND.text.splitlines()[5][9:]}",
    ]
    assert SECOND.place == "keys/001.note"


def test_a_key_note_can_never_be_taken_for_a_checkpoint_nor_a_checkpoint_for_it() -> None:
    from amparo.tlog import read_checkpoint

    with pytest.raises(FormatError):
        read_checkpoint(SECOND.text)
    with pytest.raises(FormatError):
        read_key_note(head(412).text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amparo-keys/v1", "amparo-keys/v2"),
        ("number 1", "number 01"),
        ("number 1", "number 1000"),
        ("reason routine", "reason because"),
        ("from 412 ", "from 0412 "),
        ("from 412 ", "from -1 "),
        ("origin madrone", "origin mad rone"),
        ("log madrone", "log\tmadrone"),
        ("recovery madrone.example/log/recovery", "recovery madrone.example/log"),
        ("reason routine\n", ""),
        ("reason routine\n", "reason routine\nreason lost\n"),
        ("before ", "before A"),
        ("number 1\n", "number 1 \n"),
    ],
)
def test_a_key_note_that_is_written_otherwise_is_none(old: str, new: str) -> None:
    assert old in SECOND.text
    with pytest.raises(FormatError):
        read_key_note(SECOND.text.replace(old, new, 1))


def test_a_log_has_no_key_of_another_name_nor_two_of_a_kind_nor_a_witness_key() -> None:
    for wrong in ([key("a", "other.example")], [A, B], [key("a", kind=Kind.COSIGNATURE)], []):
        with pytest.raises(FormatError):
            first_note(LOG, [one.verifier for one in wrong], R.verifier)
    with pytest.raises(FormatError):
        first_note(LOG, [A.verifier], B.verifier)


# What is taken.


def test_a_planned_change_is_signed_by_old_key_recovery_key_and_new_key() -> None:
    keys = read_keys([BEGUN, ROUTINE], [A.verifier])
    assert keys.sound
    assert keys.current == (B.verifier,)
    assert keys.recovery == R.verifier
    assert codes(keys, Level.FINE) == [KeyCode.BEGUN, KeyCode.ROUTINE, KeyCode.PINNED]


@pytest.mark.parametrize("reason", [Reason.ROUTINE, Reason.LOST, Reason.STOLEN])
def test_each_signature_that_a_change_needs_is_needed(reason: Reason) -> None:
    note = next_note(FIRST, reason, head(412), log=[B.verifier])
    signers = [one for one in (A, B, R) if one.verifier in must_sign(note, FIRST)]
    assert read_keys([BEGUN, sign_key_note(note.text, signers)]).sound
    for missing in signers:
        left = [one for one in signers if one is not missing]
        keys = read_keys([BEGUN, sign_key_note(note.text, left or [C])])
        assert codes(keys) == [KeyCode.UNSIGNED]
        assert keys.current == (A.verifier,)


def test_a_lost_key_is_replaced_by_the_recovery_key_alone_and_that_is_said_loudly() -> None:
    keys = read_keys([BEGUN, after(Reason.LOST, R, B, log=B)], [A.verifier])
    assert keys.sound
    assert KeyCode.LOST in codes(keys, Level.NOTE)


def test_what_a_stolen_key_signed_beyond_the_named_size_is_not_relied_on() -> None:
    keys = read_keys([BEGUN, after(Reason.STOLEN, A, R, B, log=B)], [R.verifier])
    assert keys.sound
    assert keys.stolen == {A.verifier}
    assert keys.explain(checkpoint(413, A), 413).code is KeyCode.STOLEN_KEY
    assert keys.explain(checkpoint(300, A), 300).code is KeyCode.SIGNED_STOLEN
    assert keys.explain(checkpoint(413, B), 413).code is KeyCode.SIGNED


def test_each_key_is_good_from_its_own_note_up_to_the_next() -> None:
    keys = read_keys([BEGUN, ROUTINE])
    assert keys.at(0) == keys.at(411) == (A.verifier,)
    assert keys.at(412) == (A.verifier, B.verifier)
    assert keys.at(413) == (B.verifier,)
    assert keys.heads == (head(412),)
    assert keys.explain(checkpoint(413, A), 413).code is KeyCode.OLD_KEY
    assert keys.explain(checkpoint(411, B), 411).code is KeyCode.EARLY_KEY
    assert keys.explain(checkpoint(413, C), 413).code is KeyCode.NO_KEY


def test_a_recovery_key_is_replaced_by_note_of_both_recovery_keys_and_the_log_key() -> None:
    keys = read_keys([BEGUN, after(Reason.RECOVERY, A, R, S, recovery=S)])
    assert keys.sound
    assert keys.recovery == S.verifier
    assert keys.current == (A.verifier,)


def test_a_thief_of_the_log_key_cannot_put_a_recovery_key_in_place() -> None:
    forged = after(Reason.RECOVERY_LOST, A, THIEF, recovery=THIEF)
    taken = read_key_note(forged.text)
    onward = next_note(taken, Reason.LOST, head(500), log=[C.verifier])
    chain = [BEGUN, forged, sign_key_note(onward.text, [THIEF, C])]
    for pinned in ([], [A.verifier], [R.verifier]):
        keys = read_keys(chain, pinned)
        assert codes(keys) == [KeyCode.RECOVERY_LOST]
        assert keys.current == (A.verifier,)
        assert keys.recovery == R.verifier


def test_who_was_told_the_new_recovery_key_takes_it_and_what_follows() -> None:
    lost = after(Reason.RECOVERY_LOST, A, S, recovery=S)
    onward = next_note(read_key_note(lost.text), Reason.ROUTINE, head(500), log=[C.verifier])
    chain = [BEGUN, lost, sign_key_note(onward.text, [A, S, C])]
    for told in (S, C):
        keys = read_keys(chain, [told.verifier])
        assert keys.sound
        assert keys.current == (C.verifier,)
        assert KeyCode.RECOVERY_LOST_PINNED in codes(keys, Level.NOTE)


def test_the_keeper_of_a_log_needs_nobodys_word_for_its_own_notes() -> None:
    lost = after(Reason.RECOVERY_LOST, A, S, recovery=S)
    onward = next_note(read_key_note(lost.text), Reason.ROUTINE, head(500), log=[C.verifier])
    chain = [BEGUN, lost, sign_key_note(onward.text, [A, S, C])]
    assert own_keys(chain).sound
    assert own_keys(chain).current == (C.verifier,)
    assert own_keys(chain[:2]).recovery == S.verifier
    assert own_keys([]).current == ()


def test_a_broken_note_is_told_to_the_keeper_as_to_anybody() -> None:
    for broken in ("rubbish", ROUTINE.written.replace("number 1", "number 2")):
        assert own_keys([BEGUN, broken]) == read_keys([BEGUN, broken])


# What is not.


def changed(**parts: object) -> list[Note]:
    """A chain of two whose second note differs in these parts, and is signed by everybody."""
    words = {
        "number": SECOND.number,
        "before": SECOND.before,
        "reason": SECOND.reason,
        "since": SECOND.since,
        "log": SECOND.log,
        "recovery": SECOND.recovery,
    } | parts
    note = KeyNote(**words)  # type: ignore[arg-type]
    return [BEGUN, sign_key_note(note.text, [A, R, B, S, C])]


@pytest.mark.parametrize(
    ("chain", "code"),
    [
        (changed(number=2), KeyCode.NUMBER),
        (changed(before=bytes(32)), KeyCode.BEFORE),
        (changed(before=None), KeyCode.BEGIN),
        (changed(reason=Reason.BEGIN), KeyCode.BEGIN),
        (changed(since=Checkpoint(LOG, 0, bytes(32))), KeyCode.BACK),
        (changed(recovery=S.verifier), KeyCode.CHANGE),
        (changed(log=(A.verifier,)), KeyCode.CHANGE),
        (changed(reason=Reason.RECOVERY), KeyCode.CHANGE),
        ([ROUTINE], KeyCode.NUMBER),
        ([BEGUN, "rubbish"], KeyCode.UNREADABLE),
        ([BEGUN, b"\xff\xfe\n\n\n"], KeyCode.UNREADABLE),
        ([BEGUN, checkpoint(412, A)], KeyCode.UNREADABLE),
        ([BEGUN, BEGUN], KeyCode.NUMBER),
    ],
)
def test_a_note_that_breaks_a_rule_is_named_and_ends_the_chain(chain: list[Note], code: KeyCode) -> None:
    keys = read_keys(chain)
    assert codes(keys)[0] is code
    assert keys.findings[-1].place == f"keys/{len(chain) - 1:03}.note"
    assert not keys.sound
    assert keys.current in ((), (A.verifier,))


def test_a_first_note_that_does_not_begin_with_an_empty_log_is_not_taken() -> None:
    note = KeyNote(0, None, Reason.BEGIN, head(5), (A.verifier,), R.verifier)
    assert codes(read_keys([sign_key_note(note.text, [A, R])])) == [KeyCode.BEGIN]


def test_a_note_that_goes_back_behind_the_one_before_is_not_taken() -> None:
    back = next_note(SECOND, Reason.ROUTINE, head(400), log=[C.verifier])
    keys = read_keys([BEGUN, ROUTINE, sign_key_note(back.text, [B, R, C])])
    assert codes(keys) == [KeyCode.BACK]
    assert keys.current == (B.verifier,)


def test_a_key_that_was_given_up_signs_no_note_any_more() -> None:
    third = next_note(SECOND, Reason.ROUTINE, head(500), log=[C.verifier])
    keys = read_keys([BEGUN, ROUTINE, sign_key_note(third.text, [A, R, C])])
    assert codes(keys) == [KeyCode.REPLACED]
    (fault,) = (found for found in keys.findings if found.level is Level.FAULT)
    assert A.verifier.key_id.hex() in fault.en
    assert A.verifier.key_id.hex() in fault.es


def test_a_key_that_was_given_up_never_comes_back() -> None:
    third = next_note(SECOND, Reason.ROUTINE, head(500), log=[A.verifier])
    assert codes(read_keys([BEGUN, ROUTINE, sign_key_note(third.text, [B, R, A])])) == [KeyCode.AGAIN]


def test_a_note_of_another_log_is_not_taken() -> None:
    other = key("o", "other.example/log")
    note = KeyNote(
        1,
        FIRST.digest,
        Reason.ROUTINE,
        Checkpoint(other.name, 412, head(412).root),
        (other.verifier,),
        R.verifier,
    )
    assert codes(read_keys([BEGUN, sign_key_note(note.text, [A, R, other])])) == [KeyCode.ORIGIN]
    assert codes(read_keys([BEGUN], origin="other.example/log")) == [KeyCode.ORIGIN]


def test_a_flipped_bit_anywhere_in_a_note_ends_the_chain_before_it() -> None:
    written = ROUTINE.written.encode()
    for at in range(len(written)):
        bent = written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :]
        keys = read_keys([BEGUN, bent])
        assert not keys.sound, f"byte {at}"
        assert keys.current == (A.verifier,)


# What a reader was told.


@pytest.mark.parametrize("pinned", [A, B, R])
def test_any_key_of_the_log_vouches_for_the_notes_up_to_its_own(pinned: SigningKey) -> None:
    keys = read_keys([BEGUN, ROUTINE], [pinned.verifier])
    assert keys.sound
    assert codes(keys, Level.NOTE) == []


def test_without_a_key_the_notes_are_taken_at_their_word_and_that_is_said() -> None:
    keys = read_keys([BEGUN])
    assert keys.sound
    assert codes(keys, Level.NOTE) == [KeyCode.UNPINNED]
    assert A.verifier.vkey in keys.findings[-1].es


def test_notes_of_other_keys_than_those_that_were_given_are_relied_on_for_nothing() -> None:
    keys = read_keys([BEGUN, ROUTINE], [C.verifier])
    assert codes(keys) == [KeyCode.FOREIGN]
    assert keys.current == keys.at(0) == ()


def test_a_copy_from_which_the_note_of_a_given_key_is_missing_is_a_fault() -> None:
    assert codes(read_keys([BEGUN], [A.verifier, B.verifier])) == [KeyCode.UNKNOWN_PIN]


def test_keys_of_witnesses_are_left_aside() -> None:
    witness = key("w", "witness.example", Kind.COSIGNATURE).verifier
    assert codes(read_keys([BEGUN], [witness]), Level.NOTE) == [KeyCode.UNPINNED]
    assert read_keys([], [witness]).current == ()


def test_a_log_without_key_notes_is_relied_on_by_the_given_keys_alone() -> None:
    keys = read_keys([], [A.verifier])
    assert keys.sound
    assert keys.at(7) == (A.verifier,)
    assert codes(read_keys([])) == [KeyCode.NO_KEYS]


@pytest.mark.skipif(not has_ml_dsa(), reason="the crypto library has no ML-DSA-44")
def test_a_key_of_ml_dsa_signs_checkpoints_and_vouches_for_no_note() -> None:
    post = key("q", kind=Kind.ML_DSA_44)
    note = first_note(LOG, [A.verifier, post.verifier], R.verifier)
    chain = [sign_key_note(note.text, [A, R])]
    keys = read_keys(chain, [post.verifier])
    assert keys.at(5) == (A.verifier, post.verifier)
    assert codes(keys, Level.NOTE) == [KeyCode.UNPINNED]
    text = head(5).text
    cosigned = make_note(text, [Signature(LOG, post.verifier.key_id, post.sign(text, 1_800_000_000))])
    assert keys.explain(cosigned, 5).code is KeyCode.SIGNED


def test_an_empty_log_has_the_root_of_nothing() -> None:
    assert FIRST.since == Checkpoint(LOG, 0, EMPTY_ROOT)
    assert FIRST.place == "keys/000.note"
