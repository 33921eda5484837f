"""How we name a source of law, how sure we are of it, and in which language we speak."""

from typing import Literal

Language = Literal["en", "es"]

Tag = Literal["V", "S", "K"]
"""V: checked in a copy of the statute itself. S: checked in a secondary source. K: own knowledge, confirm with counsel."""

TAG_SENTENCES: dict[Tag, dict[Language, str]] = {
    "V": {"en": "checked in the statute", "es": "verificado en la ley"},
    "S": {"en": "checked in a secondary source", "es": "verificado en una fuente secundaria"},
    "K": {"en": "own knowledge: confirm with counsel", "es": "conocimiento propio: confirme con su abogado"},
}

NOT_LEGAL_ADVICE: dict[Language, str] = {
    "en": "This is not legal advice. The agency's counsel has the last word.",
    "es": "Esto no es asesoría legal. La última palabra es del abogado de la agencia.",
}

_STRENGTH: dict[Tag, int] = {"K": 0, "S": 1, "V": 2}


def weakest(*tags: Tag) -> Tag:
    """The tag of a chain of reasons: that of its weakest part."""
    return min(tags, key=_STRENGTH.__getitem__)


def section_of(citation: str) -> str:
    """The bare section in a citation: `Gov. Code § 7284.6(a)(1)(C)` gives `7284.6(a)(1)(C)`."""
    return citation.rsplit("§", 1)[-1].strip()
