"""City and county offices (Gov. Code §§ 7285.1, 7285.2, 12532.5; SB 635): rules GOV-R01 to R08."""

from amparo.facts.visit import record_kind, request
from amparo.facts.visit_flags import counsel_confirmed, record_kind_known
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PUBLIC,
    REFUSE_RECORDS,
    court_subpoena,
    employee_records,
    nonpublic,
    records,
    weak_no_subpoena,
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
from amparo.law.places.vendors import vendor_records, vendor_subpoenas, vendors, vendors_closed

_PROGRAMS = "WIC §§ 827, 10850"
_program = record_kind.one_of("welfare", "juvenile", "voter", "dmv", "patient")
_order = paper.one_of("federal_order", "california_order")
_asks_program = records & ~vendors & ~employee_records

city_county_office = place_decision("city_county_office")
opening(city_county_office, "GOV-R01")
of_the_purpose(city_county_office, vendors_closed | ~record_kind_known)
papers_of_their_own(city_county_office)
city_county_office.rule(
    "GOV-R03",
    part="-confirmed",
    when=_asks_program & (_order | court_subpoena) & counsel_confirmed,
    then=LIMITED,
    cite=_PROGRAMS,
    tag="K",
    says="Counsel has confirmed the court's paper: what counsel cleared is produced on its day.",
    dice="La asesoría legal confirmó el papel del tribunal: se entrega lo que aprobó, en su fecha.",
)
court_papers(city_county_office, also=~(_asks_program & _order))
employee_subpoenas(city_county_office)
vendor_subpoenas(city_county_office)
unconsented(city_county_office)
city_county_office.rule(
    "GOV-R03",
    part="-court_paper",
    when=records & (_order | court_subpoena),
    then=HOLD,
    cite=_PROGRAMS,
    tag="K",
    says=(
        "A court's order or subpoena on a program's records: the program's own confidentiality law "
        "comes first; counsel decides."
    ),
    dice=(
        "Orden o citatorio judicial sobre registros de un programa: primero su propia ley de "
        "confidencialidad; decide la asesoría legal."
    ),
)
unfinished(city_county_office)
vendor_records(city_county_office)
work_areas_closed(city_county_office, "GOV-R02")
employee_records_closed(city_county_office)
city_county_office.rule(
    "GOV-R03",
    when=records & _program & weak_no_subpoena,
    then=REFUSE_RECORDS,
    cite=_PROGRAMS,
    tag="S",
    says=(
        "The records of welfare, juvenile, voter, driver and health programs are confidential by "
        "their own laws."
    ),
    dice=(
        "Los registros de asistencia social, menores, votantes, conductores y salud son "
        "confidenciales por sus propias leyes."
    ),
)
city_county_office.rule(
    "GOV-R03",
    part="-other",
    when=records,
    then=HOLD,
    cite=_PROGRAMS,
    tag="K",
    says="Other personal records are referred; nothing is given at the desk.",
    dice="Otros registros personales se remiten; nada se entrega en el mostrador.",
)
city_county_office.rule(
    "GOV-R01",
    when=(request == "enter_public") & ~nonpublic,
    then=PUBLIC,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="A counter is open to anybody.",
    dice="Un mostrador está abierto a cualquiera.",
)
closing(city_county_office, without=("GEN-01",))
