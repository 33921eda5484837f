"""`{% t "English" "Español" %}`, and days, citations, outcomes and fields as the page shows them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from amparo.casefile.roles import ROLES, Role
from amparo.clock import CALIFORNIA
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.terms import Language
from amparo.terms.citations import NOT_LEGAL_ADVICE, TAG_SENTENCES, Tag, citation_in
from amparo_desk.said.shapes import ANSWERS, CLOCKS, Answer, Clock, Field
from amparo_desk.said.speech import Both, WordingError, both, check_sentence, language_now, said

register = template.Library()
register.filter("both", both)


class Sentence(Node):
    """Both languages of a sentence, and the values that stand in it."""

    def __init__(self, words: Both, values: dict[str, FilterExpression], name: str) -> None:
        self.words, self.values, self.name = words, values, name

    def render(self, context: Context) -> str:
        """The sentence in the request's language; with `as name` it is only kept under that name."""
        spoken = said(*self.words, **{name: value.resolve(context) for name, value in self.values.items()})
        if not self.name:
            return spoken
        context[self.name] = spoken
        return ""


@register.tag("t")
def sentence(parser: Parser, token: Token) -> Sentence:
    """`{% t "{n} pages" "{n} páginas" n=count as pages %}`; a language left out fails when the template is read."""
    parts = token.split_contents()[1:]
    name = ""
    if len(parts) > 2 and parts[-2] == "as":
        name, parts = parts[-1], parts[:-2]
    words, values = parts[:2], dict(part.partition("=")[::2] for part in parts[2:])
    if len(words) < 2 or not all(_quoted(word) for word in words) or not all(values.values()):
        raise template.TemplateSyntaxError(
            f'{{% {token.contents} %}}: write {{% t "English" "Español" %}}, both in quotation marks, '
            "then values as name=value and, if wanted, `as name`."
        )
    spoken = (words[0][1:-1].replace('\\"', '"'), words[1][1:-1].replace('\\"', '"'))
    try:
        check_sentence(*spoken, values)
    except WordingError as error:
        raise template.TemplateSyntaxError(str(error)) from error
    return Sentence(spoken, {key: parser.compile_filter(value) for key, value in values.items()}, name)


def _quoted(word: str) -> bool:
    return len(word) > 1 and word[0] == word[-1] == '"'


@register.simple_tag
def language() -> Language:
    """`en` or `es`, for the `lang` attribute."""
    return language_now()


@register.simple_tag
def not_legal_advice() -> str:
    """That none of this is legal advice."""
    return NOT_LEGAL_ADVICE[language_now()]


@register.filter
def day(value: date | None) -> SafeString | str:
    """A day in words, for people and for machines."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value, language_now())
    )


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """A moment in words, at California's clock."""
    if value is None:
        return ""
    there = value.astimezone(CALIFORNIA)
    words = moment_in_words(there, language_now())
    return format_html('<time datetime="{}">{}</time>', there.isoformat(timespec="minutes"), words)


@register.filter
def stamp(value: datetime | date | None) -> SafeString | str:
    """A moment or a day in figures, as it stands in lists: 2026-11-25 22:45, at California's clock."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(CALIFORNIA)
        machine, figures = value.isoformat(timespec="minutes"), f"{value:%Y-%m-%d %H:%M}"
    else:
        machine = figures = value.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, figures)


@register.filter
def cite(value: str) -> str:
    """A citation in the page's language: sections stay as they are, the words between them are translated."""
    return citation_in(value, language_now())


@register.filter
def role_name(value: Role) -> SafeString:
    """The name of a role."""
    return both(ROLES[value])


@register.filter
def in_order(values: Iterable[Role]) -> list[Role]:
    """Roles in the order in which the house names them."""
    held = set(values)
    return [role for role in ROLES if role in held]


@register.filter
def tag_sentence(value: Tag) -> str:
    """What a confidence tag means."""
    return TAG_SENTENCES[value][language_now()]


@register.inclusion_tag("parts/citation.html")
def citation(cite: str, tag: Tag) -> dict[str, object]:
    """A citation with its confidence tag."""
    return {"cite": cite, "tag": tag}


@register.filter
def outcome(value: str) -> SafeString:
    """The name of an outcome, coloured; the word says all that the colour says."""
    return format_html('<strong class="outcome outcome--{}">{}</strong>', value, both(OUTCOME_NAMES[value]))


@register.filter
def answer(value: Answer) -> SafeString:
    """Yes, no, unknown or not asked, coloured and in words."""
    return format_html('<span class="answer answer--{}">{}</span>', value, both(ANSWERS[value]))


@register.filter
def clock(value: Clock) -> SafeString:
    """How a deadline stands, coloured and in words."""
    return format_html('<span class="clock clock--{}">{}</span>', value, both(CLOCKS[value]))


@register.inclusion_tag("parts/field.html")
def field(field: Field) -> dict[str, object]:
    """A field with label, hint, error, and what was typed."""
    return {"field": field}


@register.simple_tag
def state(field: Field) -> SafeString:
    """What is said of an input for those who hear the page; and that the browser remembers nothing of it."""
    held = [("autocomplete", "off"), ("aria-describedby", field.described_by)]
    held += [
        ("aria-invalid", "true" if field.error else ""),
        ("aria-required", "true" if field.required else ""),
    ]
    return format_html_join(" ", '{}="{}"', [(name, value) for name, value in held if value])


@register.filter
def with_errors(fields: Iterable[Field]) -> list[Field]:
    """The fields in which something is wrong."""
    return [field for field in fields or () if field.error]


@register.inclusion_tag("parts/bound.html")
def bound(field: BoundField, en: str, es: str, hint_en: str = "", hint_es: str = "") -> dict[str, object]:
    """A field of a Django form, which says its label, and its hint if it has one, in both languages."""
    hint = said(hint_en, hint_es) if hint_en or hint_es else ""
    texts = {"hint": hint, "error": field.errors}
    described = " ".join(f"{field.auto_id}-{part}" for part, text in texts.items() if text)
    attributes: dict[str, Any] = {"class": _CLASSES.get(field.widget_type, "usa-input")}
    if described:
        attributes["aria-describedby"] = described
    return {
        "field": field,
        "label": said(en, es),
        "hint": hint,
        "widget": field.as_widget(attrs=attributes),
        "is_tick": field.widget_type == "checkbox",
    }


_CLASSES = {"select": "usa-select", "textarea": "usa-textarea", "checkbox": "usa-checkbox__input"}
