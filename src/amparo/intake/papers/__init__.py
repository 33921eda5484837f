"""Federal and court papers read from a document: fields with their evidence, for a person to confirm."""

from amparo.intake.papers.field_names import Field, fields_of, names
from amparo.intake.papers.in_file import papers_in, read_papers
from amparo.intake.papers.keyed_form import keyed_form
from amparo.intake.papers.paper_read import Evidence, FieldRead, PaperRead, Value

__all__ = [
    "Evidence",
    "Field",
    "FieldRead",
    "PaperRead",
    "Value",
    "fields_of",
    "keyed_form",
    "names",
    "papers_in",
    "read_papers",
]
