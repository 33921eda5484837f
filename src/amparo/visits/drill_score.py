"""What the desk did in a drill against what the guide says: the rules answer for the drill's day, nothing is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from amparo.facts.guide_site import fill_step
from amparo.facts.visit_words import OUTCOMES
from amparo.law.paper_kinds import COURT_CLASSES, kinds
from amparo.law.places import VisitAnswer, decide_visit, steps_said
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in
from amparo.visits.drill import Drill, DrillAnswer
from amparo.visits.drill_papers import MARK, PAPERS, DrillPaper, drill_words

__all__ = ["Mark", "PaperScore", "score_json", "score_lines", "score_of"]

Mark = Literal["right", "safe", "wrong", "not_tried"]
_REFUSALS = ("refuse_access", "refuse_records", "refuse_assist")


@dataclass(frozen=True, slots=True)
class PaperScore:
    """One paper: was its origin told right, was the answer the guide's, and which of the guide's steps were left out."""

    paper: DrillPaper
    guide: VisitAnswer
    origin: Mark
    answer: Mark
    done: int
    left: tuple[str, ...]


def score_of(drill: Drill) -> tuple[PaperScore, ...]:
    """The score of every paper of the drill, in its order."""
    return tuple(_score(drill, one) for one in drill.answers)


def _score(drill: Drill, told: DrillAnswer) -> PaperScore:
    paper = PAPERS[told.paper]
    asked = {**drill.facts, "document": paper.kind, "request": paper.request}
    guide = decide_visit(drill.place, asked, drill.on)
    left = tuple(step for step in guide.steps if step not in (told.steps or ()))
    return PaperScore(
        paper,
        guide,
        _origin_mark(paper, told.paper_from),
        _answer_mark(guide.outcome, told.answer),
        len(guide.steps) - len(left),
        left,
    )


def _origin(paper: DrillPaper) -> str:
    """Who the paper comes from, by the class of its kind."""
    kind = kinds().get(paper.kind)
    if kind is None:
        return "cannot_tell"
    return "court" if kind.paper_class in COURT_CLASSES else "agency"


def _origin_mark(paper: DrillPaper, told: str | None) -> Mark:
    if told is None:
        return "not_tried"
    if told == _origin(paper):
        return "right"
    return "safe" if told == "cannot_tell" else "wrong"


def _answer_mark(guide: str, told: str | None) -> Mark:
    """Asking the person responsible where the guide refuses is careful; refusing what may be a court's paper is wrong."""
    if told is None:
        return "not_tried"
    if told == guide:
        return "right"
    return "safe" if told == "hold_and_refer" and guide in _REFUSALS else "wrong"


def score_lines(drill: Drill, scores: tuple[PaperScore, ...], language: Language) -> list[str]:
    """The score in lines, with the guide's answer and its ground beside each."""

    def said(word: str) -> str:
        return drill_words("score", word, language)

    lines = [f"{MARK} – {drill.site}, {drill.on.isoformat()}"]
    for one in scores:
        rule = one.guide.rule
        steps = said("steps").format(done=one.done, all=len(one.guide.steps))
        marks = f"{said('origin')}: {said(one.origin)} · {said('answer')}: {said(one.answer)} · {steps}"
        name = one.paper.name[language]
        lines += [f"{name[:1].upper()}{name[1:]}: {marks}"]
        guide = said("guide").format(outcome=OUTCOMES[one.guide.outcome][language == "es"])
        ground = f"{rule.id} · {citation_in(rule.cite, language)} · {rule.tag}: {TAG_SENTENCES[rule.tag][language]}"
        lines.append(f"  {guide} {ground}")
        if one.left and one.answer != "not_tried":
            lines.append(f"  {said('left')}")
            lines += [f"    {step}  {_sentence(step, drill, language)}" for step in one.left]
    right = sum(one.answer == "right" and one.origin == "right" for one in scores)
    return [*lines, said("whole").format(right=right, all=len(scores)), NOT_LEGAL_ADVICE[language]]


def _sentence(step: str, drill: Drill, language: Language) -> str:
    return fill_step(steps_said()[step][language], language, drill.contacts, drill.site, drill.body)


def score_json(drill: Drill, scores: tuple[PaperScore, ...]) -> Mapping[str, Any]:
    """The same as plain data."""
    return {
        "schema": "amparo-drill-score/1",
        "mark": MARK,
        "site": drill.site,
        "on": drill.on.isoformat(),
        "papers": [
            {
                "paper": one.paper.code,
                "name": one.paper.name,
                "origin": one.origin,
                "answer": one.answer,
                "guide": one.guide.outcome,
                "rule": one.guide.rule.id,
                "cite": one.guide.rule.cite,
                "tag": one.guide.rule.tag,
                "steps_done": one.done,
                "steps_left": list(one.left),
            }
            for one in scores
        ],
        "not_legal_advice": NOT_LEGAL_ADVICE,
    }
