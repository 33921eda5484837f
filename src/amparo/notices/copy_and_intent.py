"""The notice on receipt: that a request came, what it asks, what the agency intends and why (Gov. Code § 7283.1(b)).

It goes on top of the copy of the request, whatever the answer. It holds no name of the person, no federal number, and
nothing about anybody else. Which duties it discharges, and whether it may be used at all, is for the agency's counsel.
"""

from dataclasses import dataclass
from datetime import datetime
from html import escape
from string import Template

from amparo.decision import Answer
from amparo.notices.cited import cited
from amparo.notices.intention import Intention
from amparo.notices.page import fill, to_html, whole_page
from amparo.notices.texts import EVERY_NOTICE, Text, text_of
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.terms import Language

NOTICE = "copy_and_intent"
SAID_PARTS = ("notification", "hold", "transfer", "interview")
"""The kinds of parts this notice speaks of."""


@dataclass(frozen=True, slots=True, eq=False)
class PartSaid:
    """One part of the request with the answer of the rules and what the agency intends."""

    answer: Answer
    intention: Intention


@dataclass(frozen=True, slots=True, eq=False)
class CopyAndIntent:
    """What one notice says. `made_at` None leaves the date and time open, to be written in when it is served.

    `number` is that of the notice; `office` as the form names it, empty where nobody wrote it down; `pages` None leaves
    the number of pages open; `desk` names the desk and its telephone, a blank where empty. `due_at` is by when an open
    part will be decided: None means before release.
    """

    number: str
    agency: str
    booking_ref: str
    office: str
    received_at: datetime
    channel: str
    parts: tuple[PartSaid, ...]
    on_paper: bool = True
    pages: int | None = None
    due_at: datetime | None = None
    withdrawn: bool = False
    made_at: datetime | None = None
    desk: str = ""


def render_copy_and_intent(notice: CopyAndIntent, language: Language) -> bytes:
    """The page of a notice in a language. While the text is a draft, the English stands below any other language."""
    text = text_of(NOTICE, language)
    articles = [_article(notice, text)]
    if text.is_draft and language != "en":
        articles.append(_article(notice, text_of(NOTICE, "en"), companion=True))
    title = f"{text.sentence('title')} {notice.number}"
    stamp = text.sentence("stamp.draft") if text.is_draft else ""
    return whole_page(language=language, title=title, stamp=stamp, body="\n".join(articles))


def _article(notice: CopyAndIntent, text: Text, *, companion: bool = False) -> str:
    language = text.language
    below = 1 if companion else 0
    values = {
        "office": notice.office or text.sentence("office.unknown"),
        "received": moment_in_words(notice.received_at, language),
        "channel": text.sentence(f"channel.{notice.channel}"),
        "copy": _copy(notice, text),
    }
    foot = fill(
        to_html(text_of(EVERY_NOTICE, language).body, below),
        {"help": text.sentence("help.ask")},
    )
    blocks = {"head": _head(notice, text), "parts": _parts(notice, text, below), "foot": foot}
    body = fill(to_html(text.body, below), values, blocks)
    mark = f'<p class="mark">{escape(text.sentence("mark.draft"))}</p>\n' if text.is_draft else ""
    heading = f'<p class="same">{escape(text.sentence("companion"))}</p>\n' if companion else ""
    opening = f'<article lang="{language}"{" class=" + chr(34) + "companion" + chr(34) if companion else ""}>'
    return f"{opening}\n{heading}{mark}{body}\n</article>"


def _copy(notice: CopyAndIntent, text: Text) -> str:
    if not notice.on_paper:
        return text.sentence("copy.call")
    if notice.pages is None:
        return text.sentence("copy.open")
    return text.sentence("copy.page" if notice.pages == 1 else "copy.pages").replace(
        "$pages", str(notice.pages)
    )


def _head(notice: CopyAndIntent, text: Text) -> str:
    made = notice.made_at
    rows = (
        ("agency", notice.agency),
        ("desk", notice.desk or text.sentence("blank")),
        ("made", moment_in_words(made, text.language) if made else text.sentence("blank")),
        ("number", notice.number),
        ("booking", notice.booking_ref),
        ("text", text.sentence(f"text.{text.state}").replace("$version", text.version)),
    )
    told = "\n".join(
        f"<div><dt>{escape(text.sentence(f'label.{name}'))}</dt><dd>{escape(value)}</dd></div>"
        for name, value in rows
        if value
    )
    return f'<dl class="head">\n{told}\n</dl>'


def _parts(notice: CopyAndIntent, text: Text, below: int) -> str:
    level = 3 + below
    sections = []
    for place, said in enumerate(notice.parts, 1):
        asked = escape(text.sentence(f"ask.{said.answer.kind}"))
        intended = escape(text.sentence(f"intent.{said.intention}"))
        sections.append(
            f'<section class="part">\n<h{level}>{place}. {asked}</h{level}>\n'
            f"<p><strong>{intended}</strong> {escape(_why(notice, said, text))}</p>\n"
            f'<p class="rule">{escape(_rule(said, text))}</p>\n</section>'
        )
    return "\n".join(sections)


def _why(notice: CopyAndIntent, said: PartSaid, text: Text) -> str:
    """Why, in one sentence; then by when, where it is not decided, or that the request was taken back."""
    answer = said.answer
    kind, outcome, rule = answer.kind, answer.outcome, answer.rule.id
    why = text.sentence(
        *([f"why.{kind}.{rule}"] if answer.settled else []),
        f"why.{kind}.{outcome}.{said.intention}",
        f"why.{kind}.{outcome}",
        f"why.{outcome}.{said.intention}",
        f"why.{outcome}",
    )
    if notice.withdrawn:
        return f"{why} {text.sentence('withdrawn')}"
    if said.intention is Intention.OPEN:
        return f"{why} {_until(notice.due_at, text)}"
    return why


def _until(due: datetime | None, text: Text) -> str:
    if due is None:
        return text.sentence("until.release")
    told = text.sentence("until.day").replace("$due", moment_in_words(due, text.language))
    return told.removesuffix(".") if told.endswith("..") else told  # "8:00 a.m." ends the sentence by itself


def _rule(said: PartSaid, text: Text) -> str:
    answer = said.answer
    return Template(text.sentence("rule")).substitute(
        rule=answer.rule.key,
        cite=cited(answer.citation, text),
        tag=text.sentence(f"tag.{answer.tag}"),
        day=day_in_words(answer.on, text.language),
    )
