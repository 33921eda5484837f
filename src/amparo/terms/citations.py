"""How we name a source of law, how sure we are of it, and in which language we speak."""

import re
from dataclasses import dataclass
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


_WITHOUT_SIGN = frozenset({"AB", "SB", "rule"})  # an act or a rule of court is named by its number alone
_CODE_NAMES = {"PC": "Pen. Code", "gov": "Gov. Code", "gov code": "Gov. Code", "penal code": "Pen. Code"}
_NAMED = re.compile(
    r"^(?P<code>[0-9]* ?[A-Za-z][A-Za-z.& ]*?)?\s*§*\s*(?P<section>\d[\w.]*(?:\([a-z0-9]+\))*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One place in the law: a code (empty where a text names none) and a section with its subdivisions."""

    code: str
    section: str

    def is_within(self, wanted: "Citation") -> bool:
        """Whether this place is the wanted one or a part of it: 7284.6(a) is within 7284.6, 7284.60 is not."""
        if wanted.code and self.code and wanted.code != self.code:
            return False
        return self.section == wanted.section or self.section.startswith(wanted.section + "(")

    def __str__(self) -> str:
        sign = "" if self.code in _WITHOUT_SIGN else "§ "
        return f"{self.code} {sign}{self.section}".strip()


def citations_in(text: str) -> tuple[Citation, ...]:
    """Every place that a citation names: `Gov. Code §§ 7284.4(h),(i); WIC 831` names three."""
    found: list[Citation] = []
    code = ""
    for part in re.split(r"\s*[;,]\s*|\s+of\s+|\s*\(AB \d+\)", text):
        if part.startswith("(") and found:
            found.append(Citation(code, found[-1].section.split("(", 1)[0] + part))
            continue
        named = _NAMED.match(part)
        if named is None:
            continue
        if named["code"]:
            code = " ".join(named["code"].split())
            code = _CODE_NAMES.get(code, _CODE_NAMES.get(code.lower(), code))
        if not (
            named["section"].isdigit() and len(named["section"]) == 4 and named["section"].startswith("20")
        ):
            found.append(Citation(code, named["section"]))
    return tuple(found)


_SPANISH_PARTS = (
    (" of 2014", " de 2014"),
    ("(from ", "(desde el "),
    ("local policy", "regla local"),
    (
        "writ of habeas corpus ad prosequendum or testificandum",
        "auto de hábeas corpus ad prosequendum o testificandum",
    ),
    ("order or subpoena of a court", "orden o citatorio de un tribunal"),
    ("house rule", "regla interna"),
    (" of ", " de "),
)


def citation_in(cite: str, language: Language) -> str:
    """A citation as it is told in a language: sections stay, the words between them are translated."""
    if language == "es":
        for en, es in _SPANISH_PARTS:
            cite = cite.replace(en, es)
    return cite


def section_of(citation: str) -> str:
    """The bare section of a citation that names one: `Gov. Code § 7284.6(a)(1)(C)` gives `7284.6(a)(1)(C)`."""
    return citation.rsplit("§", 1)[-1].strip()
