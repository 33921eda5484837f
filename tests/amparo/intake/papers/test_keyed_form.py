"""Confirmed values become a keyed form, which one reader decides; and a sample form as a PDF gives the sample's own."""

import json
from pathlib import Path
from typing import Any

import pytest

from amparo.documents import read_document
from amparo.intake import RefusedError
from amparo.intake.i247a import read_form
from amparo.intake.papers import keyed_form, read_papers
from tests.amparo.intake.papers.typed import FORM, HEAD, document, read

SAMPLES = Path(__file__).parents[4] / "samples"
RECEIVED = {"at": "2025-01-09T22:45", "channel": "fax", "pages": 3}


def test_the_sample_as_a_pdf_asks_what_the_keyed_sample_asks() -> None:
    sample: dict[str, Any] = json.loads((SAMPLES / "i247a-request.json").read_text("utf-8"))
    paper = read_papers(
        read_document((SAMPLES / "i247a-request.pdf").read_bytes(), "samples/i247a-request.pdf")
    )
    keyed = keyed_form(paper.values(), RECEIVED)
    form, true = keyed["form"], sample["form"]
    for name in ("name", "date", "to", "from", "box_1_probable_cause", "box_2_return_after_transfer"):
        assert form[name] == true[name]
    assert form["subject"] == {"date_of_birth": "1988-01-01", "sex": "M"}
    for name, asked in true["requests_made"].items():
        assert form["requests_made"][name]["asked"] is asked["asked"]
    assert form["requests_made"]["notify_before_release"]["contact_phone"] == "555-0100"
    assert form["agency_reply_block"]["local_booking_no"] == "B-1002"
    contact = read_form(keyed, "sample.pdf")
    assert contact.asks == ("notification", "hold")
    assert contact.reference == "I-247A_20250109T2245"
    assert contact.parts[0].person["minor"] is False


def test_no_name_no_origin_and_no_federal_number_is_written_into_the_keyed_form() -> None:
    told = json.dumps(keyed_form(read().values(), RECEIVED))
    assert [word for word in ("FICTICIO", "FREEDONIA", "A-000", "000-FICTION", "MAD-") if word in told] == []


def test_a_request_that_nobody_knows_of_must_be_confirmed_before_it_is_decided() -> None:
    unknown = read(FORM.replace("[x] Biometric", "[?] Biometric")).values()
    with pytest.raises(RefusedError, match="nobody knows whether this is asked"):
        read_form(keyed_form(unknown, RECEIVED), "paper")
    assert read_form(keyed_form({**unknown, "asks_hold": True}, RECEIVED), "paper").asks == (
        "notification",
        "hold",
    )


def test_a_request_to_hand_over_is_a_part_of_its_own() -> None:
    values = {"form": "I-247X", "asks_transfer": True}
    assert read_form(keyed_form(values, RECEIVED), "paper").asks == ("transfer",)


def test_a_paper_that_came_with_it_is_an_attachment_with_its_signer() -> None:
    warrant = (
        "U.S. DEPARTMENT OF HOMELAND SECURITY\nWarrant for Arrest of Alien\nDate: 01/09/2025\n"
        "Supervisory Detention and Deportation Officer\nForm I-200 (Rev. 09/16)"
    )
    paper = read_papers(document(HEAD + FORM + "\f" + warrant))
    contact = read_form(keyed_form(paper.values(), RECEIVED, paper.others), "paper")
    assert [(one.name, one.judicial) for one in contact.papers] == [("I-200", False)]
