"""The packet as a document: its first page says how many were asked about and how many were answered; then the rest."""

from collections.abc import Iterator

from amparo.figures import charts
from amparo.figures.report import Head, Report
from amparo.figures.sentences import opening, sentence, source, who_answered
from amparo.figures.speech import day, sayer
from amparo.figures.spoken import spoken
from amparo.forum.packet import Packet
from amparo.forum.packet_figures import figures_part
from amparo.forum.packet_meeting import findings_part, meeting_part
from amparo.forum.packet_questions import questions_part
from amparo.forum.packet_rules import rest_part, rules_part
from amparo.forum.wording import body, county, when_and_where
from amparo.print.blocks import Block, Document, Note, Paragraph, Picture, Strong
from amparo.terms import NOT_LEGAL_ADVICE, Language

_FIRST = ("received", "people", "answered", "declined")
"""The headlines of the first page, in the order in which they are said."""
_DRAWN = ("received", "answered", "declined", "withdrawn", "undecided")
"""Those of its picture: what came in, and what became of it."""
_DRAWN_OF_EACH = ("received", "answered")
"""Those of each of several agencies, so that one page holds them."""


def packet_document(packet: Packet, language: Language) -> Document:
    """The whole packet in a language."""
    t = sayer(language)
    blocks = [
        *(findings_part(packet, language) if packet.is_draft else ()),
        *meeting_part(packet, language),
        *figures_part(packet, language),
        *rules_part(packet, language),
        *questions_part(packet, language),
        *rest_part(packet, language),
    ]
    draft = f"{draft_mark(language)} · " if packet.is_draft else ""
    return Document(
        language,
        title(packet, language),
        f"{draft}{county(packet.plan, language)}, {day(packet.plan.on, language)}",
        tuple(first_page(packet, language)),
        tuple(blocks),
        t("Contents", "Índice"),
        f"{draft}{source(packet.reports[0], language)} {NOT_LEGAL_ADVICE[language]}",
        t("Skip to the packet", "Ir al expediente"),
        full=True,
    )


def title(packet: Packet, language: Language) -> str:
    """What the packet is of."""
    return sayer(language)(
        "Community forum: access of immigration authorities in {year}",
        "Foro comunitario: acceso de las autoridades migratorias en {year}",
        year=packet.year,
    )


def draft_mark(language: Language) -> str:
    """The mark of a draft, on every page."""
    return sayer(language)("DRAFT, not lawful notice", "BORRADOR, no es un aviso legal")


def first_page(packet: Packet, language: Language) -> Iterator[Block]:
    """Who asked about how many, and how many were answered: in words, numbers and one picture."""
    t = sayer(language)
    if packet.is_draft:
        yield draft_note(packet, language)
    for report in packet.reports:
        yield from _in_short(report, language, named=len(packet.reports) > 1)
    if packet.changed:
        yield Note("", (Paragraph((_corrected(packet, language),)),), "judge")
    drawing = picture(packet, language)
    if drawing is not None:
        yield drawing
    yield from (Paragraph((one,)) for one in who_answered(packet.reports[0], language))
    yield Paragraph(
        (
            Strong(t("The forum:", "El foro:")),
            f" {when_and_where(packet.plan, language)} {body(packet.plan, language)}.",
        )
    )
    yield Paragraph((f"{source(packet.reports[0], language)} {NOT_LEGAL_ADVICE[language]}",), quiet=True)


def draft_note(packet: Packet, language: Language) -> Note:
    """That the plan is a draft, and why."""
    t = sayer(language)
    if packet.unfit:
        told = t(
            "This plan does not meet the law, or does not say whether it does. Findings: {n}. They stand below.",
            "Este plan no cumple la ley, o no dice si la cumple. Hallazgos: {n}. Están más adelante.",
            n=len(packet.unfit),
        )
    else:
        told = t("This plan can still change.", "Este plan todavía puede cambiar.")
    return Note(draft_mark(language), (Paragraph((told,)),), "bad")


def _corrected(packet: Packet, language: Language) -> str:
    """That figures of the packet were corrected since the plan was made, so that nobody reads an older paper unwarned."""
    return sayer(language)(
        "Since the plan was made (release {n}), figures of this packet were corrected: {count}. What each was, what it is, "
        "why and since when stands under: Changed since the plan was made.",
        "Desde que se hizo el plan (publicación {n}) se corrigieron cifras de este expediente: {count}. Qué decía cada una, qué "
        "dice, por qué y desde cuándo está en: Cambios desde que se hizo el plan.",
        n=str(packet.based_on),
        count=len(packet.changed),
    )


def _in_short(report: Report, language: Language, *, named: bool) -> Iterator[Block]:
    whose = f"{report.agency.name[language]}: " if named else ""
    yield from (Paragraph((Strong(whose + one),)) for one in opening(report, language))
    if report.standing.answered:
        for head in _heads(report, _FIRST):
            said = sentence(head, report, language)
            yield Paragraph((Strong(said),) if head.headline.lead else (said,))


def _heads(report: Report, names: tuple[str, ...]) -> list[Head]:
    by_name = {one.headline.name: one for one in report.heads}
    return [by_name[name] for name in names if name in by_name]


def picture(packet: Packet, language: Language) -> Picture | None:
    """Bars for what came in and what became of it; the figures of one agency, or of each by its name."""
    answered = [one for one in packet.reports if one.standing.answered]
    marks, several = list[charts.Mark](), len(answered) > 1
    for report in answered:
        for head in _heads(report, _DRAWN_OF_EACH if several else _DRAWN):
            words = head.headline.title[language]
            label = f"{report.agency.name[language]}: {words}" if several else words
            marks.append(charts.Mark(label, head.year.drawn, spoken(head.year, language)))
    if not any(one.value for one in marks):
        return None
    name = sayer(language)(
        "Requests of {year}, and what became of them",
        "Solicitudes de {year} y en qué quedaron",
        year=packet.year,
    )
    says = "; ".join(f"{one.label}: {one.shown}" for one in marks)
    return Picture(charts.bars(name, marks), f"{name}. {says}.")
