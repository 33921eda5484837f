"""The notice of a release date told to the federal office: to the person, and to the one who is to be told (§ 7283.1(b)).

It holds exactly what was told, when, how and to which office, and nothing more.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from amparo.notices.filling import Filling, ours, said_in, theirs
from amparo.notices.head import Head, office_in
from amparo.notices.texts import Text
from amparo.notices.wording import day_in_words, moment_in_words
from amparo.print.sheet import Block, Paragraph, Rows, Run, Said

NamedAs = Literal["attorney", "person", "record"]
"""Whom the notice goes to: the attorney the person named, the one person they named, or counsel on record."""


@dataclass(frozen=True, slots=True)
class ToldToOffice:
    """What the federal office was told: a moment, or a day if only that was told. `at` and `channel` open: by hand."""

    office: str
    release: date
    at: datetime | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseNoticePerson:
    """The notice to the person. `also` says who else gets it, `named` their name, for the copy that is served."""

    head: Head
    told: ToldToOffice
    also: Literal["attorney", "person", "nobody"] = "nobody"
    named: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseNoticeAttorneyOrDesignee:
    """The notice to the one who is to be told. `person` is the name of the person who leaves; blank where empty."""

    head: Head
    told: ToldToOffice
    addressee: str
    named_as: NamedAs
    person: str = ""


def fill_release_notice_person(notice: ReleaseNoticePerson, text: Text) -> Filling:
    """What fills its text."""
    who: list[Block] = [Paragraph(said_in(text, f"who.{notice.also}"))]
    if notice.named and notice.also != "nobody":
        who.append(Paragraph(said_in(text, "who.name", name=theirs(notice.named, "named"))))
    return Filling({}, {"told": (_told(notice.told, text),), "who": tuple(who)})


def fill_release_notice_attorney_or_designee(notice: ReleaseNoticeAttorneyOrDesignee, text: Text) -> Filling:
    """What fills its text."""
    named = said_in(text, f"named.{notice.named_as}", person=theirs(notice.person, "person"))
    return Filling(
        {"desk": theirs(notice.head.desk, "desk")},
        {"named": (Paragraph(named),), "told": (_told(notice.told, text),)},
    )


def addressee_row(notice: ReleaseNoticeAttorneyOrDesignee, text: Text) -> tuple[Said, Said]:
    """Whom it is for, at its head."""
    return said_in(text, "label.addressee"), theirs(notice.addressee, "addressee")


def release_in_words(release: date, text: Text) -> str:
    """Exactly what was told: a day and a time, or a day alone."""
    if isinstance(release, datetime):
        return moment_in_words(release, text.language)
    return day_in_words(release, text.language)


def _told(told: ToldToOffice, text: Text) -> Block:
    at = ours(moment_in_words(told.at, text.language)) if told.at else theirs("", "told_at")
    channel = said_in(text, f"channel.{told.channel}") if told.channel else theirs("", "channel")
    return Rows(
        (
            (said_in(text, "told.office"), office_in(told.office, text)),
            (said_in(text, "told.release"), (Run(release_in_words(told.release, text), bold=True),)),
            (said_in(text, "told.at"), at),
            (said_in(text, "told.channel"), channel),
        )
    )
