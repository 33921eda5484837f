"""Who signed a proof: the page takes keys, signatures and the times of witnesses as the command takes them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page

from amparo.tlog import Kind, LogError, Signature, SigningKey, VerifierKey, read_vkey
from tests.amparo.pages.verifying import (
    KEYS,
    ON,
    VECTORS,
    WHOLE,
    Given,
    agree,
    codes,
    opened,
    page_says,
    write_pages,
)
from tests.amparo.register.cases import small_case
from tests.amparo.register.logs import LOG_KEY, RECOVERY, SIGNED_AT, STRANGER, WITNESS, drawn
from tests.desk.browser import browser

ROSA = small_case()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page, opened once."""
    folder = write_pages(tmp_path_factory.mktemp("site"))
    with browser() as running, opened(running, folder / "verify/index.html") as page:
        yield page


def test_keys_are_taken_as_the_command_takes_them(page: Page) -> None:
    log, witness, stranger, recovery = (key.verifier.vkey for key in (LOG_KEY, WITNESS, STRANGER, RECOVERY))
    other = SigningKey("witness.other.example", Kind.COSIGNATURE, drawn("other")).verifier.vkey
    some = [
        [],
        [log],
        [witness],
        [stranger],
        [log, stranger],
        [stranger, log, log],
        [recovery],
        [log, other],
        [log, other, witness],
    ]
    said = agree(page, *(Given(WHOLE, keys) for keys in some))
    assert [codes(one) for one in said[:4]] == [["keys_none"], [], ["keys_none"], ["checkpoint-no-key"]]
    agree(page, *(Given(VECTORS["tlog_proof"].encode(), keys) for keys in some))


@pytest.mark.parametrize(
    "at", [0, 1, 951_782_399, SIGNED_AT, 4_102_444_799, 253_402_214_398, 253_402_214_399, 2**63 - 1, 2**63]
)
def test_a_witness_signed_at_a_moment_of_california(page: Page, at: int) -> None:
    note = ROSA.log.note()
    line = note.signatures[1]
    signed = WITNESS.sign(note.text, at) if at < 2**63 else at.to_bytes(8, "big") + line.signature[8:]
    theirs = replace(note, signatures=(note.signatures[0], Signature(line.name, line.key_id, signed)))
    agree(
        page,
        *(
            Given(replace(ROSA.proof(1), checkpoint=theirs).written, on=day)
            for day in (ON, date(2026, 11, 1))
        ),
    )


def test_signatures_that_do_not_fit_are_found(page: Page) -> None:
    note = ROSA.log.note()
    for place, code in ((0, "signed_unfit"), (1, "witness_unfit")):
        for signature in (bytes(64), bytes(72), b"\1", note.signatures[place].signature[:-1]):
            lines = list(note.signatures)
            lines[place] = replace(lines[place], signature=signature)
            proof = replace(ROSA.proof(1), checkpoint=replace(note, signatures=tuple(lines)))
            (said,) = agree(page, Given(proof.written))
            assert codes(said) == [code]


def test_a_signature_of_ml_dsa_is_said_to_be_unchecked(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amparo.register.signatures.has_ml_dsa", lambda: False)
    monkeypatch.setattr("amparo.tlog.keys.has_ml_dsa", lambda: False)
    key = SigningKey(LOG_KEY.name, Kind.ML_DSA_44, drawn("ml-dsa"))
    note = ROSA.log.note()
    more = Signature(key.name, key.verifier.key_id, key.sign(note.text, SIGNED_AT))
    proof = replace(ROSA.proof(1), checkpoint=replace(note, signatures=(*note.signatures, more))).written
    with_it, alone = agree(page, Given(proof, (*KEYS, key.verifier.vkey)), Given(proof, [key.verifier.vkey]))
    assert "is not checked here" in " ".join(one[2] for one in with_it["findings"])
    assert codes(with_it) == []
    assert codes(alone) == ["checkpoint-no-key"]


def test_words_that_are_no_keys_are_refused(page: Page) -> None:
    name, identifier, key = KEYS[0].split("+", 2)
    wrong = (
        "x",
        f"{name}+00000000+{key}",
        f"{name}+{identifier}+{key[:-4]}",
        f"{name} +{identifier}+{key}",
        "a+00000000+A===",
    )
    for one in page_says(page, [Given(WHOLE, [word]) for word in wrong]):
        assert one["refused"]


def test_keys_under_which_anybody_could_sign_are_refused(page: Page) -> None:
    prime, eighth = 2**255 - 19, 0x5FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
    seconds = (0, 1, 2, 3, prime - 1, prime, prime + 1, eighth, prime - eighth, eighth + 1, 2**255 - 1)
    points = [(second + sign).to_bytes(32, "little") for second in seconds for sign in (0, 2**255)]
    keys = [VerifierKey("a", kind, point) for point in points for kind in (Kind.ED25519, Kind.COSIGNATURE)]
    refused = [one["refused"] for one in page_says(page, [Given(WHOLE, [key.vkey]) for key in keys])]
    assert refused == [_is_refused(key.vkey) for key in keys]
    assert refused.count(False) == 3 * 4


def _is_refused(word: str) -> bool:
    try:
        read_vkey(word)
    except LogError:
        return True
    return False
