"""The part of the packet on figures: the staff report of each agency, what changed since the plan was made, staff time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from amparo.figures.cells import sum_of_cell
from amparo.figures.cost import PURPOSES, Cost
from amparo.figures.forms.staff_report import staff_report
from amparo.figures.report import Corrected, Report
from amparo.figures.sentences import corrected_words, line_words
from amparo.figures.speech import day, sayer
from amparo.figures.spoken import capital, spoken
from amparo.forum.packet import Packet
from amparo.print.blocks import Block, Heading, Item, Items, Note, Paragraph, Table, Text
from amparo.register.tables import word_of
from amparo.terms import Language

_TIME = "staff_time"


def figures_part(packet: Packet, language: Language) -> list[Block]:
    """Each agency's staff report, then what changed since the plan was made, then what the work cost."""
    t = sayer(language)
    several = len(packet.reports) > 1
    blocks: list[Block] = [
        Heading(1, t("The figures of {year}", "Las cifras de {year}", year=packet.year), "figures")
    ]
    for number, report in enumerate(packet.reports):
        prefix = f"{report.agency.id}-" if several else ""
        if several:
            name = report.agency.name[language]
            blocks.append(Heading(1 if number else 2, name, f"agency-{report.agency.id}"))
        blocks += _lower(staff_report(report, language).blocks, prefix)
    return [*blocks, *changes_blocks(packet, language), *_cost(packet, language)]


def _lower(blocks: Iterable[Block], prefix: str) -> list[Block]:
    """A paper's blocks as a part of another: no heading begins a part of its own, and their anchors are told apart."""
    told = list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            block = replace(block, level=max(block.level, 2), anchor=f"figures-{prefix}{block.anchor}")
        told.append(block)
    return told


def changes_blocks(packet: Packet, language: Language) -> list[Block]:
    """Every figure that was corrected after the release on which the plan rests: old, new, why, since when."""
    t = sayer(language)
    blocks: list[Block] = [
        Heading(2, t("Changed since the plan was made", "Cambios desde que se hizo el plan"), "changed")
    ]
    rests = t(
        "The plan rests on release {n}.", "El plan se apoya en la publicación {n}.", n=str(packet.based_on)
    )
    if packet.based_on_gone:
        gone = t("That release was taken back.", "Esa publicación fue retirada.")
        blocks.append(Note("", (Paragraph((f"{rests} {gone}",)),), "bad"))
    if not packet.changed:
        nothing = t(
            "No figure shown here was corrected since.",
            "Desde entonces no se corrigió ninguna de las cifras que aquí se muestran.",
        )
        return [*blocks, Paragraph((nothing if packet.based_on_gone else f"{rests} {nothing}",))]
    told = t(
        "What is corrected below replaces what earlier papers of this forum said.",
        "Lo corregido abajo sustituye lo que decían los documentos anteriores de este foro.",
    )
    return [
        *blocks,
        Note("", (Paragraph((told if packet.based_on_gone else f"{rests} {told}",)),), "judge"),
        changes_table(packet.changed, packet, language),
    ]


def changes_table(changed: Sequence[Corrected], packet: Packet, language: Language) -> Table:
    """Corrected figures: old, new, why, since when."""
    t = sayer(language)
    heads = (
        t("Figure", "Cifra"),
        t("Was", "Decía"),
        t("Is", "Dice"),
        t("Why", "Por qué"),
        t("Since", "Desde"),
    )
    caption = t("Figures corrected since", "Cifras corregidas desde entonces")
    rows = tuple(_change(one, packet, language) for one in changed)
    return Table(caption, heads, rows, (4, 1, 1, 3, 3))


def _change(one: Corrected, packet: Packet, language: Language) -> tuple[Text, ...]:
    t = sayer(language)
    words = corrected_words(one, language)
    if len(packet.reports) > 1:
        names = {report.agency.id: report.agency.name[language] for report in packet.reports}
        words = f"{names[one.correction.agency]}: {words}"
    since = t(
        "release {n}, {day}", "publicación {n}, {day}", n=str(one.since), day=day(one.made_on, language)
    )
    return (
        (words,),
        (spoken(sum_of_cell(one.correction.old), language),),
        (spoken(sum_of_cell(one.correction.new), language),),
        (word_of("correction", one.correction.reason, language),),
        (since,),
    )


def _cost(packet: Packet, language: Language) -> list[Block]:
    """Staff minutes, and what they cost by the rates that were handed in; where none was, that."""
    t = sayer(language)
    several = len(packet.reports) > 1
    minutes = [line for report in packet.reports for line in _minutes(report, language, several)]
    blocks: list[Block] = [
        Heading(2, t("What the work cost", "Cuánto costó el trabajo"), "cost"),
        Paragraph((t("The minutes that staff noted:", "Los minutos que anotó el personal:"),)),
        Items(tuple(Item((one,)) for one in minutes)),
    ]
    for cost in packet.costs:
        name = next(one.agency.name[language] for one in packet.reports if one.agency.id == cost.agency)
        blocks += _dollars(cost, name, language)
    if not packet.costs:
        told = t(
            "No rate of pay was handed in with the plan, so no cost in money is told.",
            "Con el plan no se entregó ninguna tarifa de pago; por eso no se da ningún costo en dinero.",
        )
        blocks.append(Paragraph((told,)))
    return blocks


def _dollars(cost: Cost, name: str, language: Language) -> list[Block]:
    t = sayer(language)
    unknown = t("not known", "no se sabe")

    def money(amount: Decimal | None) -> str:
        return unknown if amount is None else f"${amount:,.2f}"

    rows: list[tuple[Text, ...]] = [
        ((capital(word_of("purpose", one, language)),), (money(cost.dollars(one)),)) for one in PURPOSES
    ]
    rows.append(((t("Together", "En total"),), (money(cost.total),)))
    caption = t("What staff's time cost: {name}", "Cuánto costó el tiempo del personal: {name}", name=name)
    heads = (t("What for", "Para qué"), t("Cost", "Costo"))
    return [Table(caption, heads, tuple(rows), (3, 1)), Paragraph((cost.method(language),), quiet=True)]


def _minutes(report: Report, language: Language, named: bool) -> list[str]:
    """Staff minutes as the report has them."""
    place = next(at for at, one in enumerate(report.columns) if one.when == "year")
    name = f"{report.agency.name[language]}, " if named else ""
    told = list[str]()
    for section in report.sections:
        if section.table == _TIME:
            for line in section.told:
                total = line.sums[place]
                if total is not None:
                    told.append(f"{name}{line_words(_TIME, line, language)}: {spoken(total, language)}")
    return told
