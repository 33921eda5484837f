"""A visit by officers to a public place: its record, what it shows and owes, the papers made from it, readiness before it.

In the order of use: `read_visit_record` or `visit_record_of` gives a `VisitRecord`; `answer_of` what the rules say to it;
`duties_owed` what is due by when; `findings_of` what the record shows; `counted_of` what may ever be counted of it.
"""

from amparo.visits.answer import Confirmed, VisitDecision, answer_of, presence_confirmed
from amparo.visits.counted import Counted, counted_of
from amparo.visits.faults import RecordFault, VisitRecordError
from amparo.visits.fields import StruckField
from amparo.visits.findings import Finding, findings_of
from amparo.visits.owed import Owed, duties_owed
from amparo.visits.reading import plain_of_text, read_visit_record, visit_record_of
from amparo.visits.record import Officers, VisitPaper, VisitRecord, VisitStep

__all__ = [
    "Confirmed",
    "Counted",
    "Finding",
    "Officers",
    "Owed",
    "RecordFault",
    "StruckField",
    "VisitDecision",
    "VisitPaper",
    "VisitRecord",
    "VisitRecordError",
    "VisitStep",
    "answer_of",
    "counted_of",
    "duties_owed",
    "findings_of",
    "plain_of_text",
    "presence_confirmed",
    "read_visit_record",
    "visit_record_of",
]
