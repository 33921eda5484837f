"""The notice of a forum for newspapers and the web; and apart from it, for whoever orders it, the last lawful days."""

from importlib.resources import files
from textwrap import fill

from amparo.figures.speech import day, sayer
from amparo.forum.dates import dates_for
from amparo.forum.packet import Packet
from amparo.forum.packet_paper import draft_mark
from amparo.forum.wording import body, county, how_to_attend, moment, place, presenter
from amparo.forum.words import languages_said, weekday_name
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import citation_in

_WIDE = 76
_NAME = 12
"""A line whose name ends within so many letters is one of a list: When, Where."""


def notice(packet: Packet, language: Language) -> str:
    """The text that is printed and posted. It holds no figure and no last day: those are not the public's errand."""
    text = files("amparo.forum").joinpath(f"texts/notice.{language}.txt").read_text(encoding="utf-8")
    told = text.format(
        body=body(packet.plan, language),
        county=county(packet.plan, language),
        year=packet.year,
        when=moment(packet.plan, language),
        where=place(packet.plan, language),
        presenter=presenter(packet.plan, language),
        attend=" ".join(how_to_attend(packet.plan, language)),
    )
    mark = f"[{draft_mark(language)}]\n\n" if packet.is_draft else ""
    return f"{mark}{_filled(told)}"


def _filled(text: str) -> str:
    """Each paragraph in lines that a page holds; lines that name something keep to themselves."""
    told = list[str]()
    for part in text.strip().split("\n\n"):
        lines = part.split("\n")
        named = all(": " in line[:_NAME] for line in lines)
        told.append("\n".join(fill(line, _WIDE) for line in (lines if named else [" ".join(lines)])))
    return "\n\n".join(told) + "\n"


def notice_dates(packet: Packet, language: Language) -> str:
    """For the office that posts: every date with its law, and what the plan says was published. Not a part of the notice."""
    t = sayer(language)
    plan = packet.plan
    dates = dates_for(plan.on, packet.release.made_on)
    lines = [
        t(
            "FOR THE OFFICE THAT POSTS THE NOTICE. Not for print.",
            "PARA LA OFICINA QUE PUBLICA EL AVISO. No se imprime.",
        ),
        "",
        t("Days as of {day}:", "Días, vistos el {day}:", day=day(packet.release.made_on, language)),
    ]
    for one in dates.due:
        cite = f" [{citation_in(one.cite, language)} · {one.tag}]" if one.cite else ""
        past = t(" (past)", " (ya pasó)") if one.is_past else ""
        spoken = f"{day(one.day, language)} ({weekday_name(one.day, language)})"
        lines.append(fill(f"{spoken}{past}: {one.sentence(language)}{cite}", _WIDE, subsequent_indent="    "))
    lines += ["", t("By the plan was or will be published:", "Según el plan se publicó o se publicará:")]
    for told in plan.notices or ():
        when = day(told.published, language) if told.published else t("day not said", "día no dicho")
        where = told.outlet or told.kind.replace("_", " ")
        tongues = languages_said(told.languages, language) if told.languages else t("not said", "no dicho")
        lines.append(f"  {when}: {where} ({tongues})")
    if not plan.notices:
        lines.append(t("  nothing", "  nada"))
    notes = [fill(one[0 if language == "en" else 1], _WIDE) for one in dates.notes]
    mark = [f"[{draft_mark(language)}]", ""] if packet.is_draft else []
    return "\n".join([*mark, *lines, "", *notes, NOT_LEGAL_ADVICE[language], ""])
