"""Acting on an arrest warrant for a crime (Gov. Code § 7284.4(f), § 7284.6(a)(1), (b)(1), (f)).

An ordinary court warrant is ordinary work. A federal *immigration* crime is immigration enforcement: in custody it is
decided as a transfer; on the street only counsel can say whether officers may arrest.
"""

from amparo.facts.counsel import criminal_immigration_warrant_arrest
from amparo.facts.person import in_custody
from amparo.law.calendar import VALUES_ACT
from amparo.law.custody.general import before_the_law, who_is_bound
from amparo.law.custody.outcomes import PERMITTED, PROHIBITED, REQUIRED, custody_decision
from amparo.law.custody.papers_in_hand import (
    immigration_crime_warrant,
    maybe_immigration_crime,
    ordinary_warrant,
)
from amparo.law.custody.transfer import transfer_duties, transfer_rules, writ_rule
from amparo.law.duties import COUNSEL_REVIEW, VERIFY_WARRANT
from amparo.rules import Choice, always

warrant_policy = Choice(
    "local_policy.criminal_warrant",
    ("allows", "forbids"),
    noun=("local policy on warrants", "la regla local sobre órdenes es"),
    spoken={"allows": ("to allow it", "permitirlo"), "forbids": ("to forbid it", "prohibirlo")},
)
"""Counts before the Values Act (G-3), and since then for an arrest on the street for a federal immigration crime (G-4);
a court's ordinary warrant is executed whatever policy says."""

criminal_warrant = custody_decision("criminal_warrant")

who_is_bound(criminal_warrant)
writ_rule(criminal_warrant)
before_the_law(
    criminal_warrant, VALUES_ACT, cite="Gov. Code § 7284.6(a)(1)", forbids=warrant_policy == "forbids"
)
criminal_warrant.rule(
    "A-2",
    part="-ordinary",
    since=VALUES_ACT,
    when=ordinary_warrant,
    then=PERMITTED,
    cite="Gov. Code §§ 7284.4(f), 7284.6(f)",
    tag="V",
    says="It is a court's arrest warrant for a crime that is no immigration matter: ordinary procedure, once verified.",
    dice="Es una orden de arresto de un tribunal por un delito no migratorio: procedimiento ordinario, una vez verificada.",
)
transfer_rules(criminal_warrant.chapter(immigration_crime_warrant & in_custody))
_on_the_street = criminal_warrant.chapter(immigration_crime_warrant & ~in_custody)
_on_the_street.rule(
    "A-2",
    part="-street_policy",
    since=VALUES_ACT,
    when=warrant_policy == "forbids",
    then=PROHIBITED,
    cite="Gov. Code §§ 7284.6(a)(1), 7284.4(f)",
    tag="K",
    says="The agency's own policy forbids this arrest, so counsel need not be asked whether state law allows it.",
    dice=(
        "La regla de la propia agencia prohíbe este arresto; "
        "no hace falta preguntar al abogado de la agencia si la ley lo permite."
    ),
)
_on_the_street.rule(
    "A-2",
    part="-street_counsel",
    since=VALUES_ACT,
    when=criminal_immigration_warrant_arrest,
    then=PERMITTED,
    cite="Gov. Code §§ 7284.6(a)(1), 7284.4(f)",
    tag="K",
    says="Counsel says that officers may arrest on this criminal immigration warrant.",
    dice="El abogado de la agencia dice que los agentes pueden arrestar con esta orden por un delito migratorio.",
)
_on_the_street.rule(
    "A-2",
    part="-street",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code §§ 7284.6(a)(1),(b)(1), 7284.4(f)",
    tag="K",
    says=(
        "Arresting for a federal immigration crime is immigration enforcement; "
        "only re-entry under the conditions of A-3 is excepted."
    ),
    dice=(
        "Arrestar por un delito migratorio federal es aplicar la ley migratoria; "
        "solo se exceptúa el reingreso en las condiciones de A-3."
    ),
)
criminal_warrant.rule(
    "A-2",
    since=VALUES_ACT,
    then=PROHIBITED,
    cite="Gov. Code § 7284.6(a)(1)(E)",
    tag="V",
    says="The paper is not a court's arrest warrant for a crime.",
    dice="El papel no es una orden de arresto de un tribunal por un delito.",
)

transfer_duties(
    criminal_warrant,
    also=maybe_immigration_crime & in_custody,
    or_verify=ordinary_warrant | (immigration_crime_warrant & ~in_custody),
    g8=False,
)
criminal_warrant.owes(VERIFY_WARRANT, COUNSEL_REVIEW, upon={REQUIRED: always})
