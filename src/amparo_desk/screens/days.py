"""The days of the log: which are closed and signed, which are missing, which months an office has attested; and attesting one."""

from datetime import date, datetime
from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo.release.offices import OFFICES, OfficeName
from amparo_desk.acts.attest_month import attest_month
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens import days_told as told
from amparo_desk.screens import days_words
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.typed import Typed

MOST_MONTHS = 6
"""So many months are named in the sentence above; the picture shows them all."""


@for_act(Act.READ_DAYS)
def show(request: HttpRequest) -> HttpResponse:
    """The picture of one year, the newest month first."""
    at, actor = now(), actor_of(request)
    today = at.astimezone(CALIFORNIA).date()
    year = _year(request.GET.get("year", ""), today)
    days = told.read_days(vault_of(request), at, date(year, 1, 1))
    begun = (days.first or today).year
    unattested = days.unattested()
    return page(
        request,
        "screens/days.html",
        lines=days_words.lines(days),
        attested=days_words.attested_line(days.attested.values()),
        unattested=[
            {"slug": told.slug(month), "name": told.month_both(month)}
            for month in islice(unattested, MOST_MONTHS)
        ],
        unattested_names=_named(unattested),
        may_attest=actor.may(Act.ATTEST_MONTH),
        months=told.picture(days, year),
        year=str(year),  # as text, since a figure would get a comma in its thousands
        years=[str(one) for one in range(today.year, begun - 1, -1)],
        weekdays=told.WEEKDAYS,
        words=[word for word in told.WORDS.values() if word.letter[0]],
    )


def _year(given: str, today: date) -> int:
    """The year that is asked for; this one where none is, or one that cannot be."""
    asked = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else today.year
    return asked if 2000 <= asked <= today.year else today.year


def _named(months: list[date]) -> Both:
    few = [told.month_both(month) for month in islice(months, MOST_MONTHS)]
    more = len(months) - len(few)
    english, spanish = ", ".join(one[0] for one in few), ", ".join(one[1] for one in few)
    return (f"{english} and {more} more", f"{spanish} y {more} más") if more else (english, spanish)


# ---------------------------------------------------------------- attesting a month


@for_act(Act.ATTEST_MONTH)
def attest(request: HttpRequest, month: str) -> HttpResponse:
    """Say for an office that the days of a month are whole."""
    first, at = _month(month), now()
    days = told.read_days(vault_of(request), at, first)
    covered = days_words.covered(days, first)
    form = ActForm(
        (f"Attest {told.month_both(first)[0]}", f"Certificar {told.month_both(first)[1]}"),
        (
            "An office speaks here, not a person. It is said once, and goes into the log with the day on which it is said.",
            "Aquí habla una oficina, no una persona. Se dice una vez y entra en el registro con el día en que se dice.",
        ),
        ("The office attests it", "La oficina lo certifica"),
        (
            f"{told.month_both(first)[0]} is attested.",
            f"El mes de {told.month_both(first)[1]} está certificado.",
        ),
        (
            Field(
                "office",
                "radios",
                ("Which office says so?", "¿Qué oficina lo dice?"),
                choices=tuple(Choice(office.value, OFFICES[office]) for office in OfficeName),
                required=True,
            ),
        ),
        template="screens/attest.html",
    )

    def do(typed: Typed, _seen: int) -> None:
        office = typed.word("office", tuple(OfficeName))
        complete(typed)
        attest_month(vault_of(request), actor_of(request), now(), first, OfficeName(office))

    return run_act(
        request,
        form,
        None,
        do,
        back="/days/",
        covered=covered,
        slug=told.slug(first),
        year=f"{first:%Y}",
        blocked=days_words.cannot_attest(days, first) if request.method == "GET" else None,
    )


def _month(given: str) -> date:
    try:
        return datetime.strptime(given, "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
    except ValueError as error:
        raise Http404(f"There is no month {given}.") from error
