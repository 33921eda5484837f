"""What may be asked about a request, a person's record and an agency, and how it is read without guessing."""

from amparo.facts.agency import AGENCY_KINDS, CDCR, LOCAL_KINDS, Agency, CustomPolicy, agency_of, read_agency
from amparo.facts.reading import read_person, read_request
from amparo.facts.records import read_charge, read_conviction
from amparo.facts.request import REQUEST_KINDS
from amparo.facts.values import read_day

__all__ = [
    "AGENCY_KINDS",
    "CDCR",
    "LOCAL_KINDS",
    "REQUEST_KINDS",
    "Agency",
    "CustomPolicy",
    "agency_of",
    "read_agency",
    "read_charge",
    "read_conviction",
    "read_day",
    "read_person",
    "read_request",
]
