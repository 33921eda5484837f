"""The answer of a place as a fact for what follows from it, and the duties as facts for flags and steps."""

from amparo.facts.visit import place, place_sub
from amparo.facts.visit_flags import on_lea_site
from amparo.facts.visit_words import COLLEGES, FIELD_CARDS, OUTCOMES
from amparo.rules import Choice

OWED, OPTIONAL, NOT_OWED = "owed", "optional", "not_owed"
DUE: dict[str, tuple[str, str]] = {
    OWED: ("owed", "se debe"),
    OPTIONAL: ("optional", "es optativo"),
    NOT_OWED: ("not owed", "no se debe"),
}

answer = Choice("found.answer", OUTCOMES, ("the answer", "la respuesta:"), spoken=OUTCOMES)

field_card = place.one_of(*FIELD_CARDS).named("it is a field card", "es una tarjeta de campo")
college = place.one_of(*COLLEGES).named("it is a college", "es una universidad o un colegio")
public_school_site = (
    ((place == "k12") & ~(place_sub == "private_school")) | ((place == "child_care") & on_lea_site)
).called("it is a public school or stands on one's site", "es una escuela pública o está en una")


def due(code: str) -> Choice:
    """A duty's result as a fact: `found.D-PARENT`."""
    return Choice(f"found.{code}", DUE, (f"the duty {code}", f"el deber {code}:"), spoken=DUE)
