"""python -m tests.house.facts_page: writes docs/how-to/the-facts.md from the facts themselves, so that it cannot lie."""

from collections.abc import Iterable
from pathlib import Path

from amparo.facts import AGENCY_KINDS, REQUEST_KINDS, counsel, documents, person, request
from amparo.facts.request import FORMS, ITEMS, KIND_NAMES, PURPOSES
from amparo.rules import Choice, Day, Fact, Flag

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "the-facts.md"

HEAD = """# The facts

Every fact that a request file may hold, made from the program itself. **An absent fact is unknown**, and so is `null` or
`"unknown"`; where the person asked for no attorney, `attorney_present` may be
`"does_not_apply"`. An unknown never loosens an answer; `amparo decide` says
which unknown facts can still change it. A name that is not here is refused: a misspelling must not pass for silence.

No fact asks where a person was born or belongs, and none will.

A whole file:

```json
{
  "on": "2026-11-24",
  "agency_kind": "sheriff_jail",
  "local_policy": { "notification": "allows" },
  "request": { "kind": "notification", "from": "ICE", "info_public": { "release_date": false } },
  "person": {
    "minor": false,
    "in_custody": true,
    "history_complete": true,
    "registry": "none",
    "federal_felony_warrant": "none",
    "pending": [],
    "convictions": [{ "code": "PC", "section": "211", "level": "felony", "date": "2015-03-02" }]
  }
}
```
"""


def words(values: Iterable[str]) -> str:
    """Words in code font."""
    return ", ".join(f"`{value}`" for value in values)


def row(name: str, fact: Fact | None, values: str = "", question: str = "") -> str:
    """One line of a table."""
    if isinstance(fact, Flag):
        values = values or "true, false"
    elif isinstance(fact, Choice):
        values = values or words(fact.choices)
    elif isinstance(fact, Day):
        values = values or "a day, as `2026-11-24`"
    asked = question or (fact.question.en if fact is not None else "")
    return f"| `{name}` | {values} | {asked} |"


def table(rows: Iterable[str]) -> str:
    """A table of facts."""
    return "\n".join(["| fact | values | asked as |", "| --- | --- | --- |", *rows])


def page() -> str:
    """The whole page."""
    kinds = [f"| `{kind}` | {KIND_NAMES[kind][0]} | {KIND_NAMES[kind][1]} |" for kind in REQUEST_KINDS]
    own = [
        value
        for value in vars(request).values()
        if isinstance(value, Fact)
        and value.path.startswith("request.")
        and value.path.count(".") == 1
        and value.question.en
    ]
    asked: dict[str, Fact] = {}
    for fact in own:
        asked.setdefault(fact.path.removeprefix("request."), fact)
    consent = [
        request.form_given,
        request.language_understood,
        request.consent_answer,
        request.attorney_present,
    ]
    people = [person.minor, person.in_custody, person.registry, person.federal_felony_warrant]
    parts = [
        HEAD,
        "## The file\n",
        table(
            [
                row("on", None, "a day", "The day on which the act would be done"),
                row(
                    "agency_kind",
                    None,
                    words(AGENCY_KINDS),
                    "Which kind of agency answers? (or give `--agency PROFILE`)",
                ),
                row(
                    "local_policy",
                    None,
                    "an act and `allows`, `forbids`, `judicial_only` or `custom`",
                    request.policy.question.en,
                ),
                row(
                    "legal",
                    None,
                    words(sorted(counsel.LEGAL_QUESTIONS)),
                    "Counsel's stored answers: true, false, or null",
                ),
            ]
        ),
        "\n## request.kind\n",
        "\n".join(["| kind | what is asked | en español |", "| --- | --- | --- |", *kinds]),
        "\nA file may name a form instead (`form` without `kind`): an I-247A is then decided in its parts.\n",
        "## request\n",
        table(
            [
                row("form", None, words(FORMS), "Which form is it?"),
                *(
                    row(name, fact, words(PURPOSES) if name == "purpose" else "")
                    for name, fact in asked.items()
                ),
                row(
                    "items",
                    None,
                    words(ITEMS),
                    "Which pieces of information? Any other name is personal information",
                ),
                row("info_public", None, "an item and true or false", request.item_is_public.question.en),
            ]
        ),
        "\n## request.documents, a list\n",
        table([row(fact.path, fact) for fact in documents.documents.fields]),
        "\n## request.consent\n",
        table([row(fact.path.rsplit(".", 1)[1], fact) for fact in consent]),
        "\n## person\n",
        table(
            [
                *(row(fact.path.removeprefix("person."), fact) for fact in people),
                row("history_complete", None, "true, false", person.unread_ground.question.en),
                row("convictions", None, "a list, `[]` for none", "Which convictions are on record?"),
                row(
                    "pending",
                    None,
                    "a list, `[]` for none",
                    "Is a charge pending, and did a magistrate make a finding?",
                ),
            ]
        ),
        "\n## one conviction\n",
        table(
            [
                row("code", None, "`PC`, `HSC`, `VEH`, `WIC` …", "Of which code?"),
                row(
                    "section",
                    None,
                    "`245(a)(1)`, `664/211`, `23152/23550`",
                    "Which section, with its subdivision?",
                ),
                row("level", person.level),
                row("date", person.date_of_conviction),
                row("degree", None, words(person.DEGREES), "Of which degree (burglary)?"),
                row("status", None, words(person.STATUSES), "Does it still stand? Absent: `final`"),
                row(
                    "jurisdiction",
                    None,
                    "`CA`, `US`, a state's two letters, `foreign`, `tribal`, `military`",
                    "Whose court? Absent: `CA`",
                ),
                row(
                    "target",
                    None,
                    "`{ code, section, degree }`",
                    "An attempt (664) or conspiracy (182) of what?",
                ),
                row(
                    "enhancements",
                    None,
                    "a list such as `PC 12022.7(a)`",
                    "Which enhancements were found true?",
                ),
                row("sentence", None, words(person.SENTENCES), "Where was the term served?"),
                row("felony_custody", person.place),
                row("strike", person.strike),
                row("prop47", person.prop47),
                row("not_named", person.not_named),
                row("equiv_strike", person.equiv_strike),
                row("agg_felony", None, "`A` to `U`, `none`", person.agg_listed.question.en),
            ]
        ),
        "\n## one pending charge\n",
        table(
            [
                row("code, section, degree, target", None, "as for a conviction", "What is charged?"),
                row("level", person.charge_level),
                row("finding", person.finding),
                row("finding_date", None, "a day", "When was it made?"),
                row("felony_custody", person.charge_place),
            ]
        ),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
