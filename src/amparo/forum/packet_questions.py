"""The part of the packet on questions from earlier forums: owed by which office until when, answered, refused and why."""

from collections.abc import Sequence

from amparo.figures.speech import day, sayer
from amparo.forum.packet import Packet
from amparo.forum.questions import Question
from amparo.print.blocks import Block, Heading, Item, Items, Paragraph, Small, Strong
from amparo.terms import Language


def questions_part(packet: Packet, language: Language) -> list[Block]:
    """What was asked before, and what became of it; then what was asked at this forum, once it was held."""
    t, held = sayer(language), packet.questions
    blocks: list[Block] = [
        Heading(1, t("Questions from earlier forums", "Preguntas de foros anteriores"), "questions")
    ]
    if not held.earlier:
        blocks.append(
            Paragraph(
                (
                    t(
                        "The register holds no question of an earlier forum.",
                        "El registro no tiene ninguna pregunta de un foro anterior.",
                    ),
                )
            )
        )
    else:
        late = sum(one.is_overdue(packet.plan.on) for one in held.owed)
        blocks.append(
            Paragraph(
                (
                    t(
                        "Owed: {owed}, of them overdue on the day of this forum: {late}. Answered: {answered}. "
                        "Refused: {refused}. Withdrawn: {withdrawn}.",
                        "Por responder: {owed}, de ellas vencidas el día de este foro: {late}. Respondidas: {answered}. "
                        "Rechazadas: {refused}. Retiradas: {withdrawn}.",
                        owed=len(held.owed),
                        late=late,
                        answered=len(held.answered),
                        refused=len(held.refused),
                        withdrawn=len(held.withdrawn),
                    ),
                )
            )
        )
    groups = (
        (t("Answers still owed", "Respuestas que aún se deben"), "owed", held.owed),
        (t("Answered", "Respondidas"), "answered", held.answered),
        (t("Refused, with the reason", "Rechazadas, con la razón"), "refused", held.refused),
        (t("Withdrawn", "Retiradas"), "withdrawn", held.withdrawn),
        (t("Asked at this forum", "Preguntadas en este foro"), "here", held.here),
    )
    for title, name, questions in groups:
        blocks += _group(title, name, questions, packet, language)
    return blocks


def _group(
    title: str, name: str, questions: Sequence[Question], packet: Packet, language: Language
) -> list[Block]:
    if not questions:
        return []
    items = tuple(_question(one, packet, language) for one in questions)
    return [Heading(2, title, f"questions-{name}"), Items(items)]


def _question(one: Question, packet: Packet, language: Language) -> Item:
    t = sayer(language)
    asked = t(
        "Asked at the forum of {day}. Number {id}.",
        "Se preguntó en el foro del {day}. Número {id}.",
        day=day(one.forum, language),
        id=one.id,
    )
    return Item(
        (Strong(f"{one.said(one.topic, language)}. "), one.said(one.question, language), " ", Small(asked)),
        tuple(Item((line,)) for line in standing(one, packet, language)),
    )


def standing(one: Question, packet: Packet, language: Language) -> list[str]:
    """Where a question stands, in sentences."""
    t, owner = sayer(language), one.said(one.owner, language)
    told = list[str]()
    if one.answered_on:
        told.append(
            t(
                "Answered by {owner} on {day}: {answer}",
                "Respondió {owner} el {day}: {answer}",
                owner=owner,
                day=day(one.answered_on, language),
                answer=one.said(one.answer, language),
            )
        )
    elif one.reason[0]:
        told.append(
            t(
                "Refused by {owner}: {reason}",
                "Rechazada por {owner}: {reason}",
                owner=owner,
                reason=one.said(one.reason, language),
            )
        )
    elif one.due:
        told.append(
            t(
                "{owner} owes an answer by {day}.",
                "{owner} debe responder a más tardar el {day}.",
                owner=owner,
                day=day(one.due, language),
            )
        )
        if one.is_overdue(packet.plan.on):
            told.append(t("Overdue on the day of this forum.", "Vencida el día de este foro."))
    return told
