"""What staff do, step by step: a sequence for each outcome, and the steps that what fired adds (sections 9 and 16.9)."""

from amparo.facts.visit import consent, place, request
from amparo.law.places.answer import answer, due, field_card
from amparo.law.places.asked import COURT_SUBPOENAS, goes_on, nothing_asked, records, talks
from amparo.law.places.paper import paper
from amparo.rules import Condition, Decision, always

__all__ = ["ADDED", "CARDS", "CARD_STEPS", "SEQUENCES", "STEP_DECISIONS", "in_order"]


def _steps(prefix: str, numbers: str) -> tuple[str, ...]:
    return tuple(f"{prefix}-{number}" for number in numbers.split(","))


SEQUENCES: dict[str, tuple[str, ...]] = {
    "refuse_access": _steps("S", "01,02,03,04,05,06,07,08,09,11,12,13,16,17,20"),
    "hold_and_refer": _steps("S", "01,02,03,04,05,06,07,08,11,12,13,17,20"),
    "permit_limited": _steps("S", "01,02,03,05,07,08,11,15,16,17,20"),
    "do_not_obstruct": _steps("S", "01,14,05,15,16,17,20"),
    "refuse_records": _steps("S", "01,02,03,04,05,07,11,12,17,20"),
    "provide": _steps("S", "05,07,20"),
    "public_area_ok": _steps("S", "01,02,03,05,06,11,12,20"),
    "ordinary_procedure": _steps("S", "30,05,20"),
    "notify_only": _steps("S", "05,20"),
    "no_duty": _steps("S", "05,20"),
    "refuse_assist": (),
}
"""The minimum of each outcome, in order; a field card has its own below."""

CARDS: dict[str, tuple[str, ...]] = {
    "patrol": _steps("FS", "03,08,11,12,13,14,15"),
    "dispatch": _steps("FS", "21,22,23,24,25,26"),
    "fire": _steps("FS", "31,32,33"),
    "ambulance": _steps("FS", "41,42,43,44,45"),
    "code_enforcement": _steps("FS", "51,52,53"),
    "parks": _steps("FS", "61,62,63"),
    "worship": _steps("FS", "71,72,73,74,75"),
}
EVERY_CARD = _steps("FS", "01,02,05,06,07")
CARD_STEPS: dict[str, tuple[str, ...]] = {
    "refuse_assist": ("FS-04",),
    "hold_and_refer": ("FS-09",),
    "do_not_obstruct": ("S-14",),
    "refuse_access": ("S-13", "FS-09"),
    "refuse_records": ("FS-09",),
    "permit_limited": ("FS-09", "S-11"),
    "public_area_ok": ("FS-08",),
}
"""What an outcome adds to a card; the other outcomes add nothing."""

STEP_DECISIONS: dict[str, Decision] = {}
ADDED: dict[str, str] = {}
"""The steps that may be added, each with the step after which it stands; at the end where that one is not there."""


def _added(step: str, after: str, when: Condition, rule: str = "GEN-03") -> None:
    decision = Decision(step, ("shown", "not_shown"))
    decision.rule(
        rule,
        part=f"-{step}",
        when=when,
        then="shown",
        cite="Gov. Code § 7284.8",
        tag="S",
        says="The step is a part of this answer.",
        dice="El paso es parte de esta respuesta.",
    )
    decision.rule(
        rule,
        part=f"-no-{step}",
        when=always,
        then="not_shown",
        cite="Gov. Code § 7284.8",
        tag="S",
        says="The step is no part of this answer.",
        dice="El paso no es parte de esta respuesta.",
    )
    decision.check()
    STEP_DECISIONS[step] = decision
    ADDED[step] = after


_known_warrant = paper.one_of(
    "federal_search",
    "california_search",
    "federal_order",
    "california_order",
    "arrest_warrant",
    "unproven_warrant",
)
_subpoena = paper.one_of(*COURT_SUBPOENAS, "agency_subpoena", "unproven_subpoena")
_at_a_desk = ~field_card

_added("S-10", "S-08", _at_a_desk & _known_warrant & answer.one_of("hold_and_refer", "permit_limited"))
_added(
    "S-26",
    "S-08",
    (
        _subpoena
        & (
            answer.one_of("hold_and_refer", "permit_limited", "refuse_records")
            | (field_card & ~nothing_asked)
        )
    )
    | ((paper == "other_state") & answer.one_of("refuse_records", "hold_and_refer")),
    "GEN-05",
)
_added("S-14", "S-13", goes_on & ~(answer == "do_not_obstruct"), "GEN-06")
_added("S-15", "S-14", goes_on & ~answer.one_of("do_not_obstruct", "permit_limited"), "GEN-06")
_added("S-18", "S-05", due("D-PARENT") == "owed", "K12-R07")
_added(
    "S-19",
    "S-17",
    due("D-SB98-K12").one_of("owed", "optional") | due("D-SB98-CAMPUS").one_of("owed", "optional"),
    "K12-R12",
)
_added("S-21", "S-06", (place == "health") & ~nothing_asked, "HLT-R07")
_added("S-22", "S-06", (place == "courthouse") & ~answer.one_of("provide", "ordinary_procedure"), "CRT-R02")
_added("S-23", "S-12", (place == "library") & records, "LIB-R02")
_added("S-24", "S-12", place == "shelter", "SHL-R03")
_added("S-25", "S-07", (paper == "noi_i9") & (request == "inspection"), "EMP-R04")
_added("S-27", "S-12", (answer == "public_area_ok") & talks & ~(consent == "none"), "GEN-07")
_added("S-28", "S-05", (due("D-CARE") == "owed") & _at_a_desk, "K12-R13")
_added("S-29", "S-17", due("D-CDSS-AG") == "owed", "CHI-R02")
_added("FS-16", "FS-15", (due("D-CARE") == "owed") & field_card, "PAT-R07")


def in_order(kind: str, outcome: str, shown: list[str]) -> tuple[str, ...]:
    """The steps of an answer: the outcome's sequence, or the card's, with the added ones in their places."""
    card = [*EVERY_CARD, *CARD_STEPS.get(outcome, ()), *CARDS.get(kind, ())]
    steps = card if kind in CARDS else list(SEQUENCES[outcome])
    for step in shown:
        place_of = steps.index(ADDED[step]) + 1 if ADDED[step] in steps else len(steps)
        steps.insert(place_of, step)
    return tuple(dict.fromkeys(steps))
