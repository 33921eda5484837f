"""Health facilities (Health & Saf. Code §§ 24250-24257, Civ. Code §§ 56.05, 56.10; SB 81): rules HLT-R01 to R10."""

from amparo.facts.visit import (
    consent,
    health_kind,
    person_sought,
    record_kind,
    request,
)
from amparo.facts.visit_flags import grants_nonpublic_access, patient_in_their_custody, record_kind_known
from amparo.law.calendar import day_before
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PROVIDE,
    PUBLIC,
    REFUSE_ACCESS,
    REFUSE_RECORDS,
    court_paper,
    court_subpoena,
    covers,
    employee_records,
    in_a_nonpublic_area,
    nonpublic,
    records,
    talks,
    weak,
)
from amparo.law.places.calendar import PUPIL_POLICY_ACT, SAFE_HAVEN_ACTS
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

provider = ~(health_kind == "rcfe")
_public = health_kind.one_of("hospital_public", "clinic_public")
_AREAS = "Health & Saf. Code § 24251(b); SB 81"
_INFORMATION = "Civ. Code §§ 56.05, 56.10; SB 81"

health = place_decision("health")
opening(health, "HLT-R01")
of_the_purpose(health)
papers_of_their_own(health)
health.rule(
    "HLT-R05",
    part="-consent",
    when=records & record_kind_known & (record_kind == "patient") & (consent == "patient_authorisation"),
    then=PROVIDE,
    cite="Civ. Code § 56.10",
    tag="S",
    says="With the patient's valid authorisation exactly what it covers is given.",
    dice="Con la autorización válida del paciente se entrega exactamente lo que abarca.",
)
health.rule(
    "HLT-R03",
    part="-talk",
    when=talks & ~nonpublic & (consent == "patient_authorisation"),
    then=PUBLIC,
    cite="U.S. Const., amend. IV",
    tag="S",
    says="A patient who chooses to may come out and talk in a public area.",
    dice="El paciente que lo decida puede salir y hablar en un área pública.",
)
health.rule(
    "HLT-R03",
    part="-areas_not_named",
    since=SAFE_HAVEN_ACTS,
    when=in_a_nonpublic_area & court_paper & provider & ~grants_nonpublic_access,
    then=HOLD,
    cite=_AREAS,
    tag="V",
    says=(
        "A court's paper that does not grant the facility's nonpublic areas: counsel decides at "
        "once; do not obstruct."
    ),
    dice=(
        "Una orden judicial que no autoriza las áreas no públicas del centro: la asesoría legal "
        "decide ya; no estorbe."
    ),
)
health.rule(
    "HLT-R05",
    part="-court_paper",
    since=SAFE_HAVEN_ACTS,
    when=records & covers,
    then=LIMITED,
    cite=_INFORMATION,
    tag="S",
    says=(
        "A search warrant or an order of a California or federal court is honoured inside its own "
        "words, through the person designated."
    ),
    dice=(
        "Una orden de registro u otra orden de un tribunal de California o federal se cumple en "
        "sus términos, por la persona designada."
    ),
)
court_papers(health)
employee_subpoenas(health)
unconsented(health)
health.rule(
    "HLT-R05",
    part="-subpoena",
    since=SAFE_HAVEN_ACTS,
    when=records & court_subpoena,
    then=HOLD,
    cite=_INFORMATION,
    tag="S",
    says="No subpoena opens medical information; it goes to the person designated at once.",
    dice="Ningún citatorio abre información médica; va de inmediato a la persona designada.",
)
health.rule(
    "HLT-R03",
    part="-subpoena",
    since=SAFE_HAVEN_ACTS,
    when=in_a_nonpublic_area & court_subpoena & provider,
    then=REFUSE_ACCESS,
    cite=_AREAS,
    tag="V",
    says="A subpoena grants no nonpublic area; a witness stands by.",
    dice="Un citatorio no autoriza áreas no públicas; está presente un testigo.",
)
unfinished(health)
health.rule(
    "HLT-R10",
    since=SAFE_HAVEN_ACTS,
    when=in_a_nonpublic_area & patient_in_their_custody,
    then=HOLD,
    cite="42 USC § 1395dd",
    tag="K",
    says=(
        "Guards of a patient in custody stay only as far as medical need and house rules allow; "
        "care comes first."
    ),
    dice=(
        "Los guardias de un paciente bajo custodia se quedan solo cuanto permitan la necesidad "
        "médica y las reglas; primero la atención."
    ),
)
health.rule(
    "HLT-R03",
    since=SAFE_HAVEN_ACTS,
    when=in_a_nonpublic_area & weak & provider,
    then=REFUSE_ACCESS,
    cite=_AREAS,
    tag="V",
    says=(
        "No nonpublic area for immigration enforcement without a court's paper that grants those "
        "areas; a witness stands by."
    ),
    dice=(
        "Ningún área no pública para control migratorio sin orden de un tribunal que la autorice; "
        "está presente un testigo."
    ),
)
employee_records_closed(health, also=_public)
health.rule(
    "HLT-R06",
    since=SAFE_HAVEN_ACTS,
    when=records & (person_sought == "patient") & weak & provider & ~employee_records,
    then=REFUSE_RECORDS,
    cite=_INFORMATION,
    tag="S",
    says="Whether a patient is here is not told to an officer for immigration purposes.",
    dice="No se dice a un agente, para control migratorio, si un paciente está aquí.",
)
health.rule(
    "HLT-R05",
    since=SAFE_HAVEN_ACTS,
    when=records & weak & provider & ~employee_records,
    then=REFUSE_RECORDS,
    cite=_INFORMATION,
    tag="S",
    says="Medical information, status and birthplace with it, is not given for immigration enforcement.",
    dice=(
        "La información médica, incluso la situación migratoria y el lugar de nacimiento, no se da "
        "para control migratorio."
    ),
)
health.rule(
    "HLT-R08",
    since=PUPIL_POLICY_ACT,
    until=day_before(SAFE_HAVEN_ACTS),
    when=(in_a_nonpublic_area | records) & _public,
    then=HOLD,
    cite="Gov. Code § 7284.8",
    tag="S",
    says="Before SB 81 public hospitals followed the Attorney General's model: no consent, refer.",
    dice=(
        "Antes de SB 81 los hospitales públicos seguían el modelo de la Fiscalía General: sin "
        "consentimiento, remitir."
    ),
)
health.rule(
    "HLT-R02",
    since=SAFE_HAVEN_ACTS,
    when=talks | records,
    then=HOLD,
    cite="Health & Saf. Code § 24250(b)(2); SB 81",
    tag="V",
    says="Every wish to reach a patient goes to the person designated; the front desk never decides.",
    dice="Todo deseo de llegar a un paciente va a la persona designada; el mostrador nunca decide.",
)
health.rule(
    "HLT-R01",
    since=SAFE_HAVEN_ACTS,
    when=(request == "enter_public") & ~nonpublic,
    then=PUBLIC,
    cite="Health & Saf. Code § 24250(b)(1); SB 81",
    tag="V",
    says="A lobby or a general waiting room is public; management is told immediately.",
    dice="Un vestíbulo o una sala de espera general es público; se avisa de inmediato a la gerencia.",
)
closing(health)
