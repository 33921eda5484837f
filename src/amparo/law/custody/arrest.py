"""Arrests, agreements, supervision, premises, interpreters (Gov. Code § 7284.6(a)(1)(E)-(G), (a)(2), (3), (5), (b)(1)).

What a criminal arrest warrant allows stands in `criminal_warrant.py`.
"""

from amparo.facts.request import (
    detected_in_unrelated_activity,
    enhancement_1326b2,
    exclusive,
    supervision_purpose,
)
from amparo.law.calendar import VALUES_ACT
from amparo.law.custody.general import before_the_law, policy_may_refuse, who_is_bound
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, PROHIBITED, custody_decision
from amparo.rules import Decision


def _from_2018(name: str, cite: str) -> Decision:
    decision = custody_decision(name)
    who_is_bound(decision)
    before_the_law(decision, VALUES_ACT, cite=cite)
    return decision


civil_arrest = _from_2018("civil_arrest", "Gov. Code § 7284.6(a)(1)(E)")
civil_arrest.rule(
    "A-1",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(E)",
    tag="V",
    says="No arrest on a civil immigration warrant, a database hit included, and no knowing part in one.",
    dice="Ningún arresto con una orden migratoria civil, ni por un aviso en la base de datos, ni participar en él a sabiendas.",
)

reentry_1326 = _from_2018("reentry_1326", "Gov. Code § 7284.6(b)(1)")
reentry_1326.rule(
    "A-3",
    part="-enhancement",
    since=VALUES_ACT,
    when=~enhancement_1326b2,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(b)(1)",
    tag="V",
    says="Only re-entry that may carry the aggravated-felony enhancement of 8 USC 1326(b)(2) is excepted.",
    dice="Solo se exceptúa el reingreso que puede llevar el agravante de 8 USC 1326(b)(2).",
)
reentry_1326.rule(
    "A-3",
    part="-chance",
    since=VALUES_ACT,
    when=~detected_in_unrelated_activity,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(b)(1)",
    tag="V",
    says="Only re-entry found during unrelated police work is excepted.",
    dice="Solo se exceptúa el reingreso hallado en otra labor policial.",
)
policy_may_refuse(reentry_1326, "A-3", cite="Gov. Code § 7284.6(b)(1)")
reentry_1326.rule(
    "A-3",
    since=VALUES_ACT,
    then=PERMITTED,
    cite="Gov. Code § 7284.6(b)(1)",
    tag="V",
    says="Found in unrelated police work, with the enhancement, local policy allows: investigate, detain, arrest. Never owed.",
    dice="Hallado en otra labor policial, con agravante y permiso local: investigar, detener, arrestar. Nunca es obligatorio.",
)

border_search = _from_2018("border_search", "Gov. Code § 7284.6(a)(1)(F)")
border_search.rule(
    "A-4",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(F)",
    tag="V",
    says="No help for immigration authorities in warrantless searches near the border (8 USC 1357(a)(3)).",
    dice="Ninguna ayuda a autoridades migratorias en registros sin orden cerca de la frontera (8 USC 1357(a)(3)).",
)

agreement_287g = _from_2018("287g", "Gov. Code § 7284.6(a)(1)(G)")
agreement_287g.rule(
    "A-5",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(G)",
    tag="V",
    says="No acting as immigration officers under 8 USC 1357(g) or any other law, regulation or policy, formal or informal.",
    dice="Nadie hace de agente migratorio, ni por 8 USC 1357(g) ni por otra ley, reglamento o política, formal o informal.",
)

supervision = _from_2018("supervision", "Gov. Code § 7284.6(a)(2)")
supervision.rule(
    "A-6",
    since=VALUES_ACT,
    when=supervision_purpose == "immigration_enforcement",
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(2)",
    tag="V",
    says="Peace officers are not put under federal supervision, nor deputized, for immigration enforcement.",
    dice="No se pone a agentes bajo supervisión federal, ni se les da cargo de agente federal, para aplicar la ley migratoria.",
)
supervision.rule(
    "A-6",
    part="-other",
    since=VALUES_ACT,
    then=NOT_REGULATED,
    cite="Gov. Code § 7284.6(a)(2)",
    tag="V",
    says="Other federal supervision or deputation is not regulated here.",
    dice="Otra supervisión o comisión federal no se regula aquí.",
)

interpreter = _from_2018("interpreter", "Gov. Code § 7284.6(a)(3)")
interpreter.rule(
    "A-7",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(3)",
    tag="V",
    says="Immigration authorities are not used as interpreters for people in custody.",
    dice="No se usa a autoridades migratorias como intérpretes de personas bajo custodia.",
)

premises = _from_2018("premises", "Gov. Code § 7284.6(a)(5)")
premises.rule(
    "A-8",
    part="-exclusive",
    since=VALUES_ACT,
    when=exclusive,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(5)",
    tag="V",
    says="No office space in a law-enforcement facility for immigration authorities alone.",
    dice="Ningún espacio de oficina en un edificio policial solo para autoridades migratorias.",
)
policy_may_refuse(premises, "A-8", cite="Gov. Code § 7284.6(a)(5)")
premises.rule(
    "A-8",
    since=VALUES_ACT,
    then=PERMITTED,
    cite="Gov. Code § 7284.6(a)(5)",
    tag="V",
    says="Shared use is left to the agency. Never owed.",
    dice="El uso compartido se deja a la agencia. Nunca es obligatorio.",
)
