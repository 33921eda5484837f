"""`{% kept %}`: the field by which a form, sent after its session ended, is known and kept for who opened it."""

import json

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from amparo_desk.kept.form import AGAIN, KEPT, WORDS
from amparo_desk.kept.keeping import Owner, signed
from amparo_desk.said.speech import both

register = template.Library()
_HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(takes_context=True)
def kept(context: Context) -> SafeString:
    """Who opened the form and when, signed; and what its `fields` are called, for whoever sees them again."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return mark_safe("")
    actor = getattr(request, "actor", None)
    owner = Owner(request.user.get_username(), actor.agency if actor else "")
    held = [format_html(_HIDDEN, KEPT, signed(owner))]
    words = {field.name: both(field.label) for field in context.get("fields") or () if field.kind != "hidden"}
    if words:
        held.append(format_html(_HIDDEN, WORDS, json.dumps(words, ensure_ascii=False)))
    if again := context.get("again") or request.POST.get(AGAIN, ""):
        held.append(format_html(_HIDDEN, AGAIN, again))
    return mark_safe("".join(held))
