"""Dispatch of a law-enforcement agency (Gov. Code § 7284.6): rules DIS-R01 to R06."""

from amparo.facts.visit import who_called
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

dispatch = card("dispatch")
crews_that_go(
    dispatch,
    "DIS-R01",
    "Every call is taken: where, what, weapons, injuries; the language line; never a question on status.",
    (
        "Se atiende toda llamada: dónde, qué pasa, armas, heridos; la línea de idiomas; nunca se "
        "pregunta la situación migratoria."
    ),
    responds & ~(who_called == "federal_agency"),
)
dispatch.rule(
    "DIS-R03",
    part="-call",
    when=responds & (who_called == "federal_agency"),
    then=HOLD,
    cite="Gov. Code § 7284.6(a)(1)",
    tag="K",
    says="A federal caller without an emergency is put through to the watch commander; no unit is sent meanwhile.",
    dice=(
        "Una agencia federal que llama sin emergencia se comunica con el jefe de turno; entretanto no se envía "
        "ninguna unidad."
    ),
)
papers_and_premises(dispatch)
dispatch.rule(
    "DIS-R04",
    part="-subpoena",
    when=records & court_subpoena,
    then=LIMITED,
    cite=_DATA,
    tag="K",
    says="A court's subpoena: the records unit answers, counsel first.",
    dice="Citatorio judicial: responde la unidad de registros, primero la asesoría legal.",
)
in_the_way_of_nobody(dispatch)
help_asked(
    dispatch,
    {
        "arrest_support": (
            "DIS-R03",
            "Gov. Code § 7284.6(a)(1)",
            (
                "A federal caller without an emergency gets no unit, plate or address; the watch "
                "commander decides."
            ),
            (
                "Una agencia federal que llama sin emergencia no recibe unidad, matrícula del "
                "auto ni domicilio; decide el jefe de turno."
            ),
        )
    },
    police=True,
)
own_buildings(dispatch)
dispatch.rule(
    "DIS-R04",
    since=VALUES_ACT,
    when=records & weak,
    then=REFUSE_RECORDS,
    cite=_DATA,
    tag="V",
    says="No caller's name, number, address, history or camera view is given.",
    dice="No se da nombre, teléfono, domicilio, historial ni cámaras de quien llamó.",
)
land_of_the_agency(dispatch)
end(dispatch)
