"""The notice that the intention changed: what was said before and when, what is intended now, and why (§ 7283.1(b))."""

from dataclasses import dataclass
from datetime import datetime

from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head, office_in
from amparo.notices.intention import Intention
from amparo.notices.parts import PartSaid, rule_in_words, why
from amparo.notices.texts import Text
from amparo.notices.wording import moment_in_words
from amparo.print.sheet import Block, Part, Run


@dataclass(frozen=True, slots=True, eq=False)
class ChangedPart:
    """One part whose intention changed: what was said `before`, and what is `said` today."""

    before: Intention
    said: PartSaid


@dataclass(frozen=True, slots=True, eq=False)
class ChangeOfIntention:
    """What the notice says. `earlier` is the number of the notice that it takes the place of, told at `told_before`."""

    head: Head
    office: str
    received_at: datetime
    channel: str
    told_before: datetime
    earlier: str
    parts: tuple[ChangedPart, ...]
    due_at: datetime | None = None
    withdrawn: bool = False


def fill_change_of_intention(notice: ChangeOfIntention, text: Text) -> Filling:
    """What fills its text."""
    values = {
        "office": office_in(notice.office, text),
        "received": ours(moment_in_words(notice.received_at, text.language)),
        "channel": said_in(text, f"channel.{notice.channel}"),
        "told_before": ours(moment_in_words(notice.told_before, text.language)),
        "earlier": theirs(notice.earlier, "earlier"),
    }
    parts = tuple(_part(place, part, notice, text) for place, part in enumerate(notice.parts, 1))
    return Filling(values, {"changes": parts})


def _part(place: int, part: ChangedPart, notice: ChangeOfIntention, text: Text) -> Block:
    said = part.said
    return Part(
        ours(f"{place}. {text.sentence(f'ask.{said.answer.kind}')}"),
        (
            ours(text.sentence(f"before.{part.before}")),
            (Run(text.sentence(f"now.{said.intention}"), bold=True),),
            ours(why(said, text, notice.due_at, notice.withdrawn)),
        ),
        ours(rule_in_words(said.answer, text)),
    )
