"""Finding people's names in a folded sentence: given names and surnames by list, others by where they stand.

Two capitalised words that nobody knows are a name; one is where a word as "pupil" or "asked for" stands before it. A name
after "Officer" is a public official's and stays; so does one that an organisation carries ("Cedar Flat Elementary").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r"[A-Za-z](?:[A-Za-z]|['-](?=[A-Za-z]))*|[0-9]+|[^A-Za-z0-9_ \t\r\n]")
_END = re.compile(r"['-]s$")


@dataclass(frozen=True, slots=True)
class Names:
    """The lists of `never_written.toml` under `name`, as sets."""

    officers: frozenset[str]
    several: frozenset[str]
    between: frozenset[str]
    cues: frozenset[str]
    asked: tuple[str, ...]
    linking: frozenset[str]
    naming: tuple[str, ...]
    particles: frozenset[str]
    followed: frozenset[str]
    organisations: frozenset[str]
    known: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    stop: frozenset[str]


def names_of(told: Mapping[str, Any]) -> Names:
    """The lists, read once."""
    return Names(
        frozenset(told["officers"]),
        frozenset(told["several"]),
        frozenset(told["between"]),
        frozenset(told["cues"]),
        tuple(told["asked"]),
        frozenset(told["linking"]),
        tuple(told["naming"]),
        frozenset(told["particles"]),
        frozenset(told["followed"]),
        frozenset(told["organisations"]),
        frozenset(told["known"].lower().split()),
        frozenset(told["given"].split()),
        frozenset(told["surnames"].split()),
        frozenset(told["stop"].split()),
    )


class _Sentence:
    """The words of a sentence, each with its place, and whether it may be a name."""

    def __init__(self, text: str, names: Names, known: frozenset[str]) -> None:
        self.names = names
        found = list(_TOKEN.finditer(text))
        self.words = [_END.sub("", one.group()) for one in found]
        self.small = [word.lower() for word in self.words]
        self.spans = [
            (one.start(), one.start() + len(word)) for one, word in zip(found, self.words, strict=True)
        ]
        self.owns = [one.group() != word for one, word in zip(found, self.words, strict=True)]
        long = [word for word in self.words if len(word) > 2 and word.isalpha()]
        self.shouted = len(long) > 2 and sum(word.isupper() for word in long) * 10 > len(long) * 6
        self.listed = [
            (small in names.given or (small in names.surnames and small not in known))
            and not (at > 0 and self.words[at - 1] in ("San", "Santa"))  # a town's name
            for at, small in enumerate(self.small)
        ]
        self.capital = [
            word[:1].isupper()
            and len(word) > 1
            and not self.shouted
            and not (word.isupper() and len(word) <= 5)
            and small not in names.known
            and small not in known
            and small not in names.officers
            and small not in names.cues
            for word, small in zip(self.words, self.small, strict=True)
        ]

    def name_like(self, at: int) -> bool:
        return 0 <= at < len(self.words) and (self.listed[at] or self.capital[at])

    def after_phrase(self, at: int, phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases stands right before a word."""
        before = f" {' '.join(self.small[max(0, at - 4) : at])}"
        return any(before.endswith(f" {phrase}") for phrase in phrases)

    def back(self, at: int, passing: frozenset[str]) -> int:
        """The nearest word before that is none of those passed over; -1 where there is none."""
        at -= 1
        while at >= 0 and (
            self.small[at] in passing
            or self.small[at] in (",", ":", "(", '"', "'", "-", ".")
            or (len(self.words[at]) == 1 and self.words[at].isupper())  # "Officer J. Doe"
        ):
            at -= 1
        return at


def named_spans(text: str, names: Names, known: frozenset[str]) -> list[tuple[int, int]]:
    """Where names of persons stand in a folded sentence, `known` being words of names that are no person's."""
    told = _Sentence(text, names, known)
    found: list[tuple[int, int]] = []
    at, officers_end = 0, -1
    while at < len(told.words):
        end = _run(told, at)
        is_run = end > at
        end = end if is_run else _after_naming(told, at)
        if end > at:
            if _one_more_officer(told, at, officers_end) or _official(told, at):
                officers_end = end if _are_officers(told, at) or officers_end >= 0 else -1
            elif not is_run or _is_a_person(told, at, end):
                found.append((told.spans[at][0], told.spans[end - 1][1]))
        at = max(end, at + 1)
    return found


def _are_officers(told: _Sentence, at: int) -> bool:
    """Whether the word that makes a name an official's speaks of several: then more names may follow."""
    before = told.back(at, told.names.between)
    return before >= 0 and told.small[before] in told.names.several


def _one_more_officer(told: _Sentence, at: int, officers_end: int) -> bool:
    """Whether a name goes on a list of officers: "Officers Doe and Roe"."""
    return officers_end >= 0 and at - officers_end == 1 and told.small[at - 1] in ("and", "y", ",")


def _run(told: _Sentence, at: int) -> int:
    """Where a run of words that may be one name ends; `at` itself where none begins."""
    begins = (
        at == 0
        and not told.listed[0]
        and not told.name_like(1)
        and told.small[1:2] not in (["family"], ["familia"])
        and not _turned(told, 1)
    )
    if not told.name_like(at) or begins:
        return at
    end = at + 1
    while end < len(told.words):
        if told.owns[end - 1]:
            break
        after = end
        while after < len(told.words) and (
            told.small[after] in told.names.particles or _initial(told, after)
        ):
            after += 1
        if not told.name_like(after) and not _small_surname(told, after):
            break
        end = after + 1
    return end


def _small_surname(told: _Sentence, at: int) -> bool:
    """Whether a word goes on a name that is written without capitals: "marisol quintanilla"."""
    before = told.words[at - 1]
    apart = told.names.cues | told.names.organisations | told.names.followed
    return (
        before.islower()
        and before in told.names.given
        and _goes_on(told, at)
        and told.small[at] not in apart
        and told.words[at].islower()
    )


def _turned(told: _Sentence, at: int) -> bool:
    """Whether a comma and a given name stand there, as in a list of names: "Quintanilla, Marisol"."""
    return (
        told.small[at : at + 1] == [","]
        and at + 1 < len(told.words)
        and told.small[at + 1] in told.names.given
        and told.words[at + 1][:1].isupper()
    )


def _initial(told: _Sentence, at: int) -> bool:
    """A middle letter, or its full stop."""
    word = told.words[at]
    return (len(word) == 1 and word.isupper()) or (
        word in (".", "-") and at > 0 and len(told.words[at - 1]) == 1 and told.words[at - 1].isupper()
    )


def _official(told: _Sentence, at: int) -> bool:
    before = told.back(at, told.names.between)
    return before >= 0 and told.small[before] in told.names.officers


def _is_a_person(told: _Sentence, at: int, end: int) -> bool:
    names = told.names
    following = told.small[end] if end < len(told.words) else ""
    if _organised(told, at - 1) or _organised(told, end):
        return False
    if end - at > 1 or told.listed[at] or _turned(told, end):
        return True
    cue = told.back(at, names.linking)
    return (
        (cue >= 0 and told.small[cue] in names.cues)
        or told.after_phrase(at, names.asked)
        or told.after_phrase(at, names.naming)
        or (told.owns[at] and following in names.followed)
        or following in ("family", "familia")
        or (
            at > 1
            and told.words[at - 1] == "."
            and _initial(told, at - 2)
            and told.words[at - 3 : at - 2] != ["."]
        )
        or (cue >= 0 and told.small[cue] in names.followed and told.small[at - 1] in ("of", "de", "del"))
    )


def _organised(told: _Sentence, at: int) -> bool:
    """Whether a word of an organisation, with its capital, stands there: "Elementary" makes a name a school's."""
    return (
        0 <= at < len(told.words)
        and told.small[at] in told.names.organisations
        and (told.words[at][0].isupper() or told.small[at] in ("calle", "avenida"))
        and not told.shouted
    )


def _after_naming(told: _Sentence, at: int) -> int:
    """Words in small letters after "named" or a title: up to two of them, as far as they are no common word."""
    titled = (at > 0 and told.small[at - 1] in _TITLES) or (
        at > 1 and told.small[at - 1] == "." and told.small[at - 2] in _TITLES
    )
    if not titled and not told.after_phrase(at, told.names.naming):
        return at
    end = at
    while end < len(told.words) and end < at + 5:
        small = told.small[end]
        if end > at and small in ("and", "y", ",") and _goes_on(told, end + 1):
            end += 2
            continue
        if not _goes_on(told, end):
            break
        end += 1
    return end


def _goes_on(told: _Sentence, at: int) -> bool:
    """Whether a word in small letters may be part of a name: it is no common word."""
    small = told.small[at] if at < len(told.words) else ""
    common = told.names.stop | told.names.officers | told.names.known
    return small.isalpha() and small not in common


_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona")
)
