"""The single values of a site's profile, each read with a refusal that names file, line, key and how to mend it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, NoReturn

from amparo.facts.never_written import strike
from amparo.facts.values import FIRST_YEAR, LAST_YEAR
from amparo.terms import FactError, FactValueError, Language

_TITLES = re.compile(
    r"\b(mr|mrs|ms|miss|mx|dr|dra|prof|sr|sra|srta|don|doña|maestra|maestro|profesora|profesor|señora|señor)"
    r"(\.|\b)\s+[A-ZÁÉÍÓÚÑ]",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MOST_LETTERS = 160
_PERSON = ("name", "person", "first_name", "last_name", "holder", "nombre", "persona")
_ADDRESS = ("address", "street", "direccion", "domicilio")
_NEVER = ("citizen", "national", "birth", "country", "immigration", "alien", "religion")
_NO_NAMES = (
    "A profile holds offices and roles, never a person's name: a list of names can be turned against people."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """Reads values out of plain data; `lines` are the lines of its keys, where they are known."""

    where: str
    lines: Mapping[str, int]

    def refuse(self, key: str, problem: str, mend: str) -> NoReturn:
        """Raise FactValueError for a key of the profile."""
        raise FactValueError(self.at(key), problem, mend)

    def at(self, key: str) -> str:
        """Where a key stands: the file, its line or that of what holds it, and the key."""
        near = key
        while near and near not in self.lines:
            near = near.rpartition(".")[0]
        line = f", line {self.lines[near]}" if near else ""
        return f"{self.where}{line}: {key}"

    def known(self, given: Mapping[str, Any], names: frozenset[str], at: str) -> None:
        """Refuse every key that is none of ours; one that would hold a person's name is refused with the reason."""
        for name in given:
            key = f"{at}{name}"
            if name in names:
                continue
            if name in _PERSON:
                self.refuse(key, _NO_NAMES, 'Write the office instead: office = "principal".')
            if name in _ADDRESS:
                self.refuse(key, "a profile holds no address.", "Leave it out; a guide needs none.")
            if any(word in name.lower() for word in _NEVER):
                problem = (
                    "this is never asked and never kept: no rule turns on where a person was born or belongs."
                )
                self.refuse(key, problem, "Leave it out.")
            raise FactError(self.at(key), "there is no such key.", self._near(name, names))

    def _near(self, name: str, names: frozenset[str]) -> str:
        near = get_close_matches(name, list(names), n=1)
        return f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(sorted(names))}."

    def label(self, given: Mapping[str, Any], key: str, *, at: str = "", needed: bool = True) -> str:
        """One line of text, without a person's title before a name."""
        value = given.get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or not value.strip() or len(value) > _MOST_LETTERS:
            problem = (
                "it is missing." if value is None else f"this is no text of 1 to {_MOST_LETTERS} letters."
            )
            self.refuse(f"{at}{key}", problem, f'Write {key} = "…".')
        if not value.isprintable():
            self.refuse(f"{at}{key}", "it holds a letter that no page shows.", "Write it in one plain line.")
        if _TITLES.search(value):
            self.refuse(f"{at}{key}", _NO_NAMES, "Write the room or the office without the name.")
        return value.strip()

    def both(
        self, given: Mapping[str, Any], key: str, *, at: str = "", known: tuple[str, ...] = ()
    ) -> dict[Language, str]:
        """A text in English and Spanish without anything that is never written; `known` are names of places."""
        value = given.get(key)
        if not isinstance(value, Mapping) or set(value) != {"en", "es"}:
            self.refuse(
                f"{at}{key}", "it must stand in English and Spanish.", f'{key} = {{ en = "…", es = "…" }}'
            )
        inside = f"{at}{key}."
        found: dict[Language, str] = {
            "en": self.label(value, "en", at=inside),
            "es": self.label(value, "es", at=inside),
        }
        for language, text in found.items():
            for reason in strike(text, known, language).reasons:
                self.refuse(f"{at}{key}", reason.says, "Write the room or the office without it.")
        return found

    def word(
        self,
        given: Mapping[str, Any],
        key: str,
        words: tuple[str, ...],
        *,
        at: str = "",
        needed: bool = False,
    ) -> str | None:
        """One of our words, or None where absent and not needed."""
        value = given.get(key)
        if value is None and not needed:
            return None
        if value not in words:
            near = get_close_matches(str(value), words, n=1, cutoff=0.5)
            mend = f"Did you mean {near[0]!r}? " if near else ""
            problem = "it is missing." if value is None else f"{value!r} is none of its words."
            self.refuse(f"{at}{key}", problem, f"{mend}One of {', '.join(words)}.")
        return str(value)

    def flag(self, given: Mapping[str, Any], key: str, *, at: str = "") -> bool | None:
        """True, false, or None where absent."""
        value = given.get(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(f"{at}{key}", f"{value!r} is neither true nor false.", "Leave it out where unknown.")
        return value

    def count(self, given: Mapping[str, Any], key: str, *, at: str = "") -> int:
        """A whole number of people."""
        value = given.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100_000:
            self.refuse(f"{at}{key}", f"{value!r} is no number of people.", f"Write {key} = 4.")
        return value

    def day(self, given: Mapping[str, Any], key: str, *, at: str = "") -> date | None:
        """A day, or None where absent."""
        value = given.get(key)
        if value is None:
            return None
        return self._day(value, f"{at}{key}")

    def needed_day(self, given: Mapping[str, Any], key: str, *, at: str = "") -> date:
        """A day that must stand there."""
        found = self.day(given, key, at=at)
        if found is None:
            self.refuse(f"{at}{key}", "the day is missing.", f"Write {key} = 2026-10-08.")
        return found

    def days(self, given: Mapping[str, Any], key: str) -> tuple[date, ...]:
        """Days in their order."""
        value = given.get(key, [])
        if not isinstance(value, list):
            self.refuse(key, f"{value!r} is no list of days.", f"Write {key} = [2026-12-09].")
        return tuple(sorted(self._day(one, key) for one in value))

    def _day(self, value: Any, key: str) -> date:
        if isinstance(value, datetime) or not isinstance(value, date):
            self.refuse(key, f"{value!r} is no day.", "Write it as 2026-10-08, without quotes.")
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.refuse(key, f"{value} is a slip of the pen.", f"A day from {FIRST_YEAR} to {LAST_YEAR}.")
        return value

    def languages(self, given: Mapping[str, Any], key: str, *, at: str = "") -> tuple[str, ...]:
        """Tags of languages."""
        value = given.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in value
        ):
            self.refuse(f"{at}{key}", f"{value!r} is no list of languages.", 'Write ["en", "es", "mam"].')
        return tuple(dict.fromkeys(value))

    def table(self, given: Mapping[str, Any], key: str, names: frozenset[str]) -> Mapping[str, Any]:
        """A table of keys."""
        value = given.get(key, {})
        if not isinstance(value, Mapping):
            self.refuse(key, f"{value!r} is not a table.", f"Write [{key}] above its lines.")
        self.known(value, names, f"{key}.")
        return value

    def rows(
        self, given: Mapping[str, Any], key: str, names: frozenset[str]
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The tables of a list, each with the path before its keys."""
        value = given.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            self.refuse(key, "this is not a list of tables.", f"Write [[{key}]] above the lines of each.")
        for number, row in enumerate(value):
            self.known(row, names, f"{key}[{number}].")
            yield f"{key}[{number}].", row
