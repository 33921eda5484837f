"""Police on patrol (Gov. Code §§ 7284.4, 7284.6): rules PAT-R01 to R09. Law-enforcement rules decide the detail and win."""

from amparo.facts.visit import who_called
from amparo.facts.visit_flags import counsel_confirmed
from amparo.law.places.asked import HOLD, LIMITED, REFUSE_RECORDS, court_subpoena, records, weak
from amparo.law.places.calendar import VALUES_ACT
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

_DATA = "Gov. Code § 7284.6(a)(1)"

patrol = card("patrol")
crews_that_go(
    patrol,
    "PAT-R03",
    (
        "Called by the public or by a colleague: go with a supervisor, stand apart, say which "
        "agency you are, leave when safe."
    ),
    (
        "Si llama el público o un colega: acuda con un supervisor, manténgase aparte, diga de qué "
        "agencia es, retírese cuando sea seguro."
    ),
    responds & who_called.one_of("public", "own_officer"),
)
papers_and_premises(patrol)
patrol.rule(
    "FLD-R07",
    part="-data_confirmed",
    when=records & court_subpoena & counsel_confirmed,
    then=LIMITED,
    cite=_DATA,
    tag="K",
    says="Counsel has confirmed the court's subpoena: what counsel cleared is produced.",
    dice="La asesoría legal confirmó el citatorio judicial: se entrega lo que aprobó.",
)
in_the_way_of_nobody(patrol)
help_asked(
    patrol,
    {
        "arrest_support": (
            "PAT-R01",
            "Gov. Code §§ 7284.4(b), 7284.6(a)(1)",
            (
                "An agency's warrant or a database hit gives no ground to join a civil arrest: no "
                "arrest, hold, guard or interpreting."
            ),
            (
                "Una orden administrativa o un aviso del sistema no permite unirse a un arresto "
                "civil: no arreste, retenga, vigile ni interprete."
            ),
        )
    },
    police=True,
)
own_buildings(patrol)
patrol.rule(
    "FLD-R07",
    part="-data_subpoena",
    when=records & court_subpoena,
    then=HOLD,
    cite=_DATA,
    tag="K",
    says="A court's subpoena for data goes to counsel first.",
    dice="Un citatorio judicial por datos va primero a la asesoría legal.",
)
patrol.rule(
    "PAT-R05",
    since=VALUES_ACT,
    when=records & weak,
    then=REFUSE_RECORDS,
    cite=_DATA,
    tag="V",
    says=(
        "No plate, vehicle, address, camera or call look-up for immigration; nothing told that the "
        "public cannot have."
    ),
    dice=(
        "Ninguna consulta de matrículas, domicilios, cámaras ni llamadas para control migratorio; "
        "nada que el público no pueda saber."
    ),
)
land_of_the_agency(patrol)
end(patrol)
