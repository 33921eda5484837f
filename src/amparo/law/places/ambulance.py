"""Ambulance crews: rules AMB-R01 to R06."""

from amparo.facts.visit import consent, record_kind
from amparo.facts.visit_flags import officer_proceeds, patient_in_their_custody, record_kind_known
from amparo.law.places.asked import HOLD, LET, ORDINARY, PROVIDE, enters, records, weak
from amparo.law.places.field_general import (
    card,
    crews_that_go,
    end,
    help_asked,
    in_the_way_of_nobody,
    land_of_the_agency,
    own_buildings,
    papers_and_premises,
    responds,
)
from amparo.law.places.patient_data import patient_data
from amparo.rules import Decision

_CARE = "42 USC § 1395dd"


def _kept_from_the_patient(place: Decision) -> None:
    place.rule(
        "AMB-R05",
        when=responds & officer_proceeds,
        then=LET,
        cite=_CARE,
        tag="K",
        says=(
            "Kept from the patient: say which care is needed, ask again, note name and refusal, "
            "call supervisor and police; no struggle."
        ),
        dice=(
            "Si no le dejan ver al paciente: diga qué atención necesita, insista, anote nombre y "
            "negativa, llame al supervisor y a la policía; no forcejee."
        ),
    )


ambulance = card("ambulance", first=_kept_from_the_patient)
crews_that_go(
    ambulance,
    "AMB-R01",
    "The patient first, in custody or not; an officer's wish is no refusal of care.",
    "Primero el paciente, esté o no detenido; el deseo de un agente no es rechazo de atención.",
)
ambulance.rule(
    "AMB-R03",
    part="-consent",
    when=records & record_kind_known & (record_kind == "patient") & (consent == "patient_authorisation"),
    then=PROVIDE,
    cite="Civ. Code § 56.10",
    tag="S",
    says="With the patient's valid authorisation exactly what it covers is given.",
    dice="Con la autorización válida del paciente se entrega exactamente lo que abarca.",
)
papers_and_premises(ambulance)
in_the_way_of_nobody(ambulance)
help_asked(
    ambulance,
    {
        "transport": (
            "AMB-R02",
            _CARE,
            (
                "Where a patient goes follows medical protocol; nobody is driven to a detention "
                "place without medical need."
            ),
            (
                "A dónde va un paciente lo dicen las reglas médicas; a nadie se traslada a un "
                "lugar de detención sin necesidad médica."
            ),
        )
    },
)
ambulance.rule(
    "AMB-R04",
    part="-custody",
    when=enters & patient_in_their_custody,
    then=ORDINARY,
    cite=_CARE,
    tag="K",
    says="Officers with a patient in their custody ride along by the service's rule; privacy during care.",
    dice=(
        "Los agentes con un paciente bajo su custodia acompañan según la regla del servicio; "
        "privacidad durante la atención."
    ),
)
ambulance.rule(
    "AMB-R04",
    when=enters & weak,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="The inside of the vehicle is nonpublic: officers without a patient in their custody stay out.",
    dice="El interior del vehículo no es público: los agentes sin un paciente bajo su custodia quedan fuera.",
)
own_buildings(ambulance)
patient_data(ambulance, "AMB-R03")
land_of_the_agency(ambulance)
end(ambulance)
