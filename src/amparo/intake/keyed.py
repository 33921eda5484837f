"""A keyed-in form: JSON as fields by path, each read once; what nobody asked for is named, what is private dropped."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from amparo.intake.cells import day, moment
from amparo.intake.never_kept import never_kept
from amparo.intake.refusal import Problem, RefusedError, quoted, whole_file
from amparo.terms import FileError

LARGEST_FORM = 1_048_576
"""In bytes. A keyed form has some thousands."""


@dataclass(slots=True)
class Fields:
    """The fields of a form by path, as in `form.subject.date_of_birth`; problems are collected with their path."""

    given: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    above: str = ""

    def refuse(self, path: str, problem: str, mend: str) -> None:
        """Note that a field cannot be used."""
        self.problems.append(Problem(0, self.above + path, problem, mend))

    def refused(self, path: str) -> bool:
        """Whether something at or below a path is refused already."""
        whole = self.above + path
        return any(f"{problem.column}.".startswith(f"{whole}.") for problem in self.problems)

    def causes(self) -> list[Problem]:
        """The problems, each once, without those that only follow from a group that could not be read."""
        columns = {problem.column for problem in self.problems}
        return [
            problem
            for problem in dict.fromkeys(self.problems)
            if not any(problem.column.startswith(f"{column}.") for column in columns)
        ]

    def get(self, path: str) -> Any:
        """The value at a path, or None where it is absent; a value of another shape on the way is refused."""
        self.read.add(self.above + path)
        here: Any = self.given
        for place, name in enumerate(path.split(".")):
            if here is None:
                return None
            if not isinstance(here, Mapping):
                group = ".".join(path.split(".")[:place])
                self.refuse(
                    group, "this is no group of fields.", "Write { … } as in samples/i247a-request.json."
                )
                return None
            here = here.get(name)
        return here

    def text(self, path: str, *, needed: bool = False, longest: int = 120) -> str:
        """A short text."""
        found = self.get(path)
        if found is None:
            if needed:
                self.refuse(path, "this is missing.", "Write what the form says.")
            return ""
        if isinstance(found, str) and len(found) <= longest and found.isprintable():
            return found.strip()
        self.refuse(path, f"{quoted(found)} is no text of at most {longest} printable signs.", "Shorten it.")
        return ""

    def yes(self, path: str) -> bool | None:
        """True, false, or None where it is absent or null."""
        found = self.get(path)
        if found is None or found is True or found is False:
            return found
        self.refuse(
            path, f"{quoted(found)} is neither true nor false.", "Write true, false, or null for unknown."
        )
        return None

    def number(self, path: str, most: int = 10_000) -> int | None:
        """A whole number from 0, or None."""
        found = self.get(path)
        if found is None or (isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= most):
            return found
        self.refuse(path, f"{quoted(found)} is no number from 0 to {most:,}.", "Write digits without quotes.")
        return None

    def word(self, path: str, words: tuple[str, ...]) -> str:
        """One of some words; an absent one is refused."""
        found = self.get(path)
        if isinstance(found, str) and found in words:
            return found
        self.refuse(path, f"{quoted(found)} is no word of this field.", f"It is one of {', '.join(words)}.")
        return ""

    def moment(self, path: str) -> datetime | None:
        """A moment by California's clock, or None."""
        found = self.get(path)
        if found is None:
            return None
        told = moment(found) if isinstance(found, str) else f"{quoted(found)} is no local date and time."
        if isinstance(told, str):
            self.refuse(path, told, "Write it as 2025-01-09T22:45, local time, without a zone.")
            return None
        return told

    def day(self, path: str) -> date | None:
        """A day, or None."""
        found = self.get(path)
        if found is None:
            return None
        told = day(found) if isinstance(found, str) else f"{quoted(found)} is no date."
        if isinstance(told, str):
            self.refuse(path, told, "Write it as 2025-01-09.")
            return None
        return told

    def records(self, path: str) -> list["Fields"] | None:
        """A list of groups of fields, each with its own paths, or None where it is absent or null."""
        found = self.get(path)
        if found is None:
            return None
        if (
            not isinstance(found, list)
            or not all(isinstance(item, dict) for item in found)
            or len(found) > 1_000
        ):
            self.refuse(path, "this is no list of groups of fields.", "Write [ { … }, … ] or [].")
            return None
        return [
            Fields(item, self.problems, self.read, f"{self.above}{path}[{place}].")
            for place, item in enumerate(found)
        ]


def load(path: Path) -> Fields:
    """The fields of a JSON file. Raises RefusedError where it is none, FileError where it does not open."""
    try:
        if path.stat().st_size > LARGEST_FORM:
            raise whole_file(str(path), f"it is larger than {LARGEST_FORM:,} bytes: no keyed form.", "")
        text = path.read_bytes().decode("utf-8-sig")
        given = json.loads(text, object_pairs_hook=_without_doubles)
    except OSError as error:
        raise FileError(
            str(path), f"the file cannot be opened ({error.strerror}).", "Check its name."
        ) from error
    except UnicodeDecodeError as error:
        raise whole_file(
            str(path), f"byte {error.start + 1} is not UTF-8.", "Open it in an editor and save it as UTF-8."
        ) from error
    except json.JSONDecodeError as error:
        told = Problem(
            error.lineno, "", f"this is no JSON: {error.msg} at place {error.colno}.", "Mend it there."
        )
        raise RefusedError(str(path), [told]) from error
    except RecursionError as error:
        raise whole_file(str(path), "its groups are nested too deep: no keyed form.", "") from error
    except _DoubleError as error:
        raise whole_file(
            str(path), f"the field {quoted(error)} stands twice in one group.", "Keep one."
        ) from error
    if not isinstance(given, dict):
        raise whole_file(str(path), "this is a list, no form.", "Give one form per file, as { … }.")
    return Fields(given)


class _DoubleError(Exception):
    """A field that stands twice in one group: which of the two is meant?"""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _DoubleError(name)
        found[name] = value
    return found


def all_paths(given: Any, path: str = "") -> Iterator[str]:
    """The path of every value, without those whose name begins with `_` (remarks)."""
    if isinstance(given, Mapping):
        for name, inner in given.items():
            if not name.startswith("_"):
                yield from all_paths(inner, f"{path}.{name}" if path else name)
    elif isinstance(given, list) and given and all(isinstance(item, Mapping) for item in given):
        for place, item in enumerate(given):
            yield from all_paths(item, f"{path}[{place}]")
    else:
        yield path


def is_private(path: str) -> bool:
    """Whether a part of the path says where somebody was born or belongs."""
    return any(never_kept(name) for name in path.split("."))
