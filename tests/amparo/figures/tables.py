"""Tables of published figures for the tests: the sample's, the collected ones, and small ones of invented counties."""

from pathlib import Path

from amparo.figures.reported.figure import Reported
from amparo.figures.reported.reading import Reading, read_files

SAMPLE = Path(__file__).parents[3] / "samples" / "county-figures.csv"
TRUTH_HEADER = (
    "county,agency,period_start,period_end,measure,dimension,category,value,unit,figure_kind,source_id,note"
)
COUNTY_HEADER = "county,period,metric,value,standing,as_given_by,source,note"


def read(text: str | bytes, name: str = "table.csv") -> Reading:
    """One table, read."""
    (reading,) = read_files([(name, text.encode() if isinstance(text, str) else text)])
    return reading


def sample() -> tuple[Reported, ...]:
    """The figures of the sample."""
    return read(SAMPLE.read_bytes(), "county-figures.csv").figures


def truth(*rows: str) -> Reading:
    """A table with the columns of the research on the TRUTH Act."""
    return read("\n".join((TRUTH_HEADER, *rows)) + "\n")


def county(*rows: str) -> Reading:
    """A table with the columns of the sample."""
    return read("\n".join((COUNTY_HEADER, *rows)) + "\n")
