"""Reads a paper of the I-247 family: what it asks, on what ground it says it stands, whether it was served.

The older forms have a box for each request; I-247A, I-247G, I-247D, I-247N and I-247X print their requests as text, so
that the form asks them by being sent. Box 2 of an I-247A wants a person back whom the federal office had lent: it asks
for notice and return, and not for a hold.
"""

from amparo.intake.papers.field_names import fields_of, names
from amparo.intake.papers.paper_read import FieldRead
from amparo.intake.papers.reading_fields import Laid, printed_request, read
from amparo.intake.papers.signed import read_signature, read_title

REQUESTS = ("asks_notice", "asks_hold", "asks_transfer", "asks_relay", "asks_death_notice")
GROUNDS = (
    "ground_final_order",
    "ground_pending_proceedings",
    "ground_biometric_match",
    "ground_statements",
)
_BLANK_INK = {"text": 0.02, "ocr": 0.012, "none": 0.0}
"""Shares of ink up to which a line to write on is blank; on a scan a pencil may have been there."""


def read_detainer(laid: Laid, form: FieldRead) -> tuple[FieldRead, ...]:
    """Every field of a detainer form, in the order of the data file."""
    found = {"form": form}
    made = ("form", "is_signed", "signer_title", "served_block_filled", *REQUESTS, "box_1")
    for field in fields_of("detainer"):
        if field.name not in made:
            found[field.name] = read(laid, field.name)
    found["box_1"] = _box_1(laid, found)
    found |= {request.name: request for request in _requests(laid, found)}
    found["is_signed"] = read_signature(laid)
    found["signer_title"] = read_title(laid)
    found["served_block_filled"] = _served_block(laid, found)
    return tuple(found[field.name] for field in fields_of("detainer"))


def _box_1(laid: Laid, found: dict[str, FieldRead]) -> FieldRead:
    """Its own box where it has one; else one ground ticked makes it claimed, and all blank makes it not claimed."""
    own = read(laid, "box_1")
    if own.value is not None or (own.evidence and own.evidence.how == "ink"):
        return own
    grounds = [found[name] for name in GROUNDS]
    ticked = next((ground for ground in grounds if ground.value is True), None)
    if ticked is not None:
        return FieldRead(own.name, own.label, True, ticked.evidence)
    are_blank = all(ground.value is False for ground in grounds if ground.evidence is not None)
    shown = [ground for ground in grounds if ground.evidence is not None]
    if len(shown) >= 3 and are_blank:
        return FieldRead(own.name, own.label, False, shown[0].evidence)
    return own


def _requests(laid: Laid, found: dict[str, FieldRead]) -> list[FieldRead]:
    read_ones = {name: read(laid, name) for name in REQUESTS}
    has_boxes = any(one.evidence and _is_of_a_box(one) for one in read_ones.values())
    if not has_boxes:
        for name in REQUESTS:
            printed = printed_request(laid, names().fields[name])
            if printed is not None:
                read_ones[name] = printed
        read_ones["asks_hold"] = _hold_by_box(laid, read_ones["asks_hold"], found)
    for name in names().absent.get(laid.form, ()):
        if read_ones[name].evidence is None:
            one = read_ones[name]
            read_ones[name] = FieldRead(one.name, one.label, False, found["form"].evidence)
    return list(read_ones.values())


def _is_of_a_box(field: FieldRead) -> bool:
    """Whether the field was read from a box or mark, and not only from its printed words."""
    place = field.evidence
    return place is not None and (field.value is not None or place.how in ("ink", "form"))


def _hold_by_box(laid: Laid, hold: FieldRead, found: dict[str, FieldRead]) -> FieldRead:
    """On an I-247A the hold goes with box 1; with box 2 alone it is not asked; unread boxes leave it unknown."""
    if laid.form != "I-247A" or hold.value is not True:
        return hold
    first, second = found["box_1"], found["box_2"]
    if first.value is True:
        return hold
    if first.value is False and second.value is True:
        return FieldRead(hold.name, hold.label, False, second.evidence)
    return FieldRead(hold.name, hold.label, None, first.evidence or hold.evidence)


def _served_block(laid: Laid, found: dict[str, FieldRead]) -> FieldRead:
    """Filled in where a day stands in it or a manner is ticked; blank only where nothing at all is written."""
    field = names().fields["served_block_filled"]
    day, manners = found["served_on"], (found["served_in_person"], found["served_by_mail"])
    for part in (day, *manners):
        if part.value is not None and part.value is not False:
            return FieldRead(field.name, field.label, True, part.evidence)
    place = day.evidence
    if place is None:
        return FieldRead(field.name, field.label, None, None)
    is_blank = not any(sign.isalnum() for sign in place.text) and all(
        part.value is False for part in manners if part.evidence is not None
    )
    said = False if is_blank and _has_no_ink(laid) else None
    return FieldRead(field.name, field.label, said, place)


def _has_no_ink(laid: Laid) -> bool:
    """Whether nothing but the line to write on stands where the day of service would."""
    form, label = laid.labels("served_on")[0]
    place = form.room_beside(label)
    page = next(page for page in laid.document.pages if page.number == label.page)
    return page.ink is not None and page.ink.share(place) < _BLANK_INK[page.how]
