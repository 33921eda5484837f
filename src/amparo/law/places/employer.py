"""Public agencies as employers (Gov. Code §§ 7285.1, 7285.2): nonpublic work areas and employee records, for every place."""

from amparo.facts.visit import operator
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    REFUSE_ACCESS,
    REFUSE_RECORDS,
    agency_subpoena,
    court_subpoena,
    employee_records,
    in_a_nonpublic_area,
    records,
    weak,
    weak_no_subpoena,
)
from amparo.law.places.calendar import PUPIL_POLICY_ACT
from amparo.rules import Condition, Decision

public_body = operator == "public"


def employee_subpoenas(place: Decision, rule: str = "EMP-R03", also: Condition | None = None) -> None:
    """A court's subpoena for employee records."""
    when = records & employee_records & court_subpoena
    place.rule(
        rule,
        part="-employee_subpoena",
        when=when if also is None else when & also,
        then=LIMITED,
        cite="Gov. Code § 7285.2(a)",
        tag="V",
        says=(
            "A court's subpoena for employee records: counsel clears what is produced, by its day; "
            "nothing at the counter."
        ),
        dice=(
            "Citatorio judicial por registros de empleados: la asesoría legal aprueba lo que se "
            "entrega, en su fecha; nada en el mostrador."
        ),
    )


def employee_records_closed(place: Decision, rule: str = "EMP-R03", also: Condition = public_body) -> None:
    """Employee records without a subpoena or a judicial warrant, at a public body."""
    place.rule(
        rule,
        part="-employee_agency_subpoena",
        since=PUPIL_POLICY_ACT,
        when=records & employee_records & agency_subpoena & also,
        then=HOLD,
        cite="Gov. Code § 7285.2(a)",
        tag="K",
        says=(
            'The section says "subpoena" without "judicial": counsel decides on an agency\'s one, '
            "and nothing is given meanwhile."
        ),
        dice=(
            "La sección dice «citatorio» sin «judicial»: la asesoría legal decide sobre el de una "
            "agencia, y entretanto nada se entrega."
        ),
    )
    place.rule(
        rule,
        part="-employee",
        since=PUPIL_POLICY_ACT,
        when=records & employee_records & weak_no_subpoena & also,
        then=REFUSE_RECORDS,
        cite="Gov. Code § 7285.2(a)(1); AB 450",
        tag="V",
        says="A public employer gives no employee records without a subpoena or a judicial warrant.",
        dice="Un empleador público no entrega registros de empleados sin citatorio ni orden judicial.",
    )


def work_areas_closed(place: Decision, rule: str = "EMP-R02", also: Condition = public_body) -> None:
    """Nonpublic work areas without a judicial warrant, at a public body."""
    place.rule(
        rule,
        part="-work_area",
        since=PUPIL_POLICY_ACT,
        when=in_a_nonpublic_area & weak & also,
        then=REFUSE_ACCESS,
        cite="Gov. Code § 7285.1(a); AB 450",
        tag="V",
        says=(
            "A public employer agrees to no immigration agent entering nonpublic work areas "
            "without a judicial warrant."
        ),
        dice=(
            "Un empleador público no autoriza que un agente de inmigración entre a áreas de "
            "trabajo no públicas sin orden judicial."
        ),
    )
