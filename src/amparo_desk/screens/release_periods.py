"""Periods of the agency: which an office closed, which can be closed now, and closing one."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo.register.totals import is_period
from amparo.release.offices import OFFICES, OfficeName
from amparo.release.periods import Period, periods_since
from amparo.terms import AmparoError
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.releasing import house_here
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.days_told import office_both
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, vault_of
from amparo_desk.screens.release_words import period_both
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.periods import ClosedPeriod


@dataclass(frozen=True, slots=True)
class Line:
    """A period that is over: closed by an office on a day, or open."""

    code: str
    name: Both
    office: Both | None
    on: date | None


@for_act(Act.CLOSE_PERIOD)
def show(request: HttpRequest) -> HttpResponse:
    """The periods that are over, the newest first: whole years, then quarters of a year that is not closed."""
    agency, error, since = actor_of(request).agency, None, None
    try:
        since = {one.id: one.since for one in house_here().listed().agencies}.get(agency)
    except AmparoError as problem:
        error = refusal(problem)
    closed = vault_of(request).periods.closed()
    today = now().astimezone(CALIFORNIA).date()
    periods = [] if since is None else [one for one in periods_since(since, today) if one.last < today]
    return page(
        request,
        "screens/release_periods.html",
        error=error,
        is_listed=since is not None or error is not None,
        lines=[_line(one, closed.get(one.code)) for one in sorted(periods, key=_newest_first)],
    )


def _newest_first(period: Period) -> tuple[int, bool, int]:
    return (-period.year, bool(period.quarter), -period.quarter)


def _line(period: Period, closed: ClosedPeriod | None) -> Line:
    office = office_both(closed.office) if closed else None
    return Line(period.code, period_both(period.code), office, closed.on if closed else None)


@for_act(Act.CLOSE_PERIOD)
def close(request: HttpRequest, period: str) -> HttpResponse:
    """Say for an office that a period is whole."""
    if not is_period(period):
        raise Http404(f"There is no period {period}.")
    name = period_both(period)
    form = ActForm(
        (f"Close a period: {name[0]}", f"Cerrar un período: {name[1]}"),
        (
            (
                "An office says that what the agency knows of this period is on record. Only then are its figures shown, and a "
                "zero is a zero. What comes in later is shown as a correction."
            ),
            (
                "Una oficina dice que lo que la agencia sabe de este período está anotado. Solo entonces se muestran sus cifras, "
                "y un cero es un cero. Lo que llegue después se muestra como corrección."
            ),
        ),
        ("The office closes it", "La oficina lo cierra"),
        (f"Closed: {name[0]}.", f"Cerrado: {name[1]}."),
        (
            Field(
                "office",
                "radios",
                ("Which office says so?", "¿Qué oficina lo dice?"),
                choices=tuple(Choice(office.value, OFFICES[office]) for office in OfficeName),
                required=True,
            ),
        ),
    )

    def do(typed: Typed, _seen: int) -> None:
        office = typed.word("office", tuple(OfficeName))
        complete(typed)
        close_period(vault_of(request), actor_of(request), now(), period, office)

    return run_act(request, form, None, do, back="/releases/periods/")
