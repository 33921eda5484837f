"""Which bodies owe the public the new duties of open meetings, and on which days (Gov. Code § 54953.4; MTG-R01, MTG-R07)."""

from amparo.facts.meeting import (
    body,
    body_is_eligible,
    county_reaches_line,
    district_covers_county,
    district_has_website,
    district_over_200_staff,
    district_over_1000_staff,
    district_over_revenue,
    of_the_body,
    people_reach_line,
)
from amparo.law.calendar import day_before
from amparo.law.meetings.calendar import OPEN_MEETINGS_ACT, OPEN_MEETINGS_END
from amparo.law.meetings.outcomes import ELIGIBLE, NO_DUTY, NOT_ELIGIBLE, body_decision
from amparo.rules import Decision

_large_board = (body.one_of("county_board", "city_council") & people_reach_line).called(
    "it governs a city or county of 30,000 people or more",
    "gobierna una ciudad o un condado de 30,000 habitantes o más",
)
_council_in_a_large_county = ((body == "city_council") & county_reaches_line).called(
    "it governs a city in a county of 600,000 people or more",
    "gobierna una ciudad en un condado de 600,000 habitantes o más",
)
_large_district = (
    (body == "special_district")
    & district_has_website
    & (
        (district_covers_county & county_reaches_line & district_over_200_staff)
        | district_over_1000_staff
        | (district_over_200_staff & district_over_revenue)
    )
).called(
    "it governs a large special district with a website",
    "gobierna un distrito especial grande con sitio web",
)

eligible_body = body_decision("eligible_body")
"""MTG-R01. School, county-office, charter and college boards, smaller cities, committees and commissions are not."""
eligible_body.rule(
    "MTG-R01",
    part="-board",
    when=_large_board,
    then=ELIGIBLE,
    cite="Gov. Code § 54953.4(e)",
    tag="S",
    says="The board or council of a county or city of 30,000 people or more is an eligible body.",
    dice="La junta o el concejo de un condado o una ciudad de 30,000 habitantes o más es un órgano alcanzado.",
)
eligible_body.rule(
    "MTG-R01",
    part="-council",
    when=_council_in_a_large_county,
    then=ELIGIBLE,
    cite="Gov. Code § 54953.4(e)",
    tag="S",
    says="The council of any city in a county of 600,000 people or more is an eligible body.",
    dice="El concejo de cualquier ciudad en un condado de 600,000 habitantes o más es un órgano alcanzado.",
)
eligible_body.rule(
    "MTG-R01",
    part="-district",
    when=_large_district,
    then=ELIGIBLE,
    cite="Gov. Code § 54953.4(e)",
    tag="S",
    says="The board of a large special district with a website is an eligible body.",
    dice="La junta de un distrito especial grande con sitio web es un órgano alcanzado.",
)
eligible_body.rule(
    "MTG-R01",
    then=NOT_ELIGIBLE,
    cite="Gov. Code § 54953.4(e)",
    tag="S",
    says="Other bodies are not: school and college boards, smaller cities, committees and commissions as such.",
    dice="Los demás no lo son: juntas escolares y universitarias, ciudades menores, comités y comisiones como tales.",
)


def who_and_when(decision: Decision, *, of_a_meeting: bool = True) -> None:
    """MTG-R07 and MTG-R01: the days of the section, and the bodies that it names; with `of_a_meeting`, its meetings."""
    decision.rule(
        "MTG-R07",
        part="-before",
        until=day_before(OPEN_MEETINGS_ACT),
        then=NO_DUTY,
        cite="Gov. Code § 54953.4",
        tag="V",
        says="Before 2026-07-01 only the ordinary Brown Act applied.",
        dice="Antes del 2026-07-01 solo regía la Brown Act ordinaria.",
    )
    decision.rule(
        "MTG-R07",
        since=OPEN_MEETINGS_END,
        then=NO_DUTY,
        cite="Gov. Code § 54953.4",
        tag="S",
        says="The section is repealed on 2030-01-01; the ordinary Brown Act stays.",
        dice="La sección queda derogada el 2030-01-01; sigue la Brown Act ordinaria.",
    )
    decision.rule(
        "MTG-R01",
        since=OPEN_MEETINGS_ACT,
        when=~body_is_eligible,
        then=NO_DUTY,
        cite="Gov. Code § 54953.4(e)",
        tag="S",
        says="The body is none of those that the section names.",
        dice="El órgano no es de los que nombra la sección.",
    )
    if of_a_meeting:
        decision.rule(
            "MTG-R02",
            part="-no_meeting",
            since=OPEN_MEETINGS_ACT,
            when=~of_the_body,
            then=NO_DUTY,
            cite="Gov. Code § 54953.4(b)(1)(A)",
            tag="K",
            says="The duty is on the open meetings of the body; this gathering is none. Counsel confirms.",
            dice="El deber es sobre las reuniones abiertas del órgano; este acto no lo es. El abogado de la agencia lo confirma.",
        )
