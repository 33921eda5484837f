"""What a package shows and withholds, the days by which it is owed, and that each field of each entry has its place."""

import json
import re
from datetime import date, datetime
from typing import Any

import pytest

from amparo.casefile import CaseFile, Sort
from amparo.casefile.sorts import SORTS
from amparo.clock import CALIFORNIA
from amparo.law.duties import DOJ_TRANSFER_REPORT
from amparo.oversight.clocks import Clock
from amparo.oversight.fields import GROUNDS, KIND_OF, SHOWN, Ground, Kind, ground_of
from amparo.oversight.letter import Letter, letter
from amparo.oversight.package import GIVE, Package, Scope, ScopeError, is_request, package_of
from amparo.oversight.package_forms import forms_of, package_data
from amparo.print.sheet_paper import print_sheet
from amparo.release import points
from tests.amparo.oversight.cases_made import AT, FELONY, HANDED, NAME, case, decided, facts

YEAR = Scope(date(2025, 1, 1), date(2025, 12, 31), tuple(Kind))


def package(*cases: CaseFile, scope: Scope = YEAR, **read: str) -> Package:
    said = {("request_received.office", text): word for text, word in read.items()}
    return package_of(cases, scope, said)


@pytest.mark.parametrize("sort", Sort)
def test_no_field_that_tells_who_somebody_is_is_shown_by_rule(sort: Sort) -> None:
    fields = SORTS[sort].fields
    assert not {name for name in SHOWN[sort] if name not in fields or fields[name].person}
    for name in set(fields) - set(SHOWN[sort]):
        assert ground_of(sort, name) in Ground
        if fields[name].person:
            assert ground_of(sort, name) is not Ground.UNREAD, "nobody can let it go by reading it"
    assert KIND_OF[sort] in Kind


def test_every_ground_of_law_has_its_citation_and_the_one_that_is_none_says_so() -> None:
    for ground, told in GROUNDS.items():
        assert told.tag in ("V", "K")
        assert told.en != told.es
        assert bool(told.cite) is (ground not in (Ground.UNREAD, Ground.ERASED))
    assert "no ground of law" in GROUNDS[Ground.UNREAD].en
    danger = GROUNDS[Ground.INVESTIGATION]
    assert (danger.cite, danger.tag) == ("Gov. Code § 7284.6(c)(3)", "K"), (
        "it speaks of the report to the state"
    )
    assert "our reading" in danger.en
    assert "lectura nuestra" in danger.es
    assert {one for one in GROUNDS if GROUNDS[one].tag == "V"} == {Ground.IDENTIFIER}
    assert DOJ_TRANSFER_REPORT.cite.startswith("Gov. Code § 7284.6(c)")


def test_a_free_text_goes_out_only_as_the_very_text_that_counsel_let_go() -> None:
    made = case("a", office="San Francisco")
    assert [text.text for text in package(made).unread] == ["San Francisco"]
    let = package(made, **{"San Francisco": GIVE})
    assert let.rows[0].shown["office"] == "San Francisco"
    assert not let.unread
    other = package(case("a", office="San Francisco, room 2"), **{"San Francisco": GIVE})
    assert [text.text for text in other.unread] == ["San Francisco, room 2"], "a changed text is read again"
    kept = package(made, **{"San Francisco": "investigation"})
    assert "office" not in kept.rows[0].shown
    assert kept.by_ground[Ground.INVESTIGATION] == 1


def test_counsel_cannot_let_a_text_go_that_is_kept_with_the_person() -> None:
    made = case("a", said="he is called Invented")
    told = package_of([made], YEAR, {("request_received.said", "he is called Invented"): GIVE})
    assert "said" not in told.rows[0].shown
    assert told.by_ground[Ground.TEXT_OF_PERSON] == 1


def test_a_language_in_words_and_a_code_that_is_none_are_free_text() -> None:
    served = {"notice": "copy_and_intent", "how": "hand", "language": "as Maria wished"}
    told = package(case("a", (Sort.NOTICE_SERVED, served)))
    assert [text.field for text in told.unread] == ["notice_served.language"]
    (row,) = [row for row in told.rows if row.sort == "notice_served"]
    assert "language" not in row.shown


def test_rows_name_their_file_within_the_package_and_a_correction_its_row() -> None:
    told = package(case("rec-b"), case("rec-a", facts(FELONY), decided(), HANDED))
    assert {row.file for row in told.rows} == {1, 2}
    text = json.dumps(package_data(told, "R2025-1", date(2026, 1, 5)))
    for private in ("rec-a", "rec-b", NAME, "P-77", "c.ruiz", "R-rec-a"):
        assert private not in text


def test_an_erased_record_s_person_is_withheld_as_erased() -> None:
    told = package_of([case("a")], YEAR, {}, frozenset({"a"}))
    assert told.by_ground[Ground.ERASED] > 0


@pytest.mark.parametrize(
    ("on", "is_in"),
    [
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ],
)
def test_the_first_and_the_last_day_of_the_scope_are_counted_in(on: date, is_in: bool) -> None:
    assert bool(package(case("a", on=on)).rows) is is_in


def test_only_the_kinds_that_were_asked_for_are_in_it() -> None:
    made = case("a", facts(FELONY), decided(), HANDED)
    told = package(made, scope=Scope(date(2025, 1, 1), date(2025, 12, 31), (Kind.ACCESS,)))
    assert [row.sort for row in told.rows] == ["handed_over"]


@pytest.mark.parametrize(
    ("since", "until", "kinds"),
    [(date(2025, 2, 1), date(2025, 1, 31), (Kind.TIME,)), (date(2025, 1, 1), date(2025, 1, 1), ())],
)
def test_a_scope_that_is_none_is_refused_in_both_languages(since: date, until: date, kinds: Any) -> None:
    with pytest.raises(ScopeError) as error:
        Scope(since, until, kinds)
    assert error.value.en != error.value.es


@pytest.mark.parametrize(
    "made",
    [
        case("a"),
        case("b", about_a_person=False, asks=("list",)),
        case("c", form="judicial_warrant"),
        case("d", asks=("criminal_warrant",)),
        case("e", asks=()),
        case("f", asks=("transfer", "criminal_warrant")),
    ],
)
def test_a_request_of_the_package_is_what_the_public_figures_count_as_one(made: CaseFile) -> None:
    assert is_request(made) == points.is_request(made)


def test_ten_days_and_fourteen_more() -> None:
    clock = Clock(date(2028, 2, 19))  # a Saturday of a leap year
    assert clock.due == date(2028, 2, 29)  # a Tuesday
    assert not clock.is_late(date(2028, 2, 29))
    assert clock.is_late(date(2028, 3, 1))
    assert clock.is_soon(date(2028, 2, 26))
    assert not clock.is_soon(date(2028, 2, 25))
    assert clock.may_extend(date(2028, 2, 29))
    assert not clock.may_extend(date(2028, 3, 1))
    extended = Clock(date(2028, 2, 19), is_extended=True)
    assert extended.due == date(2028, 3, 14)
    assert not extended.may_extend(date(2028, 2, 20))
    answered = Clock(date(2028, 2, 19), answered_on=date(2028, 3, 1))
    assert answered.is_late(date(2030, 1, 1)), "an answer that came late stays late"


def test_the_files_are_the_same_bytes_each_time_and_list_each_other() -> None:
    made = package(case("a", facts(FELONY), decided(), HANDED))
    data = package_data(made, "R2025-1", date(2026, 1, 5))
    assert forms_of(data) == forms_of(data)
    for language in ("en", "es"):
        content = forms_of(data)[f"package-{language}.pdf"]
        assert b"pdfuaid" in content or b"/StructTreeRoot" in content


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_letter_says_the_day_the_law_its_tag_and_that_it_is_no_advice(language: Any) -> None:
    clock = Clock(date(2026, 1, 5), is_extended=True)
    told = Letter(
        "R2026-1", "Madrone jail (fictional)", "Quimby Requester", clock, date(2026, 1, 12), "two buildings"
    )
    text = str(letter(told, language))
    assert {"2026-01-29", "Gov. Code § 7922.535", "[K]"} <= set(
        re.findall(r"2026-01-29|Gov\. Code § 7922\.535|\[K\]", text)
    )
    assert ("not legal advice" in text) or ("no es asesoría legal" in text)
    assert print_sheet(letter(told, language), AT).content.startswith(b"%PDF")


def test_moments_are_told_by_california_s_clock() -> None:
    at = datetime(2025, 7, 1, 23, 30, tzinfo=CALIFORNIA)
    told = package(case("a", (Sort.RELEASED, {"released_at": at})))
    (row,) = [row for row in told.rows if row.sort == "released"]
    assert row.shown["released_at"] == "2025-07-01T23:30-07:00"


def test_facts_that_are_codes_alone_are_shown_and_one_word_of_another_kind_holds_them_back() -> None:
    def told(**more: object) -> tuple[Package, object]:
        sort, given = facts(FELONY)
        made = package(case("a", (sort, {**given, "request": {"kind": "transfer", "from": "ICE", **more}})))
        (row,) = [row for row in made.rows if row.sort == "facts_confirmed"]
        return made, row.shown.get("request")

    papers = [{"kind": "administrative_warrant", "signed_by": "immigration_officer", "crime": None}]
    _, shown = told(documents=papers, info_public={"release_date": False})
    assert shown == [
        "documents.1.kind=administrative_warrant",
        "documents.1.signed_by=immigration_officer",
        "from=ICE",
        "info_public.release_date=no",
        "kind=transfer",
    ]
    made, shown = told(documents=[{"kind": "Letter of Ana Invented"}])
    assert shown is None
    assert len(made.unread) == 1


def _told_of(request: dict[str, object]) -> tuple[Package, str]:
    sort, given = facts(FELONY)
    made = package(case("a", (sort, {**given, "request": {"kind": "transfer", "from": "ICE", **request}})))
    files = forms_of(package_data(made, "R2025-1", date(2026, 1, 5)), pdf=False)
    return made, "".join(content.decode("utf-8-sig") for content in files.values())


@pytest.mark.parametrize("word", ["GARCIA-INVENTED", "garcia", "24CR00123", "2:25-cr-00123"])
def test_what_a_paper_says_of_the_person_never_leaves_with_the_facts_however_it_is_written(word: str) -> None:
    for name in ("name", "case_no", "court", "charge"):
        made, told = _told_of(
            {
                "documents": [{"kind": "arrest_warrant", "form": "I-200", "crime": None, name: word}],
                "reference": word,
            }
        )
        assert word not in told
        assert "documents.1.kind=arrest_warrant" in told
        assert "documents.1.form=I-200" in told
        assert not [text for text in made.unread if word in text.text], (
            "nor can counsel let it go among the codes"
        )
        assert any(one.field == f"facts_confirmed.request.{name}" for one in made.withheld)


def test_a_word_that_is_no_code_of_its_field_is_free_text_though_it_looks_like_one() -> None:
    for given in ({"channel": "garcia"}, {"form": "24CR00123"}, {"asks": ("garcia",)}):
        made = package(case("a", **given))  # type: ignore[arg-type]
        (name,) = given
        assert name not in made.rows[0].shown
        assert f"request_received.{name}" in [text.field for text in made.unread]
    for request in ({"items": ["garcia"]}, {"info_public": {"garcia": True}}, {"origin": "garcia"}):
        made, told = _told_of(request)
        assert "garcia" not in told
        assert "facts_confirmed.request" in [text.field for text in made.unread]
