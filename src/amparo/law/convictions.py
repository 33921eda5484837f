"""Does a conviction open telling or handing over? Gov. Code § 7282.5(a), one conviction at a time.

Ground floor: the offense table says what the section is (`offenses.py`), the record says level, date and the rest.
Here the limbs of 7282.5(a) are rules over those. A yes stops the search; a no needs every limb closed.

Not coded, because the law leaves it to judgement: see `not_coded.toml`.
"""

from amparo.facts.person import (
    date_of_conviction,
    felony_like_listed,
    felony_listed,
    h3,
    level,
    listed_enhancement,
    may_be_serious,
    not_named,
    place,
    prop47_section,
    serious_or_violent,
    served_in_prison,
    strike,
    strike_enhancement,
    target_prop47,
    unlisted,
    unlisted_date,
    unlisted_not_named,
    wobbler_like_listed,
    wobbler_listed,
)
from amparo.law.calendar import (
    FELONY_WASHOUT_YEARS,
    MISDEMEANOR_WASHOUT_YEARS,
    TRUST_ACT,
    VALUES_ACT,
    day_before,
)
from amparo.law.standing import DOES_NOT_OPEN, OPENS, other_courts, standing
from amparo.rules import Decision

within_five_years = date_of_conviction.within(MISDEMEANOR_WASHOUT_YEARS)
within_fifteen_years = date_of_conviction.within(FELONY_WASHOUT_YEARS)
is_misdemeanor = level == "misdemeanor"
sent_to_state_prison = place == "state_prison"
sent_to_county_jail = place == "1170h"

qualifies = Decision("qualifies", protective_first=(DOES_NOT_OPEN, OPENS))

standing(qualifies)
other_courts(qualifies)

# ------------------------------------------------------------------ misdemeanors and infractions

qualifies.rule(
    "5.1",
    part="-infraction",
    when=level == "infraction",
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)",
    tag="V",
    says="An infraction opens nothing.",
    dice="Una infracción no abre nada.",
)
qualifies.rule(
    "5.8",
    part="-target_prop47",
    when=target_prop47,
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)(6)",
    tag="K",
    says="An attempt of, or conspiracy to, a Proposition 47 misdemeanor opens nothing.",
    dice="El intento de un delito menor de la Proposición 47, o la conspiración para cometerlo, no abre nada.",
)
qualifies.rule(
    "5.1",
    part="-a6",
    when=is_misdemeanor & prop47_section,
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)(6)",
    tag="V",
    since=VALUES_ACT,
    says="A Proposition 47 misdemeanor is never a ground, even inside five years.",
    dice="Un delito menor de la Proposición 47 nunca es causal, ni dentro de cinco años.",
)
qualifies.rule(
    "5.1",
    part="-wobbler",
    when=is_misdemeanor & wobbler_listed & within_five_years,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="V",
    ground="7282.5(a)(3)",
    says="A listed crime that can be felony or misdemeanor, entered as a misdemeanor, counts for five years from conviction.",
    dice="Un delito de la lista que puede ser grave o menor, dictado como menor, cuenta cinco años desde la condena.",
)
qualifies.rule(
    "5.1",
    part="-wobbler_like",
    when=is_misdemeanor & wobbler_like_listed & within_five_years & not_named,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="K",
    ground="7282.5(a)(3)",
    says="Counsel counts this misdemeanor in a category of (a)(3) that does not name it; five years.",
    dice="El abogado de la agencia cuenta este delito menor en una categoría de (a)(3) que no lo nombra; cinco años.",
)
qualifies.rule(
    "5.1",
    part="-wobbler_past",
    when=is_misdemeanor & wobbler_listed,
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="V",
    says="It is a listed crime, but a misdemeanor's five years from the conviction have passed.",
    dice="Es un delito de la lista, pero pasaron los cinco años desde la condena que cuentan para un delito menor.",
)
qualifies.rule(
    "5.1",
    part="-misdemeanor",
    when=is_misdemeanor,
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="V",
    says="Any other misdemeanor opens nothing.",
    dice="Cualquier otro delito menor no abre nada.",
)

# ------------------------------------------------------------------ felonies

qualifies.rule(
    "5.1",
    part="-a1",
    when=serious_or_violent,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(1)",
    tag="V",
    ground="7282.5(a)(1)",
    says="A serious or violent felony opens it, however old.",
    dice="Un delito grave serio o violento lo abre, sin límite de tiempo.",
)
qualifies.rule(
    "5.1",
    part="-a1_proved",
    when=may_be_serious & strike,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(1)",
    tag="V",
    ground="7282.5(a)(1)",
    says="The record proves that this felony was serious or violent.",
    dice="El expediente prueba que este delito grave fue serio o violento.",
)
qualifies.rule(
    "5.3",
    part="-enhancement",
    when=strike_enhancement,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(1); Pen. Code §§ 667.5(c), 1192.7(c)",
    tag="K",
    ground="7282.5(a)(1)",
    says="An enhancement found true makes the felony serious or violent.",
    dice="Un agravante probado hace serio o violento el delito grave.",
)
qualifies.rule(
    "5.4",
    part="-a2",
    when=sent_to_state_prison,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(2)",
    tag="V",
    ground="7282.5(a)(2)",
    says="A felony that the statute sends to state prison opens it, however old.",
    dice="Un delito grave que la ley manda a prisión estatal lo abre, sin límite de tiempo.",
)
qualifies.rule(
    "5.1",
    part="-a3_2014",
    when=felony_listed,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(3) of 2014",
    tag="S",
    since=TRUST_ACT,
    until=day_before(VALUES_ACT),
    ground="7282.5(a)(3)",
    says="Under the text of 2014 a listed felony counted, however old.",
    dice="Según el texto de 2014 un delito grave de la lista contaba sin límite de tiempo.",
)
qualifies.rule(
    "5.1",
    part="-a3",
    when=felony_listed & within_fifteen_years,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="V",
    since=VALUES_ACT,
    ground="7282.5(a)(3)",
    says="A listed felony counts for fifteen years from the conviction.",
    dice="Un delito grave de la lista cuenta quince años desde la condena.",
)
qualifies.rule(
    "5.3",
    part="-a3_enhancement_2014",
    when=listed_enhancement,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(3) of 2014",
    tag="S",
    since=TRUST_ACT,
    until=day_before(VALUES_ACT),
    ground="7282.5(a)(3)",
    says="Under the text of 2014 a listed enhancement found true counted, however old.",
    dice="Según el texto de 2014 un agravante probado de la lista contaba sin límite de tiempo.",
)
qualifies.rule(
    "5.3",
    part="-a3_enhancement",
    when=listed_enhancement & within_fifteen_years,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="V",
    since=VALUES_ACT,
    ground="7282.5(a)(3)",
    says="A listed enhancement found true counts for fifteen years from the conviction.",
    dice="Un agravante de la lista que se probó cuenta quince años desde la condena.",
)
for _part, _window, _since, _until, _years, _anos in (
    ("_2014", None, TRUST_ACT, day_before(VALUES_ACT), "", ""),
    ("", within_fifteen_years, VALUES_ACT, None, "; fifteen years", "; quince años"),
):
    qualifies.rule(
        "5.1",
        part=f"-a3_like{_part}",
        when=felony_like_listed & not_named if _window is None else felony_like_listed & _window & not_named,
        then=OPENS,
        cite="Gov. Code § 7282.5(a)(3)" + (" of 2014" if _until else ""),
        tag="K",
        since=_since,
        until=_until,
        ground="7282.5(a)(3)",
        says=f"Counsel counts this felony in a category of (a)(3) that does not name it{_years}.",
        dice=f"El abogado de la agencia cuenta este delito grave en una categoría de (a)(3) que no lo nombra{_anos}.",
    )
    qualifies.rule(
        "5.1",
        part=f"-unlisted{_part}",
        when=(unlisted & sent_to_county_jail & unlisted_not_named)
        if _window is None
        else (
            unlisted & sent_to_county_jail & unlisted_date.within(FELONY_WASHOUT_YEARS) & unlisted_not_named
        ),
        then=OPENS,
        cite="Gov. Code § 7282.5(a)(3)" + (" of 2014" if _until else ""),
        tag="K",
        since=_since,
        until=_until,
        ground="7282.5(a)(3)",
        says=(
            "Counsel counts this county-jail felony, which the offense table does not list, "
            f"in a category of (a)(3){_years}."
        ),
        dice=(
            "El abogado de la agencia cuenta en una categoría de (a)(3) este delito grave "
            f"de cárcel del condado, ausente de la tabla{_anos}."
        ),
    )
qualifies.rule(
    "5.4",
    part="-1170h3",
    when=sent_to_county_jail & served_in_prison & h3,
    then=OPENS,
    cite="Gov. Code § 7282.5(a)(2); Pen. Code § 1170(h)(3)",
    tag="K",
    ground="7282.5(a)(2)",
    says="Counsel counts a county-jail felony that was served in state prison.",
    dice="El abogado de la agencia cuenta un delito grave de cárcel del condado que se cumplió en prisión estatal.",
)
qualifies.rule(
    "5.1",
    part="-a3_past",
    when=felony_listed,
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)(3)",
    tag="V",
    since=VALUES_ACT,
    says="It is a listed felony that the statute sends to county jail, and its fifteen years have passed.",
    dice="Es un delito grave de la lista que la ley manda a cárcel del condado, y pasaron sus quince años.",
)
qualifies.rule(
    "5.1",
    part="-no",
    then=DOES_NOT_OPEN,
    cite="Gov. Code § 7282.5(a)",
    tag="V",
    says="No limb of 7282.5(a) is met.",
    dice="No se cumple ningún apartado de 7282.5(a).",
)
