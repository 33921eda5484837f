"""The part of the packet on the meeting: why it is owed and by when, its agenda, how to take part, which departments answered."""

from amparo.figures.speech import day, sayer
from amparo.forum.findings import SEVERITY_WORDS, Finding
from amparo.forum.owed import Owed
from amparo.forum.packet import Packet
from amparo.forum.wording import (
    body,
    by_whom,
    department,
    department_answer,
    how_to_attend,
    in_words,
    presenter,
    when_and_where,
)
from amparo.print.blocks import Block, Heading, Item, Items, Paragraph, Strong, Table, Text
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in


def meeting_part(packet: Packet, language: Language) -> list[Block]:
    """Why, when, how, who."""
    t = sayer(language)
    return [
        Heading(1, t("The meeting", "La reunión"), "meeting"),
        *_owed(packet, language),
        Heading(2, t("Agenda", "Agenda"), "agenda"),
        *agenda_blocks(packet, language),
        Heading(2, t("How to take part", "Cómo participar"), "take-part"),
        Items(tuple(Item((one,)) for one in how_to_attend(packet.plan, language))),
        Heading(2, t("What each department said", "Qué dijo cada departamento"), "departments"),
        *_departments(packet, language),
    ]


def _owed(packet: Packet, language: Language) -> list[Block]:
    """Why a forum is owed and by when, with the law, its tag and the day decided for."""
    t, at, owed = sayer(language), 0 if language == "en" else 1, packet.owed
    due = day(owed.due, language)
    match owed.owed:
        case Owed.YES:
            told = t("A forum is owed by {due}.", "Se debe un foro a más tardar el {due}.", due=due)
        case Owed.NO:
            told = t(
                "No forum is owed; it is held all the same.", "No se debe un foro; se celebra de todos modos."
            )
        case _:
            told = t(
                "Whether a forum is owed is not known; if it is, by {due}.",
                "No se sabe si se debe un foro; si se debe, a más tardar el {due}.",
                due=due,
            )
    decided = t(
        "Decided for access given in {year}.", "Decidido por el acceso dado en {year}.", year=packet.year
    )
    names = {one.name: department(one, language) for one in packet.plan.departments or ()}
    reasons = [
        Item(
            (
                Strong(f"{names.get(one.who[0], one.who[at])}: "),
                f"{one.why[at]} [{citation_in(one.cite, language)} · {one.tag}: {TAG_SENTENCES[one.tag][language]}]",
            )
        )
        for one in owed.reasons
    ]
    return [
        Heading(2, t("Why this forum", "Por qué este foro"), "why"),
        Paragraph((Strong(told), f" {decided} {NOT_LEGAL_ADVICE[language]}")),
        Items(tuple(reasons)),
    ]


def agenda_blocks(packet: Packet, language: Language) -> list[Block]:
    """When and where, the parts in their order, and who presents for the community."""
    t, plan = sayer(language), packet.plan
    when = when_and_where(plan, language)
    head = Paragraph((Strong(body(plan, language)), f". {when[:1].upper()}{when[1:]}"))
    if not plan.parts:
        return [
            head,
            Paragraph((t("The plan names no parts yet.", "El plan aún no nombra las partes."),)),
        ]
    rows: list[tuple[Text, ...]] = [
        ((in_words(one.title, one.title_es, language),), (by_whom(one, language),)) for one in plan.parts
    ]
    heads = (t("Part", "Parte"), t("By", "A cargo de"))
    caption = t("The parts of the forum, in their order", "Las partes del foro, en su orden")
    return [
        head,
        Table(caption, heads, tuple(rows), (3, 2)),
        Paragraph((presenter(plan, language),)),
    ]


def _departments(packet: Packet, language: Language) -> list[Block]:
    t = sayer(language)
    departments = packet.plan.departments
    if not departments:
        return [
            Paragraph(
                (
                    t(
                        "The plan names no department that was asked. That does not mean that none gave access.",
                        "El plan no nombra departamentos a los que se preguntara. No quiere decir que ninguno diera acceso.",
                    ),
                )
            )
        ]
    rows: tuple[tuple[Text, ...], ...] = tuple(
        ((in_words(one.name, one.name_es, language),), (department_answer(one, language),))
        for one in departments
    )
    heads = (
        t("Department", "Departamento"),
        t("What it said of {year}", "Qué dijo sobre {year}", year=packet.year),
    )
    caption = t(
        "Whether each department gave access in {year}",
        "Si cada departamento dio acceso en {year}",
        year=packet.year,
    )
    return [Table(caption, heads, rows, (2, 3))]


def findings_part(packet: Packet, language: Language) -> list[Block]:
    """Of a draft: what its plan does not meet, with the law and how to mend it."""
    t = sayer(language)
    title = t("Why this is a draft", "Por qué esto es un borrador")
    blocks: list[Block] = [Heading(1, title, "draft")]
    if not packet.findings:
        told = t("Nothing was found in the plan.", "No se halló nada en el plan.")
        return [*blocks, Paragraph((told,))]
    decided = t(
        "Decided for the forum of {day}.",
        "Decidido para el foro del {day}.",
        day=day(packet.plan.on, language),
    )
    return [
        *blocks,
        Paragraph((f"{decided} {NOT_LEGAL_ADVICE[language]}",)),
        Items(tuple(_finding(one, language) for one in packet.findings)),
    ]


def _finding(one: Finding, language: Language) -> Item:
    grave = SEVERITY_WORDS[one.severity][0 if language == "en" else 1]
    mend = sayer(language)("To mend it: {how}", "Para corregirlo: {how}", how=one.how_to_mend(language))
    return Item((Strong(f"{grave}: "), f"{one.sentence(language)} {mend} [{one.ground(language)}]"))
