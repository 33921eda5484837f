"""Made-up papers for drills, as PDF and as pictures, with their own mark on every page, and the observer's sheet."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.facts.visit_words import OUTCOMES
from amparo.print.sheet import Block, Choices, Heading, Line, Lines, Paragraph, Rows, Run, Sheet, own
from amparo.print.sheet_paper import picture_sheet, print_sheet
from amparo.terms import Language

__all__ = ["MARK", "ORIGINS", "PAPERS", "DrillPaper", "drill_paper_files", "drill_words", "observer_sheet"]


@cache
def _all() -> dict[str, Any]:
    text = files("amparo.visits").joinpath("drill_papers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class DrillPaper:
    """A made-up paper: the kind that it imitates and what is asked with it. `told` are its texts.

    `title` is printed on it; `name` is what the observer and the score call it.
    """

    code: str
    name: Mapping[Language, str]
    kind: str
    request: str
    title: str
    told: Mapping[str, Any]

    @property
    def file(self) -> str:
        """The name of its files without the ending."""
        return self.code.replace("_", "-")


MARK: str = _all()["stamp"]
"""What every page of a drill carries."""

PAPERS: Mapping[str, DrillPaper] = {
    row["code"]: DrillPaper(row["code"], row["name"], row["kind"], row["request"], row["title"], row)
    for row in _all()["paper"]
}
ORIGINS: Mapping[str, Mapping[Language, str]] = _all()["from"]
"""What a desk may say of a paper: from an agency, from a court, or that it cannot tell."""


def drill_words(part: str, word: str, language: Language) -> str:
    """A sentence of the drill."""
    said: str = _all()[part][word][language]
    return said


def drill_paper_files(site: str, at: datetime) -> dict[str, bytes]:
    """Every paper as PDF and as a picture, and the observer's sheet in both languages, by the name of each file."""
    made: dict[str, bytes] = {}
    on = at.astimezone(CALIFORNIA).date()
    for paper in PAPERS.values():
        sheet = _sheet(paper, site, on)
        made[f"{paper.file}.pdf"] = print_sheet(sheet, at).content
        made[f"{paper.file}.png"] = picture_sheet(sheet, at)
    languages: tuple[Language, ...] = ("en", "es")
    for language in languages:
        made[f"observer.{language}.pdf"] = print_sheet(observer_sheet(site, on, language), at).content
    return made


def _sheet(paper: DrillPaper, site: str, on: date) -> Sheet:
    filled = {"day": on.isoformat(), "until": (on + timedelta(days=14)).isoformat(), "site": site}
    rows = tuple((own(label), own(str(said).format(**filled))) for label, said in paper.told["rows"])
    blocks: list[Block] = [
        *(Paragraph(own(line, bold=True)) for line in paper.told["head"]),
        Heading(1, own(paper.title)),
    ]
    if rows:
        blocks.append(Rows(rows))
    blocks += [Paragraph(own(line)) for line in paper.told["body"]]
    blocks.append(
        Paragraph(own(MARK, bold=True))
    )  # beside the signature too: a part of the page says it as well
    blocks += [Paragraph(own(line)) for line in paper.told["signed"]]
    return Sheet(
        language="en",
        title=f"{MARK}: {paper.title}",
        number=Run(""),
        blocks=tuple(blocks),
        foot=_all()["foot"],
        page="$page / $pages",
        mark=own(_all()["mark"], bold=True),
        stamp=MARK,
    )


def observer_sheet(site: str, on: date, language: Language) -> Sheet:
    """The sheet on which somebody notes what the desk did with each paper: roles, words and times, no names."""

    def said(word: str) -> str:
        return drill_words("words", word, language)

    blocks: list[Block] = [
        Heading(1, own(said("observer"))),
        Rows(((own(said("site")), own(site)), (own(said("day")), own(on.isoformat())))),
    ]
    for paper in PAPERS.values():
        blocks += [
            Heading(2, own(said("paper").format(name=paper.name[language]))),
            Paragraph(own(said("from"))),
            Choices(tuple(own(one[language]) for one in ORIGINS.values()), small=True),
            Lines(
                (
                    (Line(own(said("role"))), Line(own(said("seconds")))),
                    (Line(own(said("answer")), share=2), Line(own(said("word")))),
                )
            ),
        ]
    blocks += [
        Heading(2, own(said("words"))),
        Rows(tuple((own(f"paper_from: {word}"), own(one[language])) for word, one in ORIGINS.items())),
        Rows(tuple((own(f"answer: {word}"), own(told[language == "es"])) for word, told in OUTCOMES.items())),
        Paragraph(own(said("steps"))),
        Paragraph(own(said("enter")), quiet=True),
    ]
    return Sheet(
        language=language,
        title=f"{MARK}: {said('observer')}",
        number=Run(""),
        blocks=tuple(blocks),
        foot=_all()["foot"],
        page=said("page"),
        mark=own(_all()["mark"], bold=True),
        stamp=MARK,
    )
