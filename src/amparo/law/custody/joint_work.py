"""Task forces and joint operations (Gov. Code § 7284.6(a)(1)(E), (b)(3), (c)(1), (f))."""

from amparo.facts.counsel import scene_support
from amparo.facts.request import (
    civil_arrests_by_local,
    duties_unrelated_to_immigration,
    ongoing_dedication,
    primary_purpose_immigration,
    scene_support_only,
)
from amparo.law.calendar import VALUES_ACT
from amparo.law.custody.general import before_the_law, policy_may_refuse, who_is_bound
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, PROHIBITED, custody_decision
from amparo.law.duties import DOJ_TASKFORCE_REPORT, act_duties_apply
from amparo.rules import Decision


def _joint(name: str) -> Decision:
    decision = custody_decision(name)
    who_is_bound(decision)
    before_the_law(decision, VALUES_ACT, cite="Gov. Code § 7284.6(b)(3)")
    decision.rule(
        "T-1",
        since=VALUES_ACT,
        when=civil_arrests_by_local,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(a)(1)(E)",
        tag="V",
        says="Local officers make no civil immigration arrests, not in a task force either.",
        dice="Los agentes locales no hacen arrestos migratorios civiles, tampoco en un grupo operativo.",
    )
    scene = decision.chapter(scene_support_only)
    scene.rule(
        "T-6",
        part="-reached",
        since=VALUES_ACT,
        when=scene_support,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(a)(1),(f)",
        tag="K",
        says="Counsel says that the ban reaches cordons, traffic or crowd control that serve the operation.",
        dice="El abogado de la agencia dice que la prohibición alcanza cordones, tráfico o multitudes al servicio del operativo.",
    )
    policy_may_refuse(scene, "T-6", cite="Gov. Code § 7284.6(b)(3)(C)")
    scene.rule(
        "T-6",
        since=VALUES_ACT,
        then=NOT_REGULATED,
        cite="Gov. Code § 7284.6(f)",
        tag="K",
        says="Counsel says that the ban does not reach securing the scene; other law and policy may limit it.",
        dice=(
            "El abogado de la agencia dice que la prohibición no alcanza a asegurar el lugar; "
            "otras leyes y reglas pueden limitarlo."
        ),
    )
    decision.rule(
        "T-2",
        part="-purpose",
        since=VALUES_ACT,
        when=primary_purpose_immigration,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(b)(3)(A)",
        tag="V",
        says="Its primary purpose is immigration enforcement.",
        dice="Su fin principal es aplicar la ley migratoria.",
    )
    decision.rule(
        "T-2",
        part="-duties",
        since=VALUES_ACT,
        when=~duties_unrelated_to_immigration,
        then=PROHIBITED,
        cite="Gov. Code § 7284.6(b)(3)(B)",
        tag="V",
        says="The duties are not primarily about other crime.",
        dice="Las tareas no tratan principalmente de otros delitos.",
    )
    policy_may_refuse(decision, "T-2", cite="Gov. Code § 7284.6(b)(3)(C)")
    decision.rule(
        "T-4",
        since=VALUES_ACT,
        then=PERMITTED,
        cite="Gov. Code § 7284.6(b)(3)",
        tag="V",
        says="Other crime, other duties, allowed locally: left to the agency; confidential data only for its cases.",
        dice="Otros delitos, otras tareas, permitido localmente: queda a la agencia; datos reservados solo para sus casos.",
    )
    decision.owes(DOJ_TASKFORCE_REPORT, upon={PERMITTED: act_duties_apply() & ongoing_dedication})
    return decision


task_force = _joint("task_force")
joint_operation = _joint("joint_operation")
