"""Giving information, item by item (Gov. Code § 7284.6(a)(1)(D), (b)(2), (e); Civ. Code § 1798.90.55; WIC § 831).

Standing access (a terminal, a feed, a shared login, a vendor portal) is decided as the least shareable item that it
exposes (F-10): as personal information.
"""

from amparo.facts.request import (
    ADDRESS_ITEMS,
    RELEASE_ITEMS,
    item_is_known_public,
    item_is_public,
    item_kind,
)
from amparo.law.calendar import CLETS_ACT, JUVENILE_AND_PLATES, VALUES_ACT, day_before
from amparo.law.custody.general import (
    before_the_law,
    is_minor,
    policy_forbids,
    policy_may_refuse,
    who_asks,
    who_is_bound,
)
from amparo.law.custody.notification import release_rules
from amparo.law.custody.outcomes import (
    NOT_REGULATED,
    PERMITTED,
    PROHIBITED,
    REQUIRED,
    REQUIRES_JUDICIAL_ORDER,
    custody_decision,
)
from amparo.law.custody.papers_in_hand import court_order, immigration_subpoena
from amparo.law.duties import (
    ACCESS,
    COUNSEL_REVIEW,
    RECEIPT,
    RELEASE_NOTICES,
    VERIFY_WARRANT,
    from_ice,
    receipt_duties_apply,
    truth_act_applies,
)
from amparo.rules import always
from amparo.rules.conditions import surely

is_release_item = item_kind.one_of(*RELEASE_ITEMS)

information_item = custody_decision("information_item")

who_is_bound(information_item)
information_item.rule(
    "F-1",
    when=court_order,
    then=REQUIRED,
    cite="order or subpoena of a court",
    tag="K",
    says="A court's order or subpoena binds the agency: comply or move to quash, counsel first.",
    dice="La orden o el citatorio de un tribunal obliga a la agencia: cumplir o impugnar; antes, el abogado de la agencia.",
)
information_item.rule(
    "F-9",
    since=JUVENILE_AND_PLATES,
    when=is_minor
    & ~(item_kind == "citizenship_status").denied(
        "the item is not citizenship or immigration status",
        "el dato no es la ciudadanía ni la situación migratoria",
    ),
    then=REQUIRES_JUDICIAL_ORDER,
    cite="WIC §§ 827, 831",
    tag="K",
    says="Information on a minor, or from a juvenile hall, leaves only by order of the juvenile court.",
    dice="La información de un menor, o de un centro de menores, solo sale por orden del tribunal de menores.",
)
information_item.rule(
    "F-8",
    since=JUVENILE_AND_PLATES,
    when=item_kind == "alpr",
    then=PROHIBITED,
    cite="Civ. Code § 1798.90.55",
    tag="S",
    says="Plate-reader data goes to no federal or out-of-state agency, not through a vendor's network either.",
    dice="Los datos de lectores de placas no se dan a agencias federales ni de otros estados, tampoco por un proveedor.",
)
who_asks(information_item)
information_item.rule(
    "F-6",
    when=item_kind == "citizenship_status",
    then=PERMITTED,
    cite="Gov. Code § 7284.6(e); 8 USC §§ 1373, 1644",
    tag="V",
    says="What the agency already holds on citizenship or immigration status may be told; no duty, and no license to ask.",
    dice="Lo que ya conste de ciudadanía o situación migratoria puede comunicarse; no obliga a darlo ni autoriza a preguntar.",
)
release_rules(information_item.chapter(is_release_item), minors_first=False)
before_the_law(information_item, VALUES_ACT, cite="Gov. Code § 7284.6(a)(1)(D)", rule="F-0")
information_item.rule(
    "F-7",
    part="-2018",
    since=VALUES_ACT,
    until=day_before(CLETS_ACT),
    when=item_kind == "clets_non_criminal",
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(D)",
    tag="V",
    says="Data of the state police network (CLETS) that is not criminal history is personal information, and not public.",
    dice="Los datos de la red policial del estado (CLETS) que no son historial penal son personales y no públicos.",
)
information_item.rule(
    "F-7",
    since=CLETS_ACT,
    when=item_kind == "clets_non_criminal",
    then=PROHIBITED,
    cite="Gov. Code § 15160 (AB 1747)",
    tag="S",
    says="Data of the state police network (CLETS) other than criminal history is not used for immigration enforcement.",
    dice="Los datos de la red policial del estado (CLETS), salvo el historial penal, no se usan para aplicar la ley migratoria.",
)
_history = information_item.chapter(item_kind == "criminal_history")
policy_may_refuse(_history, "F-5", cite="Gov. Code § 7284.6(b)")
_history.rule(
    "F-5",
    then=PERMITTED,
    since=VALUES_ACT,
    cite="Gov. Code § 7284.6(b)(2)",
    tag="V",
    says="The criminal history of a named person may be given where state law otherwise allows. Never owed.",
    dice="El historial penal de una persona nombrada puede darse donde la ley del estado lo permita. Nunca es obligatorio.",
)
information_item.rule(
    "F-4",
    since=VALUES_ACT,
    when=immigration_subpoena & ~item_is_known_public,
    then=REQUIRES_JUDICIAL_ORDER,
    cite="8 USC § 1225(d)(4); 8 CFR § 287.4; Gov. Code § 7284.6(a)(1)(D)",
    tag="K",
    brings=(COUNSEL_REVIEW,),
    says="An immigration subpoena does not enforce itself: only a federal district court can compel the answer.",
    dice="Un citatorio migratorio no obliga por sí solo: solo un tribunal federal de distrito puede exigir la respuesta.",
)
information_item.rule(
    "F-3",
    part="-policy",
    since=VALUES_ACT,
    when=item_is_public & policy_forbids,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(D)",
    tag="V",
    says="The item is public, but the agency's own policy does not give it to immigration authorities.",
    dice="El dato es público, pero la regla de la propia agencia es no darlo a autoridades migratorias.",
)
information_item.rule(
    "F-3",
    part="-public",
    since=VALUES_ACT,
    when=item_is_public,
    then=PERMITTED,
    cite="Gov. Code § 7284.6(a)(1)(D)",
    tag="V",
    says="What is available to the public may be given, that item in that detail. Never owed.",
    dice="Lo que está disponible al público puede darse: ese dato, con ese detalle. Nunca es obligatorio.",
)
information_item.rule(
    "F-3",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(D)",
    tag="V",
    says="Personal information that is not public is not given; no conviction changes that.",
    dice="La información personal que no es pública no se da; ninguna condena cambia eso.",
)

_gives_access = (
    truth_act_applies()
    & from_ice
    & (
        (item_kind.one_of(*RELEASE_ITEMS, *ADDRESS_ITEMS) & ~item_is_known_public)
        | (item_kind == "checkin_times")
    )
)
"""Gov. Code 7283(d): giving ICE release dates or addresses that are not public, or check-in times, is ICE access."""

_tells_a_release = truth_act_applies() & is_release_item

information_item.owes(*RECEIPT, on_receipt=receipt_duties_apply() & is_release_item)
information_item.owes(*RELEASE_NOTICES, upon={PERMITTED: _tells_a_release, NOT_REGULATED: _tells_a_release})
information_item.owes(
    *ACCESS,
    upon={
        PERMITTED: _tells_a_release,
        NOT_REGULATED: _tells_a_release | _gives_access,
        REQUIRED: _gives_access,
    },
)
information_item.owes(VERIFY_WARRANT, COUNSEL_REVIEW, upon={REQUIRED: always})
information_item.owes(
    COUNSEL_REVIEW, upon={PERMITTED: (item_kind == "citizenship_status") & surely(policy_forbids)}
)
