"""The papers of a draft themselves: a page as a picture, and the file as it came. That they were looked at is on record."""

import io
import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from PIL import Image, ImageChops, ImageFilter, ImageOps

from amparo.casefile import Act
from amparo.documents import page_picture
from amparo.terms import FileError
from amparo_desk.acts.keep_paper import Draft, open_draft, papers_of
from amparo_desk.screens.frame import actor_of, for_act, now, vault_of
from amparo_desk.screens.receive_laid import WIDTH
from amparo_desk.vault.drafts import Paper
from amparo_desk.vault.errors import NoDraftError

LIGHT = 40 * 1024
"""A picture of so many bytes is light enough; a heavier one gets fewer shades."""
_AROUND = 20
"""Dots around a place, whose brightness is the ground against which its ink is seen."""


@for_act(Act.RECEIVE_REQUEST)
@require_GET
def picture(request: HttpRequest, draft: uuid.UUID, number: int) -> HttpResponse:
    """One page as a picture, turned upright as it was read; that it was looked at is on record."""
    found = _existing(request, draft)
    place, content = _content(request, found, request.GET.get("paper", "0"), f"page {number} of a draft")
    views = [view for one in found.read or () if one["paper"] == place for view in one.get("views", ())]
    if not 0 < number <= len(views):
        raise Http404("There is no such page.")
    view = views[number - 1]
    try:
        drawn = page_picture(content[0], number, WIDTH, turned=view["turned"], tilt=view["tilt"])
    except FileError as error:
        raise Http404("This page cannot be drawn.") from error
    return HttpResponse(light(drawn), content_type="image/png", headers={"Cache-Control": "no-store"})


@for_act(Act.RECEIVE_REQUEST)
@require_GET
def original(request: HttpRequest, draft: uuid.UUID, number: int) -> HttpResponse:
    """The file as it came, to be opened elsewhere: a locked one with its password. The browser never shows it itself."""
    found = _existing(request, draft)
    _, (content, _) = _content(request, found, str(number), "file of a draft")
    headers = {
        "Content-Disposition": f'attachment; filename="paper-{number + 1}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _existing(request: HttpRequest, draft: uuid.UUID) -> Draft:
    try:
        return open_draft(vault_of(request), actor_of(request), str(draft), now())
    except NoDraftError as error:
        raise Http404("There is no such draft here.") from error


def _content(request: HttpRequest, draft: Draft, place: str, why: str) -> tuple[int, Paper]:
    papers = papers_of(vault_of(request), actor_of(request), draft, now(), why)
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 3 else len(papers)
    if number >= len(papers):
        raise Http404("There is no such paper.")
    return number, papers[number]


def light(drawn: bytes) -> bytes:
    """The picture with its shadows taken away, in few shades of grey: ink stays readable, and the page stays light."""
    grey = Image.open(io.BytesIO(drawn)).convert("L")
    ground = grey.filter(ImageFilter.BoxBlur(_AROUND))
    ink = ImageOps.autocontrast(ImageOps.invert(ImageChops.subtract(ground, grey)), cutoff=(0.5, 0))
    found = b""
    for shades in (4, 3, 2):
        step = 255 / (shades - 1)
        flat = ink.point([round(round(value / step) * step) for value in range(256)])
        out = io.BytesIO()
        flat.convert("P", palette=Image.Palette.ADAPTIVE, colors=shades).save(out, "PNG", optimize=True)
        found = out.getvalue()
        if len(found) <= LIGHT:
            break
    return found
