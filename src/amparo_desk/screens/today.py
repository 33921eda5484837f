"""Today: what needs a hand, the most urgent first, counted; what came in and is on no record yet stands above it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from amparo.casefile import Act
from amparo.casefile.today import Group, Item, Urgency
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.said import Both
from amparo_desk.screens.days_today import days_line
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.oversight_due import due_lines
from amparo_desk.screens.paging import paged
from amparo_desk.screens.visit_words import lines as visit_lines
from amparo_desk.screens.visits import due

AT_ONCE = 60
"""How many lines one page holds: light enough for the slowest machine of the jail."""

LATE = "late"
FILTERS: tuple[tuple[str, Both], ...] = (
    (LATE, ("Late", "Atrasado")),
    (Group.RELEASE, ("Due for release", "Le toca salir")),
    (Group.UNSERVED, ("Unserved", "Sin entregar")),
    (Group.DESIGNEE, ("Designee's notice missing", "Falta el aviso a quien eligió")),
    (Group.UNDECIDED, ("Undecided", "Sin decidir")),
    (Group.COUNSEL, ("Counsel's answer missing", "Falta la respuesta del abogado")),
    (Group.ACCESS, ("Record of access missing", "Falta anotar el acceso")),
)
"""By what the list can be narrowed, in the order in which it is asked for at a morning meeting."""

_NAMES: dict[Urgency, Both] = {
    Urgency.LATE: ("Late", "Atrasado"),
    Urgency.NOW: ("Now", "Ahora"),
    Urgency.TODAY: ("Today", "Hoy"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of the bar of counts: how urgent, how many, and where it stands, in hundredths of the whole."""

    word: str
    name: Both
    count: int
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do, and how long ago its request came."""

    item: Item
    told: Both
    came: Both


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one urgency on the page, and how many there are of it in all."""

    word: str
    name: Both
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A link that narrows the list, with what it would show."""

    url: str
    name: Both
    count: int
    is_chosen: bool


def show(request: HttpRequest) -> HttpResponse:
    """Where everybody arrives: the list for those who work with it; the others are led to their own page."""
    actor = actor_of(request)
    if actor.may(Act.READ_PERSON):
        return _today(request)
    if actor.may(Act.READ_VISITS):  # whose day is the visits
        return redirect("visits")
    return redirect("days" if actor.may(Act.ATTEST_MONTH) else "own")


@for_act(Act.READ_PERSON)
def _today(request: HttpRequest) -> HttpResponse:
    """The list at this moment. No person's half is opened for it."""
    at, vault = now(), vault_of(request)
    items = vault.today(agency_at(vault), at)
    chosen = request.GET.get("only", "")
    kept = [item for item in items if chosen in ("", *_words(item))]
    pages = paged(request, len(kept), AT_ONCE)
    shown = kept[pages.first : pages.first + AT_ONCE]
    return page(
        request,
        "screens/today.html",
        at=at,
        days=days_line(vault, actor_of(request), at),
        minutes="{n}",  # the page's script counts them
        records_due=due_lines(vault, actor_of(request), at),
        items=visit_lines(due(vault)) if actor_of(request).may(Act.READ_VISITS) else (),
        drafts=vault.drafts() if actor_of(request).may(Act.RECEIVE_REQUEST) else [],
        bars=bars(items),
        late=sum(item.urgency is Urgency.LATE for item in items),
        at_once=sum(item.urgency is Urgency.NOW for item in items),
        today=sum(item.urgency is Urgency.TODAY for item in items),
        records=len({item.record for item in items}),
        filters=filters(items, chosen),
        chosen=next((name for word, name in FILTERS if word == chosen), None),
        blocks=blocks(shown, kept, at),
        pages=pages,
        found=len(kept),
    )


def _words(item: Item) -> tuple[str, ...]:
    return (item.group.value, LATE) if item.urgency is Urgency.LATE else (item.group.value,)


def bars(items: Sequence[Item]) -> list[Bar]:
    """The pieces of the bar; nothing where nothing is to be done."""
    counts, found, left = Counter(item.urgency for item in items), [], 0.0
    for urgency in Urgency:
        count = counts[urgency]
        width = 100 * count / len(items) if items else 0
        if count:
            word = urgency.name.lower()
            found.append(Bar(word, _NAMES[urgency], count, f"{left:.2f}", f"{max(width - 0.4, 0.4):.2f}"))
        left += width
    return found


def filters(items: Sequence[Item], chosen: str) -> list[Filter]:
    """The links above the list. One that would show nothing stays, with its nought: that is news too."""
    counts = Counter(word for item in items for word in _words(item))
    everything = Filter("/", ("Everything", "Todo"), len(items), chosen not in {word for word, _ in FILTERS})
    return [
        everything,
        *(
            Filter(f"/?{urlencode({'only': word})}", name, counts[word], word == chosen)
            for word, name in FILTERS
        ),
    ]


def blocks(shown: Sequence[Item], kept: Sequence[Item], at: datetime) -> list[Block]:
    """The lines of the page under their urgencies."""
    counts = Counter(item.urgency for item in kept)
    return [
        Block(
            urgency.name.lower(),
            _NAMES[urgency],
            counts[urgency],
            tuple(_line(item, at) for item in shown if item.urgency is urgency),
        )
        for urgency in Urgency
        if any(item.urgency is urgency for item in shown)
    ]


def _line(item: Item, at: datetime) -> Line:
    return Line(item, (item.says, item.dice), ago(item.came_at, at))


def ago(came_at: datetime | None, at: datetime) -> Both:
    """How long ago something came, roundly; a moment that is to come, or that nobody noted, is said as such."""
    if came_at is None:
        return ("hour not noted", "hora sin anotar")
    minutes = int((at - came_at).total_seconds() // 60)
    if minutes < 0:
        return ("dated later than now", "con fecha posterior a ahora")
    if minutes < 60:
        return (f"{minutes} min ago", f"hace {minutes} min")
    if minutes < 48 * 60:
        return (f"{minutes // 60} h ago", f"hace {minutes // 60} h")
    days = minutes // (24 * 60)
    return (f"{days} days ago", f"hace {days} días")
