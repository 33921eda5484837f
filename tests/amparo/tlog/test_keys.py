"""Keys as one word: read back, told apart, and refused with any letter changed; private ones never show themselves."""

import pytest

from amparo.tlog import (
    FormatError,
    Kind,
    SigningKey,
    VerifierKey,
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


PRIME = 2**255 - 19
EIGHTH = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)


def doubled(point: tuple[int, int]) -> tuple[int, int]:
    """A point of Ed25519's curve added to itself."""
    x, y = point
    d = -121665 * pow(121666, -1, PRIME) * x * x * y * y % PRIME
    return 2 * x * y * pow(1 + d, -1, PRIME) % PRIME, (y * y + x * x) * pow(1 - d, -1, PRIME) % PRIME


def first_of(y: int) -> int | None:
    """A first coordinate to a second one, where there is one."""
    d = -121665 * pow(121666, -1, PRIME)
    square = (y * y - 1) * pow(d * y * y + 1, -1, PRIME) % PRIME
    for root in (1, pow(2, (PRIME - 1) // 4, PRIME)):
        x = pow(square, (PRIME + 3) // 8, PRIME) * root % PRIME
        if x * x % PRIME == square:
            return x
    return None


@pytest.mark.parametrize("kind", [Kind.ED25519, Kind.COSIGNATURE])
@pytest.mark.parametrize("y", [0, 1, PRIME - 1, EIGHTH, PRIME - EIGHTH])
def test_a_key_under_which_anybody_could_sign_is_refused(y: int, kind: Kind) -> None:
    x = first_of(y)
    assert x is not None
    assert doubled(doubled(doubled((x, y)))) == (0, 1), "eight times the point is nothing"
    for sign in (0, 1 << 255):
        with pytest.raises(FormatError, match="anybody could sign"):
            read_vkey(VerifierKey(NAME, kind, (y | sign).to_bytes(32, "little")).vkey)


def test_a_second_spelling_of_a_key_is_refused() -> None:
    with pytest.raises(FormatError, match="anybody could sign"):
        read_vkey(VerifierKey(NAME, Kind.ED25519, (PRIME + 1).to_bytes(32, "little")).vkey)
