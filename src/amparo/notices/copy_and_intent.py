"""The notice on receipt: that a request came, what it asks, what the agency intends and why (Gov. Code § 7283.1(b)).

It goes on top of the copy of the request, whatever the answer. It holds no federal number and nothing about anybody
else; the person's name stands only on the copy that is served. Which duties it discharges, and whether it may be used
at all, is for the agency's counsel.
"""

from dataclasses import dataclass
from datetime import datetime

from amparo.notices.filling import Filling, ours, said_in
from amparo.notices.head import Head, office_in
from amparo.notices.parts import SAID_PARTS, PartSaid, rule_in_words, why
from amparo.notices.texts import Text
from amparo.notices.wording import moment_in_words
from amparo.print.sheet import Block, Part, Run

__all__ = ["NOTICE", "SAID_PARTS", "CopyAndIntent", "PartSaid", "attached", "fill_copy_and_intent"]

NOTICE = "copy_and_intent"


@dataclass(frozen=True, slots=True, eq=False)
class CopyAndIntent:
    """What one notice says. `made_at` None leaves the date and time open, to be written in when it is served.

    `number` is that of the notice; `office` as the form names it, empty where nobody wrote it down; `pages` None leaves
    the number of pages open; `desk` names the desk and its telephone, a blank where empty. `due_at` is by when an open
    part will be decided: None means before release. `person`, `also_for` and `legal_help` are those of `Head`.
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
    person: str = ""
    also_for: str = ""
    legal_help: tuple[str, ...] = ()

    @property
    def head(self) -> Head:
        """What stands on top of it."""
        return Head(
            number=self.number,
            agency=self.agency,
            desk=self.desk,
            made_at=self.made_at,
            person=self.person,
            booking_ref=self.booking_ref,
            also_for=self.also_for,
            legal_help=self.legal_help,
        )


def fill_copy_and_intent(notice: CopyAndIntent, text: Text) -> Filling:
    """What fills its text."""
    values = {
        "office": office_in(notice.office, text),
        "received": ours(moment_in_words(notice.received_at, text.language)),
        "channel": said_in(text, f"channel.{notice.channel}"),
        "copy": ours(attached(notice, text)),
    }
    return Filling(
        values,
        {"parts": tuple(_part(place, said, notice, text) for place, said in enumerate(notice.parts, 1))},
    )


def _part(place: int, said: PartSaid, notice: CopyAndIntent, text: Text) -> Block:
    asked = text.sentence(f"ask.{said.answer.kind}")
    intended = text.sentence(f"intent.{said.intention}")
    reason = why(said, text, notice.due_at, notice.withdrawn)
    return Part(
        ours(f"{place}. {asked}"),
        ((Run(intended, bold=True),), ours(reason)),
        ours(rule_in_words(said.answer, text)),
    )


def attached(notice: CopyAndIntent, text: Text) -> str:
    """What is attached: all pages of the request, or the agency's own record of a call."""
    if not notice.on_paper:
        return text.sentence("copy.call")
    if notice.pages is None:
        return text.sentence("copy.open")
    return text.sentence("copy.page" if notice.pages == 1 else "copy.pages").replace(
        "$pages", str(notice.pages)
    )
