"""Worksites (Gov. Code §§ 7285.1, 7285.2, Lab. Code §§ 90.2, 1555): rules EMP-R01 to R06. Private employers: enjoined."""

from amparo.facts.visit import operator
from amparo.law.calendar import day_before
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    REFUSE_ACCESS,
    REFUSE_RECORDS,
    court_subpoena,
    employee_records,
    in_a_nonpublic_area,
    records,
    weak,
    weak_no_subpoena,
)
from amparo.law.places.calendar import PRIVATE_EMPLOYERS_ENJOINED, PUPIL_POLICY_ACT
from amparo.law.places.employer import employee_records_closed, employee_subpoenas, work_areas_closed
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

_private = operator == "private"
_BEFORE = day_before(PRIVATE_EMPLOYERS_ENJOINED)

worksite = place_decision("worksite")
opening(worksite)
of_the_purpose(worksite)
papers_of_their_own(worksite)
court_papers(worksite)
employee_subpoenas(worksite)
worksite.rule(
    "EMP-R03",
    part="-other_subpoena",
    when=records & court_subpoena,
    then=LIMITED,
    cite="Gov. Code § 7285.2(a)",
    tag="K",
    says="A court's subpoena for other records: counsel clears what is produced, by its day.",
    dice="Citatorio judicial por otros registros: la asesoría legal aprueba lo que se entrega, en su fecha.",
)
unconsented(worksite)
unfinished(worksite)
work_areas_closed(worksite)
employee_records_closed(worksite)
worksite.rule(
    "EMP-R01",
    part="-entry",
    since=PUPIL_POLICY_ACT,
    until=_BEFORE,
    when=in_a_nonpublic_area & weak & _private,
    then=REFUSE_ACCESS,
    cite="Gov. Code § 7285.1(a); AB 450",
    tag="S",
    says="Until the injunction of July 2018 the section bound private employers too.",
    dice="Hasta la medida judicial de julio de 2018 la sección obligaba también a empleadores privados.",
)
worksite.rule(
    "EMP-R01",
    part="-records",
    since=PUPIL_POLICY_ACT,
    until=_BEFORE,
    when=records & employee_records & weak_no_subpoena & _private,
    then=REFUSE_RECORDS,
    cite="Gov. Code § 7285.2(a); AB 450",
    tag="S",
    says="Until the injunction of July 2018 the section on records bound private employers too.",
    dice=(
        "Hasta la medida judicial de julio de 2018 la sección sobre registros obligaba también a "
        "empleadores privados."
    ),
)
worksite.rule(
    "EMP-R01",
    when=(in_a_nonpublic_area | records) & _private & weak,
    then=HOLD,
    cite="Gov. Code §§ 7285.1, 7285.2",
    tag="S",
    says=(
        "A private employer may refuse, but is not compelled to: the sections are enjoined; the "
        "person responsible decides."
    ),
    dice=(
        "Un empleador privado puede negarse, pero no está obligado: las secciones están "
        "suspendidas; decide la persona responsable."
    ),
)
closing(worksite)
