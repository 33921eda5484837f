"""Reading the fields of a record: a word, a moment, a list, a free text that is struck first. Every fault is gathered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from amparo.clock import CALIFORNIA
from amparo.facts.never_written import Reason, strike, strike_site
from amparo.facts.visit_record import OFFICIALS
from amparo.facts.yaml_tree import Items, Names, Node, Word
from amparo.terms import Language
from amparo.visits.faults import RecordFault, fault

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
LONGEST, LONGEST_FREE = 200, 10_000


@dataclass(frozen=True, slots=True)
class StruckField:
    """What was struck from a field before it was kept, and why."""

    field: str
    reason: Reason


@dataclass(slots=True)
class Gathered:
    """What is told while a record is read: faults, what was struck, the keys that were not taken."""

    language: Language = "en"
    known: tuple[str, ...] = ()
    faults: list[RecordFault] = field(default_factory=list)
    struck: list[StruckField] = field(default_factory=list)
    untaken: list[str] = field(default_factory=list)


def _may_be_shown(key: str) -> bool:
    """Whether a key that is none of ours may be told as it stands: a short word that is nobody's name."""
    found = {reason.code for reason in strike(key.replace("_", " ")).reasons}
    return key.isidentifier() and len(key) <= 40 and not found & {"name", "reach", "file_number"}


class Fields:
    """The names of one group, read one by one; a key that is none of ours is told and not taken."""

    def __init__(self, names: Names, path: str, keys: Iterable[str], gathered: Gathered) -> None:
        self.names, self.path, self.told = names, path, gathered
        known = tuple(keys)
        for name in names.held:
            if name not in known:
                near = get_close_matches(name, known, n=1, cutoff=0.75) if len(name) <= 40 else []
                shown = self.at(name if _may_be_shown(name) else "(a name)")
                gathered.untaken.append(f"{shown} ({near[0]}?)" if near else shown)

    def at(self, name: str) -> str:
        """The path of a name."""
        return f"{self.path}.{name}" if self.path else name

    def wrong(self, code: str, name: str, /, **told: object) -> None:
        """Note a fault at a name."""
        line = self.names.lines.get(name, self.names.line)
        if isinstance(value := told.get("value"), str):
            told["value"] = strike(value[:LONGEST], (), self.told.language).text
        self.told.faults.append(fault(code, line, self.at(name), **told))

    def node(self, name: str) -> Node | None:
        """What stands under a name; None where nothing does, or `unknown`."""
        found = self.names.held.get(name)
        is_nothing = isinstance(found, Word) and (found.is_null or found.text.strip() in ("", "unknown"))
        return None if is_nothing else found

    def raw(self, name: str) -> str | None:
        """A word as it is written."""
        found = self.node(name)
        if found is None or isinstance(found, Word):
            return None if found is None else found.text.strip()
        self.wrong("not_a_word", name)
        return None

    def text(self, name: str, most: int = LONGEST) -> str | None:
        """A text as it is written, which no field keeps: see `official` and `struck`."""
        found = self.raw(name)
        if found is not None and len(found) > most:
            self.wrong("too_long", name, most=most)
            return None
        return found

    def struck(self, name: str, most: int = LONGEST_FREE) -> str | None:
        """A free text without what is never kept."""
        found = self.text(name, most)
        if found is None:
            return None
        without = strike(found, self.told.known, self.told.language)
        self.told.struck += [StruckField(self.at(name), reason) for reason in without.reasons]
        return without.text

    def official(self, name: str, most: int = LONGEST) -> str | None:
        """A name or number of an official, a court or an office, which stays; anything else in it goes as from a free text."""
        found = self.text(name, most)
        return None if found is None else self._of_office(name, found)

    def _of_office(self, name: str, found: str) -> str:
        begin = f"{OFFICIALS[name]} "
        without = strike(begin + found, self.told.known, self.told.language)
        if not without.reasons:
            return found
        self.told.struck += [StruckField(self.at(name), reason) for reason in without.reasons]
        return without.text.removeprefix(begin)

    def site(self, name: str) -> str | None:
        """The name of a site; where it stands may be in it. A person's name, or where somebody comes from, is struck."""
        found = self.text(name)
        if found is None:
            return None
        without = strike_site(found, self.told.language)
        self.told.struck += [StruckField(self.at(name), reason) for reason in without.reasons]
        return without.text

    def flag(self, name: str) -> bool | None:
        """true or false."""
        found = self.raw(name)
        if found in (None, "true", "false"):
            return None if found is None else found == "true"
        self.wrong("not_true_or_false", name, value=found)
        return None

    def number(self, name: str, most: int) -> int | None:
        """A whole number from 0."""
        found = self.raw(name)
        if found is None or (re.fullmatch(r"\d{1,6}", found, re.ASCII) and int(found) <= most):
            return None if found is None else int(found)
        self.wrong("not_a_number", name, value=found, most=most)
        return None

    def word(self, name: str, known: Mapping[str, object] | tuple[str, ...]) -> str | None:
        """One of some words."""
        found = self.raw(name)
        return None if found is None else self._known(name, found, tuple(known))

    def _known(self, name: str, found: str, known: tuple[str, ...]) -> str | None:
        if found in known:
            return found
        near = get_close_matches(found, known, n=1) if len(found) <= 60 else []
        self.wrong(
            "not_one_of", name, value=found, near=f" → {near[0]}?" if near else "", known=", ".join(known)
        )
        return None

    def _list(self, name: str) -> list[Node]:
        found = self.node(name)
        if found is None or isinstance(found, Items):
            return [] if found is None else found.held
        self.wrong("not_a_list", name)
        return []

    def words(self, name: str, known: Mapping[str, object]) -> tuple[str, ...]:
        """A list of some words, each once."""
        given = [one.text.strip() if isinstance(one, Word) else "(a list)" for one in self._list(name)]
        found = [self._known(name, one, tuple(known)) for one in given]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def officials(self, name: str) -> tuple[str, ...]:
        """A list of names or numbers of officials."""
        return tuple(self._of_office(name, one) for one in self.texts(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of short texts."""
        held = self._list(name)
        if any(not isinstance(one, Word) or len(one.text) > LONGEST for one in held):
            self.wrong("too_long", name, most=LONGEST)
            return ()
        return tuple(one.text.strip() for one in held if isinstance(one, Word) and one.text.strip())

    def languages(self, name: str) -> tuple[str, ...]:
        """A list of codes of languages."""
        found = self.texts(name)
        for one in found:
            if not _LANGUAGE.fullmatch(one):
                self.wrong("not_a_language", name, value=one)
        return found

    def moment(self, name: str) -> datetime | None:
        """A moment by California's clock."""
        found = self.raw(name)
        if found is None:
            return None
        try:
            if _MOMENT.fullmatch(found):
                made = datetime.fromisoformat(found).replace(tzinfo=CALIFORNIA)
                if 2000 <= made.year <= 2100:
                    return made
        except ValueError:
            pass
        self.wrong("not_a_moment", name, value=found)
        return None

    def day(self, name: str) -> date | None:
        """A day."""
        found = self.raw(name)
        if found is None:
            return None
        try:
            if _DAY.fullmatch(found):
                made = date.fromisoformat(found)
                if 2000 <= made.year <= 2100:
                    return made
        except ValueError:
            pass
        self.wrong("not_a_day", name, value=found)
        return None

    def moment_or_day(self, name: str) -> datetime | date | None:
        """A moment, or a day where the hour was not noted."""
        found = self.raw(name)
        return self.day(name) if found is not None and _DAY.fullmatch(found) else self.moment(name)

    def group(self, name: str, keys: Iterable[str]) -> "Fields":
        """The names under a name; none of them where nothing stands there."""
        found = self.node(name)
        if found is not None and not isinstance(found, Names):
            self.wrong("not_a_group", name)
        names = found if isinstance(found, Names) else Names(self.names.line)
        return Fields(names, self.at(name), keys, self.told)

    def groups(self, name: str, keys: Iterable[str]) -> Iterator["Fields"]:
        """Each group of a list."""
        for number, one in enumerate(self._list(name)):
            if isinstance(one, Names):
                yield Fields(one, f"{self.at(name)}[{number}]", keys, self.told)
            else:
                self.wrong("not_a_group", name)
