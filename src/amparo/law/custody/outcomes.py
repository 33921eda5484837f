"""The outcomes of custody law and their order of protection."""

from amparo.rules import Decision

PROHIBITED = "prohibited"
REQUIRES_JUDICIAL_ORDER = "requires_judicial_order"
PERMITTED = "permitted"
NOT_REGULATED = "not_regulated"
REQUIRED = "required"
INSUFFICIENT_FACTS = "insufficient_facts"
MIXED = "mixed"

PROTECTIVE_FIRST = (PROHIBITED, REQUIRES_JUDICIAL_ORDER, PERMITTED, NOT_REGULATED)
APART = (REQUIRED,)
"""A court's command stands outside the order: where it is possible, nothing happens before counsel has looked."""

OUTCOME_NAMES: dict[str, tuple[str, str]] = {
    PROHIBITED: ("prohibited", "prohibido"),
    REQUIRES_JUDICIAL_ORDER: ("only with a judge's order", "solo con orden de un juez"),
    PERMITTED: ("permitted, never owed", "permitido, nunca obligatorio"),
    NOT_REGULATED: ("not regulated by these laws", "no regulado por estas leyes"),
    REQUIRED: (
        "a court commands: counsel at once",
        "lo manda un tribunal: de inmediato, el abogado de la agencia",
    ),
    INSUFFICIENT_FACTS: ("facts are missing", "faltan datos"),
    MIXED: ("differs by item", "distinto según el dato"),
}


def custody_decision(name: str) -> Decision:
    """A decision about custody, with the outcomes in their order of protection."""
    return Decision(name, PROTECTIVE_FIRST, APART)
