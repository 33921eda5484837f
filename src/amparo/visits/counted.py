"""What may ever be counted of a visit: the allow-listed words of section 8, built one by one. Nothing else leaves a record.

No day, no site, no officer, no text: the month, the kind of place, what was asked, the class of the paper, the outcome,
and which duties were met. How small counts are merged is decided where figures are released, not here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, assert_never

from amparo.facts.visit_words import PLACES
from amparo.law.paper_kinds import PaperClass, kinds
from amparo.visits.answer import answer_of, paper_in_hand
from amparo.visits.owed import duties_owed
from amparo.visits.record import VisitRecord

CountedPaper = Literal["court", "agency", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Counted:
    """One visit as it may be counted."""

    month: str
    place: str
    requests: tuple[str, ...]
    paper_class: CountedPaper
    outcome: str
    duties_met: tuple[str, ...]
    duties_owed: tuple[str, ...]


def counted_of(record: VisitRecord, at: datetime) -> Counted:
    """A visit as it may be counted, as of a moment: a duty is met that was done in time."""
    decided = answer_of(record)
    owed = [one for one in duties_owed(record, at) if not one.duty.house]
    assert record.place in PLACES
    return Counted(
        month=f"{record.on:%Y-%m}",
        place=record.place,
        requests=tuple(sorted({request for request, _ in decided.answers})),
        paper_class=paper_class_of(record),
        outcome=decided.first.outcome,
        duties_met=tuple(one.duty.code for one in owed if one.state == "done"),
        duties_owed=tuple(one.duty.code for one in owed),
    )


def paper_class_of(record: VisitRecord) -> CountedPaper:
    """Whether the paper of a visit is a court's, an agency's, not known, or none was shown, as somebody noted."""
    paper = paper_in_hand(record)
    if paper is None:
        return "none" if not record.papers and record.facts.get("document") == "NONE" else "unknown"
    if paper.kind == "ADMIN":
        return "agency"
    kind = kinds().get(paper.kind)
    if kind is None:
        return "unknown"
    match kind.paper_class:
        case PaperClass.JUD_WARRANT | PaperClass.JUD_ORDER | PaperClass.JUD_SUBPOENA:
            return "court"
        case PaperClass.ADMIN_WARRANT | PaperClass.ADMIN_SUBPOENA | PaperClass.ADMIN_NOTICE:
            return "agency"
        case PaperClass.REQUEST:
            return "agency" if paper.kind == "i247a" else "none"
        case PaperClass.UNKNOWN:
            return "unknown"
        case _ as never:
            assert_never(never)
