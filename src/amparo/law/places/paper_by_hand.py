"""Which paper it is, from what somebody at a counter sees: what heads it, what its title says, and who signed it.

The answer is never more open than the truth. A heading alone makes no warrant; a heading and a signer that do not fit
together make a paper not known, for which counsel is called at once. Place and date are asked beside these: what they
are worth is told in `paper`, where the very same checks wait for a paper that was read by the program.
"""

from collections.abc import Mapping
from typing import Any

from amparo.facts.visit import signer
from amparo.facts.visit_paper import headed_by, paper_title
from amparo.rules import Condition, Decision, reach

__all__ = ["ASKED_BY_HAND", "BY_HAND", "said_by_hand"]

_KINDS: dict[str, tuple[str, str]] = {
    "search": ("ao93", "ca_search"),
    "arrest": ("ao442", "ca_arrest"),
    "subpoena": ("ao88", "ca_subpoena"),
    "order": ("fed_order", "ca_order"),
}
"""What the title of a court's paper makes of it: at a federal court, and at a state's."""

_CITE = "U.S. Const., amend. IV"
_of_a_court = headed_by.one_of("federal_court", "california_court", "other_court").named(
    "a court heads it", "lo encabeza un tribunal"
)
_state_court = headed_by.one_of("california_court", "other_court").named(
    "a state's court heads it", "lo encabeza un tribunal estatal"
)
_of_no_court = headed_by.one_of("agency", "nobody").named("no court heads it", "no lo encabeza un tribunal")
_signed_for_an_agency = signer.one_of("immigration_officer", "immigration_judge").named(
    "an agency's officer or an immigration judge signed it",
    "lo firmó un agente o un juez de inmigración",
)
_signed_for_a_court = signer.one_of("judge", "magistrate", "court_clerk").named(
    "a judge or clerk of a court signed it", "lo firmó un juez o el secretario de un tribunal"
)

document_by_hand = Decision(
    "document_by_hand",
    (
        "UNKNOWN",
        "ADMIN",
        "noi_i9",
        "i138",
        "letter_email_card",
        *(kind for pair in _KINDS.values() for kind in pair),
    ),
)
"""The word of `visit.document` for what was seen."""


def _row(part: str, then: str, when: Condition, says: str, dice: str) -> None:
    document_by_hand.rule(
        "GEN-04" if then in ("ADMIN", "i138", "noi_i9") else "GEN-03",
        part=f"-hand_{part}",
        when=when,
        then=then,
        cite=_CITE,
        tag="S",
        says=says,
        dice=dice,
    )


_row(
    "part",
    "UNKNOWN",
    headed_by == "in_part",
    "Nothing can be said of a paper before all of it can be read on paper.",
    "Nada se puede decir de un papel hasta poder leerlo entero y en papel.",
)
_row(
    "no_court_named",
    "UNKNOWN",
    headed_by.one_of("court", "not_known"),
    "Nobody could tell which court, if any, it is from; counsel looks at it at once.",
    "Nadie pudo decir de qué tribunal es, si es de alguno; la asesoría legal lo mira de inmediato.",
)
_row(
    "mismatch",
    "UNKNOWN",
    (_of_a_court & _signed_for_an_agency) | (_of_no_court & _signed_for_a_court),
    "Heading and signer do not fit together; counsel looks at it at once.",
    "El encabezado y la firma no concuerdan; la asesoría legal lo mira de inmediato.",
)
_row(
    "attorney",
    "UNKNOWN",
    (headed_by == "agency") & (signer == "attorney"),
    "An attorney may have signed it for a court; counsel looks at it at once.",
    "Quizá lo firmó un abogado para un tribunal; la asesoría legal lo mira de inmediato.",
)
_row(
    "no_command",
    "UNKNOWN",
    _of_a_court & (paper_title == "no_command"),
    "What asks for a command, swears to one or drafts one is none.",
    "Lo que pide, jura o propone una orden no es una orden.",
)
_row(
    "clerk",
    "UNKNOWN",
    _state_court & (paper_title == "arrest") & (signer == "court_clerk"),
    "A clerk signs a state's arrest warrant only by order of the court; counsel looks whether it says so.",
    "El secretario firma una orden de arresto estatal solo por orden del tribunal; la asesoría legal mira si lo dice.",
)
for _title, (_federal, _states) in _KINDS.items():
    _row(
        f"federal_{_title}",
        _federal,
        (headed_by == "federal_court") & (paper_title == _title),
        "A federal court heads it and its title names it; signer, place and date are checked too.",
        "Lo encabeza un tribunal federal y su título lo nombra; se comprueban también firma, lugar y fecha.",
    )
    _row(
        f"state_{_title}",
        _states,
        _state_court & (paper_title == _title),
        "A state's court heads it and its title names it; signer, place and date are checked too.",
        "Lo encabeza un tribunal estatal y su título lo nombra; se comprueban también firma, lugar y fecha.",
    )
_row(
    "court_no_title",
    "UNKNOWN",
    _of_a_court,
    "A court heads it, and its title names no paper that is known here; counsel looks at it at once.",
    "Lo encabeza un tribunal y su título no nombra un papel conocido; la asesoría legal lo mira de inmediato.",
)
_row(
    "inspection",
    "noi_i9",
    (headed_by == "agency") & (paper_title == "inspection"),
    "An agency's Notice of Inspection asks for I-9 forms only.",
    "El aviso de inspección de una agencia pide solo formularios I-9.",
)
_row(
    "agency_subpoena",
    "i138",
    (headed_by == "agency") & (paper_title == "subpoena"),
    "An agency's subpoena enforces nothing by itself; a court must be asked.",
    "Un citatorio administrativo no obliga por sí mismo; hay que pedirlo a un tribunal.",
)
_row(
    "agency",
    "ADMIN",
    headed_by == "agency",
    "An agency heads it and no judge of a court signed it, whatever its title says.",
    "Lo encabeza una agencia y no lo firmó un juez de un tribunal, diga lo que diga el título.",
)
_row(
    "letter",
    "letter_email_card",
    (headed_by == "nobody") & (paper_title == "letter"),
    "A letter, an e-mail or a card commands nothing.",
    "Una carta, un correo o una tarjeta no ordena nada.",
)
document_by_hand.rule(
    "GEN-03",
    part="-hand",
    then="UNKNOWN",
    cite=_CITE,
    tag="S",
    says="Nobody heads it, and it may call itself a command: a paper not known.",
    dice="Nadie lo encabeza, y quizá dice ser una orden: un papel desconocido.",
)

issuer_by_hand = Decision("issuer_by_hand", ("not_known", "agency", "court"))
"""The word of `visit.issuer` for what was seen."""
issuer_by_hand.rule(
    "GEN-03",
    part="-hand_issuer_court",
    when=_of_a_court,
    then="court",
    cite=_CITE,
    tag="S",
    says="A court heads it.",
    dice="Lo encabeza un tribunal.",
)
issuer_by_hand.rule(
    "GEN-04",
    part="-hand_issuer_agency",
    when=headed_by == "agency",
    then="agency",
    cite=_CITE,
    tag="S",
    says="An agency heads it; an immigration court is one.",
    dice="Lo encabeza una agencia; un tribunal de inmigración es una de ellas.",
)
issuer_by_hand.rule(
    "GEN-03",
    part="-hand_issuer",
    then="not_known",
    cite=_CITE,
    tag="S",
    says="Nobody could tell who issued it.",
    dice="Nadie pudo decir quién lo emitió.",
)

court_state_by_hand = Decision("court_state_by_hand", ("not_known", "another", "california"))
"""The word of `visit.court_state` for what was seen."""
court_state_by_hand.rule(
    "GEN-03",
    part="-hand_other_state",
    when=headed_by == "other_court",
    then="another",
    cite="Code Civ. Proc. § 2029.300; Pen. Code § 1547",
    tag="S",
    says="A court of another state heads it.",
    dice="Lo encabeza un tribunal de otro estado.",
)
court_state_by_hand.rule(
    "GEN-03",
    part="-hand_california",
    when=headed_by == "california_court",
    then="california",
    cite=_CITE,
    tag="S",
    says="A court of California heads it.",
    dice="Lo encabeza un tribunal de California.",
)
court_state_by_hand.rule(
    "GEN-03",
    part="-hand_no_state",
    then="not_known",
    cite=_CITE,
    tag="S",
    says="No state's court heads it, or nobody could tell.",
    dice="No lo encabeza un tribunal estatal, o nadie pudo decirlo.",
)

BY_HAND: dict[str, Decision] = {
    "visit.document": document_by_hand,
    "visit.issuer": issuer_by_hand,
    "visit.court_state": court_state_by_hand,
}
"""The facts of a visit that the questions by hand fill, each by its decision, where nobody named the paper itself."""

ASKED_BY_HAND = ("headed_by", "paper_title", "signer", "paper_names_this_place", "paper_in_date")
"""The questions in their order: four, and the title."""

for _decision in BY_HAND.values():
    _decision.check()


def said_by_hand(facts: Mapping[str, Any], values: Mapping[str, Any], day: int) -> dict[str, str]:
    """What the questions by hand say of the paper, by path; nothing where the paper itself is named or nobody looked."""
    unknown = (None, "unknown")
    if facts.get("document") not in unknown or facts.get("headed_by") in unknown:
        return {}
    return {
        path: reach(decision, {fact: values[fact] for fact in decision.facts()}, day).rule.then
        for path, decision in BY_HAND.items()
    }
