"""Housing detained people under a contract (Gov. Code §§ 7310, 7311, 7284.6(a)(6)).

Civ. Code § 1670.9 (SB 29) reaches no other answer; it stands under K-8.
"""

from amparo.facts.counsel import federal_detainees_scope, lapsed_contract
from amparo.facts.request import action, had_contract, population
from amparo.law.calendar import CONTRACT_ACT, VALUES_ACT, day_before
from amparo.law.custody.general import before_the_law, policy_forbids, policy_may_refuse, who_is_bound
from amparo.law.custody.outcomes import NOT_REGULATED, PERMITTED, PROHIBITED, custody_decision

detention_contract = custody_decision("detention_contract")

who_is_bound(detention_contract)
before_the_law(detention_contract, CONTRACT_ACT, cite="Gov. Code §§ 7310, 7311", rule="K-1")
detention_contract.rule(
    "K-6",
    part="-2017_policy",
    since=CONTRACT_ACT,
    until=day_before(VALUES_ACT),
    when=(population == "federal_criminal") & policy_forbids,
    then=PROHIBITED,
    cite="Gov. Code § 7310",
    tag="K",
    says="State law said nothing of federal criminal prisoners on that day, but the agency's own policy forbids it.",
    dice="La ley del estado no hablaba ese día de presos penales federales, pero la regla de la propia agencia lo prohíbe.",
)
detention_contract.rule(
    "K-6",
    part="-2017",
    since=CONTRACT_ACT,
    until=day_before(VALUES_ACT),
    when=population == "federal_criminal",
    then=NOT_REGULATED,
    cite="Gov. Code § 7310",
    tag="V",
    says="Before the California Values Act state law said nothing of federal criminal prisoners.",
    dice="Antes de la Ley de Valores de California la ley del estado nada decía de presos penales federales.",
)
detention_contract.rule(
    "K-6",
    part="-policy",
    since=VALUES_ACT,
    when=(population == "federal_criminal") & policy_forbids,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(6)",
    tag="K",
    says="The agency's own policy forbids it, so counsel need not be asked whether the ban reaches federal prisoners.",
    dice=(
        "La regla de la propia agencia lo prohíbe; no hace falta preguntar al abogado de la agencia "
        "si la prohibición alcanza a presos penales federales."
    ),
)
detention_contract.rule(
    "K-6",
    since=VALUES_ACT,
    when=(population == "federal_criminal") & ~federal_detainees_scope,
    then=NOT_REGULATED,
    cite="Gov. Code § 7284.6(a)(6)",
    tag="K",
    says="Counsel says that the words on federal detainees do not reach federal criminal prisoners.",
    dice="El abogado de la agencia dice que las palabras sobre detenidos federales no alcanzan a presos penales federales.",
)
detention_contract.rule(
    "K-2",
    since=CONTRACT_ACT,
    when=~had_contract,
    then=PROHIBITED,
    cite="Gov. Code §§ 7310(a), 7311(a)",
    tag="V",
    says="Without a contract on 15 June 2017 there is none to make or renew.",
    dice="Sin contrato el 15 de junio de 2017 no hay contrato que hacer ni renovar.",
)
detention_contract.rule(
    "K-3",
    part="-expand",
    since=CONTRACT_ACT,
    when=action == "expand_beds",
    then=PROHIBITED,
    cite="Gov. Code §§ 7310(b), 7311(b)",
    tag="V",
    says="No contract is changed or renewed to hold more beds.",
    dice="Ningún contrato se modifica ni se renueva para tener más camas.",
)
detention_contract.rule(
    "K-4",
    part="-no",
    since=CONTRACT_ACT,
    when=(action == "new") & ~lapsed_contract,
    then=PROHIBITED,
    cite="Gov. Code §§ 7310(a), 7311(a)",
    tag="K",
    says="Counsel says that the contract that lapsed may not be made anew.",
    dice="El abogado de la agencia dice que el contrato vencido no puede hacerse de nuevo.",
)
policy_may_refuse(detention_contract, "K-3", cite="Gov. Code § 7310")
detention_contract.rule(
    "K-4",
    since=CONTRACT_ACT,
    when=action == "new",
    then=PERMITTED,
    cite="Gov. Code §§ 7310(b), 7311(b)",
    tag="K",
    says="Counsel says that the contract that lapsed may be made anew.",
    dice="El abogado de la agencia dice que el contrato vencido puede hacerse de nuevo.",
)
detention_contract.rule(
    "K-3",
    since=CONTRACT_ACT,
    then=PERMITTED,
    cite="Gov. Code §§ 7310(b), 7311(b)",
    tag="V",
    says="A contract of that day may be renewed with the same beds. Never owed.",
    dice="Un contrato de aquel día puede renovarse con las mismas camas. Nunca es obligatorio.",
)
