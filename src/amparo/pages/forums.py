"""The pages of the forums: the packet of each as a page and as files, of the newest release and of those it was built on before.

A packet stays at the address of its release. What was corrected since is marked on its page; the paper itself stays as it was.
A packet is made for the release on which the plan rests, and for each later one that corrects a figure of it.
"""

from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from amparo.figures.speech import LANGUAGES, day, sayer
from amparo.forum.packet import Packet
from amparo.forum.packet_figures import changes_table
from amparo.forum.packet_files import packet_files
from amparo.forum.packet_paper import first_page, packet_document, title
from amparo.pages.blocks import to_markup
from amparo.pages.forum_plans import Forum
from amparo.pages.laid import Content
from amparo.pages.narrow import digest_of
from amparo.pages.shown import Line, Told, Word
from amparo.pages.site import Key, Page, Site, linker
from amparo.register.release import folder_name
from amparo.terms import Language

_KEY: Key = ("forums",)
_SET_WITH = (
    ("amparo.print", ("paper.typ", "slides.typ", "sheet.typ")),
    ("amparo.forum", ("texts/notice.en.txt", "texts/notice.es.txt")),
)
"""What makes the papers, beside the program: a kept paper is of the same."""


def forum_digest(forum: Forum) -> str:
    """A digest of all that a forum's pages and papers tell."""
    manifests = [one.release.manifest for one in forum.packets]
    changed = [f"{one.since} {one.correction}" for one in forum.newest.changed]
    return digest_of([forum.text, forum.asked, forum.paid, manifests, changed, _set_with()])


@cache
def _set_with() -> list[str]:
    told = [version("typst")]
    for room, names in _SET_WITH:
        told += [sha256(files(room).joinpath(name).read_bytes()).hexdigest() for name in names]
    return told


# ------------------------------------------------------------------ pages


def forums(site: Site, language: Language) -> Iterator[Page]:
    """The list of the forums; it says so where there is none."""
    t, to = sayer(language), linker(language, _KEY)
    rows = tuple(
        Line(
            day(one.newest.plan.on, language),
            (
                Word(one.newest.year),
                Word(t("draft", "borrador") if one.newest.is_draft else t("packet", "expediente")),
                Word(str(len(one.newest.questions.owed)), "number"),
            ),
            to("forums", one.name),
        )
        for one in reversed(site.forums)
    )
    heads = (
        t("Forum of", "Foro del"),
        t("About", "Sobre"),
        t("Standing", "Situación"),
        t("Answers owed at it", "Respuestas pendientes"),
    )
    about = t(
        "Each yearly forum: packet, agenda, figures, and what became of the questions.",
        "Cada foro anual: expediente, agenda, cifras y en qué quedaron las preguntas.",
    )
    table = Told(t("Forums", "Foros"), heads, rows, bare=True) if rows else None
    yield Page(_KEY, "forums.html", t("Forums", "Foros"), about, {"table_told": table})


def forum_pages(forum: Forum, language: Language) -> Iterator[Page]:
    """The page of a forum, and one for the packet of each release."""
    yield _page(forum, forum.newest, ("forums", forum.name), language)
    for packet in forum.packets:
        yield _page(forum, packet, ("forums", forum.name, _release_part(packet)), language)


def _release_part(packet: Packet) -> str:
    return f"release-{folder_name(packet.release.number)}"


def _page(forum: Forum, packet: Packet, key: Key, language: Language) -> Page:
    t = sayer(language)
    since = tuple(one for one in forum.newest.changed if one.since > packet.release.number)
    document = packet_document(packet, language)
    told = {
        "packet": packet,
        "first": to_markup(first_page(packet, language)),
        "blocks": to_markup(document.blocks),
        "papers": _papers(forum, packet, language),
        "corrected_since": to_markup([changes_table(since, packet, language)]) if since else "",
        "corrected_count": len(since),
        "is_newest": packet is forum.newest,
        "newest_number": str(forum.newest.release.number),
        "of_release": str(packet.release.number),
        "newest_key": ("forums", forum.name),
        "earlier": [
            (str(one.release.number), ("forums", forum.name, _release_part(one)))
            for one in forum.packets
            if one is not packet
        ],
    }
    about = t(
        "Packet of the forum of {day}: how many were asked about, how many were answered.",
        "Expediente del foro del {day}: por cuántas personas se preguntó y a cuántas solicitudes se respondió.",
        day=day(packet.plan.on, language),
    )
    above: tuple[tuple[Key, str], ...] = ((_KEY, t("Forums", "Foros")),)
    if len(key) > len(_KEY) + 1:
        above = (*above, (("forums", forum.name), day(packet.plan.on, language)))
        name = t("Release {n}", "Publicación {n}", n=str(packet.release.number))
        return Page(key, "forum.html", name, about, {**told, "heading": title(packet, language)}, above)
    return Page(
        key,
        "forum.html",
        day(packet.plan.on, language),
        about,
        {**told, "heading": title(packet, language)},
        above,
    )


def _papers(forum: Forum, packet: Packet, language: Language) -> list[tuple[str, str]]:
    """Each paper by its words, and where it lies."""
    t = sayer(language)
    folder = folder_of(forum, packet)
    papers = [
        (t("The whole packet (PDF)", "El expediente completo (PDF)"), f"{language}/packet.pdf"),
        (t("Notice (text)", "Aviso (texto)"), f"{language}/notice.txt"),
        (t("Agenda (text)", "Agenda (texto)"), f"{language}/agenda.txt"),
        (t("Calendar entry", "Cita para el calendario"), f"{language}/forum.ics"),
        (t("Sign-up sheet (PDF)", "Hoja para anotarse (PDF)"), f"{language}/sign-up.pdf"),
        (t("Data (JSON)", "Datos (JSON)"), "forum.json"),
    ]
    for report in () if packet.is_draft else packet.reports:
        name, of = report.agency.name[language], report.agency.id
        papers += [
            (
                t("Slides: {name} (PDF)", "Diapositivas: {name} (PDF)", name=name),
                f"{language}/{of}/slides.pdf",
            ),
            (
                t("Staff report: {name} (PDF)", "Informe del personal: {name} (PDF)", name=name),
                f"{language}/{of}/staff-report.pdf",
            ),
            (
                t("Press note: {name} (text)", "Nota de prensa: {name} (texto)", name=name),
                f"{language}/{of}/press-note.txt",
            ),
            (t("Figures: {name} (CSV)", "Cifras: {name} (CSV)", name=name), f"figures-{of}.csv"),
        ]
    return [(words, f"{folder}/{path}") for words, path in papers]


def folder_of(forum: Forum, packet: Packet) -> str:
    """Where the papers of a packet lie."""
    return f"forums/{forum.name}/{folder_name(packet.release.number)}"


def paper_files(forum: Forum) -> Iterator[tuple[str, Content]]:
    """Every paper of a forum. The pages of the packet stand on the site itself, and the office's dates are not public."""
    for packet in forum.packets:
        for path, content in packet_files(packet):
            if not path.endswith((".html", "notice-dates.txt")):
                yield f"{folder_of(forum, packet)}/{path}", content


def forum_files(
    forum: Forum, render: Callable[[Page, Language], tuple[str, bytes]]
) -> Iterator[tuple[str, Content]]:
    """Everything of a forum: its pages, and its papers."""
    for language in LANGUAGES:
        for page in forum_pages(forum, language):
            yield render(page, language)
    yield from paper_files(forum)
