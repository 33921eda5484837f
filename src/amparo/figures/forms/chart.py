"""The charts of a report as files: each an SVG with its sentence inside, and the same numbers as a table for those who read."""

from html import escape

from amparo.figures import charts
from amparo.figures.report import Drawn, Report
from amparo.figures.sentences import chart_sentence, point_words, say
from amparo.figures.spoken import spoken
from amparo.print.blocks import Table
from amparo.terms import Language

_STYLE = (
    "text{font-family:'Amparo Sans','Noto Sans','Liberation Sans',Arial,sans-serif;font-size:12.5px;fill:#26231e}"
    ".value{font-weight:bold}.s1{fill:#2f5d46}.line{fill:none;stroke:#2f5d46;stroke-width:2}"
    ".ground{stroke:#5f594d;stroke-width:1}.cross{stroke:#8f2d12;stroke-width:1.5}.middle{text-anchor:middle}"
)


def chart(drawn: Drawn, report: Report, language: Language) -> bytes:
    """A chart as a file of its own, with its name and its sentence for those who do not see it."""
    return (drawing(drawn, report, language) + "\n").encode()


def drawing(drawn: Drawn, report: Report, language: Language) -> str:
    """The chart as SVG, with its style inside."""
    marks = [
        charts.Mark(point_words(one, language), one.total.drawn, spoken(one.total, language))
        for one in drawn.points
    ]
    make = charts.bars if drawn.shape == "bars" else charts.line
    opening, _, rest = make(name_of(drawn, language), marks).partition(">")
    told = chart_sentence(drawn, report, language)
    opening = opening.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{language}"', 1)
    return f"{opening}><desc>{escape(told)}</desc><style>{_STYLE}</style>{rest}"


def name_of(drawn: Drawn, language: Language) -> str:
    """What a chart is of."""
    return say(f"name_{drawn.name}", language)


def chart_table(drawn: Drawn, report: Report, language: Language) -> Table:
    """The numbers of a chart, under its sentence."""
    heads = (say("period" if drawn.shape == "line" else "figure", language), say("numbers", language))
    rows = tuple(((point_words(one, language),), (spoken(one.total, language),)) for one in drawn.points)
    return Table(chart_sentence(drawn, report, language), heads, rows, (3, 1))
