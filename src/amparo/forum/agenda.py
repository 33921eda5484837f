"""The agenda as plain text, as a clerk puts it into an item: when, where, the parts, how to take part."""

from textwrap import fill

from amparo.figures.speech import sayer
from amparo.forum.packet import Packet
from amparo.forum.packet_paper import draft_mark, title
from amparo.forum.wording import body, by_whom, how_to_attend, plain, presenter, when_and_where
from amparo.terms import NOT_LEGAL_ADVICE, Language

_WIDE = 76


def agenda(packet: Packet, language: Language) -> str:
    """The agenda in a language."""
    t, plan = sayer(language), packet.plan
    lines = [f"[{draft_mark(language)}]", ""] if packet.is_draft else []
    lines += [fill(body(plan, language), _WIDE), fill(title(packet, language), _WIDE)]
    lines += [fill(when_and_where(plan, language), _WIDE), ""]
    for number, part in enumerate(plan.parts or (), 1):
        words = f"{plain(part.title, part.title_es, language)} ({by_whom(part, language)})"
        lines.append(fill(f"{number}. {words}", _WIDE, subsequent_indent="   "))
    if not plan.parts:
        lines.append(t("The plan names no parts yet.", "El plan aún no nombra las partes."))
    lines += ["", fill(presenter(plan, language), _WIDE), ""]
    lines += [fill(f"- {one}", _WIDE, subsequent_indent="  ") for one in how_to_attend(plan, language)]
    return "\n".join([*lines, "", NOT_LEGAL_ADVICE[language], ""])
