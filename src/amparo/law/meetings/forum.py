"""The yearly community forum: whether it is owed, when, on what notice, where (Gov. Code §§ 7283(a), 7283.1(d))."""

from amparo.facts.agency import LOCAL_KINDS, agency_kind
from amparo.facts.meeting import access_given, comment, day_of_forum, notice, place_is_accessible
from amparo.law.calendar import TRUTH_ACT, day_before
from amparo.law.meetings.outcomes import MET, MET_LATE, NO_DUTY, OWED, duty_decision
from amparo.rules import Decision

FORUM = "FORUM_NEXT_YEAR"
_OWED = "Gov. Code § 7283.1(d)"
_WHAT = "Gov. Code §§ 7283(a), 7283.1(d)"


def _before_the_act(decision: Decision) -> None:
    decision.rule(
        FORUM,
        part="-before",
        until=day_before(TRUTH_ACT),
        then=NO_DUTY,
        cite=_OWED,
        tag="V",
        says="Access before 2017-01-01 brings no forum.",
        dice="El acceso anterior al 2017-01-01 no obliga a ningún foro.",
    )


def _only_upon_access(decision: Decision) -> None:
    _before_the_act(decision)
    decision.rule(
        FORUM,
        part="-no_access",
        since=TRUTH_ACT,
        when=~access_given,
        then=NO_DUTY,
        cite=_OWED,
        tag="V",
        says="Where no access was given in the year no forum is owed; one may still be held.",
        dice="Si en el año no se dio acceso, no se debe ningún foro; aun así puede celebrarse.",
    )


forum_owed = duty_decision("forum_owed")
"""Asked of one agency and one year, as of that year's last day."""
_before_the_act(forum_owed)
forum_owed.rule(
    FORUM,
    part="-not_local",
    since=TRUTH_ACT,
    when=~agency_kind.one_of(*LOCAL_KINDS).named("the agency is a local one", "la agencia es local"),
    then=NO_DUTY,
    cite="Gov. Code §§ 7283(e), 7283.1(d)",
    tag="V",
    says="The forum is owed for local agencies; this one is none.",
    dice="El foro se debe por agencias locales; esta no lo es.",
)
forum_owed.rule(
    FORUM,
    part="-no_access",
    since=TRUTH_ACT,
    when=~access_given,
    then=NO_DUTY,
    cite=_OWED,
    tag="V",
    says="It gave no access in the year.",
    dice="No dio acceso en el año.",
)
forum_owed.rule(
    FORUM,
    part="-district",
    since=TRUTH_ACT,
    when=agency_kind.one_of("school_police", "ccc_police"),
    then=OWED,
    cite=_OWED,
    tag="K",
    says="For a school or college district the county board or the council holds the forum, with the district's data.",
    dice="Por un distrito escolar o universitario lo celebra la junta del condado o el concejo, con los datos del distrito.",
)
forum_owed.rule(
    FORUM,
    part="-district_attorney",
    since=TRUTH_ACT,
    when=agency_kind == "district_attorney",
    then=OWED,
    cite="Gov. Code §§ 7283(e), 7283.1(d)",
    tag="K",
    says="A district attorney's office counts as a local agency; counsel confirms. The county board holds a forum next year.",
    dice=(
        "La fiscalía de distrito cuenta como agencia local; el abogado de la agencia lo confirma. "
        "La junta del condado celebra un foro el año siguiente."
    ),
)
forum_owed.rule(
    FORUM,
    then=OWED,
    cite=_OWED,
    tag="V",
    says="The governing body of the county or city in which access was given holds at least one forum in the year after.",
    dice="El órgano de gobierno del condado o ciudad donde se dio acceso celebra al menos un foro en el año siguiente.",
)

forum_day = duty_decision("forum_day")
_only_upon_access(forum_day)
forum_day.rule(
    FORUM,
    part="-in_the_year",
    since=TRUTH_ACT,
    when=day_of_forum == "in_the_year",
    then=MET,
    cite=_OWED,
    tag="V",
    says="The forum is held in the year after the access.",
    dice="El foro se celebra en el año siguiente al del acceso.",
)
forum_day.rule(
    FORUM,
    part="-after_the_year",
    since=TRUTH_ACT,
    when=day_of_forum == "after_the_year",
    then=MET_LATE,
    cite=_OWED,
    tag="V",
    says="The forum was due by 31 December of the year after the access; this one is late for that year.",
    dice="El foro se debía a más tardar el 31 de diciembre del año siguiente al del acceso; este llega tarde para ese año.",
)
forum_day.rule(
    FORUM,
    then=OWED,
    cite=_OWED,
    tag="V",
    says="The forum is held in the year after the access, not before that year begins.",
    dice="El foro se celebra en el año siguiente al del acceso, no antes de que ese año empiece.",
)

forum_notice = duty_decision("forum_notice")
_only_upon_access(forum_notice)
forum_notice.rule(
    FORUM,
    part="-notice",
    since=TRUTH_ACT,
    when=notice == "long_enough",
    then=MET,
    cite=_WHAT,
    tag="V",
    says="The first notice comes 30 days before the forum or earlier.",
    dice="El primer aviso sale 30 días antes del foro o más.",
)
forum_notice.rule(
    FORUM,
    then=OWED,
    cite=_WHAT,
    tag="V",
    says="The forum is announced at least 30 days before; 29 are not enough.",
    dice="El foro se anuncia con al menos 30 días; 29 no bastan.",
)

forum_place = duty_decision("forum_place")
_only_upon_access(forum_place)
forum_place.rule(
    FORUM,
    part="-place",
    since=TRUTH_ACT,
    when=place_is_accessible,
    then=MET,
    cite=_WHAT,
    tag="V",
    says="The forum is in an accessible place.",
    dice="El foro es en un lugar accesible.",
)
forum_place.rule(
    FORUM,
    then=OWED,
    cite=_WHAT,
    tag="V",
    says="The forum is held in an accessible place.",
    dice="El foro se celebra en un lugar accesible.",
)

forum_comment = duty_decision("forum_comment")
_only_upon_access(forum_comment)
forum_comment.rule(
    FORUM,
    part="-no_comment",
    since=TRUTH_ACT,
    when=comment == "none",
    then=OWED,
    cite=_WHAT,
    tag="V",
    says="The forum is an open meeting at which the public may comment.",
    dice="El foro es una reunión abierta en la que el público puede comentar.",
)
forum_comment.rule(
    FORUM,
    then=MET,
    cite=_WHAT,
    tag="V",
    says="The public may comment.",
    dice="El público puede comentar.",
)
