"""Comments of a plan, of its questions and of its rates leave with no site; what was read stays, line for line."""

import random
import tomllib
from pathlib import Path

import pytest

from amparo.forum import read_plan
from amparo.forum.questions import read_questions
from amparo.forum.without_comments import toml_without_comments, yaml_without_comments
from amparo.pages.forum_plans import read_forums
from amparo.register.release import Release
from tests.amparo.forum import packets
from tests.amparo.forum.plans import as_yaml, right_plan

WHO = "asked by Zoraida Invented, 707-555-0123"
RATES = (packets.SAMPLES / "rates.toml").read_text("utf-8")


def test_nothing_of_a_comment_is_given_out_and_all_that_was_read_is(
    releases: tuple[Release, ...], tmp_path: Path
) -> None:
    plan = packets.plan_text(packets.ENCINA, 3).replace(
        "data_year: 2025\n", f"data_year: 2025 # {WHO}\n#{WHO}\n"
    )
    plan += "rates: rates.toml\n"
    asked = packets.QUESTIONS.replace("questions:\n", f"questions: # {WHO}\n  # {WHO}\n", 1)
    folder = packets.plan_folder(tmp_path / "plans", plan, asked)
    rates = RATES.replace('agency = "madrone"', f'agency = "{packets.ENCINA}" # {WHO}')
    (folder / "rates.toml").write_text(rates, "utf-8")
    (forum,) = read_forums(folder, releases)
    given = {name: content.decode() for name, content in forum.written().items()}
    assert set(given) == {"2026.yaml", "questions.yaml", "rates.toml"}
    assert not [name for name, text in given.items() if "Invented" in text or "0123" in text]
    assert read_plan(given["2026.yaml"]) == read_plan(plan)
    assert read_questions(given["questions.yaml"]) == read_questions(asked)
    assert tomllib.loads(given["rates.toml"]) == tomllib.loads(rates)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a: 'x # y' # z\n", "a: 'x # y'\n"),
        ('a: "x # y"\n# z\nb: c#d\n', 'a: "x # y"\n\nb: c#d\n'),
        ("a: | # z\n  x # y\n  # y\nb: c\n# z", "a: |\n  x # y\n  # y\nb: c\n"),
        ("a: > #z\n  x\n\n# z\nb: [c, # z\n d]\n", "a: >\n  x\n\n\nb: [c,\n d]\n"),
        ("a: x\n  # z\n  # z\nb: 'x\n  # y\n  z'\n", "a: x\n\n\nb: 'x\n  # y\n  z'\n"),
    ],
)
def test_a_sign_within_a_text_is_no_comment(text: str, left: str) -> None:
    assert yaml_without_comments(text) == left


def test_a_sign_within_a_text_of_toml_is_no_comment() -> None:
    text = 'a = \'x # y\' # z\nb = "x \\" # y" #z\nc = \'\'\'x\n# y\'\'\'\nd = """x\n# y\\""""\n# z\n'
    left = toml_without_comments(text)
    assert tomllib.loads(left) == tomllib.loads(text)
    assert "z" not in left
    assert left.count("\n") == text.count("\n")


def test_a_plan_made_by_chance_stays_what_it_was() -> None:
    for seed in range(20):
        text = as_yaml(right_plan(random.Random(seed)))
        assert yaml_without_comments(text) == text
