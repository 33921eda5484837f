"""Confirmed values become the keyed form that `intake.i247a.read_form` takes, so that one reader decides what it says.

The name, citizenship, birthplace and federal numbers are not written into it: that reader has no use for them.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from amparo.intake.papers.detainers import GROUNDS
from amparo.intake.papers.paper_read import PaperRead, Value

_SHORT = "%Y-%m-%dT%H:%M"
_KEYED_GROUNDS = (
    "final_order_of_removal",
    "pending_removal_proceedings",
    "biometric_match_and_records_check",
    "statements_or_other_evidence",
)
_KEYED_REQUESTS = {
    "asks_notice": "notify_before_release",
    "asks_hold": "hold_past_release",
    "asks_transfer": "hand_over",
    "asks_relay": "relay_to_next_facility",
    "asks_death_notice": "notify_on_death_hospital_or_transfer",
}


def keyed_form(
    values: Mapping[str, Value | None], received: Mapping[str, Any], others: Sequence[PaperRead] = ()
) -> dict[str, Any]:
    """The keyed form of a detainer. `received` is its group as it stands in the keyed form: `at`, `channel`, `pages`.

    `others` are the further papers of the same file; each becomes an attachment. A request that is None, which
    nobody knows of, is written as null, and the reader of keyed forms refuses it: it must be confirmed before.
    """
    asked: dict[str, Any] = {
        keyed: {"asked": values[name]} for name, keyed in _KEYED_REQUESTS.items() if name in values
    }
    if values.get("contact_telephone") and "notify_before_release" in asked:
        asked["notify_before_release"]["contact_phone"] = values["contact_telephone"]
    form: dict[str, Any] = {
        "name": values.get("form") or "other",
        "date": _plain(values.get("form_date")),
        "to": values.get("to_agency"),
        "from": values.get("from_office"),
        "subject": {"date_of_birth": _plain(values.get("date_of_birth")), "sex": values.get("sex")},
        "box_1_probable_cause": {
            "checked": values.get("box_1"),
            "grounds": {keyed: values.get(name) for name, keyed in zip(GROUNDS, _KEYED_GROUNDS, strict=True)},
        },
        "box_2_return_after_transfer": {"checked": values.get("box_2")},
        "requests_made": asked,
        "served_on_subject_block": {
            "filled_in": values.get("served_block_filled"),
            "served_at": _plain(values.get("served_on"), with_hour=True),
        },
        "agency_reply_block": {
            "local_booking_no": values.get("local_booking_no"),
            "estimated_release": _plain(values.get("estimated_release")),
        },
        "signature": {"title": values.get("signer_title"), "is_judge": False},
    }
    return {
        "received": {name: _plain(value, with_hour=name == "at") for name, value in received.items()},
        "form": form,
        "attachments": [attachment(paper) for paper in others if paper.kind not in ("", "letter_email_card")],
    }


def attachment(read: PaperRead) -> dict[str, Any]:
    """A further paper, as the keyed form names it."""
    document = read.paper.as_document()
    signer = document["signed_by"]
    return {
        "name": (read.form or read.kind)[:40],
        "kind": document["kind"] if document["kind"] != "unknown" else "other",
        "signed_by": signer if signer != "unknown" else None,
    }


def _plain(value: Any, *, with_hour: bool = False) -> Any:
    """A day or moment as the keyed form spells it: local time, without a zone."""
    if isinstance(value, datetime):
        return value.strftime(_SHORT)
    if isinstance(value, date):
        return value.isoformat() if not with_hour else None  # a day without its hour is no moment
    return value
