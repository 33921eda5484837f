"""The explanation as lines for a terminal or a file, in English and Spanish."""

from typing import TYPE_CHECKING

from amparo.decision.answer import FLAG_SENTENCES, Answer
from amparo.decision.history import Looked
from amparo.facts.request import KIND_NAMES
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, OUTCOME_NAMES, REQUIRED
from amparo.law.duties import HOUSE_HOURS, OWED_ALWAYS
from amparo.rules import Duty
from amparo.rules.conditions import always
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in

if TYPE_CHECKING:  # the explanation calls this file; only the type checker needs the arrow back
    from amparo.decision.explanation import Explanation, Node

_SIGNS = {1: "+", 2: "-", 3: "?"}


def as_text(explanation: "Explanation", language: Language) -> str:
    """The answer, what is missing and why it is asked, what is owed, the record, the rules looked at, why not."""
    answer = explanation.answer
    told = _Told(language)
    lines = told.head(answer)
    if answer.missing:
        lines.append(told.say("Missing, and why it is asked:", "Falta, y por qué se pregunta:"))
        for path, question, because in explanation.why_asked(language):
            lines += [f"  {path}: {question}".rstrip(), f"      {because}"]
    lines.append(told.say("Owed:", "Se debe:"))
    for duty in (*answer.duties, *OWED_ALWAYS):
        lines += told.duty(duty, answer)
    looked = [*answer.history.convictions, *answer.history.charges]
    if looked:
        lines.append(told.say("The record:", "El historial:"))
        lines += [f"  {told.record(one)}" for one in looked]
    lines.append(
        told.say(
            "Rules looked at, in order (+ true, - false, ? unknown):",
            "Reglas vistas, en orden (+ cierto, - falso, ? desconocido):",
        )
    )
    for name, steps in explanation.steps:
        if name:
            lines.append(f"  [{name}]")
        for step in steps:
            lines.append(
                f"  {_SIGNS[step.node.truth]} {step.rule.key} ({step.rule.cite}): {told.outcome(step.rule.then)}"
            )
            lines += told.tree(step.node, 3)
    for outcome, reasons in explanation.why_not(language):
        lines.append(f"{told.say('Why not', 'Por qué no')}: {told.outcome(outcome)}")
        lines += [f"  {reason}" for reason in reasons]
    lines.append(NOT_LEGAL_ADVICE[language])
    return "\n".join(lines)


class _Told:
    """Says the parts of an explanation in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, en: str, es: str) -> str:
        return es if self.language == "es" else en

    def outcome(self, word: str) -> str:
        en, es = OUTCOME_NAMES[word]
        return self.say(en, es)

    def head(self, answer: Answer) -> list[str]:
        language = self.language
        cite = citation_in(answer.citation, language)
        lines = [
            FLAG_SENTENCES[flag][language] for flag in answer.flags if flag == "absent_read_as_nothing_there"
        ]
        lines += [
            f"{self.say('Asked', 'Se pide')}: {self.say(*KIND_NAMES[answer.kind])}",
            f"{self.say('Decided for the day', 'Decidido para el día')}: {answer.on.isoformat()}",
            f"{self.say('Answer', 'Respuesta')}: {self.outcome(answer.outcome)}",
            f"  {answer.sentence(language)}",
            f"  {answer.rule.key} · {cite} · {answer.tag}: {TAG_SENTENCES[answer.tag][language]}",
        ]
        for item in answer.items if len(answer.items) > 1 else ():
            rule = item.reached.rule
            lines.append(f"  {item.name}: {rule.key} · {rule.cite} · {rule.tag}")
        if answer.outcome == INSUFFICIENT_FACTS and REQUIRED not in answer.possible:
            lines.append(f"  {self.say('Meanwhile', 'Mientras tanto')}: {self.outcome(answer.safe)}")
        named = {
            looked.path: looked.named for looked in (*answer.history.convictions, *answer.history.charges)
        }
        for path, paragraph in answer.relied_on:
            what = f"{named[path]} ({path})" if named.get(path) else path
            lines.append(f"  {self.say('because of', 'por')} {what}: Gov. Code § {paragraph}")
        for flag in answer.flags:
            if flag != "absent_read_as_nothing_there":
                lines.append(f"  {self.say('Caution', 'Cuidado')}: {FLAG_SENTENCES[flag][language]}")
        return lines

    def duty(self, duty: Duty, answer: Answer) -> list[str]:
        house = self.say(" (house rule)", " (regla interna)") if duty.house else ""
        by_when = duty.deadline_in(self.language)
        if duty.code in HOUSE_HOURS:
            setting, number, en, es = HOUSE_HOURS[duty.code]
            given = answer.agency.house_deadlines.get(setting, number)
            by_when += f" ({self.say('house rule', 'regla interna')}: {self.say(en, es).format(given)})"
        return [f"  {duty.code}{house}: {duty.in_language(self.language)}", f"      {by_when} · {duty.cite}"]

    def record(self, looked: Looked) -> str:
        word = {
            True: self.say("opens it", "lo abre"),
            False: self.say("opens nothing", "no abre nada"),
            None: self.say("open", "por aclarar"),
        }[looked.opens]
        told = f"{looked.named or looked.path}: {word}"
        if looked.paragraph:
            told += f", Gov. Code § {looked.paragraph}"
        if looked.gaps:
            told += f" ({', '.join(looked.gaps)})"
        if looked.reached is not None and looked.opens is not None:
            told += f". {looked.reached.rule.in_language(self.language)}"
        return told

    def tree(self, node: "Node", depth: int) -> list[str]:
        if node.condition is always:
            return []
        lines = [f"{'  ' * depth}{_SIGNS[node.truth]} {node.label(self.language)}"]
        for part in node.parts:
            lines += self.tree(part, depth + 1)
        return lines
