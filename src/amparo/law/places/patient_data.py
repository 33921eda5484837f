"""Patients' data in the hands of crews: as in a health facility since 2025-09-20 (AMB-R03, FIR-R03)."""

from amparo.facts.visit import record_kind
from amparo.law.places.asked import HOLD, REFUSE_RECORDS, court_subpoena, records, weak
from amparo.law.places.calendar import SAFE_HAVEN_ACTS
from amparo.rules import Decision

_CITE = "Civ. Code §§ 56.05, 56.10; SB 81"


def patient_data(place: Decision, rule: str) -> None:
    """No paper, an agency's, or a subpoena."""
    patient = records & (record_kind == "patient")
    place.rule(
        rule,
        part="-subpoena",
        when=patient & court_subpoena,
        then=HOLD,
        cite=_CITE,
        tag="K",
        says="No subpoena opens medical data at the scene; it goes to the privacy officer.",
        dice="Ningún citatorio abre datos médicos en el lugar; va a la persona responsable de privacidad.",
    )
    place.rule(
        rule,
        since=SAFE_HAVEN_ACTS,
        when=patient & weak,
        then=REFUSE_RECORDS,
        cite=_CITE,
        tag="K",
        says=(
            "No name, address, condition or other medical data of a patient; status and birthplace "
            "are not even written down."
        ),
        dice=(
            "Ni nombre, domicilio, estado de salud ni otro dato médico; la situación migratoria y "
            "el lugar de nacimiento ni se anotan."
        ),
    )
