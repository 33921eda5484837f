"""Whether a conviction stands, and which court it is of, before its offense is looked at. Gov. Code § 7282.5(a)."""

from amparo.facts.person import (
    agg_listed,
    dismissed,
    dismissed_counts,
    equiv_strike,
    jurisdiction,
    juvenile,
    juvenile_counts,
    known_misdemeanor,
    out_of_state_not_strike,
    prop47,
    reduced_counts,
    reduced_later,
    void,
)
from amparo.rules import Decision

OPENS = "opens"
DOES_NOT_OPEN = "does_not_open"


def standing(decision: Decision) -> None:
    """What is no conviction, or no ground whatever the offense: Gov. Code 7282(a), 7282.5(a)(6); Pen. Code 667(d)."""
    decision.rule(
        "5.1",
        part="-void",
        when=void,
        then=DOES_NOT_OPEN,
        cite="Gov. Code § 7282(a)",
        tag="K",
        says="A conviction that was vacated or reversed is no conviction.",
        dice="Una condena anulada o revocada no es una condena.",
    )
    for _key, _status, _counts, _says, _dice in (
        (
            "dismissed",
            dismissed,
            dismissed_counts,
            "It was dismissed under Pen. Code 1203.4",
            "Fue desestimada según Pen. Code 1203.4",
        ),
        (
            "reduced",
            reduced_later,
            reduced_counts,
            "It was reduced after sentencing",
            "Fue rebajada después de la sentencia",
        ),
        (
            "juvenile",
            juvenile,
            juvenile_counts,
            "It is a juvenile adjudication",
            "Es una adjudicación juvenil",
        ),
    ):
        decision.rule(
            "5.1",
            part=f"-{_key}",
            when=_status & ~_counts,
            then=DOES_NOT_OPEN,
            cite="Gov. Code § 7282(a); Pen. Code § 667(d)",
            tag="K",
            says=f"{_says}; counsel has not said that it still counts.",
            dice=f"{_dice}; el abogado de la agencia no ha dicho que aún cuente.",
        )
    decision.rule(
        "5.1",
        part="-prop47",
        when=prop47,
        then=DOES_NOT_OPEN,
        cite="Gov. Code § 7282.5(a)(6)",
        tag="K",
        says="Entered or redesignated as a Proposition 47 misdemeanor: never a ground, whatever the rap sheet says.",
        dice="Dictada o redesignada como delito menor de la Proposición 47: nunca es causal, diga lo que diga el historial.",
    )


def other_courts(decision: Decision) -> None:
    """Federal judgments by 8 USC 1101(a)(43), others by what they would be in California."""
    decision.rule(
        "5.1",
        part="-federal",
        when=(jurisdiction == "US") & agg_listed,
        then=OPENS,
        cite="Gov. Code § 7282.5(a)(5)",
        tag="V",
        ground="7282.5(a)(5)",
        says="A federal conviction within 8 USC 1101(a)(43)(A) to (P) opens it, however old.",
        dice="Una condena federal dentro de 8 USC 1101(a)(43)(A) a (P) lo abre, sin límite de tiempo.",
    )
    decision.rule(
        "5.1",
        part="-federal_other",
        when=jurisdiction == "US",
        then=DOES_NOT_OPEN,
        cite="Gov. Code § 7282.5(a)(5)",
        tag="V",
        says="Another federal conviction, or one within (Q) to (U), opens nothing.",
        dice="Otra condena federal, o una dentro de (Q) a (U), no abre nada.",
    )
    decision.rule(
        "5.1",
        part="-elsewhere",
        when=(jurisdiction == "elsewhere") & equiv_strike,
        then=OPENS,
        cite="Gov. Code § 7282(f),(g); § 7282.5(a)(1)",
        tag="K",
        ground="7282.5(a)(1)",
        says="Committed in California it would be a serious or violent felony.",
        dice="Cometido en California sería un delito grave serio o violento.",
    )
    decision.rule(
        "5.1",
        part="-elsewhere_other",
        when=(jurisdiction == "elsewhere") & ~known_misdemeanor & out_of_state_not_strike,
        then=OPENS,
        cite="Gov. Code § 7282(f),(g); § 7282.5(a)",
        tag="K",
        ground="7282.5(a)",
        says="Counsel counts a felony elsewhere that would be no serious or violent felony here.",
        dice="El abogado de la agencia cuenta un delito grave de otro lugar que aquí no sería serio ni violento.",
    )
    decision.rule(
        "5.1",
        part="-elsewhere_no",
        when=jurisdiction == "elsewhere",
        then=DOES_NOT_OPEN,
        cite="Gov. Code § 7282(f),(g)",
        tag="K",
        says="A conviction elsewhere without such an equivalent opens nothing.",
        dice="Una condena de otro lugar sin ese equivalente no abre nada.",
    )
