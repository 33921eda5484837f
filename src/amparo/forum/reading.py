"""Reading words of a plan as what they must be: a day, a share, one of some words. Every fault is gathered, none guessed away."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from difflib import get_close_matches

from amparo.facts.yaml_tree import Items, Names, Node, Word
from amparo.forum.faults import Fault, fault
from amparo.forum.plan import Said

UNKNOWN = "unknown"
"""Written for any fact that somebody looked for and does not know; the same as leaving it out."""
LONGEST = 500
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}", re.ASCII)
_SHARE = re.compile(r"(0?\.\d{1,6}|[01](\.0{1,6})?|0)", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_GAP = r"[-. /\u00a0\u2007\u2009\u2010-\u2015\u202f\u2212]"
_SOMEBODYS = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+"
    rf"|(?<!\d)(\(\d{{3}}\)|\d{{3}})?{_GAP}?\d{{3}}{_GAP}\d{{4}}(?!\d)"
    rf"|\+\d(?:{_GAP}?\d){{7,14}}"
    r"|(?<![\d/=])\d{10,11}(?![\d/])",
    re.ASCII,
)
"""A mailbox; a telephone with any dash or gap, from abroad, or as ten digits that are no part of an address of the web."""


def reaches_somebody(text: str) -> bool:
    """Whether a text holds a mailbox or a telephone number, by its shape."""
    return _SOMEBODYS.search(text) is not None


class Reader:
    """The names of one group, read one by one; what was not asked for is named as unknown by `close`."""

    def __init__(self, names: Names, path: str, faults: list[Fault], lines: dict[str, int]) -> None:
        self.names, self.path, self.faults, self.lines = names, path, faults, lines
        self.asked: set[str] = set()
        for name, line in names.lines.items():
            lines[self._path(name)] = line

    def _path(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def line(self, name: str) -> int:
        """The line of a name, or of the group where it does not stand."""
        return self.names.lines.get(name, self.names.line)

    def wrong(self, code: str, name: str, /, **told: object) -> None:
        """Note a fault at a name."""
        self.faults.append(fault(code, self.line(name), self._path(name), **told))

    def has(self, name: str) -> bool:
        """Whether something stands under a name; null is nothing."""
        self.asked.add(name)
        node = self.names.held.get(name)
        return node is not None and not (isinstance(node, Word) and node.is_null)

    def says_none(self, name: str) -> bool:
        """Whether null stands under a name: somebody wrote that there is none."""
        self.asked.add(name)
        node = self.names.held.get(name)
        return isinstance(node, Word) and node.is_null

    def _word(self, name: str) -> str | None:
        """A word as written; None where it is absent, null or `unknown`."""
        if not self.has(name):
            return None
        node = self.names.held[name]
        if not isinstance(node, Word):
            self.wrong("not_a_word", name)
            return None
        text = node.text.strip()
        return None if text == UNKNOWN else text

    def text(self, name: str) -> str | None:
        """A sentence that anybody may read, in one line: a line more in a calendar file or a notice would be another entry."""
        found = self._word(name)
        found = " ".join(found.split()) if found is not None else None
        if found is not None and len(found) > LONGEST:
            self.wrong("too_long", name, most=LONGEST)
            return None
        if found is not None and _SOMEBODYS.search(found):
            self.wrong("a_persons_address", name)
            return None
        return found or None

    def text_or_none(self, name: str) -> str | Said:
        """A sentence, or what the plan says instead."""
        return Said.NONE if self.says_none(name) else self.text(name) or Said.NOTHING

    def flag(self, name: str) -> bool | None:
        """true or false. `yes`, `no`, `on` and `off` are words in YAML 1.2, and readers differ on them: refused."""
        found = self._word(name)
        if found in (None, "true", "false"):
            return None if found is None else found == "true"
        self.wrong("not_true_or_false", name, value=found)
        return None

    def number(self, name: str) -> int | None:
        """A whole number from 0."""
        found = self._word(name)
        if found is None or _NUMBER.fullmatch(found):
            return None if found is None else int(found)
        self.wrong("not_a_number", name, value=found)
        return None

    def year(self, name: str) -> int | None:
        """A year in which access may have been given."""
        found = self._word(name)
        if found is None:
            return None
        if _NUMBER.fullmatch(found) and 2017 <= int(found) <= 2100:
            return int(found)
        self.wrong("not_a_year", name, value=found)
        return None

    def share(self, name: str) -> float | None:
        """A share from 0 to 1."""
        found = self._word(name)
        if found is None or _SHARE.fullmatch(found):
            return None if found is None else float(found)
        self.wrong("not_a_share", name, value=found)
        return None

    def one_of(self, name: str, known: Iterable[str]) -> str | None:
        """One of some words."""
        found = self._word(name)
        words = tuple(known)
        if found is None or found in words:
            return found
        self.wrong("not_one_of", name, value=found, known=", ".join(words))
        return None

    def day(self, name: str) -> date | None:
        """A day."""
        found = self._word(name)
        if found is None:
            return None
        if not _DAY.fullmatch(found):
            self.wrong("not_a_day", name, value=found)
            return None
        return self._date(found, name)

    def day_or_none(self, name: str) -> date | Said:
        """A day, or what the plan says instead."""
        return Said.NONE if self.says_none(name) else self.day(name) or Said.NOTHING

    def moment(self, name: str) -> datetime | None:
        """A day with an hour, by California's clock, without a zone."""
        found = self._word(name)
        if found is None:
            return None
        told = _TIME.fullmatch(found)
        if told is None:
            self.wrong("not_a_time", name, value=found)
            return None
        day = self._date(told[1], name)
        hour, minute, second = int(told[2]), int(told[3]), int(told[4] or 0)
        if hour > 23 or minute > 59 or second > 59:
            self.wrong("not_a_time", name, value=found)
            return None
        return None if day is None else datetime.combine(day, time(hour, minute, second))

    def _date(self, written: str, name: str) -> date | None:
        try:
            return date.fromisoformat(written)
        except ValueError:
            year, month, day = map(int, written.split("-"))
            why = ("No calendar has it.", "Ningún calendario lo tiene.")
            if (month, day) == (2, 29):
                why = (f"{year} is no leap year.", f"{year} no es un año bisiesto.")
            self.wrong("no_such_day", name, value=written, why=why[0], porque=why[1])
            return None

    def languages(self, name: str) -> tuple[str, ...] | None:
        """A list of language tags."""
        found = self.texts(name)
        if found is None:
            return None
        kept = tuple(tag for tag in found if _LANGUAGE.fullmatch(tag))
        for tag in found:
            if tag not in kept:
                self.wrong("not_a_language", name, value=tag)
        return kept

    def language(self, name: str) -> str | None:
        """One language tag."""
        found = self._word(name)
        if found is None or _LANGUAGE.fullmatch(found):
            return found
        self.wrong("not_a_language", name, value=found)
        return None

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A list of words; None where it is absent or unknown, empty where the plan says that there is none."""
        if not self.has(name):
            return None
        node = self.names.held[name]
        if isinstance(node, Word) and node.text == UNKNOWN:
            return None
        if not isinstance(node, Items):
            self.wrong("not_a_list", name)
            return None
        kept = []
        for item in node.held:
            if not isinstance(item, Word):
                self.faults.append(fault("not_a_word", item.line, self._path(name)))
            elif _SOMEBODYS.search(item.text):
                self.faults.append(fault("a_persons_address", item.line, self._path(name)))
            elif not item.is_null:
                kept.append(item.text.strip())
        return tuple(kept)

    def group(self, name: str) -> "Reader | None":
        """The names under a name."""
        if not self.has(name):
            return None
        return self._reader(self.names.held[name], name, self._path(name))

    def groups(self, name: str) -> "list[Reader] | None":
        """A list of groups of names; None where it is absent."""
        if not self.has(name):
            return None
        node = self.names.held[name]
        if isinstance(node, Word) and node.text == UNKNOWN:
            return None
        if not isinstance(node, Items):
            self.wrong("not_a_list", name)
            return None
        told = [
            self._reader(item, name, f"{self._path(name)}[{place}]") for place, item in enumerate(node.held)
        ]
        return [one for one in told if one is not None]

    def _reader(self, node: Node, name: str, path: str) -> "Reader | None":
        if isinstance(node, Names):
            self.lines.setdefault(path, node.line)
            return Reader(node, path, self.faults, self.lines)
        if not (isinstance(node, Word) and node.text == UNKNOWN):
            self.faults.append(fault("not_names", node.line, self._path(name)))
        return None

    def free_names(self) -> Iterator[str]:
        """Every name of the group, where the names are the plan's own (papers, languages)."""
        self.asked |= set(self.names.held)
        yield from self.names.held

    def needs(self, name: str, what: tuple[str, str], shown: str = "") -> None:
        """Note that a name is missing that no plan can do without."""
        if not self.has(name):
            one = fault("missing", self.line(name), self.path, name=shown or name)
            self.faults.append(replace(one, en=f"{one.en} {what[0]}", es=f"{one.es} {what[1]}"))

    def close(self) -> None:
        """Name every name that nothing here knows."""
        for name in self.names.held:
            if name not in self.asked:
                near = get_close_matches(name, sorted(self.asked), n=1)
                told = near[0] if near else ", ".join(sorted(self.asked))
                en = f"Did you mean `{told}`?" if near else f"Known here: {told}."
                es = f"¿Quiso decir `{told}`?" if near else f"Conocidos aquí: {told}."
                one = fault("unknown_name", self.line(name), self._path(name[:60]))
                self.faults.append(replace(one, en=f"{one.en} {en}", es=f"{one.es} {es}"))
