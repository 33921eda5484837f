"""Public libraries (Gov. Code § 7927.105): rules LIB-R01 to R04. Patron-use records stay closed whatever the purpose."""

from amparo.facts.visit import consent, record_kind, request
from amparo.facts.visit_flags import counsel_confirmed, record_kind_known
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PROVIDE,
    PUBLIC,
    REFUSE_RECORDS,
    court_subpoena,
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
from amparo.law.places.paper import paper

_PATRON = "Gov. Code §§ 7927.105, 6267"
_patron = records & (record_kind == "patron")
_federal = paper.one_of("federal_search", "federal_order", "federal_subpoena")

library = place_decision("library")
opening(library, "LIB-R01")
of_the_purpose(library, record_kind == "patron")
papers_of_their_own(library)
library.rule(
    "LIB-R02",
    part="-consent",
    when=_patron & record_kind_known & (consent == "patron_written"),
    then=PROVIDE,
    cite=_PATRON,
    tag="V",
    says="With the patron's written authorisation exactly what it covers is given.",
    dice="Con la autorización escrita del usuario se entrega exactamente lo que abarca.",
)
library.rule(
    "LIB-R02",
    part="-superior_court",
    when=_patron & paper.one_of("california_search", "california_order"),
    then=LIMITED,
    cite=_PATRON,
    tag="V",
    says="An order of the superior court opens patron records inside its own words.",
    dice="Una orden del tribunal superior abre los registros de usuarios en sus términos.",
)
library.rule(
    "LIB-R02",
    part="-federal_confirmed",
    when=_patron & _federal & counsel_confirmed,
    then=LIMITED,
    cite=_PATRON,
    tag="V",
    says="Counsel has confirmed the federal court's paper: what counsel cleared is produced.",
    dice="La asesoría legal confirmó el papel del tribunal federal: se entrega lo que aprobó.",
)
court_papers(library, also=~(_patron & _federal))
employee_subpoenas(library)
unconsented(library)
library.rule(
    "LIB-R02",
    part="-federal",
    when=_patron & _federal,
    then=HOLD,
    cite=_PATRON,
    tag="V",
    says="A federal court's paper on patron records: counsel at once; nothing is given meanwhile.",
    dice=(
        "Papel de un tribunal federal sobre registros de usuarios: asesoría legal ya; entretanto "
        "nada se entrega."
    ),
)
library.rule(
    "LIB-R02",
    part="-california_subpoena",
    when=_patron & (paper == "california_subpoena"),
    then=REFUSE_RECORDS,
    cite=_PATRON,
    tag="V",
    says="A California subpoena alone is not the superior court's order that the section asks for.",
    dice="Un citatorio de California por sí solo no es la orden del tribunal superior que la sección pide.",
)
unfinished(library)
library.rule(
    "LIB-R02",
    when=_patron & weak,
    then=REFUSE_RECORDS,
    cite=_PATRON,
    tag="V",
    says="Who reads what is confidential, for any purpose.",
    dice="Quién lee qué es confidencial, para cualquier fin.",
)
work_areas_closed(library, "LIB-R03")
employee_records_closed(library)
library.rule(
    "LIB-R02",
    part="-other_subpoena",
    when=records & court_subpoena,
    then=HOLD,
    cite=_PATRON,
    tag="K",
    says="A subpoena for other records goes to counsel.",
    dice="Un citatorio por otros registros va a la asesoría legal.",
)
library.rule(
    "LIB-R01",
    when=(request == "enter_public") & ~nonpublic,
    then=PUBLIC,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="Public floors are open to anybody.",
    dice="Las salas públicas están abiertas a cualquiera.",
)
closing(library, without=("GEN-01",))
