"""What `amparo paper` refuses, told in Spanish: the sentences of `paper_refusals.toml` in place of the English ones."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from amparo.terms import AmparoError, FactError, FileError

_PLACE = re.compile(r"\\{\d+\\}")


def in_spanish(error: AmparoError) -> AmparoError:
    """The same refusal in Spanish; as it is where one of its sentences has no Spanish, so that nothing of it is lost."""
    at = error.path if isinstance(error, FactError) else error.file if isinstance(error, FileError) else ""
    told = str(error).removeprefix(f"{at}: ")
    said = spanish(told)
    return error if said is None else AmparoError(f"{at}: {said}" if at else said)


def spanish(told: str) -> str | None:
    """Sentences in Spanish, one after the other; None where one of them is not known."""
    found: list[str] = []
    left = told.strip()
    while left:
        for pattern, said in _sentences():
            if match := pattern.match(left):
                found.append(said.format(*(_words().get(word, word) for word in match.groups())))
                left = left[match.end() :].lstrip()
                break
        else:
            return None
    return " ".join(found)


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    text = files("amparo.cli").joinpath("paper_refusals.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _words() -> Mapping[str, str]:
    return _all()["words"]


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as a pattern; those without a place first, since a place matches anything."""
    known = sorted(_all()["sentences"].items(), key=lambda pair: "{" in pair[0])
    return tuple(
        (re.compile(_PLACE.sub("(.+?)", re.escape(said)) + r"(?=\s|$)", re.DOTALL), dice)
        for said, dice in known
    )
