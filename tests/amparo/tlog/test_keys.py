"""Keys as one word: read back, told apart, and refused with any letter changed; private ones never show themselves."""

import pytest

from amparo.tlog import (
    FormatError,
    Kind,
    SigningKey,
    has_ml_dsa,
    read_vkey,
)
from tests.amparo.tlog.test_notes import AT, GO_KEY, KEYS, NAME, TEXT


def test_this_library_has_ml_dsa() -> None:
    assert has_ml_dsa()


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.kind.name)
def test_a_key_is_one_word_and_back(key: SigningKey) -> None:
    assert read_vkey(key.verifier.vkey) == key.verifier
    assert read_vkey(f" {key.verifier.vkey}\n") == key.verifier


@pytest.mark.parametrize("at", range(len(GO_KEY)))
def test_a_key_with_any_letter_changed_is_refused(at: int) -> None:
    changed = GO_KEY[:at] + chr(ord(GO_KEY[at]) + 1) + GO_KEY[at + 1 :]
    with pytest.raises(FormatError):
        read_vkey(changed)


@pytest.mark.parametrize("length", range(len(GO_KEY)))
def test_a_key_that_is_cut_is_refused(length: int) -> None:
    for cut in (GO_KEY[:length], GO_KEY[len(GO_KEY) - length :]):
        with pytest.raises(FormatError):
            read_vkey(cut)


@pytest.mark.parametrize(
    "word",
    [
        "EnochRoot+cc469956+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdopBADKEY==",
        "EnochRoot+173116ae+ZTtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
        "PRIVATE+KEY+EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
        GO_KEY.replace("af0c", "AF0C"),
        "",
        "+",
        "++",
    ],
)
def test_what_is_no_key_is_refused(word: str) -> None:
    with pytest.raises(FormatError, match=r"no public key|does not fit|no name"):
        read_vkey(word)


def test_keys_of_one_name_and_of_all_kinds_have_their_own_identifiers() -> None:
    same = [SigningKey(NAME, kind, bytes(32)).verifier.key_id for kind in Kind]
    assert len(set(same)) == len(Kind)


def test_a_private_key_never_shows_itself() -> None:
    assert repr(KEYS[0]) == f"SigningKey({NAME!r}, ED25519, …)"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.kind.name)
def test_only_a_cosignature_says_when(key: SigningKey) -> None:
    with pytest.raises(FormatError, match="a cosignature says when"):
        key.sign(TEXT, AT if key.kind is Kind.ED25519 else None)
