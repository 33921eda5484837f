"""Makes samples/i247a-request.pdf, a form to fill in, from samples/i247a-request.json: the same request on paper.

python -m tests.papers.make.sample
"""

import json
import sys
from pathlib import Path

from tests.papers.make.by_pdf_libraries import by_reportlab
from tests.papers.make.detainers import GROUNDS, i247a, person

SAMPLES = Path(__file__).parents[3] / "samples"
_KEYED = {
    "final_order_of_removal": "ground_final_order",
    "pending_removal_proceedings": "ground_pending_proceedings",
    "biometric_match_and_records_check": "ground_biometric_match",
    "statements_or_other_evidence": "ground_statements",
}


def main() -> int:
    """Write the form."""
    form = json.loads((SAMPLES / "i247a-request.json").read_text("utf-8"))["form"]
    subject, grounds = form["subject"], form["box_1_probable_cause"]["grounds"]
    ticked = tuple(_KEYED[name] for name, on in grounds.items() if on)
    assert all(name in dict(GROUNDS) for name in ticked)
    case = i247a(
        person(subject["name"], subject["date_of_birth"], subject["sex"]),
        form["date"],
        grounds=ticked,
        box_2=form["box_2_return_after_transfer"]["checked"],
        booking=form["agency_reply_block"]["local_booking_no"],
        title=form["signature"]["title"],
        signed="(illegible)",
        to=(form["to"],),
        office=(form["from"],),
        telephone=form["requests_made"]["notify_before_release"]["contact_phone"],
    )
    by_reportlab(case, SAMPLES / "i247a-request.pdf", fields="named")
    return 0


if __name__ == "__main__":
    sys.exit(main())
