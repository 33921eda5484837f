"""A sign-off stands while rule and sentence are what was signed; whatever changes turns its part red."""

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest

from amparo.book import contents, signing
from amparo.book.signing import SignOff, part_named, parts, read_sign_offs, standings, with_sign_off
from amparo.law.custody import decision_for
from amparo.rules import Decision, Rule, always
from amparo.terms import FactValueError, FileError

TELLING = "Gov. Code § 7284.6(a)(1)(C)"
ON = date(2026, 11, 24)  # a Tuesday


def all_signed(by: str = "Irma Vela") -> list[SignOff]:
    return [SignOff(part, by, "County Counsel", ON, hashes) for part, hashes in parts().items()]


@pytest.fixture
def fresh() -> Iterator[None]:
    """The book as the rules are now, before and after a test changes one."""
    caches = (contents.questions, contents.placed_rules, contents.chapters, signing.parts)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def change(monkeypatch: pytest.MonkeyPatch, decision: Decision, key: str, **to: object) -> None:
    rules: list[Rule] = [
        dataclasses.replace(rule, **to) if rule.key == key else rule  # type: ignore[arg-type]
        for rule in decision.rules
    ]
    monkeypatch.setattr(decision, "rules", rules)
    for cache in (contents.questions, contents.placed_rules, contents.chapters, signing.parts):
        cache.cache_clear()


def states(signed: list[SignOff]) -> dict[str, str]:
    return {part: one.state for part, one in standings(signed).items()}


def test_a_book_that_nobody_signed_is_unsigned_everywhere() -> None:
    assert set(states([]).values()) == {"unsigned"}


def test_a_book_signed_today_is_signed_everywhere() -> None:
    assert set(states(all_signed()).values()) == {"signed"}


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("to", "state"),
    [
        ({"says": "Tell everything."}, "sentence_changed"),
        ({"dice": "Contarlo todo."}, "sentence_changed"),
        ({"tag": "K"}, "sentence_changed"),
        ({"then": "prohibited"}, "rule_changed"),
        ({"since": date(2018, 1, 5)}, "rule_changed"),
        ({"until": date(2030, 1, 1)}, "rule_changed"),
        ({"when": always}, "both_changed"),
        ({"ground": "7282.5(b)"}, "rule_changed"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_changed_rule_turns_its_section_and_its_question_red_and_says_what_changed(
    to: dict[str, object], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = all_signed()
    change(monkeypatch, decision_for("notification"), "N-4", **to)
    now = states(signed)
    assert now[TELLING] == now["question: notification"] == state
    others = {state for part, state in now.items() if part not in (TELLING, "question: notification")}
    assert others == {"signed"}


@pytest.mark.usefixtures("fresh")
def test_rules_in_another_order_turn_their_question_red(monkeypatch: pytest.MonkeyPatch) -> None:
    signed = all_signed()
    decision = decision_for("notification")
    monkeypatch.setattr(decision, "rules", [decision.rules[1], decision.rules[0], *decision.rules[2:]])
    contents.questions.cache_clear()
    signing.parts.cache_clear()
    assert states(signed)["question: notification"] == "both_changed"


def test_a_part_is_red_while_one_of_two_signers_has_not_seen_the_change() -> None:
    old = signing.Hashes("0" * 64, parts()[TELLING].sentence)
    signed = [*all_signed(), SignOff(TELLING, "Omar Lund", "Sheriff's counsel", ON, old)]
    assert states(signed)[TELLING] == "rule_changed"
    signed.append(SignOff(TELLING, "Omar Lund", "Sheriff's counsel", ON, parts()[TELLING]))
    assert states(signed)[TELLING] == "signed"


def test_what_a_person_wrote_comes_back_whole_from_the_file() -> None:
    odd = 'Ana "la jefa" Peña\\\n\t<b>\x7f'
    made = SignOff(TELLING, odd, "Counsel", ON, parts()[TELLING], remark="See [[signed]] = 1 # no comment")
    text = with_sign_off(with_sign_off("", made), made)
    assert read_sign_offs(text, "file") == [made, made]
    assert text.startswith("# Sign-offs of the law book.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[signed]\n", "cannot be read"),
        ("signed = 3", "no file of sign-offs"),
        ("other = 1", "no file of sign-offs"),
        ("[[signed]]\npart = 'x'", "entry 1 lacks `by`"),
        ("[[signed]]\npart='x'\nby='y'\nrole='z'\nrule='1'\nsentence='2'\non='2026-11-24'", "no day `on`"),
        ("[[signed]]\npart='x'\nby='y'\nrole='z'\nrule='hello'\nsentence='{H}'\non=2026-11-24", "is no hash"),
        (
            "[[signed]]\npart='x'\nby='y'\nrole='z'\nrule='{H}'\nsentence='{H}'\non=2026-11-24\nage=3",
            "unknown `age`",
        ),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_place_and_the_mending(text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read_sign_offs(text.replace("{H}", "0" * 64), "sign-offs.toml")


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("7284.6(a)(1)(C)", TELLING),
        ("Gov. Code 7284.6(a)(1)(C)", TELLING),
        ("hold", "question: hold"),
        ("7310", "Gov. Code § 7310"),
        ("offense table", "offense table"),
    ],
)
def test_a_part_is_found_as_people_name_it(asked: str, part: str) -> None:
    assert part_named(asked) == part


def test_a_part_that_could_be_several_is_refused_with_their_names() -> None:
    with pytest.raises(FactValueError, match="several parts"):
        part_named("7282.5(a)(")
    with pytest.raises(FactValueError, match="no part"):
        part_named("Gov. Code 9999")
