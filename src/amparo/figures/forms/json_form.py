"""The report as JSON: everything that it holds, by name, in both languages where it is words."""

import json
from typing import Any

from amparo.figures.cells import Sum, sum_of_cell
from amparo.figures.forms.csv_form import state_of
from amparo.figures.report import Corrected, Report, Section
from amparo.figures.sentences import told
from amparo.register.release import Asked
from amparo.register.tables import word_of
from amparo.terms import NOT_LEGAL_ADVICE

FORMAT = "amparo-figures/v1"


def json_form(report: Report) -> bytes:
    """The whole report; the same bytes each time."""
    return (json.dumps(_report(report), ensure_ascii=False, indent=1) + "\n").encode()


def _report(report: Report) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "agency": {"id": report.agency.id, "name": dict(report.agency.name)},
        "year": report.year,
        "part_year": report.part,
        "release": {
            "number": report.number,
            "made_on": report.made_on.isoformat(),
            "origin": report.origin,
            "manifest": report.manifest,
        },
        "coverage": {
            "state": report.standing.state,
            "answering": report.answering,
            "agencies": [{"id": one.agency.id, "state": one.state} for one in report.others],
            "periods": [_period(one) for one in report.standing.periods],
        },
        "columns": [
            {"when": one.when, "period": one.period, "part_year": one.part, "until": one.until or None}
            for one in report.columns
        ],
        "headlines": [
            {
                "name": head.headline.name,
                "title": dict(head.headline.title),
                "year": _sum(head.year),
                "before": head.before and _sum(head.before),
                "to_date": head.to_date and _sum(head.to_date),
                "change": head.change,
            }
            for head in report.heads
        ],
        "tables": [_section(one) for one in report.sections],
        "charts": [
            {
                "name": one.name,
                "points": [
                    {"by": dict(point.by), "period": point.period} | _sum(point.total) for point in one.points
                ],
            }
            for one in report.charts
        ],
        "corrections": [_corrected(one) for one in report.corrected],
        "sentences": {"en": list(told(report, "en")), "es": list(told(report, "es"))},
        "not_legal_advice": dict(NOT_LEGAL_ADVICE),
    }


def _period(one: Asked) -> dict[str, Any]:
    closed = one.closed_on.isoformat() if one.closed_on else None
    return {"period": one.period, "state": one.state, "closed_on": closed, "office": one.office}


def _sum(total: Sum) -> dict[str, Any]:
    state, value = state_of(total)
    return {"state": state, "value": value}


def _section(section: Section) -> dict[str, Any]:
    spec = section.spec
    return {
        "table": section.table,
        "title": dict(spec.title),
        "definition": dict(spec.definition),
        "measures": {
            one.name: {
                "title": dict(one.title),
                "unit": dict(one.unit),
                "never_add": list(one.never_add),
            }
            for one in spec.measures.values()
        },
        "lines": [
            {
                "measure": line.measure,
                "by": dict(line.by),
                "values": [one and _sum(one) for one in line.sums],
                "change": line.change,
            }
            for line in section.lines
        ],
    }


def _corrected(one: Corrected) -> dict[str, Any]:
    told = one.correction
    return {
        "table": told.table,
        "measure": told.measure,
        "by": dict(told.by),
        "period": told.period,
        "old": _sum(sum_of_cell(told.old)),
        "new": _sum(sum_of_cell(told.new)),
        "reason": told.reason,
        "why": {
            "en": word_of("correction", told.reason, "en"),
            "es": word_of("correction", told.reason, "es"),
        },
        "was_in_release": told.release,
        "corrected_in_release": one.since,
    }
