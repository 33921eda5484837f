"""What was confirmed goes on record: read from the form, held beside what came before, linked where a person says so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo.intake import Contact
from amparo_desk.acts.keep_paper import Draft, papers_of, put_to_record
from amparo_desk.acts.receive_request import Attached, Came, receive_request
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.said import Both
from amparo_desk.screens import receive_words as words
from amparo_desk.screens.act_form import complete
from amparo_desk.screens.frame import actor_of, now, told, vault_of
from amparo_desk.screens.receive_again import ANOTHER, Alike, Earlier, earlier_of
from amparo_desk.screens.receive_contact import Beside, Frame, contact_of, detainer, other_paper, read_frame
from amparo_desk.screens.receive_form import as_typed
from amparo_desk.screens.receive_laid import Laid
from amparo_desk.screens.typed import Typed

ON_RECORD: Both = ("It is on record.", "Quedó registrado.")
ON_RECORD_JUDICIAL: Both = (
    "It is on record, and waits for the supervisor. Do nothing on it before it is verified; refuse nothing either.",
    "Quedó registrado y espera a supervisión. No haga nada con ello antes de que se verifique; tampoco niegue nada.",
)
PUT_THERE: Both = (
    "The paper lies with the earlier request. Now note that it was taken back.",
    "El papel está con la solicitud anterior. Ahora anote que fue retirada.",
)


def reference_of(record: str, received_at: datetime) -> str:
    """A reference, made and never typed: the day, and the first signs of the record's identifier."""
    return f"D-{received_at.astimezone(CALIFORNIA):%Y%m%d}-{record.replace('-', '')[:6].upper()}"


def takes_back(laid: Laid, given: Mapping[str, Any]) -> bool:
    """Whether the paper takes an earlier request back, as it was answered, else as it was read."""
    if laid.sort != "detainer":
        return False
    return given.get("cancels") == "yes" if "cancels" in given else laid.value("cancels") is True


def alike_to(laid: Laid, typed: Typed | None) -> Alike:
    """By what earlier records are looked for: as it was typed, else as it was read."""
    if typed is None:
        value = laid.value
        return Alike(
            str(value("booking_ref") or ""),
            laid.digests,
            str(value("form") or ""),
            str(value("office") or ""),
            value("prepared_on"),
            laid.again,
        )
    aside = Typed(typed.given)  # what is wrong here is told when it is read for the record
    return Alike(
        aside.reference("booking_ref") if "booking_ref" not in aside.errors else "",
        laid.digests,
        aside.text("form"),
        aside.text("office"),
        aside.day("prepared_on", needed=False),
        laid.again,
    )


def take(request: HttpRequest, laid: Laid, typed: Typed, draft: Draft | None) -> str:
    """Put it on record; the address to go on to. Raises Incomplete, and AmparoError where it cannot be kept."""
    vault, actor, at = vault_of(request), actor_of(request), now()
    frame, beside = read_frame(typed, at, is_paper=True), _beside(typed, laid)
    prepared_on = typed.day("prepared_on", needed=False)
    back = takes_back(laid, typed.given)
    if laid.sort == "detainer":
        typed.word("cancels", ("yes", "no"))
    contact = _contact(typed, laid, frame, beside, back=back)
    link = _chosen(typed, earlier_of(vault, alike_to(laid, typed), but=laid.record), asked=back)
    name = typed.text("name")
    complete(typed)
    assert contact is not None
    attached = _attached(request, laid, typed, draft, at)
    if back and link and draft is not None:
        put_to_record(vault, actor, laid.record, link, at, attached)
        told(request, PUT_THERE)
        return f"/requests/{link}/withdraw/"
    came = Came(
        "paper",
        arrived_at=laid.arrived_at,
        name=name,
        prepared_on=prepared_on,
        matched_by=frame.matched_by if frame else "",
        ask="administrative_subpoena" if laid.sort == "office_subpoena" else "",
    )
    contact = replace(contact, reference=reference_of(laid.record, contact.received_at or at))
    receive_request(
        vault, actor, agency_at(vault), laid.record, at, contact, came, attached=attached, link=link
    )
    if back and link:
        return f"/requests/{link}/withdraw/"
    return _onwards(request, laid.record, contact)


def _contact(
    typed: Typed, laid: Laid, frame: Frame | None, beside: list[Beside], *, back: bool
) -> Contact | None:
    """The contact of the page; a paper that only takes an earlier one back asks nothing."""
    if back:
        form = typed.word("form", tuple(choice.value for choice in words.FORMS))
        return contact_of(frame, form, ()) if frame is not None else None
    if laid.sort == "detainer":
        return detainer(typed, frame, beside)
    is_finding = laid.main.get("document") == "probable_cause_determination"
    return other_paper(typed, laid.sort, frame, beside, is_finding=is_finding)


def _chosen(typed: Typed, earlier: list[Earlier], *, asked: bool) -> str:
    """The earlier record that was chosen; nothing where it is a request of its own."""
    if not earlier and not asked:
        return ""
    records = tuple(one.case.record for one in earlier)
    word = typed.word("earlier", (*records, ANOTHER))
    return "" if word == ANOTHER else word


def _beside(typed: Typed, laid: Laid) -> list[Beside]:
    """The other papers, as a person confirmed them; who signed a court's paper only where a signature was seen."""
    found = []
    for place, read in laid.beside:
        word = typed.word(f"beside_{place}", tuple(choice.value for choice in words.BESIDE))
        if word in ("", words.PART_OF_IT):
            continue
        seen = read.get("signer") if read.get("signed") else None
        match word:
            case "I-200" | "I-205":
                found.append(Beside(word, "administrative_warrant", "immigration_officer"))
            case "administrative_subpoena":
                found.append(Beside(word, word, "immigration_officer"))
            case "removal_order":
                found.append(Beside(word, word, "immigration_judge"))
            case "arrest_warrant" | "court_order":
                judicial = seen in ("", "unknown", None) or seen in words.OF_A_COURT
                found.append(Beside("judicial", word, seen or None if judicial else None))
            case _:
                found.append(Beside(word, "other", None))
    return found


def _attached(
    request: HttpRequest, laid: Laid, typed: Typed, draft: Draft | None, at: datetime
) -> list[Attached]:
    """The papers with what each is and where the confirmed fields were read."""
    if draft is None:
        return []
    kept = papers_of(vault_of(request), actor_of(request), draft, at, "put on record")
    return [
        Attached(
            content,
            media_type,
            laid.digests[number],
            paper=_paper_name(laid, number),
            pages=sum(one.get("pages", 0) for one in laid.read if one["paper"] == number) or None,
            evidence=_evidence(laid, typed, number),
        )
        for number, (content, media_type) in enumerate(kept)
    ]


def _paper_name(laid: Laid, number: int) -> str:
    named = [one.get("form") or one.get("kind") for one in laid.read if one["paper"] == number]
    return str(named[0] or laid.sort)[:40] if named else laid.sort


def _evidence(laid: Laid, typed: Typed, number: int) -> list[dict[str, Any]]:
    """Where and how each field was read, and whether a person changed it. Of the birth date nothing is kept."""
    return [
        {
            "field": name,
            **{part: field[part] for part in ("page", "box", "how", "sure", "raw")},
            "changed": one is laid.main and typed.given.get(name) != as_typed(field["value"]),
        }
        for one in laid.read
        if one["paper"] == number
        for name, field in one.get("fields", {}).items()
        if name != "born" and field.get("page")
    ]


def _onwards(request: HttpRequest, record: str, contact: Contact) -> str:
    """The record; where a court may stand behind it, its verification, for whoever may verify."""
    documents = [
        (part.kind, one.get("kind")) for part in contact.parts for one in part.request.get("documents", ())
    ]
    judicial = [kind for kind, document in documents if document in words.OF_COURTS]
    told(request, ON_RECORD_JUDICIAL if judicial else ON_RECORD)
    if judicial and actor_of(request).may(Act.VERIFY_PAPER):
        kind = next((kind for kind in judicial if kind in ("criminal_warrant", "information")), judicial[0])
        return f"/requests/{record}/verify/{kind}/"
    return f"/requests/{record}/"
