"""Which paper is a court's, which an agency's: the specification's texts, a specimen of each kind, the promises.

The specimens in `papers/` are invented: people, numbers and addresses of nobody. Near misses are next door, in
`test_papers_near_misses.py`.
"""

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import FrozenInstanceError, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.law.paper_kinds import COURT_CLASSES, STEPS, kind_of_form, kinds
from amparo.law.paper_words import CONFIRM, FLAGS
from amparo.law.papers import Check, Paper, PaperClass, mask_a_numbers, read_paper

PAPERS = Path(__file__).parent / "papers"
SPECIMENS = {path.stem: path.read_text("utf-8") for path in sorted(PAPERS.glob("*.txt"))}
EXPECTED = tomllib.loads((PAPERS / "expected.toml").read_text("utf-8"))
COURT_SPECIMENS = [kind for kind, text in SPECIMENS.items() if kinds()[kind].paper_class in COURT_CLASSES]
ON = date(2026, 11, 20)  # a Friday

SHORT_TEXTS = tomllib.loads((PAPERS / "short_texts.toml").read_text("utf-8"))["text"]


@pytest.mark.parametrize("breaks", [" / ", "\n", "\r\n\r\n"], ids=["one line", "lines", "spaced lines"])
@pytest.mark.parametrize("text", SHORT_TEXTS, ids=[text["says"][:50] for text in SHORT_TEXTS])
def test_the_texts_of_the_specification_come_out_as_it_says(text: dict[str, str], breaks: str) -> None:
    paper = read_paper(text["says"].replace(" / ", breaks))
    assert (paper.kind, paper.paper_class) == (text["kind"], text["class"])
    assert text.get("flag", "") in ("", *paper.flags)


def test_the_specification_has_nineteen_texts() -> None:
    assert len(SHORT_TEXTS) == 19


def test_the_order_of_a_texan_court_is_told_apart_by_its_state_and_is_not_called_void() -> None:
    paper = read_paper("IN THE DISTRICT COURT OF HARRIS COUNTY, TEXAS / ORDER to produce")
    assert paper.court_state == "TX"
    assert "S-26" in paper.next_steps
    assert "not void" in paper.says("en")


# One specimen of each kind.


def test_every_kind_has_a_specimen_and_an_expectation() -> None:
    assert set(SPECIMENS) == set(EXPECTED) == set(kinds())
    assert len(SPECIMENS) == 35


@pytest.mark.parametrize("kind", SPECIMENS)
def test_a_specimen_is_recognised_with_all_its_marks(kind: str) -> None:
    paper = read_paper(SPECIMENS[kind], on=ON)
    signed = {True: "seen", False: "missing", None: "not told"}[paper.signature_present]
    read = {
        "class": paper.paper_class,
        "confidence": paper.confidence,
        "form": paper.form_no,
        "court": paper.court_name,
        "state": paper.court_state,
        "case_no": paper.case_no,
        "signer": paper.signer,
        "signed": signed,
        "document": paper.document_kind,
        "crime": paper.crime,
        "date": paper.issue_date,
        "execute_by": paper.execute_by,
        "response_date": paper.response_date,
        "flags": list(paper.flags),
        "failed": list(paper.failed_checks),
    }
    assert paper.kind == kind
    assert {name: value for name, value in read.items() if value} == EXPECTED[kind]


@pytest.mark.parametrize("kind", SPECIMENS)
@pytest.mark.parametrize("change", ["crlf", "wide", "capitals", "margin"])
def test_how_a_text_was_scanned_or_typed_does_not_change_the_class(kind: str, change: str) -> None:
    text = SPECIMENS[kind]
    match change:
        case "crlf":
            text = text.replace("\n", "\r\n\r\n")
        case "wide":
            text = text.replace(" ", "\u00a0\u200b ").replace("-", "\u2011")
        case "capitals":
            text = text.upper()
        case _:
            text = "\n".join(f"   {line}   " for line in text.splitlines())
    paper = read_paper(text, on=ON)
    assert (paper.kind, paper.paper_class) == (kind, EXPECTED[kind]["class"])


# The table of kinds.


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.code)
def test_every_kind_says_in_both_languages_what_it_is_and_how_we_know(kind: Any) -> None:
    assert kind.tag in ("V", "S", "K")
    assert kind.tag == "K" or f"({kind.tag})" in kind.source
    assert kind.issuer
    assert kind.authorises
    assert kind.does_not_authorise
    assert kind.en != kind.es
    assert bool(kind.fit) == (kind.paper_class in COURT_CLASSES)


def test_no_agency_paper_has_a_spanish_name_that_sounds_like_a_courts() -> None:
    ours = {kind.es for kind in kinds().values() if kind.paper_class not in COURT_CLASSES}
    assert {
        name for name in ours if "judicial" in name or ("tribunal" in name and "no es" not in name)
    } == set()


def test_a_form_number_prints_one_kind() -> None:
    assert kind_of_form()["I-247G"] == "i247a"
    assert kind_of_form()["I-763"] == "i9_result"
    assert len(kind_of_form()) == sum(len(kind.forms) for kind in kinds().values())


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("ao93", ("S-10",)),
        ("fed_order", ("S-10",)),
        ("ao88", ("S-26",)),
        ("i200", ("S-09",)),
        ("i138", ("S-26",)),
        ("ij_order", ("S-09",)),
        ("noi_i9", ("S-25",)),
        ("sevp_letter", ("DSO",)),
        ("letter_email_card", ("S-04",)),
        ("blank_or_partial", ("S-04", "S-07", "S-17")),
        ("nsl", ("S-17",)),
    ],
)
def test_what_staff_do_next_follows_from_class_and_kind(kind: str, steps: tuple[str, ...]) -> None:
    assert read_paper(SPECIMENS[kind], on=ON).next_steps == steps


def test_every_class_has_its_steps() -> None:
    assert set(STEPS) == set(PaperClass)
    assert len(PaperClass) == 8


# What a paper says, holds and hands on.


@pytest.mark.parametrize("kind", SPECIMENS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sentence_never_approves_and_always_sends_to_somebody_who_confirms(
    kind: str, language: Any
) -> None:
    said = read_paper(SPECIMENS[kind], on=ON).says(language)
    assert said.endswith(CONFIRM[language])
    assert not re.search(r"approv|aprueb|aprob|valid|válid|allowed|permit", said, re.IGNORECASE)


def test_below_high_confidence_the_sentence_says_first_that_it_is_not_sure() -> None:
    assert (
        read_paper(SPECIMENS["ao93"], on=ON).says("en").startswith("This looks like a federal court's search")
    )
    assert read_paper(SPECIMENS["ao89_ao110"], on=ON).says("en").startswith("Not sure: ")
    assert read_paper(SPECIMENS["ao89_ao110"], on=ON).says("es").startswith("Sin certeza, ")
    assert read_paper("").says("es").startswith("Papel no identificado: llame ya")


def test_every_oddity_is_told_in_both_languages() -> None:
    assert all(set(told) == {"en", "es"} and told["en"] != told["es"] for told in FLAGS.values())


def test_a_paper_is_a_value_and_keeps_nothing_else() -> None:
    paper = read_paper(SPECIMENS["ao442"], on=ON)
    assert not hasattr(paper, "__dict__")
    with pytest.raises(FrozenInstanceError):
        paper.kind = "i200"  # type: ignore[misc]
    assert paper == read_paper(SPECIMENS["ao442"], on=ON)


@pytest.mark.parametrize("kind", SPECIMENS)
def test_no_name_and_no_a_number_leaves_with_the_paper(kind: str) -> None:
    paper = read_paper(SPECIMENS[kind], on=ON)
    told = f"{paper!r} {json.dumps(paper.to_json())} {paper.as_document()}"
    assert not re.search(r"Ejemplo|Inventad|Imaginari|Fict|Quimer", told, re.IGNORECASE)
    assert not re.search(r"A?[- ]?0?12[- ]?345", told)


@pytest.mark.parametrize(
    "written",
    [
        "A012345678",
        "A012 345 678",
        "A-012-345-678",
        "A# 012-345-678",
        "a012.345.678",
        "A 12 345 678",
        "AO12 345 678",
        "012-345-678",
        "012 345 678",
        "012345678",
        "Alien No. 012345678",
        "A\u2011012\u2011345\u2011678",
    ],
)
def test_an_a_number_is_masked_however_it_is_written(written: str) -> None:
    assert not re.search(r"[34]\d", mask_a_numbers(f"File {written} of the person").replace("\u2011", ""))
    order = SPECIMENS["fed_order"].replace("2:26-mc-00055-XYZ", written)
    assert not re.search(r"345|678", json.dumps(read_paper(order, on=ON).to_json()))


@pytest.mark.parametrize(
    "kept", ["2:26-cr-00123", "(213) 555-0142", "8 U.S.C. 1326", "11/16/2026", "SCR-760001"]
)
def test_what_is_no_a_number_is_not_masked(kept: str) -> None:
    assert mask_a_numbers(f"see {kept}.") == f"see {kept}."


def test_a_paper_becomes_an_entry_of_the_custody_rules() -> None:
    assert read_paper(SPECIMENS["i200"], on=ON).as_document() == {
        "kind": "administrative_warrant",
        "signed_by": "immigration_officer",
        "crime": "none_civil",
        "form": "I-200",
        "court": None,
        "case_no": None,
        "date": "2026-11-18",
    }
    assert read_paper(SPECIMENS["ao442"], on=ON).as_document()["crime"] == "federal_criminal_immigration"


def test_a_judges_title_without_a_signature_that_was_seen_leaves_the_custody_question_open() -> None:
    text = SPECIMENS["jud_pc_determination"].replace("/s/ Pilar Quimera\n", "")
    paper = read_paper(text, on=ON)
    assert (paper.signer, paper.signature_present) == ("federal_magistrate_judge", None)
    assert paper.as_document()["signed_by"] == "unknown"
    assert (
        read_paper(text, on=ON, signature_seen=True).as_document()["signed_by"] == "federal_magistrate_judge"
    )


def test_only_a_warrant_that_orders_the_arrest_is_an_arrest_warrant() -> None:
    arrests = {
        kind for kind in SPECIMENS if read_paper(SPECIMENS[kind], on=ON).document_kind == "arrest_warrant"
    }
    assert arrests == {"ao442", "ao443", "ca_arrest", "governor_extradition"}
    orders = {kind for kind in SPECIMENS if read_paper(SPECIMENS[kind], on=ON).orders_arrest}
    assert orders == arrests | {"jud_pc_determination"}


def test_the_second_box_of_a_detainer_is_told_apart_only_when_it_is_ticked() -> None:
    ticked = SPECIMENS["i247a"].replace("[ ] 2. DHS", "[x] 2. DHS")
    assert read_paper(ticked).as_document()["kind"] == "detainer_box2"
    assert read_paper(SPECIMENS["i247a"]).as_document()["kind"] == "other"


TOLD_BESIDES = {"says", "dice", "class_says", "class_dice", "next_steps_said"}


@pytest.mark.parametrize("kind", SPECIMENS)
def test_json_holds_every_field_and_both_sentences(kind: str) -> None:
    paper = read_paper(SPECIMENS[kind], on=ON, at=time(9))
    told = json.loads(json.dumps(paper.to_json()))
    assert set(told) == {field.name for field in fields(Paper)} | TOLD_BESIDES
    assert told["paper_class"] == EXPECTED[kind]["class"]
    assert all(set(check) == {field.name for field in fields(Check)} for check in told["checks"])


# Promises for every text.

ANY_TEXT = st.text(max_size=400) | st.lists(st.sampled_from(sorted(SPECIMENS)), max_size=2).flatmap(
    lambda chosen: st.permutations([line for kind in chosen for line in SPECIMENS[kind].splitlines()]).map(
        "\n".join
    )
)


@settings(deadline=None, max_examples=150)
@given(
    text=ANY_TEXT,
    on=st.none() | st.dates() | st.datetimes(),
    at=st.none() | st.times() | st.datetimes(),
    pages=st.tuples(st.none() | st.integers(-1, 5), st.none() | st.integers(-1, 5)),
    answers=st.tuples(*[st.none() | st.booleans()] * 3),
    phone=st.booleans(),
)
def test_any_text_gets_one_of_eight_classes_and_never_an_error(
    text: str, on: Any, at: Any, pages: tuple[Any, Any], answers: tuple[Any, Any, Any], phone: bool
) -> None:
    signature, person, place = answers
    paper = read_paper(
        text, on=on, at=at, pages_seen=pages[0], pages_total=pages[1], shown_on_phone=phone,
        signature_seen=signature, person_matches=person, place_named=place, at_health_facility=phone,
    )  # fmt: skip
    assert paper.paper_class in set(PaperClass)
    assert paper.kind == "" or paper.kind in kinds()
    assert json.loads(json.dumps(paper.to_json()))["says"].endswith(CONFIRM["en"])
    assert set(paper.flags) <= set(FLAGS)
    assert not (phone and paper.paper_class in COURT_CLASSES)
    assert not (signature is False and paper.paper_class in COURT_CLASSES)


FORMS = st.sampled_from(["I-200", "I-205", "I-203A", "I-247A", "I-138", "I-862", "I-213", "I-286", "I-871"])


@settings(deadline=None)
@given(
    kind=st.sampled_from(COURT_SPECIMENS),
    form=FORMS,
    prefix=st.sampled_from(["", "Form ", "DHS Form ", "ICE Form "]),
)
def test_a_dhs_form_number_in_the_footer_never_makes_a_paper_more_judicial(
    kind: str, form: str, prefix: str
) -> None:
    paper = read_paper(f"{SPECIMENS[kind]}\n{prefix}{form} (Rev. 09/16)", on=ON)
    assert paper.paper_class is PaperClass.UNKNOWN
    assert "possible_mismatch" in paper.flags
    assert paper.as_document()["kind"] == "other"


@settings(deadline=None)
@given(
    kind=st.sampled_from(COURT_SPECIMENS),
    mark=st.sampled_from(["____________", "(unsigned)", "[no signature]"]),
)
def test_an_unsigned_court_paper_is_never_judicial(kind: str, mark: str) -> None:
    assert read_paper(re.sub(r"/s/ [\w. ]+", mark, SPECIMENS[kind]), on=ON).paper_class is PaperClass.UNKNOWN


@settings(deadline=None, max_examples=60)
@given(kind=st.sampled_from(sorted(SPECIMENS)), kept=st.integers(0, 12))
def test_the_top_of_a_paper_alone_is_never_signed_and_so_never_judicial(kind: str, kept: int) -> None:
    top = "\n".join(SPECIMENS[kind].splitlines()[:kept])
    assert read_paper(top, on=ON).paper_class not in COURT_CLASSES


HUGE = [
    "a" * 10**6,
    " " * 10**6,
    "/ " * 500_000,
    "____\n" * 200_000,
    "A0" * 500_000,
    "\ufdfa" * 10**6,
    "\x00\x01\xff" * 9,
]
HUGE += [
    "8 U.S.C. 1326, " * 60_000,
    "I-200 " * 200_000,
    "UNITED STATES DISTRICT COURT " * 40_000,
    "(((" * 300_000,
    "\f" * 10**6,
]


@pytest.mark.parametrize("text", HUGE, ids=[repr(text[:10]) for text in HUGE])
def test_a_million_odd_characters_are_read_in_less_than_three_seconds(text: str) -> None:
    begun = datetime.now()  # noqa: DTZ005 - a duration
    assert read_paper(text, on=ON, at=time(3)).paper_class is PaperClass.UNKNOWN
    assert (datetime.now() - begun).total_seconds() < 3  # noqa: DTZ005


def test_importing_the_reader_compiles_nothing_and_reads_no_file() -> None:
    said = "import sys, amparo.law.papers as p, amparo.law.paper_sheet as s, amparo.law.paper_kinds as k;"
    said += "print(s.pattern.cache_info().currsize, k.kinds.cache_info().currsize, 'tomllib' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["0", "0", "False"]
