"""The notice on receipt as one page of HTML, for a folder of notices; on paper a notice is a sheet (`make.py`)."""

from html import escape

from amparo.notices.copy_and_intent import NOTICE, CopyAndIntent, attached
from amparo.notices.page import fill, to_html, whole_page
from amparo.notices.parts import rule_in_words, why
from amparo.notices.texts import EVERY_NOTICE, Text, text_of
from amparo.notices.wording import moment_in_words
from amparo.terms import Language


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
        "copy": attached(notice, text),
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
            f"<p><strong>{intended}</strong> {escape(why(said, text, notice.due_at, notice.withdrawn))}</p>\n"
            f'<p class="rule">{escape(rule_in_words(said.answer, text))}</p>\n</section>'
        )
    return "\n".join(sections)
