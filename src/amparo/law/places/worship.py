"""Places of worship: rules WOR-R01 to R06. They are private; no California statute binds them."""

from amparo.facts.visit_flags import counsel_confirmed
from amparo.law.places.asked import HOLD, LIMITED, court_subpoena, enters, records, searches
from amparo.law.places.field_general import (
    card,
    end,
    help_asked,
    in_the_way_of_nobody,
    land_of_the_agency,
    papers_and_premises,
)

worship = card("worship")
papers_and_premises(worship)
worship.rule(
    "WOR-R04",
    part="-confirmed",
    when=records & court_subpoena & counsel_confirmed,
    then=LIMITED,
    cite="Evid. Code §§ 1030-1034",
    tag="K",
    says="The congregation's lawyer has confirmed the court's subpoena: what the lawyer cleared is produced.",
    dice=(
        "El abogado o la abogada de la congregación confirmó el citatorio judicial: se entrega lo que aprobó."
    ),
)
in_the_way_of_nobody(worship)
help_asked(worship, {})
worship.rule(
    "WOR-R02",
    when=enters | searches,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="K",
    says=(
        "Offices, classrooms, homes and rooms where people sleep are private; no consent, and the "
        "person responsible decides."
    ),
    dice=(
        "Oficinas, clases, viviendas y dormitorios son privados; sin consentimiento, y decide la "
        "persona responsable."
    ),
)
worship.rule(
    "WOR-R04",
    when=records,
    then=HOLD,
    cite="Evid. Code §§ 1030-1034",
    tag="K",
    says=(
        "Lists of members, baptisms and donors, and video: nothing is given; clergy privilege; the "
        "lawyer decides."
    ),
    dice=(
        "Listas de miembros, bautismos y donantes, y video: nada se entrega; secreto religioso; "
        "decide el abogado o la abogada."
    ),
)
land_of_the_agency(worship, "PRK-R03")
end(
    worship,
    "WOR-R01",
    "A service or hall open to all is open to officers; anyone may be asked to leave, calmly.",
    (
        "Un culto o salón abierto a todos lo está también a los agentes; a cualquiera puede "
        "pedírsele, con calma, que salga."
    ),
    without=("GEN-02",),
)
