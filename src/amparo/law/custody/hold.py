"""Keeping a person past the moment of release (Gov. Code § 7284.6(a)(1)(B); before 2018 § 7282.5 of 2014)."""

from amparo.law.calendar import TRUST_ACT, VALUES_ACT, day_before
from amparo.law.custody.general import a_ground_or_charge_exists, before_the_law, policy_forbids, who_is_bound
from amparo.law.custody.outcomes import (
    INSUFFICIENT_FACTS,
    PERMITTED,
    PROHIBITED,
    REQUIRES_JUDICIAL_ORDER,
    custody_decision,
)
from amparo.law.duties import (
    ACCESS,
    RECEIPT,
    RELEASE_ON_TIME,
    act_duties_apply,
    receipt_duties_apply,
    truth_act_applies,
)

hold = custody_decision("hold")

who_is_bound(hold)
before_the_law(hold, TRUST_ACT, cite="Gov. Code § 7282.5 of 2014", tag="S", rule="H-1")
hold.rule(
    "H-2",
    part="-policy",
    since=TRUST_ACT,
    until=day_before(VALUES_ACT),
    when=policy_forbids,
    then=PROHIBITED,
    cite="Gov. Code § 7282.5(a) of 2014",
    tag="S",
    says="The agency's own policy forbids holds; the text of 2014 made local policy a limit.",
    dice="La regla de la propia agencia prohíbe retener; el texto de 2014 la tomaba como límite.",
)
hold.rule(
    "H-2",
    part="-ground",
    since=TRUST_ACT,
    until=day_before(VALUES_ACT),
    when=a_ground_or_charge_exists,
    then=PERMITTED,
    cite="Gov. Code § 7282.5(a) of 2014",
    tag="S",
    says="Under the text of 2014 a listed ground left a hold to the agency. The Fourth Amendment risk remained.",
    dice=(
        "Según el texto de 2014 una causal de la lista dejaba la retención a la agencia. "
        "Quedaba el riesgo de la Cuarta Enmienda."
    ),
)
hold.rule(
    "H-2",
    since=TRUST_ACT,
    until=day_before(VALUES_ACT),
    then=PROHIBITED,
    cite="Gov. Code § 7282.5(b) of 2014",
    tag="S",
    says="Without a ground of 2014 nobody is kept past release.",
    dice="Sin una causal de 2014 no se retiene a nadie después de su salida.",
)
hold.rule(
    "H-3",
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(B)",
    tag="V",
    since=VALUES_ACT,
    says="On a hold request nobody is kept past release, whatever the record or the paper says.",
    dice="Por una solicitud de retención no se retiene a nadie después de su salida, digan lo que digan historial y papeles.",
)
hold.owes(*RECEIPT, on_receipt=receipt_duties_apply(g8=False))
hold.owes(*ACCESS, upon={PERMITTED: truth_act_applies(g8=False)})
hold.owes(
    RELEASE_ON_TIME,
    upon={
        outcome: act_duties_apply() for outcome in (PROHIBITED, REQUIRES_JUDICIAL_ORDER, INSUFFICIENT_FACTS)
    },
)
