"""Handing a person over to immigration authorities, and everything that is part of it (Gov. Code § 7284.6(a)(4)).

Driving the person there, a hand-over in a sally port, waiting with the person, calling when the lift goes down: all
part of a transfer (X-9), decided alike. Even where permitted, it happens at the point and time of everyone's release.
"""

from amparo.facts.person import minor
from amparo.facts.request import transfer_policy
from amparo.law.calendar import VALUES_ACT, day_before
from amparo.law.custody.general import a_ground_exists, who_asks, who_is_bound
from amparo.law.custody.outcomes import (
    INSUFFICIENT_FACTS,
    NOT_REGULATED,
    PERMITTED,
    PROHIBITED,
    REQUIRED,
    REQUIRES_JUDICIAL_ORDER,
    custody_decision,
)
from amparo.law.custody.papers_in_hand import (
    clerk_s_warrant_counts,
    judicial_paper,
    paper_of_a_federal_judge,
    writ_of_a_court,
)
from amparo.law.duties import (
    ACCESS,
    COUNSEL_REVIEW,
    DOJ_TRANSFER_REPORT,
    RECEIPT,
    RELEASE_NOTICES,
    RELEASE_ON_TIME,
    VERIFY_WARRANT,
    act_duties_apply,
    is_cdcr,
    receipt_duties_apply,
    truth_act_applies,
)
from amparo.rules import Chapter, Condition, Decision, always, on_or_after
from amparo.rules.conditions import surely

_LAST_DAY_BEFORE = day_before(VALUES_ACT)

policy_forbids = (transfer_policy == "forbids").called("local policy forbids it", "la regla local lo prohíbe")
policy_wants_a_judge = transfer_policy.one_of("forbids", "judicial_only").called(
    "local policy forbids it or wants a judge's paper",
    "la regla local lo prohíbe o exige un papel de un juez",
)

a_ground_permits = a_ground_exists & ~minor & (transfer_policy == "allows")
"""X-7 on its own, without any court paper."""


def writ_rule(decision: Decision) -> None:
    """X-0 stands before all others, on any date: a court's writ commands."""
    decision.rule(
        "X-0",
        when=writ_of_a_court,
        then=REQUIRED,
        cite="writ of habeas corpus ad prosequendum or testificandum",
        tag="K",
        says="A court orders the person brought and taken back: a command, and no hand-over to immigration authorities.",
        dice="Un tribunal manda llevar y traer de vuelta a la persona: es un mandato, no una entrega a autoridades migratorias.",
    )


def before_2018(decision: Decision) -> None:
    """X-1: before the Values Act only local policy spoke."""
    decision.rule(
        "X-1",
        part="-policy",
        until=_LAST_DAY_BEFORE,
        when=policy_forbids,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(a)(4)",
        tag="K",
        says="State law set no limit on this on that day, but the agency's own policy forbids it.",
        dice="La ley del estado no ponía límites a esto ese día, pero la regla de la propia agencia lo prohíbe.",
    )
    decision.rule(
        "X-1",
        part="-judicial_only",
        until=_LAST_DAY_BEFORE,
        when=transfer_policy == "judicial_only",
        then=REQUIRES_JUDICIAL_ORDER,
        cite="Gov. Code § 7284.6(a)(4)",
        tag="K",
        says="State law set no limit on this on that day, but the agency's own policy wants a judge's paper.",
        dice="La ley del estado no ponía límites a esto ese día, pero la regla de la propia agencia exige un papel de un juez.",
    )
    decision.rule(
        "X-1",
        until=_LAST_DAY_BEFORE,
        then=NOT_REGULATED,
        cite="Gov. Code § 7284.6(a)(4)",
        tag="V",
        says="State law set no limit on transfers before 2018-01-04; other law and policy may.",
        dice="La ley del estado no ponía límites a las entregas antes del 2018-01-04; otras leyes y reglas pueden ponerlos.",
    )


def transfer_rules(decision: Decision | Chapter) -> None:
    """X-2 to X-8, also where another act is decided as a transfer."""
    decision.rule(
        "X-2",
        since=VALUES_ACT,
        when=paper_of_a_federal_judge,
        then=PERMITTED,
        cite="Gov. Code §§ 7284.6(a)(4), 7284.4(h),(i)",
        tag="V",
        says="A federal judge's warrant or finding on a criminal immigration offense, verified, permits the hand-over.",
        dice="La orden o determinación de un juez federal por un delito migratorio, verificada, permite la entrega.",
    )
    decision.rule(
        "X-3",
        since=VALUES_ACT,
        when=clerk_s_warrant_counts,
        then=PERMITTED,
        cite="Gov. Code §§ 7284.6(a)(4), 7284.4(i)",
        tag="K",
        says="Counsel says that an arrest warrant signed by the clerk on an indictment counts as a judicial warrant.",
        dice="El abogado de la agencia dice que la orden de arresto del secretario tras una acusación formal vale como judicial.",
    )
    decision.rule(
        "X-5",
        since=VALUES_ACT,
        when=minor,
        then=REQUIRES_JUDICIAL_ORDER,
        cite="Gov. Code § 7282.5(a); WIC §§ 827, 831",
        tag="K",
        says="A minor is handed over only by order of a court.",
        dice="A un menor solo se le entrega por orden de un tribunal.",
    )
    decision.rule(
        "X-6",
        since=VALUES_ACT,
        when=policy_wants_a_judge,
        then=REQUIRES_JUDICIAL_ORDER,
        cite="Gov. Code §§ 7282.5(a), 7284.6(a)(4)",
        tag="V",
        says="The agency's own policy forbids it or wants a judge's paper: only such a paper permits the hand-over.",
        dice="La regla de la propia agencia la prohíbe o exige un papel de un juez: solo ese papel permite la entrega.",
    )
    decision.rule(
        "X-7",
        since=VALUES_ACT,
        when=a_ground_exists,
        then=PERMITTED,
        cite="Gov. Code §§ 7284.6(a)(4), 7282.5(a)",
        tag="V",
        says="A ground of 7282.5(a) leaves the hand-over to the agency. Never owed.",
        dice="Una causal de 7282.5(a) deja la entrega a la agencia. Nunca es obligatoria.",
    )
    decision.rule(
        "X-8",
        since=VALUES_ACT,
        then=REQUIRES_JUDICIAL_ORDER,
        cite="Gov. Code § 7284.6(a)(4)",
        tag="V",
        says="Without a ground of 7282.5(a) only a judge's paper permits the hand-over.",
        dice="Sin una causal de 7282.5(a) solo un papel de un juez permite la entrega.",
    )


UNDONE = (PROHIBITED, REQUIRES_JUDICIAL_ORDER, INSUFFICIENT_FACTS)


def transfer_duties(
    decision: Decision, *, also: Condition = always, or_verify: Condition | None = None, g8: bool = True
) -> None:
    """What a transfer request and a transfer bring.

    `also` narrows them where another act is decided as a transfer; `or_verify` is that act's own ground to verify;
    `g8` says whether G-8 covers the act.
    """

    def upon(condition: Condition) -> Condition:
        return condition if also is always else also & condition

    done = upon(truth_act_applies(g8=g8))
    acts = upon(act_duties_apply())
    verify = acts & judicial_paper & ~surely(a_ground_permits)
    decision.owes(
        *RECEIPT, on_receipt=upon(receipt_duties_apply(g8=g8) & ~surely(writ_of_a_court & ~is_cdcr))
    )
    decision.owes(*RELEASE_NOTICES, *ACCESS, upon={PERMITTED: done})
    decision.owes(DOJ_TRANSFER_REPORT, upon={PERMITTED: acts & on_or_after(VALUES_ACT)})
    decision.owes(RELEASE_ON_TIME, upon={PERMITTED: acts, **dict.fromkeys(UNDONE, acts)})
    decision.owes(
        VERIFY_WARRANT,
        upon={PERMITTED: verify if or_verify is None else verify | (act_duties_apply() & or_verify)},
    )


def _transfer(name: str) -> Decision:
    decision = custody_decision(name)
    who_is_bound(decision)
    writ_rule(decision)
    who_asks(decision)
    before_2018(decision)
    transfer_rules(decision)
    transfer_duties(decision)
    decision.owes(*RELEASE_NOTICES, *ACCESS, upon={NOT_REGULATED: truth_act_applies()})
    decision.owes(VERIFY_WARRANT, COUNSEL_REVIEW, upon={REQUIRED: always})
    return decision


transfer = _transfer("transfer")
transport = _transfer("transport")
