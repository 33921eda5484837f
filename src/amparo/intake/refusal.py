"""Refusing input: what is wrong, in which file, line and column, and how to mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from amparo.terms import FileError

MOST_TOLD = 20
"""So many problems of one file are told at once; a file that is wholly of another kind would fill the screen."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be used. `line` is the line of the file, 0 where the file as a whole is meant."""

    line: int
    column: str
    problem: str
    mend: str

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line else []
        where += [f"`{self.column}`"] if self.column else []
        return f"{', '.join(where)}: {self.problem} {self.mend}".removeprefix(": ").strip()


class RefusedError(FileError):
    """An input file that cannot be used. Nothing of it was decided. `help` says where its columns are explained."""

    def __init__(self, file: str, problems: Sequence[Problem], help: str = "") -> None:
        self.problems = tuple(problems)
        told = [str(problem) for problem in self.problems[:MOST_TOLD]]
        if len(self.problems) > MOST_TOLD:
            told.append("more lines of this file cannot be used; mend these first.")
        told += [help] if help else []
        text = told[0] if len(told) == 1 else "\n  " + "\n  ".join(told)
        super().__init__(file, text)


def whole_file(file: str, problem: str, mend: str) -> RefusedError:
    """The refusal of a file as a whole."""
    return RefusedError(file, [Problem(0, "", problem, mend)])


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """How to mend a misspelled name: the nearest of those we know, else all of them."""
    near = get_close_matches(name, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."


def quoted(text: object, most: int = 40) -> str:
    """A piece of input as it may be shown in a message: cut short, control characters made visible."""
    shown = str(text)
    return repr(shown if len(shown) <= most else f"{shown[:most]}…")
