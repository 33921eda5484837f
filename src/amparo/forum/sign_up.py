"""The sign-up sheet of a forum: a name only if one wants to, a topic, the language wanted. No address, no group, no number."""

from datetime import datetime, time

from amparo.clock.california import CALIFORNIA
from amparo.figures.speech import sayer
from amparo.forum.packet import Packet
from amparo.forum.packet_paper import draft_mark
from amparo.forum.wording import when_and_where
from amparo.print.sheet import Heading, Line, Lines, Paragraph, Run, Sheet, own
from amparo.print.sheet_paper import print_sheet
from amparo.terms import Language

_NOON = time(12)
_ROOM = 9
"""People for whom one sheet has room."""


def sign_up(packet: Packet, language: Language) -> bytes:
    """The sheet as PDF/UA-1. Raises FileError where the typesetter is not installed."""
    at = datetime.combine(packet.release.made_on, _NOON, CALIFORNIA)
    return print_sheet(sheet(packet, language), at, installed=False).content


def sheet(packet: Packet, language: Language) -> Sheet:
    """The sheet as blocks."""
    t = sayer(language)
    title = t("If you want to speak or ask", "Si quiere hablar o preguntar")
    row = (
        Line(own(t("Name, only if you want to", "Nombre, solo si quiere")), 2),
        Line(own(t("What about", "Sobre qué")), 3),
        Line(own(t("In which language", "En qué idioma")), 2),
    )
    told = (
        t(
            "You can speak without signing up, without a name, and under any name. Do not write an address, a telephone "
            "number, a group, or anything about papers.",
            "Puede hablar sin anotarse, sin nombre o con el nombre que quiera. No escriba direcciones, teléfonos, grupos ni "
            "nada sobre papeles migratorios.",
        ),
        t(
            "What happens with this sheet: it tells the chair whom to call and the interpreters what is needed. What is "
            "asked goes into the register of questions, who asked does not. A sheet that a public body keeps can be asked for "
            "as a public record: so write only what anybody may read.",
            "Qué pasa con esta hoja: le dice a quien preside a quién llamar, y a los intérpretes qué hace falta. Lo que se "
            "pregunta va al registro de preguntas; quién preguntó, no. Una hoja que guarda un organismo público se puede pedir "
            "como registro público: escriba solo lo que cualquiera puede leer.",
        ),
    )
    return Sheet(
        language=language,
        title=title,
        number=Run(""),
        blocks=(
            Heading(1, own(title)),
            Paragraph(own(when_and_where(packet.plan, language))),
            Paragraph(own(told[0], bold=True)),
            Paragraph(own(told[1])),
            Lines((row,) * _ROOM),
        ),
        foot=t("Community forum", "Foro comunitario"),
        page=t("Page $page of $pages", "Página $page de $pages"),
        mark=own(draft_mark(language), bold=True) if packet.is_draft else (),
        stamp=t("DRAFT", "BORRADOR") if packet.is_draft else "",
    )
