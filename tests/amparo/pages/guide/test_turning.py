"""What the guide asks next is found by trying: a fact that is not asked can change nothing, and no rule says what is asked."""

from dataclasses import replace
from typing import Any

import pytest

from amparo.facts.visit_flags import licensed
from amparo.law.places import PLACE_DECISIONS
from amparo.pages.guide import bundle, bundle_bytes
from tests.amparo.pages.guide.in_a_browser import GuideInABrowser

NAMES = list(bundle()["facts"])
SHARP = {"of": ["outcome", "steps", "owed"]}

_BY_CHANCE = """({ place, facts, names, silent, rounds }) => {
  let drawn = 11;
  const draw = (words) => words[(drawn = (drawn * 48271) % 2147483647) % words.length];
  const words = (name) => {
    const fact = guide.bundle.facts[name];
    if (fact.flag) return [true, false];
    const crew = guide.bundle.field_cards.includes(place);
    return fact.order.filter((word) => crew || !(fact.crews || []).includes(word));
  };
  const told = (facts) => {
    const { rule, assumed, on, place: here, ...shown } = guide.decide(place, facts, "2026-11-24");
    return JSON.stringify([shown, rule.key]);
  };
  const found = [];
  for (let round = 0; round < rounds; round++) {
    const whole = { ...facts };
    for (const name of names) if (draw([0, 1])) whole[name] = draw(words(name));
    for (const name of silent) {
      const signs = new Set([null, ...words(name)].map((value) => told({ ...whole, [name]: value })));
      if (signs.size > 1) found.push([name, JSON.stringify(whole)]);
    }
  }
  return found;
}"""

STATES: list[tuple[str, dict[str, Any]]] = [
    ("k12", {}),
    ("k12", {"request": "records", "document": "i200"}),
    ("k12", {"request": "enter_nonpublic", "document": "ao93", "signer": "judge"}),
    ("child_care", {"request": "none"}),
    ("uc", {"request": "speak_to_person", "document": "NONE"}),
    ("health", {"request": "search", "headed_by": "federal_court"}),
    ("courthouse", {"request": "arrest"}),
    ("worksite", {"request": "inspection", "document": "noi_i9"}),
    ("patrol", {"request": "assist"}),
    ("fire", {}),
    ("worship", {"request": "enter_nonpublic", "officer_proceeds": True}),
]


@pytest.mark.parametrize(("place", "facts"), STATES, ids=lambda one: str(one)[:60])
def test_whatever_is_not_asked_changes_nothing_with_whatever_else(
    guide: GuideInABrowser, place: str, facts: dict[str, Any]
) -> None:
    names = [name for name in NAMES if name not in facts]
    asked = guide.turns_on(place, facts, names)
    silent = [name for name in names if name not in asked]
    assert silent
    given = {"place": place, "facts": facts, "names": names, "silent": silent, "rounds": 12}
    assert guide.page.evaluate(_BY_CHANCE, given) == []


def test_what_is_asked_narrows_as_answers_come_in(guide: GuideInABrowser) -> None:
    paper = ["document", "signer", "issuer", "paper_in_date", "paper_names_this_place", "person_matches"]
    assert guide.turns_on("library", {"request": "enter_nonpublic"}, paper, **SHARP) == paper
    entry = {"request": "enter_nonpublic", "document": "ao93"}
    assert guide.turns_on("library", entry, paper[1:], **SHARP) == paper[1:-1]
    assert guide.turns_on("library", {**entry, "document": "i200"}, paper[1:], **SHARP) == ["issuer"]
    signed = {**entry, "signer": "immigration_officer"}
    assert guide.turns_on("library", signed, paper[2:], **SHARP) == ["issuer"]


def test_checks_of_a_paper_that_count_only_together_are_each_asked(guide: GuideInABrowser) -> None:
    entry = {"request": "enter_nonpublic", "document": "ao93"}
    checks = ["signer", "issuer", "paper_in_date", "paper_names_this_place"]
    alone = [guide.turns_on("library", entry, [name], **SHARP) for name in ("signer", "paper_in_date")]
    assert alone == [[], []]
    assert guide.turns_on("library", entry, checks, **SHARP) == checks


def test_the_next_question_is_the_first_open_one_that_changes_something(guide: GuideInABrowser) -> None:
    ask = "([place, facts, names]) => guide.nextOf(place, facts, '2026-11-24', names)"
    names = ["licensed", "request", "area"]
    assert guide.page.evaluate(ask, ["k12", {}, names]) == "request"
    assert guide.page.evaluate(ask, ["child_care", {}, names]) == "licensed"
    assert guide.page.evaluate(ask, ["k12", {"request": "records"}, ["licensed", "request"]]) is None


def test_a_rule_of_another_kind_in_python_makes_another_question(
    guide: GuideInABrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guide.turns_on("k12", {}, ["licensed"]) == []
    decision = PLACE_DECISIONS["k12"]
    first = replace(decision.rules[0], part="-licensed", when=licensed, then="provide")
    monkeypatch.setattr(decision, "rules", [first, *decision.rules])
    guide.open(bundle_bytes())
    try:
        assert guide.turns_on("k12", {}, ["licensed"]) == ["licensed"]
    finally:
        monkeypatch.undo()
        guide.open(bundle_bytes())
