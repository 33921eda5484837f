"""Words of the record in both languages, for the templates that show them."""

from collections.abc import Mapping

from django import template

from amparo_desk.said import Both
from amparo_desk.screens import words

register = template.Library()


def _of(names: Mapping[str, Both]) -> object:
    def word(value: str) -> Both:
        return names.get(value, (value, value))

    return word


register.filter("notice_name", _of(words.NOTICES))
register.filter("channel_name", _of(words.CHANNELS))
register.filter("form_name", _of(words.FORMS))
register.filter("contact_name", _of(words.CONTACT_NAMES))
register.filter("language_name", _of(words.LANGUAGES))
register.filter("intention_name", _of(words.INTENTIONS))
register.filter("how_name", _of(words.HOW_SERVED))
register.filter("state_name", _of(words.STATES))
