"""Shelters (34 USC § 12291(b)(2); Evid. Code §§ 1037, 1038): rules SHL-R01 to R05; guest data stay closed to all."""

from amparo.facts.visit import record_kind, request
from amparo.facts.visit_flags import confidential_address, counsel_confirmed
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PUBLIC,
    REFUSE_RECORDS,
    court_subpoena,
    covers,
    in_a_nonpublic_area,
    nonpublic,
    records,
    weak,
)
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

_GUESTS = "34 USC § 12291(b)(2); Evid. Code § 1037"
_guest = records & (record_kind == "guest")

shelter = place_decision("shelter")
opening(shelter)
of_the_purpose(shelter, record_kind == "guest")
papers_of_their_own(shelter)
shelter.rule(
    "SHL-R03",
    part="-court_paper",
    when=records & covers,
    then=LIMITED,
    cite=_GUESTS,
    tag="K",
    says=(
        "A court's order is honoured inside its own words, after notice to the guest where the program's "
        "federal terms ask for it."
    ),
    dice=(
        "La orden de un tribunal se cumple en sus términos, tras avisar a la persona alojada donde las reglas "
        "federales del programa lo pidan."
    ),
)
court_papers(shelter)
employee_subpoenas(shelter)
shelter.rule(
    "SHL-R03",
    part="-subpoena_confirmed",
    when=records & court_subpoena & counsel_confirmed,
    then=LIMITED,
    cite=_GUESTS,
    tag="K",
    says="Counsel has confirmed the court's subpoena: what counsel cleared is produced on its day.",
    dice="La asesoría legal confirmó el citatorio judicial: se entrega lo que aprobó, en su fecha.",
)
unconsented(shelter)
shelter.rule(
    "SHL-R03",
    part="-subpoena",
    when=records & court_subpoena,
    then=HOLD,
    cite=_GUESTS,
    tag="K",
    says="A court's subpoena goes to counsel; no guest is confirmed.",
    dice="Un citatorio judicial va a la asesoría legal; no se confirma a nadie.",
)
unfinished(shelter)
shelter.rule(
    "SHL-R03",
    when=_guest & weak,
    then=REFUSE_RECORDS,
    cite=_GUESTS,
    tag="K",
    says="Neither confirm nor deny that anybody stays here, for any purpose.",
    dice="No confirme ni niegue que alguien se aloja aquí, para ningún fin.",
)
work_areas_closed(shelter, "SHL-R02")
employee_records_closed(shelter)
shelter.rule(
    "SHL-R02",
    when=in_a_nonpublic_area,
    then=HOLD,
    cite="U.S. Const., amend. IV",
    tag="K",
    says=(
        "Where guests sleep, eat and are served: no consent; no statute on entry is verified, and "
        "the person responsible decides."
    ),
    dice=(
        "Donde las personas alojadas duermen, comen y se atienden: sin consentimiento; no hay ley "
        "de entrada verificada, y decide la persona responsable."
    ),
)
shelter.rule(
    "SHL-R01",
    part="-confidential",
    when=(request == "enter_public") & confidential_address,
    then=HOLD,
    cite=_GUESTS,
    tag="K",
    says="A confidential address has no public area; not even the address is confirmed.",
    dice="Un domicilio confidencial no tiene área pública; ni el domicilio se confirma.",
)
shelter.rule(
    "SHL-R01",
    when=(request == "enter_public") & ~nonpublic,
    then=PUBLIC,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="An entry truly open to the public is open to officers.",
    dice="Una entrada de veras abierta al público lo está también a los agentes.",
)
closing(shelter, without=("GEN-01",))
