"""Signed notes: vectors of Go and C2SP, one spelling for each, signatures that fit and that do not, hostile ones refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.tlog import (
    Checkpoint,
    FormatError,
    Kind,
    LogError,
    Note,
    Signature,
    SignatureError,
    SigningKey,
    make_note,
    open_note,
    read_checkpoint,
    read_note,
    read_signatures,
    read_vkey,
)
from amparo.tlog.keys import signed_message

GO_KEY = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)
"""The key and note of Go's own tests, of a character in a novel; Ed25519 over 32 zero bytes."""
C2SP_NOTE = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 "
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)
"""The example of C2SP tlog-cosignature, whose keys are not given there."""
TEXT = Checkpoint("log.county.example/amparo", 3, bytes(range(32))).text
NAME = "log.county.example/amparo"
KEYS = [SigningKey(NAME, kind, bytes([kind]) * 32) for kind in Kind]
AT = 1_679_315_147


def sign(key: SigningKey, text: str = TEXT, at: int = AT) -> Signature:
    """A key's line."""
    made = key.sign(text, None if key.kind is Kind.ED25519 else at)
    return Signature(key.name, key.verifier.key_id, made)


# What others made.


def test_the_key_and_note_of_gos_own_tests_are_read_and_fit() -> None:
    key = read_vkey(GO_KEY)
    assert key == SigningKey("EnochRoot", Kind.ED25519, bytes(32)).verifier
    assert key.vkey == GO_KEY
    note = read_note(GO_NOTE)
    assert note.written == GO_NOTE
    [signed] = open_note(note, [key])
    assert (signed.key, signed.at) == (key, None)


def test_we_sign_gos_note_as_go_does() -> None:
    key = SigningKey("EnochRoot", Kind.ED25519, bytes(32))
    assert make_note(read_note(GO_NOTE).text, [sign(key, read_note(GO_NOTE).text)]).written == GO_NOTE


def test_the_example_of_c2sp_is_read_and_written_back() -> None:
    note = read_note(C2SP_NOTE.encode())
    assert note.written == C2SP_NOTE
    head = read_checkpoint(note.text)
    assert (head.origin, head.size, head.text) == ("example.com/behind-the-sofa", 20_852_163, note.text)
    cosignature = note.signatures[1].signature
    assert int.from_bytes(cosignature[:8], "big") == AT, "the time that the text beside the example tells"
    assert len(cosignature) == 8 + 64


# Signatures.


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.kind.name)
def test_a_signature_fits_its_text_and_key_and_nothing_else(key: SigningKey) -> None:
    note = make_note(TEXT, [sign(key)])
    [signed] = open_note(read_note(note.written), [key.verifier])
    assert signed.at == (None if key.kind is Kind.ED25519 else AT)
    with pytest.raises(SignatureError, match="the text is not the one that was signed"):
        open_note(Note(TEXT.replace("\n3\n", "\n4\n"), note.signatures), [key.verifier])
    other = SigningKey(NAME, key.kind, bytes([99]) * 32)
    with pytest.raises(SignatureError, match=r"not signed by a key that is relied on \(log\.county"):
        open_note(note, [other.verifier])


@given(st.sampled_from(KEYS), st.integers(0, 10_000))
def test_a_signature_with_any_bit_changed_does_not_fit(key: SigningKey, bit: int) -> None:
    line = sign(key)
    bit %= len(line.signature) * 8
    changed = bytearray(line.signature)
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SignatureError):
        open_note(Note(TEXT, (Signature(line.name, line.key_id, bytes(changed)),)), [key.verifier])


def test_the_time_of_a_cosignature_is_signed_too() -> None:
    for key in KEYS[1:]:
        line = sign(key)
        later = (AT + 1).to_bytes(8, "big") + line.signature[8:]
        with pytest.raises(SignatureError):
            key.verifier.verify(TEXT, later)
        with pytest.raises(SignatureError, match="from no time"):
            key.verifier.verify(TEXT, bytes([0x80]) + line.signature[1:])
        with pytest.raises(SignatureError, match="cut off"):
            key.verifier.verify(TEXT, line.signature[:8])


def test_signatures_of_others_are_left_aside() -> None:
    stranger = SigningKey("witness.stranger.example", Kind.COSIGNATURE, bytes(32))
    note = make_note(TEXT, [sign(stranger), *map(sign, KEYS)])
    assert [signed.key.kind for signed in open_note(note, [key.verifier for key in KEYS])] == list(Kind)


def test_a_bad_signature_of_a_key_that_is_relied_on_spoils_the_note() -> None:
    bad = sign(KEYS[1], TEXT.replace("3", "4"))
    with pytest.raises(SignatureError, match=r"log\.county\.example/amparo does not fit"):
        open_note(make_note(TEXT, [sign(KEYS[0]), bad]), [key.verifier for key in KEYS[:2]])


def test_a_second_line_of_the_same_key_counts_once() -> None:
    note = make_note(TEXT, [sign(KEYS[1]), sign(KEYS[1], at=AT + 5)])
    [signed] = open_note(note, [KEYS[1].verifier])
    assert signed.at == AT


def test_a_newer_cosignature_takes_the_place_of_the_older() -> None:
    note = make_note(TEXT, [sign(KEYS[0]), sign(KEYS[1])]).signed_too([sign(KEYS[1], at=AT + 5)])
    assert len(note.signatures) == 2
    assert open_note(note, [KEYS[1].verifier])[0].at == AT + 5


def test_ml_dsa_signs_a_checkpoint_and_not_what_else_a_text_says() -> None:
    extended = Checkpoint(NAME, 3, bytes(range(32)), ("more",)).text
    assert KEYS[2].verifier.verify(extended, KEYS[2].sign(TEXT, AT)) == AT
    with pytest.raises(FormatError):
        KEYS[2].sign("no checkpoint\n", AT)
    with pytest.raises(SignatureError):
        KEYS[2].verifier.verify("no checkpoint\n", KEYS[2].sign(TEXT, AT))


def test_what_is_signed_is_what_the_specification_says() -> None:
    assert signed_message(Kind.ED25519, NAME, TEXT, None) == TEXT.encode()
    head, example = "cosignature/v1\ntime 1679315147\n", read_note(C2SP_NOTE).text
    assert signed_message(Kind.COSIGNATURE, NAME, example, AT) == (head + example).encode()
    assert signed_message(Kind.ML_DSA_44, "w", example, AT) == (
        b"subtree/v1\n\0\x01w" + AT.to_bytes(8, "big") + b"\x1bexample.com/behind-the-sofa"
        b"\0\0\0\0\0\0\0\0" + (20_852_163).to_bytes(8, "big") + read_checkpoint(example).root
    )


# Notes have one spelling.


def test_a_text_may_have_empty_lines() -> None:
    written = f"one\n\ntwo\n\n{LINE}"
    assert read_note(written).text == "one\n\ntwo\n"
    assert read_note(written).written == written


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), min_size=1),
    st.lists(
        st.tuples(st.from_regex(r"[a-z./]{1,20}", fullmatch=True), st.binary(min_size=5, max_size=90)),
        min_size=1,
    ),
)
def test_a_note_is_read_as_it_was_written(text: str, lines: list[tuple[str, bytes]]) -> None:
    note = make_note(text + "\n", [Signature(name, found[:4], found[4:]) for name, found in lines[:20]])
    assert read_note(note.written.encode()) == note
    assert read_note(note.written).written == note.written


@given(st.binary(max_size=300))
def test_any_bytes_are_a_note_of_that_spelling_or_refused(content: bytes) -> None:
    try:
        note = read_note(content)
    except FormatError:
        return
    assert note.written.encode() == content


@given(st.integers(0, len(C2SP_NOTE) - 1), st.characters(codec="utf-8"))
def test_a_note_with_any_letter_changed_is_refused_or_another(at: int, letter: str) -> None:
    changed = C2SP_NOTE[:at] + letter + C2SP_NOTE[at + 1 :]
    try:
        note = read_note(changed)
    except LogError:
        return
    assert note.written == changed


LINE = "— name AAAAAAAA\n"
HOSTILE = {
    "nothing": "",
    "no signatures": "text\n\n",
    "no text": LINE,
    "no blank line": f"text\n{LINE}",
    "cut within a signature": "text\n\n— name AAAA",
    "a tab": f"te\txt\n\n{LINE}",
    "a carriage return": f"text\r\n\n{LINE}",
    "a null": f"te\0xt\n\n{LINE}",
    "a hyphen for a dash": "text\n\n- name AAAAAAAA\n",
    "two spaces": "text\n\n—  name AAAAAAAA\n",
    "too short a signature": "text\n\n— name AAAA\n",
    "no base64": "text\n\n— name A!AAAAAA\n",
    "base64 of another length": "text\n\n— name AAAAAAAAA\n",
    "a plus in the name": "text\n\n— na+me AAAAAAAA\n",
    "something between signatures": f"text\n\n{LINE}and\n{LINE}",
    "too many signatures": f"text\n\n{LINE * 101}",
    "too long": f"{'x' * 1_000_001}\n\n{LINE}",
}


@pytest.mark.parametrize("written", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_note_is_refused(written: str) -> None:
    for content in (written, written.encode()):
        with pytest.raises(FormatError, match=r"a note: |no name of a key"):
            read_note(content)


def test_a_note_that_is_not_utf_8_says_where() -> None:
    with pytest.raises(FormatError, match=r"not UTF-8 \(byte 2\)"):
        read_note(b"te\xff\n\n")


def test_signature_lines_alone_are_read_too() -> None:
    assert [line.name for line in read_signatures(LINE * 2)] == ["name", "name"]
    with pytest.raises(FormatError, match="no line of a signature"):
        list(read_signatures("ok\n"))


@pytest.mark.parametrize("text", ["no newline", "a\ttab\n", ""])
def test_what_cannot_be_signed_is_not_made_a_note(text: str) -> None:
    with pytest.raises(FormatError, match="must end with a newline"):
        make_note(text, [])
