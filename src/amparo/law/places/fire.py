"""Fire crews: rules FIR-R01 to R03."""

from amparo.law.places.asked import HOLD, records
from amparo.law.places.field_general import (
    card,
    crews_that_go,
    end,
    help_asked,
    in_the_way_of_nobody,
    land_of_the_agency,
    own_buildings,
    papers_and_premises,
)
from amparo.law.places.patient_data import patient_data

fire = card("fire")
crews_that_go(
    fire,
    "FIR-R01",
    "Fire, rescue and hazards are answered whoever is there.",
    "Incendios, rescates y peligros se atienden esté quien esté.",
)
papers_and_premises(fire)
in_the_way_of_nobody(fire)
help_asked(
    fire,
    {
        "equipment_access": (
            "FIR-R02",
            "U.S. Const., amend. IV",
            (
                "Lock boxes, keys, inspection rights and forced entry are for fire and rescue, "
                "never to let others in."
            ),
            (
                "Llaves, inspecciones y entrada forzada son para incendio y rescate, nunca para "
                "dejar entrar a otros."
            ),
        )
    },
)
own_buildings(fire)
patient_data(fire, "FIR-R03")
fire.rule(
    "FIR-R03",
    part="-other",
    when=records,
    then=HOLD,
    cite="Gov. Code § 7920.000",
    tag="K",
    says="Other data of an incident go to the records officer.",
    dice="Los demás datos de un incidente van al encargado de registros.",
)
land_of_the_agency(fire)
end(fire)
