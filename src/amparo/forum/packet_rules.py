"""The last parts of the packet: the rules used and when they changed, what local power cannot do, how to check, sources."""

from datetime import date

from amparo.figures.sentences import how_to_check
from amparo.figures.speech import day, sayer
from amparo.forum.packet import Packet
from amparo.forum.wording import department, in_words, plain
from amparo.law.index import register
from amparo.law.meetings.calendar import MEETING_DAYS
from amparo.print.blocks import Block, Heading, Item, Items, Paragraph, Strong, Table, Text
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in


def rules_part(packet: Packet, language: Language) -> list[Block]:
    """The law by which requests were decided, its changes, and the agency's own rules."""
    t = sayer(language)
    first = date(packet.plan.data_year, 1, 1)
    law = [
        one
        for one in register()
        if one["changes_rules"] and one.get("date") and one["date"] <= packet.plan.on
    ]
    rows = tuple(_event(one, language) for one in law if one["date"] < first)
    new = tuple(_event(one, language) for one in law if one["date"] >= first)
    heads = (t("Since", "Desde"), t("Law", "Ley"), t("What it says", "Qué dice"))
    blocks: list[Block] = [
        Heading(
            1,
            t("The rules used, and when they changed", "Las reglas que se usaron y cuándo cambiaron"),
            "rules",
        ),
        Paragraph(
            (
                t(
                    "Each request was decided by the rules of the day of the act. The letter behind a law says how sure we are.",
                    "Cada solicitud se decidió según las reglas de ese día. La letra junto a una ley dice cuán seguros estamos.",
                ),
                f" {NOT_LEGAL_ADVICE[language]}",
            )
        ),
        Heading(2, t("Changed since the year began", "Cambios desde que empezó el año"), "rules-new"),
    ]
    if new:
        caption = t("Changes from {day} on", "Cambios a partir del {day}", day=day(first, language))
        blocks.append(Table(caption, heads, new, (2, 3, 4)))
    else:
        blocks.append(
            Paragraph((t("No rule of custody law changed.", "No cambió ninguna regla de custodia."),))
        )
    blocks += _meeting_days(packet, language)
    blocks.append(Heading(2, t("In force before", "Ya en vigor"), "rules-old"))
    caption = t("Laws in force when the year began", "Leyes en vigor al empezar el año")
    blocks.append(Table(caption, heads, rows, (2, 3, 4)))
    return [*blocks, *_local(packet, language)]


def _event(event: dict[str, object], language: Language) -> tuple[Text, ...]:
    """One event of the register of law."""
    since, tag, sections = event["date"], str(event["tag"]), event["sections"]
    assert isinstance(since, date)
    assert isinstance(sections, list)
    told = str(event["says"] if language == "en" else event["dice"])
    cites = f": {', '.join(sections)}" if sections else ""
    return (
        (day(since, language),),
        (citation_in(f"{event['law']}{cites}", language), f" · {tag}"),
        (told,),
    )


def _meeting_days(packet: Packet, language: Language) -> list[Block]:
    """The days on which the law of open meetings changes, where they are not past."""
    t, at = sayer(language), 0 if language == "en" else 1
    items = [
        Item((Strong(f"{day(on, language)}: "), words[at]))
        for on, words in sorted(MEETING_DAYS.items())
        if on >= date(packet.plan.data_year, 1, 1)
    ]
    lead = t("For the meeting itself:", "Para la reunión misma:")
    return [Paragraph((lead,)), Items(tuple(items))] if items else []


def _local(packet: Packet, language: Language) -> list[Block]:
    t, rules = sayer(language), packet.plan.local_rules
    blocks: list[Block] = [
        Heading(2, t("The agency's own rules", "Reglas propias de la agencia"), "rules-local")
    ]
    if not rules:
        told = t(
            "The plan names no rule of the agency's own. That does not mean that there is none: ask the agency.",
            "El plan no nombra ninguna regla propia de la agencia. Eso no quiere decir que no la haya: pregunte a la agencia.",
        )
        return [*blocks, Paragraph((told,))]
    unknown = t("not said", "no se dice")
    rows: tuple[tuple[Text, ...], ...] = tuple(
        (
            (in_words(one.title, one.title_es, language),),
            (plain(one.authority, one.authority_es, language),),
            (day(one.adopted, language) if one.adopted else unknown,),
            (day(one.changed, language) if one.changed else t("not since", "no desde entonces"),),
        )
        for one in rules
    )
    heads = (
        t("Rule", "Regla"),
        t("Adopted by", "La adoptó"),
        t("On", "El"),
        t("Last changed", "Último cambio"),
    )
    return [
        *blocks,
        Table(t("Local rules beside the law", "Reglas locales junto a la ley"), heads, rows, (3, 3, 2, 2)),
    ]


def rest_part(packet: Packet, language: Language) -> list[Block]:
    """What local power cannot do, how to check these figures, where they come from."""
    t = sayer(language)
    cannot = [
        t(
            "It does not govern federal officers, and cannot keep them from acting on their own in public places.",
            "No gobierna a los agentes federales ni puede impedir que actúen por su cuenta en lugares públicos.",
        ),
        t(
            "It does not decide who may enter or stay in the country.",
            "No decide quién puede entrar o quedarse en el país.",
        ),
        t(
            "It cannot set aside a warrant that a judge of a court has signed.",
            "No puede dejar sin efecto una orden firmada por un juez de un tribunal.",
        ),
    ]
    if not packet.plan.is_city:
        cannot.append(_sheriff(language))
    at = 0 if language == "en" else 1
    names = {one.name: department(one, language) for one in packet.plan.departments or ()}
    sources = [
        *(
            f"{names.get(one.who[0], one.who[at])}: {citation_in(one.cite, language)}, {one.tag} "
            f"({TAG_SENTENCES[one.tag][language]})"
            for one in packet.owed.reasons
        ),
        *(how_to_check(report, language) for report in packet.reports),
    ]
    blocks: list[Block] = [
        Heading(1, t("Limits, and how to check", "Límites y cómo comprobarlo"), "limits"),
        Heading(2, t("What local power cannot do", "Lo que el poder local no puede hacer"), "cannot"),
        Paragraph(
            (
                t(
                    "No rule of this program decides these lines, so each is told with this tag: [K: {tag}].",
                    "Ninguna regla de este programa decide estas líneas; cada una se da con esta letra: [K: {tag}].",
                    tag=TAG_SENTENCES["K"][language],
                ),
            )
        ),
        Items(tuple(Item((one,)) for one in cannot)),
        Heading(2, t("Sources, and how to check them", "Fuentes y cómo comprobarlas"), "sources"),
        Items(tuple(Item((one,)) for one in sources)),
    ]
    return [*blocks, Paragraph((Strong(NOT_LEGAL_ADVICE[language]),))]


def _sheriff(language: Language) -> str:
    """Who makes the rules of an elected sheriff's office: nothing in the law that is coded says how far a board goes."""
    return sayer(language)(
        "State law limits how far a board of supervisors may direct an elected sheriff; counsel says how far. "
        "It can ask, in public.",
        "La ley estatal limita hasta dónde puede una junta de supervisores dirigir a un sheriff electo; hasta dónde, lo dice su "
        "abogado. Sí puede preguntar, en público.",
    )
