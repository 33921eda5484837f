"""Does a magistrate's finding on a pending charge open telling? Gov. Code § 7282.5(b); Pen. Code § 872."""

from amparo.facts.person import (
    charge_level,
    charge_listed_2014,
    charge_place,
    charge_serious,
    finding,
    prelim_waived,
)
from amparo.law.calendar import TRUST_ACT, VALUES_ACT, day_before
from amparo.law.standing import DOES_NOT_OPEN, OPENS
from amparo.rules import Decision

charge = Decision("charge", protective_first=(DOES_NOT_OPEN, OPENS))

magistrate_found = (
    (finding == "pc872_holding_order") | ((finding == "prelim_waived") & prelim_waived)
).denied(
    "there is no magistrate's holding order, nor a waiver that counsel counts",
    "no hay orden de un magistrado de responder en juicio, ni renuncia que cuente el abogado de la agencia",
)

charge.rule(
    "5.7",
    part="-no_finding",
    when=~magistrate_found,
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(b); Pen. Code § 872",
    tag="V",
    says="A charge, a 48-hour arrest review, a bail hearing, an indictment or a warrant is not a magistrate's holding order.",
    dice=(
        "Un cargo, la revisión a las 48 horas, una audiencia de fianza, una acusación formal o una orden de arresto "
        "no son la orden de un magistrado de responder en juicio."
    ),
)
charge.rule(
    "5.7",
    part="-not_felony",
    when=~(charge_level == "felony").denied("the charge is not a felony", "el cargo no es un delito grave"),
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(b)",
    tag="V",
    says="A charge that is no felony opens nothing.",
    dice="Un cargo que no es delito grave no abre nada.",
)
charge.rule(
    "5.7",
    part="-serious",
    when=charge_serious,
    then=OPENS,
    cite="Gov. Code § 7282.5(b)",
    tag="V",
    ground="7282.5(b)",
    says="A magistrate held the person to answer on a serious or violent felony.",
    dice="Un magistrado mandó responder en juicio por un delito grave serio o violento.",
)
charge.rule(
    "5.7",
    part="-listed_2014",
    when=charge_listed_2014,
    then=OPENS,
    cite="Gov. Code § 7282.5(a) of 2014",
    tag="S",
    since=TRUST_ACT,
    until=day_before(VALUES_ACT),
    ground="7282.5(a) of 2014",
    says="Under the text of 2014 a holding order on a listed felony other than domestic violence counted too.",
    dice=(
        "Según el texto de 2014 contaba también la orden de responder en juicio "
        "por un delito grave de la lista que no fuera violencia doméstica."
    ),
)
charge.rule(
    "5.7",
    part="-state_prison",
    when=charge_place == "state_prison",
    then=OPENS,
    cite="Gov. Code § 7282.5(b)",
    tag="V",
    ground="7282.5(b)",
    says="A magistrate held the person to answer on a state-prison felony.",
    dice="Un magistrado mandó responder en juicio por un delito grave de prisión estatal.",
)
charge.rule(
    "5.7",
    part="-no",
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(b)",
    tag="V",
    says="Even after a holding order, a county-jail felony that is neither serious nor violent opens nothing.",
    dice=(
        "Aun tras la orden de responder en juicio, un delito grave de cárcel del condado "
        "que no es serio ni violento no abre nada."
    ),
)
