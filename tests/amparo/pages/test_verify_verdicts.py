"""Of every proof the page says what the command says: of the vectors, of a thousand by chance, of hostile ones."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from playwright.sync_api import Page

from amparo.tlog import Day, DayLeaf, ProofFile, Record, make_record
from amparo.tlog.records import top
from tests.amparo.pages.proofs_by_chance import drawn_proofs
from tests.amparo.pages.verifying import (
    KEYS,
    VECTORS,
    WHOLE,
    Given,
    agree,
    codes,
    command_says,
    opened,
    page_says,
    write_pages,
)
from tests.amparo.register.cases import AGENCY, LATE
from tests.amparo.register.logs import drawn, small_log
from tests.desk.browser import browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page, opened once."""
    folder = write_pages(tmp_path_factory.mktemp("site"))
    with browser() as running, opened(running, folder / "verify/index.html") as page:
        yield page


def test_the_vectors_that_hold_hold_here_too(page: Page) -> None:
    said = agree(page, *(Given(VECTORS[name].encode()) for name in ("proof", "whole_case", "tlog_proof")))
    assert [(one["refused"], codes(one), len(one["shown"])) for one in said] == [
        (False, [], 1),
        (False, [], 3),
        (False, [], 0),
    ]


def test_the_vectors_that_must_be_refused_are_refused_here_too(page: Page) -> None:
    said = agree(page, *(Given(told["proof"].encode()) for told in VECTORS["refused"]))
    assert [
        told["why"]
        for told, one in zip(VECTORS["refused"], said, strict=True)
        if not (one["refused"] or codes(one))
    ] == []


def test_a_thousand_proofs_by_chance_are_judged_alike(page: Page) -> None:
    proofs = drawn_proofs(1000, 20261125)
    said = agree(page, *map(Given, proofs))
    told = Counter(finding[0] for one in said for finding in one["findings"])
    fine = sum(not one["refused"] and not codes(one) for one in said)
    assert fine >= 40
    assert sum(one["refused"] for one in said) >= 100
    wanted = {"record_proved", "record_unproved", "entry_unproved", "proof_unsaid", "record_twice", "late"}
    wanted |= {
        "ahead_of_its_day",
        "in_time",
        "not_told_when",
        "chain_gaps",
        "chain_unfit",
        "chain_withheld",
        "erased",
    }
    wanted |= {
        "corrects",
        "corrects_unfit",
        "record_other_agency",
        "checkpoint-no-key",
        "signed_unfit",
        "signed_unknown",
    }
    assert wanted - {*told} == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.replace(b'"index":', b'"index":1,"index":', 1),
        lambda content: content.replace(b'"value":true', b'"value":NaN', 1),
        lambda content: content.replace(b'"value":true', b'"value":1e999', 1),
        lambda content: content.replace(b'"value":true', b'"value":' + b"9" * 5000, 1),
        lambda content: content.replace(b'"value":true', b'"value":9007199254740991', 1),
        lambda content: content.replace(b'"value":true', b'"value":9007199254740992', 1),
        lambda content: content.replace(b'"value":true', b'"value":9007199254740993', 1),
        lambda content: content.replace(b'"value":true', b'"value":100000000000000000000', 1),
        lambda content: content.replace(b'"value":true', b'"value":1e+21', 1),
        lambda content: content.replace(b'"value":true', b'"value":1e21', 1),
        lambda content: content.replace(b'"value":true', b'"value":1.0', 1),
        lambda content: content.replace(b'"value":true', b'"value":-0', 1),
        lambda content: content.replace(b'"value":true', b'"value":0.000001', 1),
        lambda content: content.replace(b'"value":true', b'"value":1e-7', 1),
        lambda content: content.replace(b'"value":true', b'"value":5e-324', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\ud800"', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\udc00"', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\\\ud800"', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\xed\xa0\x80"', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\u001f\\b\x7f"', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\u001F"', 1),
        lambda content: content.replace(b'"value":true', b'"value":"\\/"', 1),
        lambda content: content.replace(b'"value":true', '"value":"\u2028\ufeff"'.encode(), 1),
        lambda content: content.replace(b'"value":true', '"value":{"\U0001f333":1,"\uff3f":2}'.encode(), 1),
        lambda content: content.replace(b'"value":true', '"value":{"\uff3f":2,"\U0001f333":1}'.encode(), 1),
        lambda content: content.replace(b'"value":true', b'"value":{"10":1,"9":2}', 1),
        lambda content: content.replace(b'"value":true', b'"value":{"9":1,"10":2}', 1),
        lambda content: content.replace(b'"value":true', b'"value":{"__proto__":1}', 1),
        *(
            lambda content, deep=deep: content.replace(
                b'"value":true', b'"value":' + b"[" * deep + b"]" * deep, 1
            )
            for deep in (193, 194, 900, 99_999)
        ),
        lambda content: content + b"\n",
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.decode().encode("utf-16"),
        lambda content: content.replace(b"amparo-proof/v1", b"\xff"),
        lambda content: content[: len(content) // 2],
        lambda content: b"[" * 100_000 + content,
        *(
            lambda _, word=word: word
            for word in (b"", b"null", b"[]", b"{}", b'"x"', b"7", b"%PDF-1.7", b"\0" * 999)
        ),
        lambda content: content.replace(b"\\n24\\n", b"\\n024\\n"),
        lambda content: content.replace(b"\\n24\\n", b"\\n9999999999999999999\\n"),
        lambda content: content.replace(b"\\n24\\n", b"\\n0\\n"),
        *(
            lambda content, blank=blank: content.replace("— madrone".encode(), f"— ma{blank}drone".encode())
            for blank in ("\u0085", "\ufeff", "\u00a0", "\u3000", "+", "\u202e", "\u2028")
        ),
        lambda content: content.replace(b"\\n\\n", b"\\n\\n\\n", 1),
        lambda content: content.replace(
            b'"hidden":[', b'"hidden":[' + b",".join([b'"' + b"A" * 43 + b'="'] * 4097) + b",", 1
        ),
    ],
)
def test_files_made_to_be_read_in_two_ways_are_read_in_one(page: Page, change: Any) -> None:
    assert change(WHOLE) != WHOLE
    agree(page, Given(change(WHOLE)))


def test_values_at_the_edges_are_hashed_alike(page: Page) -> None:
    log = small_log(1)
    odd = [
        1e21,
        1e-7,
        5e-324,
        0.1,
        -1.5,
        2**53 - 1,
        '\u2028\x7f\x1f\b"\\/',
        {"\U0001f333": 1, "\uff3f": 2, "10": 3, "9": 4},
        {},
    ]
    record = make_record(
        {"kind": "event", **{f"body.{at}ñ": value for at, value in enumerate(odd)}}, drawn("odd")
    )
    log.close(AGENCY, LATE, [record])
    (said,) = agree(page, Given(log.proof(AGENCY, LATE, [(0, record)]).written))
    assert codes(said) == []
    assert len(said["shown"]) == 1


def test_more_than_a_thousand_records_a_day_and_the_largest_record_hold_here_too(page: Page) -> None:
    log = small_log(1)
    records = [make_record({"number": at}, drawn(at)) for at in range(1026)]
    records.append(make_record({f"f{at}": at for at in range(4096)}, drawn("large")))
    log.close(AGENCY, LATE, records)
    proof = log.proof(AGENCY, LATE, [(place, records[place]) for place in (0, 1025, 1026)])
    (said,) = agree(page, Given(proof.written))
    assert [len(one["fields"]) for one in said["shown"]] == [1, 1, 4096]
    taken = page.evaluate(_TIMED, [proof.written.decode(), KEYS])
    assert taken <= 3000, f"three records, one of them as large as may be, took {taken} ms"
    many = ProofFile(proof.checkpoint, (replace(proof.days[0], records=proof.days[0].records[:1] * 200),))
    taken = page.evaluate(_TIMED, [many.written.decode(), KEYS])
    assert taken <= 200 * 100, f"200 records took {taken} ms"


_TIMED = """async ([text, keys]) => {
  const begun = performance.now();
  await check(new TextEncoder().encode(text), { keys });
  return performance.now() - begun;
}"""


def test_a_record_that_was_logged_to_mislead_is_found_here_too(page: Page) -> None:
    log = small_log(1)
    one, two = (make_record({"day": {"@day": day}}, drawn(day)) for day in ("2026-10-08", "2026-10-01"))
    double = Record((*one.fields, *two.fields), one.hidden[1:])
    leaves = sorted([*(field.hashed for field in double.fields), *double.hidden])
    log.days[AGENCY, LATE] = day = Day([top(leaves)], drawn("day"))
    log.entries.append(DayLeaf(AGENCY, LATE, day.root).entry)
    (said,) = agree(page, Given(log.proof(AGENCY, LATE, [(0, double)]).written))
    assert codes(said) == ["record_unproved"]


def test_long_lists_of_missing_and_withheld_events_are_cut_alike(page: Page) -> None:
    for numbers in (range(1, 30), range(1, 60, 2), (2**53 - 1, 3), (0, 1)):
        log = small_log(1)
        records = [make_record({"kind": "event", "record": "R", "number": at}, drawn(at)) for at in numbers]
        log.close(AGENCY, LATE, records)
        (said,) = agree(page, Given(log.proof(AGENCY, LATE, enumerate(records)).written))
        assert "chain_withheld" in {one[0] for one in said["findings"]}


def test_days_that_are_none_or_stand_twice_and_proofs_without_days_are_found_here_too(page: Page) -> None:
    log = small_log(1)
    log.close(AGENCY, LATE, [make_record({"kind": "event"}, drawn("a"))])
    first = log.opened(AGENCY, LATE, [])
    again = DayLeaf(AGENCY, LATE, drawn("another")).entry
    entry = DayLeaf(AGENCY, LATE, drawn("x")).entry
    odd = [
        b"",
        b"x",
        entry[:-1],
        entry + b"x",
        entry.replace(b"day\0\1", b"day\0\2"),
        entry.replace(b"1008", b"0230"),
    ]
    odd += [
        entry.replace(b"2026", b"0000"),
        entry.replace(b"2026", b"0004"),
        entry.replace(AGENCY.encode(), b"\xe9" * 15),
    ]
    odd += [
        entry.replace(AGENCY.encode(), word)
        for word in (b"-adrone-Sheriff", b"Madrone Sheriff", b"\0adrone-Sheriff")
    ]
    log.entries += [again, *odd]
    days = [
        replace(first, index=at, entry=entry, path=tuple(log.tree.inclusion(at)), records=())
        for at, entry in enumerate(log.entries)
    ]
    said = agree(
        page, *(Given(ProofFile(log.note(), tuple(some)).written) for some in (days[2:4], days[3:1:-1], ()))
    )
    assert [codes(one) for one in said] == [["day_twice"], ["day_twice"], ["proof_empty"]]
    said = agree(page, *(Given(ProofFile(log.note(), (day,)).written) for day in days[4:]))
    assert [codes(one) for one in said] == [["leaf_form"]] * 7 + [[]] + [["leaf_form"]] * 4


def test_a_file_larger_than_any_proof_is_refused(page: Page) -> None:
    told = json.loads(WHOLE)
    told["days"][0]["records"][0]["fields"][0]["value"] = "x" * 20_000_000
    content = rfc8785.dumps(told)
    refused = page.evaluate(
        "async (size) => (await check(new Uint8Array(size), {})).refused.en", len(content)
    )
    assert refused == "It is larger than 20,000,000 bytes, which no proof is."
    assert command_says(Given(content))["refused"]


def test_a_tlog_proof_without_its_entry_is_refused_and_one_with_another_is_found(page: Page) -> None:
    text = VECTORS["tlog_proof"]
    lines = text.split("\n")
    bare = "\n".join([lines[0], *lines[2:]])
    assert page_says(page, [Given(bare.encode())])[0]["refused"]
    agree(
        page,
        *(
            Given(told.encode())
            for told in (
                text.replace("extra ", "extra AAAA", 1),
                text.replace("index 8", "index 9", 1),
                text.replace("index 8", "index 9999999999999999999", 1),
                text.replace("index 8", "index 08", 1),
                text.replace("@v1", "@v2", 1),
                text.replace("\n\n", "\n", 1),
                text[:-1],
                "c2sp.org/tlog-proof",
            )
        ),
    )
