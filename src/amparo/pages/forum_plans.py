"""The plans of forums that the public site shows: read from a folder, each with the packet of every release that it needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from amparo.figures.cost import Rate, RatesError, read_rates
from amparo.forum.packet import Packet, packet_of
from amparo.forum.plan import Plan
from amparo.forum.plan_file import read_plan
from amparo.forum.questions import Question, read_questions
from amparo.forum.without_comments import toml_without_comments, yaml_without_comments
from amparo.register.release import Release, read_release
from amparo.register.release_again import SoundBefore
from amparo.terms import FileError

_PLAN = re.compile(r"\d{4}(-[a-z0-9-]{1,40})?\.yaml", re.ASCII)
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Forum:
    """One forum: its name, which is its plan's file's, and its packets in the order of their releases, the newest last."""

    name: str
    packets: tuple[Packet, ...]
    text: str
    """Its plan as written, without comments."""
    asked: str
    """Its register of questions as written, without comments: one could say who asked."""
    paid: str
    """Its rates of pay as written, without comments."""

    @property
    def newest(self) -> Packet:
        """The packet that holds now."""
        return self.packets[-1]

    def written(self) -> dict[str, bytes]:
        """The files of which it is made, by name: whoever has them and the releases can build its pages and papers."""
        plan = self.newest.plan
        told = {f"{self.name}.yaml": self.text, plan.questions: self.asked, plan.rates: self.paid}
        return {name: text.encode() for name, text in told.items() if name}


def read_forums(folder: Path, releases: Sequence[Release]) -> tuple[Forum, ...]:
    """Every plan of a folder, named by year (`2026.yaml`, `2026-city.yaml`), with its questions beside it. Raises FileError."""
    if not folder.is_dir():
        raise FileError(str(folder), "there is no such folder.", "Give the folder that holds 2026.yaml.")
    plans = sorted(one for one in folder.iterdir() if _PLAN.fullmatch(one.name))
    if not plans:
        raise FileError(
            str(folder), "there is no plan in it.", "A plan is named after the year of its forum: 2026.yaml."
        )
    return tuple(_forum(one, releases) for one in plans)


def _forum(file: Path, releases: Sequence[Release]) -> Forum:
    text = _text(file)
    plan = read_plan(text, str(file))
    questions, asked = _questions(file, plan)
    rates, paid = _rates(file, plan)
    packets = _packets(plan, releases, questions, rates, str(file))
    bare = yaml_without_comments(text), yaml_without_comments(asked), toml_without_comments(paid)
    if (
        read_plan(bare[0], str(file)) != plan
        or (asked and read_questions(bare[1]) != questions)
        or (paid and read_rates(bare[2], "") != rates)
    ):
        raise FileError(
            str(file),
            "its comments cannot be told from its text.",
            "Take every comment out of it and of its files.",
        )
    return Forum(file.stem, packets, *bare)


def _questions(file: Path, plan: Plan) -> tuple[tuple[Question, ...], str]:
    if plan.questions is None:
        return (), ""
    beside = file.with_name(plan.questions)
    text = _text(beside)
    return read_questions(text, str(beside)), text


def _rates(file: Path, plan: Plan) -> tuple[tuple[Rate, ...], str]:
    if plan.rates is None:
        return (), ""
    beside = file.with_name(plan.rates)
    text = _text(beside)
    try:
        return read_rates(text, str(beside)), text
    except RatesError as error:
        raise FileError(str(beside), str(error)) from error


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST:
            raise FileError(str(file), f"it is larger than {_MOST} bytes.", "A plan is a page or two.")
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileError(
            str(file), f"it cannot be opened ({error.strerror}).", "Check the name and the rights."
        ) from error
    except UnicodeDecodeError as error:
        raise FileError(
            str(file), f"it is no text in UTF-8 (byte {error.start}).", "Save it as plain text in UTF-8."
        ) from error


def _packets(
    plan: Plan,
    releases: Sequence[Release],
    questions: Sequence[Question],
    rates: Sequence[Rate],
    file: str,
) -> tuple[Packet, ...]:
    """The packet of the newest release, after those of the releases that its corrections followed; none of one taken back."""
    newest = packet_of(plan, releases, questions, rates, file=file)
    wanted = {newest.based_on, *(one.since for one in newest.changed)}
    gone = {one.release for told in releases for one in told.withdrawn}
    earlier = tuple(
        packet_of(plan, (*releases[:place], _whole(one)), questions, rates, file=file)
        for place, one in enumerate(releases)
        if one.number in wanted - gone and one.number != newest.release.number
    )
    if newest.release.number in wanted or not earlier:
        return (*earlier, newest)
    return earlier  # nothing that it tells was corrected since, so the last packet still holds


def _whole(release: Release) -> Release:
    """An earlier release with its tables: of those that are read for a site, the newest alone keeps them."""
    return read_release(release.folder, SoundBefore([release.manifest])) if release.folder else release
