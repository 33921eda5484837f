"""What a record never holds, struck from free text before anything is stored: `strike(text)` gives a `Struck`.

A sentence that tells where somebody was born or belongs, of status, religion, language, home, birth date or relatives is
struck whole; a person's name, telephone or mailbox by itself. Officers are public officials: "Officer Doe, badge 4411"
stays. It finds words, not meanings: what it strikes in error costs a rewording, what it misses may cost a family, so in
doubt it strikes. What it left is kept sealed all the same.

Words and patterns are data (`never_written.toml`); `never_written.js` reads the same data by the same steps, for the
guide. Whoever changes a step here changes it there; a test runs both on the same texts.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from amparo.facts.never_named import Names, named_spans, names_of
from amparo.terms import Language

_UNSEEN = re.compile(
    "[\u0300-\u036f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
_MARKED = re.compile(r"\[(?:struck|tachado): [^\]\n]*\]")
_PARTED = re.compile(r"([A-Za-z])-[ \t]*\r?\n[ \t]*(?=[a-z])")
_SPACED = re.compile(r"(^|[^A-Za-z0-9])((?:[A-Za-z][ ._-]){3,}[A-Za-z])(?![A-Za-z0-9])")
_NUMBERED = {"0": "o", "1": "i", "3": "e"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was struck: its code, and what it told, in English and Spanish."""

    code: str
    says: str
    dice: str

    def in_language(self, language: Language) -> str:
        """What was struck, in a few words."""
        return self.says if language == "en" else self.dice


@dataclass(frozen=True, slots=True)
class Struck:
    """A text without what is never kept, each place marked; and why, each reason once."""

    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    reason: Reason
    leave: tuple[re.Pattern[str], ...]
    patterns: tuple[re.Pattern[str], ...]
    cased: tuple[re.Pattern[str], ...]

    def holds(self, sentence: str) -> bool:
        small = sentence.lower()
        for leave in self.leave:
            small = leave.sub(" , ", small)
        return any(one.search(small) for one in self.patterns) or any(
            one.search(sentence) for one in self.cased
        )


@cache
def data() -> dict[str, Any]:
    """The words and patterns as plain data, as the guide's bundle carries them."""
    return tomllib.loads(files("amparo.facts").joinpath("never_written.toml").read_text(encoding="utf-8"))


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?:^|[^A-Za-z0-9])(?:{one})(?![A-Za-z0-9])", re.ASCII) for one in patterns)


@cache
def _groups() -> tuple[_Group, ...]:
    return tuple(
        _Group(
            Reason(one["code"], one["en"], one["es"]),
            _compiled(one["leave"]),
            _compiled(one["patterns"]),
            _compiled(one.get("cased", ())),
        )
        for one in data()["group"]
    )


@cache
def _reach() -> tuple[Reason, tuple[re.Pattern[str], ...], frozenset[str]]:
    told = data()["reach"]
    return (
        Reason(told["code"], told["en"], told["es"]),
        tuple(
            re.compile(f"(?:^|[^A-Za-z0-9-])({one})(?![A-Za-z0-9-])", re.ASCII) for one in told["patterns"]
        ),
        frozenset(told["offices"]),
    )


@cache
def _names() -> tuple[Reason, Names]:
    told = data()["name"]
    return Reason(told["code"], told["en"], told["es"]), names_of(told)


@dataclass(frozen=True, slots=True)
class _Folded:
    """Plain letters, and for each of them its place in the text as written."""

    text: str
    origin: tuple[int, ...]


@cache
def _look_alikes() -> Mapping[str, str]:
    fold = data()["fold"]
    return dict(zip(fold["from"], fold["to"], strict=True))


def _fold(text: str) -> _Folded:
    """The text in plain letters: accents, look-alikes and unseen signs gone, a word parted at a line's end joined."""
    alike = _look_alikes()
    plain: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        for one in unicodedata.normalize("NFKD", alike.get(sign, sign)):
            one = alike.get(one, one)
            if not _UNSEEN.match(one):
                plain.append(one if one.isascii() else " ")
                origin.append(place)
    folded = "".join(plain)
    drop = {at for found in _PARTED.finditer(folded) for at in range(found.start(1) + 1, found.end())}
    for found in _SPACED.finditer(folded):
        drop |= {at for at in range(*found.span(2)) if not folded[at].isalpha()}
    for found in _MARKED.finditer(folded):
        for at in range(*found.span()):
            plain[at] = "\x01"
    for at in range(1, len(plain) - 1):
        if plain[at] in _NUMBERED and plain[at - 1].isalpha() and plain[at + 1].isalpha():
            plain[at] = _NUMBERED[plain[at]]
    kept = [at for at in range(len(plain)) if at not in drop]
    return _Folded("".join(plain[at] for at in kept), tuple(origin[at] for at in kept))


def _sentences(folded: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; a line is one, unless the next goes on in a small letter."""
    short = set(data()["fold"]["abbreviations"])
    found, begin = [], 0
    for at, sign in enumerate(folded):
        after = folded[at + 1 : at + 2]
        if sign in ".!?;":
            ends = after in ("", " ", "\n", "\t", "\r", '"', "'", ")", "\x01") and not (
                sign == "." and _is_short(folded, at, short)
            )
        elif sign == "\n":
            rest = folded[at + 1 :].lstrip(" \t\r\n")[:1]
            ends = not ("a" <= rest <= "z")
        else:
            ends = False
        if ends:
            found.append((begin, at + 1))
            begin = at + 1
    return [*found, (begin, len(folded))] if begin < len(folded) else found


def _is_short(folded: str, at: int, short: set[str]) -> bool:
    """Whether the word before a full stop is an abbreviation or one letter."""
    start = at
    while start and (folded[start - 1].isalpha() or folded[start - 1] == "."):
        start -= 1
    word = folded[start:at].lower()
    return word in short or (len(word) == 1 and word.isalpha())


def strike(text: str, known: Iterable[str] = (), language: Language = "en") -> Struck:
    """A text without what is never kept; each place carries a mark in a language, the reasons come in both.

    `known` are names that are no person's: the site's, its body's, the agencies'. Striking twice changes nothing more.
    """
    folded = _fold(text)
    names_reason, names = _names()
    words = frozenset(word for name in known for word in re.findall("[a-z]+", _fold(name).text.lower()))
    cuts: list[tuple[int, int, Reason]] = []
    for begin, end in _sentences(folded.text):
        sentence = folded.text[begin:end]
        whole = [group.reason for group in _groups() if group.holds(sentence)]
        if whole:
            first = begin + len(sentence) - len(sentence.lstrip())
            last = begin + len(sentence.rstrip())
            last -= sentence.rstrip()[-1:] in (".", "!", "?", ";")
            cuts += [(first, last, reason) for reason in whole]
            continue
        cuts += [(begin + a, begin + b, names_reason) for a, b in named_spans(sentence, names, words)]
        cuts += [(begin + a, begin + b, _reach()[0]) for a, b in _reaching(sentence)]
    return _cut(text, folded, cuts, language)


def strike_site(text: str, language: Language = "en") -> Struck:
    """The name of a site: where it stands may be in it, and its own words are no person's.

    A small "pupil" or "patient" belongs to no site's name: there somebody is told of, and it is read as any text.
    """
    cues = _names()[1].cues
    is_told = cues & set(re.findall("[a-z']+", _fold(text).text))
    found = strike(text, () if is_told else (text,), language)
    if any(one.code == "name" for one in found.reasons):
        found = strike(text, (), language)  # a person's name all through
    return Struck(text, ()) if all(one.code == "address" for one in found.reasons) else found


def _reaching(sentence: str) -> list[tuple[int, int]]:
    """Telephones and mailboxes that are no office's: no word of an office stands before them."""
    _, patterns, offices = _reach()
    small = sentence.lower()
    found = [match.span(1) for one in patterns for match in one.finditer(small)]
    return [(a, b) for a, b in found if not offices & set(re.findall("[a-z']+", small[:a]))]


def _cut(text: str, folded: _Folded, cuts: list[tuple[int, int, Reason]], language: Language) -> Struck:
    word = data()["mark"][language]
    reasons = {reason.code: reason for _, _, reason in cuts}
    made, done = [], 0
    merged: list[tuple[int, int, list[Reason]]] = []
    for begin, end, reason in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if merged and begin < merged[-1][1]:
            last = merged[-1]
            merged[-1] = (last[0], max(last[1], end), [*last[2], *([] if reason in last[2] else [reason])])
        elif begin < end:
            merged.append((begin, end, [reason]))
    for begin, end, why in merged:
        first, last_place = folded.origin[begin], folded.origin[end - 1] + 1
        said = "; ".join(reason.in_language(language) for reason in why)
        made += [text[done:first], f"[{word}: {said}]"]
        done = last_place
    return Struck("".join([*made, text[done:]]), tuple(reasons.values()))


def tells_origin(sentence: str) -> bool:
    """Whether a sentence tells where somebody was born or belongs, of status, or gives a federal file number."""
    folded = _fold(sentence).text
    origin = ("birthplace", "belonging", "status", "file_number")
    return any(group.holds(folded) for group in _groups() if group.reason.code in origin)


def reaches_somebody(text: str) -> bool:
    """Whether a text holds a telephone number, a mailbox or a person's file number, an office's as well."""
    folded = _fold(text).text
    numbers = next(group for group in _groups() if group.reason.code == "file_number")
    return numbers.holds(folded) or any(one.search(folded.lower()) for one in _reach()[1])
