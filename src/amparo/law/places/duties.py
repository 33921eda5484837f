"""Which duties a visit brings (the table of section 3.1): one decision a duty, owed, optional or not owed."""

from datetime import date, timedelta

from amparo.facts.visit import (
    consent,
    event,
    person_sought,
    place,
    place_sub,
    policy,
    purpose,
    record_kind,
    request,
    route,
    who_called,
)
from amparo.facts.visit_flags import (
    adopted,
    arrest_contact,
    communicated_intent,
    gag,
    immigration,
    licensed,
    on_site,
    person_taken,
    plan_holds_procedure,
    presence_confirmed,
)
from amparo.law.calendar import day_before
from amparo.law.places.answer import NOT_OWED, OPTIONAL, OWED, answer, college, field_card, public_school_site
from amparo.law.places.asked import (
    enters,
    in_a_nonpublic_area,
    nothing_asked,
    records,
    searches,
    takes,
    talks,
)
from amparo.law.places.calendar import (
    CAMPUS_NOTICE_ENDS,
    COURT_REPORTS,
    NEW_YEAR_2026,
    POLICY_DAYS,
    POLICY_ENDS,
    PUPIL_POLICIES_DUE,
    PUPIL_POLICY_ACT,
    SAFE_HAVEN_ACTS,
    SAFETY_PLANS_DUE,
)
from amparo.law.places.duty_words import PLACE_DUTIES
from amparo.law.places.grounds import PRACTICE_SAID, Ground, grounds_of
from amparo.law.places.paper import document, paper
from amparo.rules import Condition, Decision, always

DUTY_DECISIONS: dict[str, Decision] = {}
"""By the duty's code, in the order of section 6."""


def _decided(code: str) -> Decision:
    decision = Decision(code, (OWED, OPTIONAL, NOT_OWED))
    DUTY_DECISIONS[code] = decision
    return decision


def _row(
    code: str,
    part: str,
    then: str,
    when: Condition,
    *,
    since: date | None = None,
    until: date | None = None,
    only: str | None = None,
) -> None:
    """A row for each ground of the duty, or for the one that alone can hold there (`only`, its part)."""
    duty = PLACE_DUTIES[code]
    grounds = grounds_of(code) if then != NOT_OWED else (Ground("", duty.cite, duty.tag, always),)
    for ground in grounds:
        if only not in (None, ground.part):
            continue
        where = always if only is not None else ground.where
        both = when if where is always else where if when is always else when & where
        says, dice = _told(code, then, ground)
        DUTY_DECISIONS[code].rule(
            code,
            part=f"{part}{ground.part}",
            when=both,
            then=then,
            cite=ground.cite,
            tag=ground.tag,
            says=says,
            dice=dice,
            since=max(filter(None, (since, ground.since)), default=None),
            until=until,
        )


def _told(code: str, then: str, ground: Ground) -> tuple[str, str]:
    if then == NOT_OWED:
        return "This duty does not arise here.", "Este deber no surge aquí."
    says, dice = PLACE_DUTIES[code].says, PLACE_DUTIES[code].dice
    if then == OPTIONAL:
        says = f"It may be done, and is not demanded: {says}"
        dice = f"Puede hacerse, y no se exige: {dice}"
    if ground.is_practice:
        says, dice = f"{says} {PRACTICE_SAID[0]}", f"{dice} {PRACTICE_SAID[1]}"
    return says, dice


def _end(code: str) -> None:
    _row(code, "-not_owed", NOT_OWED, always)


asks = ~nothing_asked
_police_desk = place_sub == "police_desk"
_public_file = (place == "courthouse") & records & (record_kind == "public_case_file")
_cleared_first = document == "nsl"

for _code in ("D-LOG", "D-ADMIN"):
    _decided(_code)
    _row(_code, "", OWED, always)

_decided("D-ID")
_row(
    "D-ID",
    "-not",
    NOT_OWED,
    (_public_file | (route == "cpra") | _police_desk | (who_called == "own_officer")),
)
_row(
    "D-ID",
    "-optional",
    OPTIONAL,
    asks
    & (
        (answer == "do_not_obstruct")
        | (purpose == "emergency_response")
        | (field_card & request.one_of("respond", "enter_public"))
    ),
)
_row("D-ID", "-asked", OWED, asks)
# Who is merely there seeks no nonpublic area, of which the statute speaks: the model policy asks it.
_row(
    "D-ID",
    "-school",
    OWED,
    public_school_site & (place == "k12") & (answer == "public_area_ok"),
    only="",
)
_end("D-ID")

_decided("D-COPY")
_shown = ~(document == "NONE") | ~(consent == "none")
_row("D-COPY", "-desk", NOT_OWED, _police_desk | nothing_asked)
_row(
    "D-COPY",
    "-optional",
    OPTIONAL,
    _shown & (((document == "letter_email_card") & (consent == "none")) | (answer == "do_not_obstruct")),
)
_row("D-COPY", "", OWED, _shown)
_end("D-COPY")

_decided("D-COUNSEL")
_row("D-COUNSEL", "-not", NOT_OWED, _police_desk | _public_file | (request == "respond"))
_row(
    "D-COUNSEL",
    "-optional",
    OPTIONAL,
    field_card & (request == "assist") & (answer == "refuse_assist"),
    only="-practice",
)
_row("D-COUNSEL", "-asked", OWED, immigration & asks & (~(request == "enter_public") | enters))
# Where nobody came, or came for another purpose, the models ask for no telling of counsel: it is good practice everywhere.
_row(
    "D-COUNSEL",
    "-provide",
    OWED,
    (answer == "provide") & (~(consent == "none") | (paper == "noi_i9")),
    only="-practice",
)
_row("D-COUNSEL", "-reverification", OWED, nothing_asked & (event == "reverification"), only="-practice")
for _word, _day in POLICY_DAYS.items():
    _overdue = nothing_asked & (event == "policy_check") & (policy == _word) & ~adopted
    _row(
        "D-COUNSEL",
        f"-{_word}",
        OWED,
        _overdue,
        since=_day + timedelta(days=1),
        until=POLICY_ENDS.get(_word),
        only="-practice",
    )
_end("D-COUNSEL")

_decided("D-WITNESS")
_row("D-WITNESS", "", OWED, (place == "health") & (answer == "refuse_access"), since=SAFE_HAVEN_ACTS, only="")
_row("D-WITNESS", "-optional", OPTIONAL, answer.one_of("refuse_access", "do_not_obstruct"))
_end("D-WITNESS")

_access_or_information = (
    enters
    | searches
    | records
    | (request == "inspection")
    | ((talks | takes) & ((person_sought == "pupil") | in_a_nonpublic_area))
).called("information or site access is asked for", "se pide información o acceso al sitio")
for _code, _day in (("D-BOARD", PUPIL_POLICY_ACT), ("D-BCJ", PUPIL_POLICIES_DUE)):
    _decided(_code)
    _row(_code, "-sealed", NOT_OWED, _cleared_first)
    _row(_code, "", OWED, public_school_site & immigration & _access_or_information, since=_day)
    _end(_code)

_decided("D-PARENT")
_row("D-PARENT", "-not", NOT_OWED, gag | _cleared_first | (consent == "parent_written"))
_row(
    "D-PARENT",
    "",
    OWED,
    public_school_site & immigration & (person_sought == "pupil"),
    since=PUPIL_POLICIES_DUE,
)
_end("D-PARENT")

_decided("D-FERPA")
_on_a_court_paper = records & (answer == "permit_limited")
_private_school = (place == "k12") & (place_sub == "private_school")
_schooled = (place == "k12") | college | public_school_site
_of_a_pupil = ~record_kind.one_of("staff", "employee")
_row("D-FERPA", "-private", OPTIONAL, _on_a_court_paper & ~gag & _private_school & _of_a_pupil, only="")
_row(
    "D-FERPA",
    "",
    OWED,
    _on_a_court_paper & ~gag & _schooled & _of_a_pupil,
)
_end("D-FERPA")

_decided("D-RETAIN")
_row(
    "D-RETAIN",
    "-private",
    OPTIONAL,
    _private_school & records & answer.one_of("permit_limited", "provide"),
)
_row("D-RETAIN", "", OWED, _schooled & records & answer.one_of("permit_limited", "provide"))
_end("D-RETAIN")

_LAST = day_before(CAMPUS_NOTICE_ENDS)
_present = (presence_confirmed & on_site & immigration).called(
    "their presence on the site is confirmed", "está confirmada su presencia en el sitio"
)
_decided("D-SB98-K12")
_row(
    "D-SB98-K12",
    "-plan",
    OWED,
    public_school_site & _present & plan_holds_procedure,
    since=SAFE_HAVEN_ACTS,
    until=day_before(SAFETY_PLANS_DUE),
)
_row("D-SB98-K12", "", OWED, public_school_site & _present, since=SAFETY_PLANS_DUE, until=_LAST)
_end("D-SB98-K12")

_decided("D-SB98-CAMPUS")
_row(
    "D-SB98-CAMPUS",
    "",
    OPTIONAL,
    (place == "uc") & _present,
    since=SAFE_HAVEN_ACTS,
    until=_LAST,
    only="-uc-practice",
)
_row(
    "D-SB98-CAMPUS",
    "",
    OWED,
    college & ~(place_sub == "not_qualifying") & _present,
    since=SAFE_HAVEN_ACTS,
    until=_LAST,
    only="",
)
_end("D-SB98-CAMPUS")

_decided("D-EMERG")
_row(
    "D-EMERG",
    "",
    OPTIONAL,
    (place == "uc") & person_taken,
    since=PUPIL_POLICY_ACT,
    only="-uc-practice",
)
_row(
    "D-EMERG",
    "",
    OWED,
    college & person_taken & ~(place_sub == "not_qualifying"),
    since=PUPIL_POLICY_ACT,
    only="-college",
)
_row(
    "D-EMERG",
    "",
    OWED,
    (event == "employee_detained") & arrest_contact,
    since=NEW_YEAR_2026,
    only="-employer",
)
_end("D-EMERG")

_decided("D-CARE")
_row("D-CARE", "", OWED, event == "parent_detained")
_end("D-CARE")

_decided("D-CDSS-AG")
_row(
    "D-CDSS-AG",
    "",
    OWED,
    (place == "child_care") & licensed & immigration & asks & ~_police_desk,
    since=NEW_YEAR_2026,
)
_end("D-CDSS-AG")
_decided("D-CDE-AG")
_row(
    "D-CDE-AG",
    "",
    OPTIONAL,
    (place == "child_care") & ~licensed & immigration & asks & ~_police_desk,
    since=NEW_YEAR_2026,
)
_end("D-CDE-AG")

_decided("D-JC")
_row(
    "D-JC",
    "",
    OWED,
    (place == "courthouse")
    & immigration
    & ((request == "arrest") | communicated_intent)
    & ~paper.one_of("federal_search", "california_search", "arrest_warrant"),
    since=COURT_REPORTS,
)
_end("D-JC")

_decided("D-902")
_row("D-902", "", OWED, (request == "inspection") & (paper == "noi_i9"), since=PUPIL_POLICY_ACT)
_end("D-902")

for _decision in DUTY_DECISIONS.values():
    _decision.check()
