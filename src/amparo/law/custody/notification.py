"""Telling immigration authorities when a person will be released (Gov. Code § 7284.6(a)(1)(C))."""

from amparo.facts.request import initiated_by, item_is_public
from amparo.law.calendar import JUVENILE_AND_PLATES, VALUES_ACT
from amparo.law.custody.general import (
    a_ground_or_charge_exists,
    before_the_law,
    is_minor,
    policy_may_refuse,
    who_asks,
    who_is_bound,
)
from amparo.law.custody.outcomes import (
    NOT_REGULATED,
    PERMITTED,
    PROHIBITED,
    REQUIRES_JUDICIAL_ORDER,
    custody_decision,
)
from amparo.law.duties import ACCESS, RECEIPT, RELEASE_NOTICES, receipt_duties_apply, truth_act_applies
from amparo.rules import Chapter, Decision

nobody_is_known_to_have_asked = (~(initiated_by == "immigration_authority")).called(
    "nobody is known to have asked", "no consta que alguien lo haya pedido"
)


def release_rules(decision: Decision | Chapter, *, minors_first: bool) -> None:
    """N-1 to N-8, for a notification request and for a release date asked as information (F-2)."""
    if minors_first:
        decision.rule(
            "N-2",
            since=JUVENILE_AND_PLATES,
            when=is_minor,
            then=REQUIRES_JUDICIAL_ORDER,
            cite="WIC §§ 827, 831; Gov. Code § 7282.5(a)",
            tag="K",
            says="A minor's release may be told only by order of the juvenile court.",
            dice="La salida de un menor solo puede comunicarse por orden del tribunal de menores.",
        )
    before_the_law(decision, VALUES_ACT, cite="Gov. Code § 7284.6(a)(1)(C)", rule="N-1")
    policy_may_refuse(decision, "N-3", cite="Gov. Code §§ 7282.5(a), 7284.6(a)(1)(C)", part="")
    decision.rule(
        "N-4",
        since=VALUES_ACT,
        when=item_is_public,
        then=PERMITTED,
        cite="Gov. Code § 7284.6(a)(1)(C)",
        tag="V",
        says="What is available to the public may be told, that item in that detail. Never owed.",
        dice="Lo que está disponible al público puede comunicarse: ese dato, con ese detalle. Nunca es obligatorio.",
    )
    decision.rule(
        "N-5",
        since=VALUES_ACT,
        when=nobody_is_known_to_have_asked,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(a)(1)(C)",
        tag="V",
        says="Only a response to a request is allowed; nobody is known to have asked.",
        dice="Solo se permite responder a una solicitud; no consta que alguien la haya hecho.",
    )
    decision.rule(
        "N-6",
        since=VALUES_ACT,
        when=a_ground_or_charge_exists,
        then=PERMITTED,
        cite="Gov. Code §§ 7284.6(a)(1)(C), 7282.5",
        tag="V",
        says="A ground of 7282.5 leaves the answer to the agency: release date and time, nothing more. Never owed.",
        dice="Una causal de 7282.5 deja la respuesta a la agencia: fecha y hora de salida, nada más. Nunca es obligatoria.",
    )
    decision.rule(
        "N-8",
        since=VALUES_ACT,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(a)(1)(C)",
        tag="V",
        says="Without a ground of 7282.5, a release date that is not public is not told.",
        dice="Sin una causal de 7282.5 no se comunica una fecha de salida que no es pública.",
    )


notification = custody_decision("notification")

who_is_bound(notification)
who_asks(notification)
release_rules(notification, minors_first=True)

notification.owes(*RECEIPT, on_receipt=receipt_duties_apply())
notification.owes(
    *RELEASE_NOTICES,
    *ACCESS,
    upon={PERMITTED: truth_act_applies(), NOT_REGULATED: truth_act_applies()},
)
