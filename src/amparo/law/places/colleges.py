"""Colleges and universities (Educ. Code §§ 66093, 66093.3; SB 98): rules COL-R01 to R09. The same answers for each of the four.

"Shall" binds the community colleges, the State University and qualifying independent colleges; the University of
California is requested, so its answers carry the flag of a commitment and never show as a violation.
"""

from amparo.facts.visit import (
    age_18_or_more,
    consent,
    place_sub,
    record_kind,
    request,
)
from amparo.facts.visit_flags import record_kind_known
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PROVIDE,
    PUBLIC,
    REFUSE_ACCESS,
    REFUSE_RECORDS,
    agency_subpoena,
    court_subpoena,
    in_a_nonpublic_area,
    nonpublic,
    records,
    talks,
    weak,
    weak_no_subpoena,
)
from amparo.law.places.calendar import PUPIL_POLICY_ACT
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
from amparo.rules import Decision

_bound = ~(place_sub == "not_qualifying")
_INFORMATION = "Educ. Code § 66093.3(a); AB 21"
_consents = (
    (consent == "student_written") | ((consent == "parent_written") & (age_18_or_more == "no"))
).called(
    "the student, or the parent of one under 18, consents in writing",
    "el estudiante, o el padre o la madre de un menor, consiente por escrito",
)


def _college(name: str) -> Decision:
    college = place_decision(name)
    opening(college, "COL-R01", taken="COL-R06")
    of_the_purpose(college)
    papers_of_their_own(college, "COL-R08")
    college.rule(
        "COL-R04",
        part="-consent",
        when=records & record_kind_known & record_kind.one_of("student", "directory") & _consents & _bound,
        then=PROVIDE,
        cite=_INFORMATION,
        tag="V",
        says="With the student's written consent exactly what it covers is given.",
        dice="Con el consentimiento escrito del estudiante se entrega exactamente lo que abarca.",
    )
    college.rule(
        "COL-R04",
        part="-talk",
        when=talks & ~nonpublic & _consents & _bound,
        then=PUBLIC,
        cite=_INFORMATION,
        tag="K",
        says="A student who consents may talk in a public area; consent opens no nonpublic one.",
        dice="El estudiante que consiente puede hablar en un área pública; no abre áreas no públicas.",
    )
    court_papers(college)
    college.rule(
        "COL-R04",
        part="-subpoena",
        when=records & court_subpoena & _bound,
        then=LIMITED,
        cite=_INFORMATION,
        tag="V",
        says="A court's subpoena: the student is told first, counsel clears what is produced, by its day.",
        dice=(
            "Citatorio judicial: primero se avisa al estudiante, la asesoría legal aprueba lo que "
            "se entrega, en su fecha."
        ),
    )
    unconsented(college)
    unfinished(college)
    college.rule(
        "COL-R03",
        since=PUPIL_POLICY_ACT,
        when=in_a_nonpublic_area & weak & _bound,
        then=REFUSE_ACCESS,
        cite="Educ. Code § 66093.3; AB 21",
        tag="S",
        says=(
            "Classrooms, offices and residence halls are entered for immigration enforcement only "
            "with a judge's warrant or order."
        ),
        dice=(
            "A aulas, oficinas y residencias se entra para control migratorio solo con orden de un "
            "juez de un tribunal."
        ),
    )
    college.rule(
        "COL-R04",
        part="-agency_subpoena",
        since=PUPIL_POLICY_ACT,
        when=records & agency_subpoena & _bound,
        then=HOLD,
        cite=_INFORMATION,
        tag="K",
        says=(
            'The section says "subpoena" without "judicial": counsel decides on an agency\'s one; '
            "nothing is given meanwhile."
        ),
        dice=(
            "La sección dice «citatorio» sin «judicial»: la asesoría legal decide sobre el de una "
            "agencia; entretanto nada se entrega."
        ),
    )
    college.rule(
        "COL-R04",
        part="-directory",
        since=PUPIL_POLICY_ACT,
        when=records & (record_kind == "directory") & weak & _bound,
        then=HOLD,
        cite=_INFORMATION,
        tag="V",
        says=(
            "A directory item only, and the person has not opted out: the records officer decides; "
            "never address or schedule."
        ),
        dice=(
            "Solo un dato de directorio, y la persona no se opuso: decide el encargado de "
            "registros; nunca domicilio ni horario."
        ),
    )
    college.rule(
        "COL-R04",
        since=PUPIL_POLICY_ACT,
        when=records & weak_no_subpoena & _bound,
        then=REFUSE_RECORDS,
        cite=_INFORMATION,
        tag="V",
        says=(
            "Personal information of students, faculty and staff is given only with consent or on "
            "a court's paper."
        ),
        dice=(
            "Los datos personales de estudiantes, docentes y personal se dan solo con "
            "consentimiento o por orden de un tribunal."
        ),
    )
    college.rule(
        "COL-R01",
        when=(request == "enter_public") & ~nonpublic & _bound,
        then=PUBLIC,
        cite="Educ. Code § 66093.3(b)",
        tag="V",
        says=(
            "Campus space open to all is open to officers; the president's office is told as soon "
            "as possible."
        ),
        dice=(
            "El espacio abierto a todos lo está también a los agentes; se avisa a la presidencia "
            "lo antes posible."
        ),
    )
    closing(college)
    return college


ccc = _college("ccc")
csu = _college("csu")
uc = _college("uc")
private_college = _college("private_college")
