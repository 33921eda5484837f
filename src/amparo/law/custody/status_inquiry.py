"""Asking a person about immigration status (Gov. Code § 7284.6(a)(1)(A), (b)(4))."""

from amparo.facts.request import inquiry_purpose
from amparo.law.calendar import VALUES_ACT
from amparo.law.custody.general import before_the_law, policy_may_refuse, who_is_bound
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, PROHIBITED, custody_decision

status_inquiry = custody_decision("status_inquiry")

who_is_bound(status_inquiry)
before_the_law(status_inquiry, VALUES_ACT, cite="Gov. Code § 7284.6(a)(1)(A)", rule="Q-1")
_certifying = status_inquiry.chapter(inquiry_purpose.one_of("t_u_visa_certification", "18usc922d5"))
policy_may_refuse(_certifying, "Q-2", cite="Gov. Code § 7284.6(b)")
_certifying.rule(
    "Q-2",
    since=VALUES_ACT,
    then=PERMITTED,
    cite="Gov. Code § 7284.6(b)(4)",
    tag="V",
    says="Asking is allowed to certify a T or U visa, or for the federal firearms check.",
    dice="Se permite preguntar para certificar una visa T o U, o para la verificación federal de armas.",
)
status_inquiry.rule(
    "Q-3",
    since=VALUES_ACT,
    when=inquiry_purpose == "consular_notification",
    then=NOT_REGULATED,
    cite="Vienna Convention art. 36; Pen. Code § 834c",
    tag="K",
    says="Telling a consulate takes asking nationality, not status: keep the answer apart and use it for nothing else.",
    dice="Para avisar a un consulado se pregunta la nacionalidad, no la situación: guárdese aparte y no se use para más.",
)
status_inquiry.rule(
    "Q-5",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(A)",
    tag="V",
    says="Nobody is asked about immigration status.",
    dice="A nadie se le pregunta por su situación migratoria.",
)
