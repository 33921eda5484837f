"""The forum as a calendar file (iCalendar, RFC 5545), to be opened with any calendar. Times are given in UTC."""

from datetime import UTC, datetime, timedelta

from amparo.clock.california import CALIFORNIA
from amparo.forum.packet import Packet
from amparo.forum.packet_paper import draft_mark, title
from amparo.forum.wording import body, how_to_attend, place
from amparo.terms import Language

_OCTETS = 75
"""A longer line is folded (RFC 5545, section 3.1)."""


def calendar_file(packet: Packet, language: Language) -> bytes:
    """The file. It tells no end where the plan says none."""
    plan = packet.plan
    starts = plan.meeting.starts.replace(tzinfo=CALIFORNIA)
    made = packet.release.made_on
    draft = f"{draft_mark(language)}: " if packet.is_draft else ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Amparo//forum//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:forum-{packet.year}-{plan.on:%Y%m%d}-{language}@{packet.release.origin.partition('/')[0]}",
        f"DTSTAMP:{made:%Y%m%d}T000000Z",
        f"DTSTART:{_utc(starts)}",
        *(
            [f"DTEND:{_utc(starts + timedelta(minutes=plan.meeting.minutes))}"]
            if plan.meeting.minutes
            else []
        ),
        f"SUMMARY;LANGUAGE={language}:{_text(draft + title(packet, language))}",
        f"LOCATION;LANGUAGE={language}:{_text(place(plan, language))}",
        f"DESCRIPTION;LANGUAGE={language}:{_text(chr(10).join((body(plan, language), *how_to_attend(plan, language))))}",
        f"STATUS:{'TENTATIVE' if packet.is_draft else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8")


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A text as a value: its own marks are escaped."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets; no letter is cut in two."""
    pieces, piece = list[str](), ""
    for letter in line:
        if len((piece + letter).encode("utf-8")) > _OCTETS - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
