"""Attending, speaking, and what happens when the line fails (Gov. Code § 54953.4(b)(1); MTG-R02 to MTG-R04)."""

from amparo.facts.meeting import (
    call_in_posted,
    captions,
    comment,
    disruption_policy,
    remote_attendance,
    remote_exception,
)
from amparo.law.meetings.bodies import who_and_when
from amparo.law.meetings.calendar import OPEN_MEETINGS_ACT
from amparo.law.meetings.outcomes import MET, MET_LATE, NO_DUTY, OWED, duty_decision
from amparo.rules import Decision

_ATTENDANCE = "Gov. Code § 54953.4(b)(1)(A)"
_COMMENT = "Gov. Code § 54953.4(b)(1)(A)(ii)"
_CAPTIONS = "Gov. Code § 54953.4(b)(1)(B)"
_FAILURE = "Gov. Code § 54953.4(b)(1)(A)(i)"


def _attended(name: str) -> Decision:
    """A decision on attendance: who, when, and the exceptions of the section."""
    decision = duty_decision(name)
    who_and_when(decision)
    decision.rule(
        "MTG-R02",
        part="-exception",
        since=OPEN_MEETINGS_ACT,
        when=~(remote_exception == "not_claimed"),
        then=NO_DUTY,
        cite=_ATTENDANCE,
        tag="V",
        says="An exception of the section is claimed; the minutes say which, and counsel confirms it.",
        dice="Se invoca una excepción de la sección; el acta dice cuál, y el abogado de la agencia la confirma.",
    )
    return decision


attendance = _attended("remote_attendance")
attendance.rule(
    "MTG-R02",
    part="-none",
    since=OPEN_MEETINGS_ACT,
    when=remote_attendance == "none",
    then=OWED,
    cite=_ATTENDANCE,
    tag="V",
    says="Every open meeting has two-way telephone or two-way audiovisual access for the public.",
    dice="Toda reunión abierta tiene acceso del público por teléfono o audiovisual, en ambos sentidos.",
)
attendance.rule(
    "MTG-R02",
    then=MET,
    cite=_ATTENDANCE,
    tag="V",
    says="The public can attend by two-way telephone or two-way picture and sound; either is enough.",
    dice="El público puede asistir por teléfono o por imagen y sonido, en ambos sentidos; basta uno.",
)

call_in = _attended("call_in_number")
call_in.rule(
    "MTG-R02",
    part="-not_audiovisual",
    since=OPEN_MEETINGS_ACT,
    when=~(remote_attendance == "audiovisual"),
    then=NO_DUTY,
    cite=_ATTENDANCE,
    tag="V",
    says="A posted call-in number is owed only beside audiovisual access.",
    dice="El número para llamar se debe solo junto al acceso audiovisual.",
)
call_in.rule(
    "MTG-R02",
    part="-call_in",
    since=OPEN_MEETINGS_ACT,
    when=call_in_posted,
    then=MET,
    cite=_ATTENDANCE,
    tag="V",
    says="A call-in number is posted beside the audiovisual access.",
    dice="Se publica un número para llamar junto al acceso audiovisual.",
)
call_in.rule(
    "MTG-R02",
    then=OWED,
    cite=_ATTENDANCE,
    tag="V",
    says="Beside audiovisual access a call-in number is posted as well.",
    dice="Junto al acceso audiovisual se publica también un número para llamar.",
)

captioned = _attended("captions")
captioned.rule(
    "MTG-R02",
    part="-not_audiovisual",
    since=OPEN_MEETINGS_ACT,
    when=~(remote_attendance == "audiovisual"),
    then=NO_DUTY,
    cite=_CAPTIONS,
    tag="V",
    says="Captions are owed only with audiovisual access.",
    dice="Los subtítulos se deben solo con acceso audiovisual.",
)
captioned.rule(
    "MTG-R02",
    part="-no_captions_to_switch_on",
    since=OPEN_MEETINGS_ACT,
    when=captions == "platform_has_none",
    then=NO_DUTY,
    cite=_CAPTIONS,
    tag="V",
    says="The platform has no automatic captions; there is no duty to buy them.",
    dice="La plataforma no tiene subtítulos automáticos; no hay deber de comprarlos.",
)
captioned.rule(
    "MTG-R02",
    part="-captions",
    since=OPEN_MEETINGS_ACT,
    when=captions == "on",
    then=MET,
    cite=_CAPTIONS,
    tag="V",
    says="The platform's automatic captions are switched on.",
    dice="Los subtítulos automáticos de la plataforma están activados.",
)
captioned.rule(
    "MTG-R02",
    then=OWED,
    cite=_CAPTIONS,
    tag="V",
    says="Automatic captions are switched on where the platform has them.",
    dice="Los subtítulos automáticos se activan si la plataforma los tiene.",
)

spoken_comment = duty_decision("remote_comment")
who_and_when(spoken_comment)
spoken_comment.rule(
    "MTG-R03",
    part="-live",
    since=OPEN_MEETINGS_ACT,
    when=comment == "live_remote",
    then=MET,
    cite=_COMMENT,
    tag="V",
    says="People elsewhere comment live, with the same right and the same time as in the room.",
    dice="Quien está a distancia comenta en vivo, con el mismo derecho y el mismo tiempo que en la sala.",
)
spoken_comment.rule(
    "MTG-R03",
    then=OWED,
    cite=_COMMENT,
    tag="V",
    says="People elsewhere comment live, not only in writing beforehand, with the same right and time as in the room.",
    dice="Quien está a distancia comenta en vivo, no solo por escrito y antes, con el mismo derecho y tiempo que en la sala.",
)

service_failure = duty_decision("service_failure")
who_and_when(service_failure, of_a_meeting=False)
service_failure.rule(
    "MTG-R04",
    part="-in_time",
    since=OPEN_MEETINGS_ACT,
    when=disruption_policy == "in_time",
    then=MET,
    cite=_FAILURE,
    tag="V",
    says="The written policy on failures of service was approved by 2026-07-01 in a noticed open session.",
    dice="La regla escrita sobre fallas del servicio se aprobó a más tardar el 2026-07-01 en sesión abierta y anunciada.",
)
service_failure.rule(
    "MTG-R04",
    part="-late",
    since=OPEN_MEETINGS_ACT,
    when=disruption_policy == "late",
    then=MET_LATE,
    cite=_FAILURE,
    tag="V",
    says="The policy on failures of service was due by 2026-07-01 and was approved later.",
    dice="La regla sobre fallas del servicio se debía a más tardar el 2026-07-01 y se aprobó después.",
)
service_failure.rule(
    "MTG-R04",
    then=OWED,
    cite=_FAILURE,
    tag="V",
    says="A written policy on failures of service was to be approved by 2026-07-01, in a noticed open session, not on consent.",
    dice=(
        "A más tardar el 2026-07-01 había que aprobar una regla escrita sobre fallas del servicio, "
        "en sesión abierta y anunciada, y no por consentimiento."
    ),
)
