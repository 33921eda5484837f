"""What a figure of one agency comes to over a year: whole where the year is closed, at least so much where it is not."""

from dataclasses import replace

from amparo.figures.cells import Figures, Sum
from amparo.figures.coverage import Coverage
from amparo.register.tables import TABLES
from amparo.register.totals import By


def of_year(figures: Figures, covered: Coverage, figure: tuple[str, str, By], year: str, agency: str) -> Sum:
    """A figure (table, measure, breakdown) over a year: zero where it was closed with nothing known.

    Of a year that is not over it is at least what is told so far; where nothing was told it is not known.
    """
    table, measure, by = figure
    periods = figures.whole_year(agency, year, table)
    if periods:
        open_part = Sum(missing=1) if year not in periods and len(periods) < 4 else Sum()
        total = figures.sum_of(table, measure, by, agency, periods) + open_part
        # The median of a quarter says nothing of the year's: neither is it, nor is the year's at least as much.
        is_part = TABLES[table].measures[measure].statistic and year not in periods and total.told
        return replace(total, apart=True) if is_part else total
    is_none = covered.of(agency, year).state == "none_known" and not TABLES[table].measures[measure].statistic
    return Sum(told=1) if is_none else Sum(missing=1)
