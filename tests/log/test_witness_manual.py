"""The manual of the witness: every command on it is one that there is, and every one that there is stands on it."""

import re
import shlex
from pathlib import Path

import pytest

from amparo_log.witness_commands import parser
from amparo_log.witness_words import COMPARED, DAYS, FINDINGS, REFUSALS, TOLD, Both

PAGE = (Path(__file__).parents[2] / "docs/how-to/witness.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"amparo witness ((?:init|trust|serve|show|look|compare|evidence|clock|distrust) [^`\n]+)", PAGE
)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_page_is_taken(command: str) -> None:
    assert parser().parse_args(shlex.split(command)).run


def test_each_command_that_there_is_stands_on_the_page() -> None:
    there = set(re.findall(r"\{([\w,]+)\}", parser().format_usage()) or []) or set(
        re.findall(r"^    (\w+) ", parser().format_help(), re.MULTILINE)
    )
    assert there
    assert there <= {command.split()[0] for command in COMMANDS}


def test_each_status_that_is_answered_stands_on_the_page() -> None:
    table = PAGE[PAGE.index("| answer | when |") :]
    assert all(str(status) in table for status in REFUSALS)


def test_each_thing_that_is_shouted_stands_on_the_page() -> None:
    shouted = {
        match[0] for both in FINDINGS.values() if (match := re.match(r"[A-Z][A-Z' ]{5,}[A-Z]", both.en))
    }
    assert len(shouted) >= 4
    assert not [words for words in shouted if words not in PAGE]


@pytest.mark.parametrize("words", [REFUSALS, FINDINGS, COMPARED, DAYS, TOLD])
def test_each_sentence_stands_in_both_languages_with_the_same_blanks(words: dict[object, Both]) -> None:
    for both in words.values():
        assert both.en != both.es
        blanks = [set(re.findall(r"\{(\w+)[:}]", told)) for told in both]
        assert blanks[0] == blanks[1], both
