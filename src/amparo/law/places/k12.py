"""Public schools (Educ. Code § 234.7 with AB 49 and AB 495; SB 98): rules K12-R01 to R16."""

from amparo.facts.visit import (
    age_18_or_more,
    consent,
    person_sought,
    place_sub,
    record_kind,
    request,
)
from amparo.facts.visit_flags import record_kind_known
from amparo.law.calendar import day_before
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PROVIDE,
    PUBLIC,
    REFUSE_ACCESS,
    REFUSE_RECORDS,
    agency_subpoena,
    court_subpoena,
    employee_records,
    enters,
    in_a_nonpublic_area,
    nonpublic,
    records,
    searches,
    takes,
    talks,
    weak,
    weak_no_subpoena,
)
from amparo.law.places.calendar import PUPIL_POLICIES_DUE, SAFE_HAVEN_ACTS
from amparo.law.places.employer import employee_records_closed, employee_subpoenas
from amparo.law.places.general import (
    closing,
    court_papers,
    of_the_purpose,
    papers_of_their_own,
    place_decision,
    unconsented,
    unfinished,
)
from amparo.law.places.opening import opening
from amparo.rules import Condition, Decision

public_school = ~(place_sub == "private_school")
_SAFE_HAVEN = "Educ. Code § 234.7; AB 49"
_parent = ((consent == "parent_written") & ~(age_18_or_more == "yes")).called(
    "a parent or guardian consents in writing", "el padre, la madre o el tutor legal consiente por escrito"
)
_own = ((consent == "student_written") & (age_18_or_more == "yes")).called(
    "a pupil of 18 or more consents in writing", "un alumno de 18 años o más consiente por escrito"
)
_pupil = person_sought == "pupil"


def school_consents(place: Decision, school: Condition) -> None:
    """Step 6: whom the law names."""
    place.rule(
        "K12-R08",
        part="-consent",
        when=records
        & record_kind_known
        & record_kind.one_of("pupil", "directory")
        & (_parent | _own)
        & school,
        then=PROVIDE,
        cite="Educ. Code §§ 234.7, 49076",
        tag="S",
        says=(
            "With the written consent of the parent, or of the pupil from 18 on, exactly what it "
            "covers is given."
        ),
        dice=(
            "Con el consentimiento escrito del padre o la madre, o del alumno desde los 18, se "
            "entrega exactamente lo que abarca."
        ),
    )
    place.rule(
        "K12-R07",
        part="-consent",
        when=talks & ~nonpublic & (_parent | _own) & school,
        then=PUBLIC,
        cite="Educ. Code § 234.7",
        tag="S",
        says=(
            "With consent to the interview itself it may take place in a public area; consent "
            "opens no nonpublic one."
        ),
        dice=(
            "Con consentimiento para la entrevista misma, puede hacerse en un área pública; no "
            "abre áreas no públicas."
        ),
    )


def school_subpoenas(place: Decision, school: Condition) -> None:
    """Step 7: a court's subpoena for records."""
    place.rule(
        "K12-R08",
        part="-subpoena",
        when=records & court_subpoena & ~employee_records & school,
        then=LIMITED,
        cite="Educ. Code §§ 234.7, 49077",
        tag="S",
        says=(
            "A court's subpoena: the parent is told first, counsel clears what is produced, by its "
            "day, never at the counter."
        ),
        dice=(
            "Citatorio judicial: primero se avisa al padre o la madre, la asesoría legal aprueba "
            "lo que se entrega, en su fecha, nunca en el mostrador."
        ),
    )


def school_rules(place: Decision, school: Condition) -> None:
    """Step 10: no paper, or an agency's."""
    place.rule(
        "K12-R07",
        since=PUPIL_POLICIES_DUE,
        when=(talks | searches) & _pupil & weak & school,
        then=REFUSE_ACCESS,
        cite="Educ. Code § 234.7",
        tag="S",
        says=(
            "No officer interviews or searches a pupil without a court's warrant or order; the "
            "parent is called at once."
        ),
        dice=(
            "Ningún agente entrevista ni registra a un alumno sin orden de un tribunal; se llama "
            "de inmediato al padre o la madre."
        ),
    )
    place.rule(
        "K12-R03",
        since=SAFE_HAVEN_ACTS,
        when=in_a_nonpublic_area & weak & school,
        then=REFUSE_ACCESS,
        cite=_SAFE_HAVEN,
        tag="S",
        says=(
            "Without a court's warrant, order or subpoena no immigration officer enters a "
            "nonpublic area of a school, for any purpose."
        ),
        dice=(
            "Sin orden ni citatorio de un tribunal, ningún agente de inmigración entra a un área "
            "no pública de una escuela, para ningún fin."
        ),
    )
    place.rule(
        "K12-R04",
        since=PUPIL_POLICIES_DUE,
        until=day_before(SAFE_HAVEN_ACTS),
        when=(enters | searches | takes | talks) & weak & school,
        then=HOLD,
        cite="Educ. Code § 234.7",
        tag="S",
        says=(
            "Before AB 49 staff could not consent without the superintendent; there was no ban in "
            "the statute."
        ),
        dice="Antes de AB 49 el personal no podía consentir sin la superintendencia; la ley no lo prohibía.",
    )
    place.rule(
        "K12-R09",
        since=SAFE_HAVEN_ACTS,
        when=records & (record_kind == "directory") & weak & school,
        then=REFUSE_RECORDS,
        cite="Educ. Code §§ 234.7, 49073; AB 49",
        tag="S",
        says=(
            "Directory information is no way around: any information about a pupil or the family "
            "stays closed."
        ),
        dice=(
            "Los datos de directorio no son un atajo: toda información del alumno o su familia queda cerrada."
        ),
    )
    place.rule(
        "K12-R08",
        since=SAFE_HAVEN_ACTS,
        when=records & weak & ~employee_records & school,
        then=REFUSE_RECORDS,
        cite=_SAFE_HAVEN,
        tag="S",
        says=(
            "Nothing about a pupil or the family is told without the parent's written consent or a "
            "court's paper."
        ),
        dice=(
            "Nada del alumno ni de su familia se dice sin consentimiento escrito del padre o la "
            "madre, o un papel de un tribunal."
        ),
    )
    place.rule(
        "K12-R08",
        part="-before_agency_subpoena",
        until=day_before(SAFE_HAVEN_ACTS),
        when=records & agency_subpoena & ~employee_records & school,
        then=HOLD,
        cite="Educ. Code § 49076; 34 CFR § 99.31",
        tag="S",
        says="Before AB 49 an agency's subpoena went to counsel; nothing was given at the desk.",
        dice=(
            "Antes de AB 49 un citatorio administrativo iba a la asesoría legal; nada se entregaba "
            "en el mostrador."
        ),
    )
    place.rule(
        "K12-R08",
        part="-before",
        until=day_before(SAFE_HAVEN_ACTS),
        when=records & weak_no_subpoena & ~employee_records & school,
        then=REFUSE_RECORDS,
        cite="Educ. Code § 49076; 34 CFR § 99.31",
        tag="S",
        says="Before AB 49 pupil records were closed by federal and state privacy law.",
        dice=(
            "Antes de AB 49 los registros de alumnos estaban cerrados por las leyes federales y "
            "estatales de privacidad."
        ),
    )


k12 = place_decision("k12")
opening(k12, "K12-R01")
of_the_purpose(k12)
papers_of_their_own(k12, "K12-R16")
school_consents(k12, public_school)
court_papers(k12, "K12-R05", public_school, cite=_SAFE_HAVEN, since=SAFE_HAVEN_ACTS)
court_papers(k12)
employee_subpoenas(k12, "K12-R10")
school_subpoenas(k12, public_school)
unconsented(k12, "K12-R14")
unfinished(k12, "K12-R06")
employee_records_closed(k12, "K12-R10", public_school)
school_rules(k12, public_school)
k12.rule(
    "K12-R01",
    when=(request == "enter_public") & ~nonpublic & public_school,
    then=PUBLIC,
    cite="Pen. Code §§ 627.2, 627.3",
    tag="S",
    says="Every visitor, officers included, signs in at the office.",
    dice="Toda visita, también los agentes, se registra en la oficina.",
)
closing(k12)
