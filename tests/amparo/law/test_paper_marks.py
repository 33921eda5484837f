"""The marks by which a paper is known, one by one: courts, form numbers, dockets, dates, signers, crimes."""

from datetime import date

import pytest

from amparo.law.paper_courts import COUNTIES, DISTRICTS, System, find_court
from amparo.law.paper_marks import ISSUED, crime_cited, date_after, docket_number, own_agency_form
from amparo.law.paper_sheet import read_sheet
from amparo.law.paper_signers import find_signers

MONDAY = date(2026, 11, 16)


def test_the_lists_of_courts_are_whole() -> None:
    assert len(DISTRICTS) == 94
    assert len(COUNTIES) == 58


@pytest.mark.parametrize("district", sorted(DISTRICTS))
def test_every_federal_district_is_found(district: str) -> None:
    court = find_court(("UNITED STATES DISTRICT COURT", f"FOR THE {district.upper()}"))
    assert court is not None
    assert (court.name, court.is_listed) == (f"United States District Court, {district}", True)


@pytest.mark.parametrize("county", sorted(COUNTIES))
def test_every_county_of_california_is_found(county: str) -> None:
    court = find_court(
        ("SUPERIOR COURT OF THE STATE OF CALIFORNIA", f"IN AND FOR THE COUNTY OF {county.upper()}")
    )
    assert court is not None
    assert (court.name, court.state) == (f"Superior Court of California, County of {county}", "CA")


@pytest.mark.parametrize(
    ("caption", "name", "is_listed"),
    [
        ("SUPREME COURT OF THE UNITED STATES", "Supreme Court of the United States", True),
        ("SUPREME COURT OF CALIFORNIA", "Supreme Court of California", True),
        (
            "COURT OF APPEAL OF THE STATE OF CALIFORNIA\nFIRST APPELLATE DISTRICT",
            "Court of Appeal of California, First Appellate District",
            True,
        ),
        ("COURT OF APPEAL OF THE STATE OF CALIFORNIA", "Court of Appeal of California", False),
        ("UNITED STATES COURT OF APPEALS", "United States Court of Appeals", False),
        (
            "STATE OF CALIFORNIA\nMUNICIPAL COURT OF THE COUNTY OF YOLO",
            "Superior Court of California, County of Yolo",
            True,
        ),
        (
            "COURT OF COMMON PLEAS OF ALLEGHENY COUNTY, PENNSYLVANIA",
            "Court of Common Pleas (Pennsylvania)",
            False,
        ),
        (
            "SUPERIOR COURT OF CALIFORNIA\nCOUNTY OF YOLO\nv. the County of Fresno",
            "Superior Court of California, County of Yolo",
            True,
        ),
        (
            "IN THE\nUNITED STATES DISTRICT COURT\nFOR THE\nDISTRICT OF HAWAII",
            "United States District Court, District of Hawaii",
            True,
        ),
        ("CALIFORNIA MUNICIPAL COURT", "Municipal Court (no state named)", False),
    ],
)
def test_other_courts_are_named_and_never_guessed(caption: str, name: str, is_listed: bool) -> None:
    court = find_court(tuple(caption.split("\n")))
    assert court is not None
    assert (court.name, court.is_listed) == (name, is_listed)


@pytest.mark.parametrize(
    "line",
    [
        "an order of a U.S. District Court",
        "[x] United States District Court",
        "United States District Court [ ]",
        "United States District Court may order it",
        "a United States District or Magistrate Court Judge",
        "issued by a\nUnited States District Court",
        "Immigration Court",
        "ruled by the United States\nDistrict Court of Invented County",
    ],
)
def test_a_court_that_is_only_mentioned_is_no_caption(line: str) -> None:
    assert find_court(tuple(line.split("\n"))) is None


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Form I-200 (Rev. 09/16) Page 1 of 1", "I-200"),
        ("DHS Form I-247A (3/17)", "I-247A"),
        ("I 205", "I-205"),
        ("the subpoena (Form I-138) shall be obeyed", ""),
        ("ORDER ENFORCING FORM I-138 SUBPOENA", ""),
        ("Form I-9", ""),
    ],
)
def test_a_form_number_counts_where_it_is_printed_not_where_it_is_mentioned(line: str, form: str) -> None:
    assert own_agency_form(read_sheet(f"A heading\n{line}")) == form


@pytest.mark.parametrize("docket", ["2:26-cr-00123-ABC", "3:26-mj-70001", "26-mj-1234", "5:26mc00042"])
def test_a_federal_docket_number_is_found(docket: str) -> None:
    assert docket_number(read_sheet(f"Case No. {docket}\nA heading")) == docket


@pytest.mark.parametrize(
    "written",
    [
        "11/16/2026",
        "11-16-26",
        "2026-11-16",
        "November 16, 2026",
        "Nov. 16, 2026",
        "16th day of November, 2026",
    ],
)
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    assert date_after(read_sheet(f"A lease dated June 1, 2020.\nDated: {written}."), ISSUED) == MONDAY
    assert date_after(read_sheet("Dated: 02/30/2026"), ISSUED) is None


@pytest.mark.parametrize(
    ("cited", "crime"),
    [
        *[
            (f"8 U.S.C. § {number}", "federal_criminal_immigration")
            for number in (1253, 1304, 1306, 1325, 1326, 1327)
        ],
        ("8 U.S.C. § 1324a(f)(1)", "federal_criminal_immigration"),
        ("Title 8, United States Code, Sections 1325 and 1326", "federal_criminal_immigration"),
        ("18 U.S.C. §§ 922(g), 924; 8 U.S.C. § 1326", "federal_criminal_immigration"),
        ("8 U.S.C. § 1324(a)(1)(A)", "federal_other"),
        ("8 U.S.C. § 1328", "federal_other"),
        ("18 U.S.C. § 1546", "federal_other"),
        ("21 U.S.C. § 841, 18 U.S.C. § 3144", "federal_other"),
        ("8 U.S.C. § 1324a(a)", "unknown"),
        ("8 U.S.C. § 1225(d)(4), at 1326 Invented Street", "unknown"),
        ("18 U.S.C. § 3144, 28 U.S.C. § 636", "unknown"),
        ("Penal Code section 459", "state_crime"),
        ("nothing", "unknown"),
    ],
)
def test_the_crime_follows_from_the_statutes_that_are_cited(cited: str, crime: str) -> None:
    assert crime_cited(f"in violation of {cited}.") == crime


@pytest.mark.parametrize(
    ("line", "system", "office"),
    [
        ("/s/ A. Quimera, United States District Judge", "federal", "federal_judge"),
        ("/s/ A. Quimera, Chief Judge", "federal", "federal_judge"),
        ("/s/ A. Quimera, U.S. Circuit Judge", "federal", "federal_judge"),
        ("/s/ A. Quimera, U.S. Magistrate Judge", "federal", "magistrate_judge"),
        ("/s/ A. Quimera, Judge", "federal", "other_judge"),
        ("/s/ A. Quimera, United States Bankruptcy Judge", "federal", "other_judge"),
        ("/s/ A. Quimera, Administrative Law Judge", "federal", "other_judge"),
        ("/s/ A. Quimera, Immigration Judge", "federal", "immigration_judge"),
        ("/s/ A. Quimera, District Judge", "other", "state_judge"),
        ("/s/ A. Quimera, Commissioner of the Superior Court", "california", "state_judge"),
        ("/s/ A. Quimera, Magistrate", "california", "state_judge"),
        ("/s/ A. Quimera, U.S. Magistrate Judge", "california", "magistrate_judge"),
        ("/s/ K. Ficticio, Clerk of Court", "federal", "clerk"),
        ("By order of the court, K. Ficticio, Clerk", "california", "clerk_by_order"),
        ("/s/ I. Ficticia, Attorney for Plaintiff", "federal", "attorney"),
        ("/s/ T. Fictitious, SDDO", None, "immigration_officer"),
        ("/s/ T. Fictitious, HSI Special Agent", None, "immigration_officer"),
        ("/s/ T. Fictitious, Special Agent in Charge, ICE", None, "immigration_officer"),
        ("/s/ T. Fictitious, Special Agent", None, "agency_officer"),
    ],
)
def test_a_title_names_an_office(line: str, system: System | None, office: str) -> None:
    assert [signer.office for signer in find_signers(read_sheet(f"A title\n{line}"), 0, system)] == [office]


@pytest.mark.parametrize(
    "line",
    [
        "to bring the person before a United States magistrate judge without delay",
        "(United States Magistrate Judge)",
        "To: the Clerk of Court",
        "[x] an immigration judge",
        "Printed name and title of the judge",
    ],
)
def test_who_is_only_mentioned_does_not_sign(line: str) -> None:
    assert find_signers(read_sheet(f"A title\n{line}"), 0, "federal") == []
