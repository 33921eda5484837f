"""A right plan for an invented county's forum, and releases to build its packet from; one with an event changed since."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from amparo.casefile import CaseFile
from amparo.forum import read_plan
from amparo.forum.packet import Packet, packet_of
from amparo.forum.questions import read_questions
from amparo.register.release import Release, read_releases, write_release
from amparo.release.counting import count
from amparo.release.gate import Counts, make_release, quarters_shown
from amparo.release.periods import last_day
from amparo_desk.commands import demo_county
from amparo_desk.commands.demo_agency import YEARS, case_files, profile

SAMPLES = Path(__file__).parents[3] / "samples" / "forums"
PLAN = (SAMPLES / "2026.yaml").read_text("utf-8")
QUESTIONS = (SAMPLES / "questions.yaml").read_text("utf-8")
RELEASED_ON = (date(2024, 2, 15), date(2025, 2, 14), date(2026, 2, 13))
CORRECTED_ON = date(2026, 9, 4)
STRUCK = "E-01451"
"""A request of 2025-12-27, which was declined."""
ENCINA = demo_county.JAIL.id


def plan_text(agency: str, release: int = 1, *, draft: bool = False) -> str:
    """The invented plan, for an agency and resting on a release."""
    told = PLAN.replace("agencies: [madrone]", f"agencies: [{agency}]")
    told = told.replace("release: 1\n", f"release: {release}\n").replace("rates: rates.toml\n", "")
    return told + ("draft: true\n" if draft else "")


def plan_folder(folder: Path, text: str, questions: str = QUESTIONS) -> Path:
    """A folder with a plan and its questions."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2026.yaml").write_text(text, "utf-8")
    (folder / "questions.yaml").write_text(questions, "utf-8")
    return folder


def packet(text: str, releases: Sequence[Release], questions: str = QUESTIONS, **how: Any) -> Packet:
    """The packet of a plan."""
    return packet_of(read_plan(text), releases, read_questions(questions), **how)


@lru_cache(maxsize=1)
def files() -> tuple[CaseFile, ...]:
    """Encina's case files."""
    return tuple(case_files())


def release_encina(folder: Path, on: date, struck: str = "") -> None:
    """One more release of Encina, from its case files; without the one of this reference, which was struck since."""
    earlier = read_releases(folder)
    last = min(last_day(on), date(YEARS[-1], 12, 31))
    kept = [one for one in files() if one.received["reference"] != struck]
    tables = count(
        kept,
        profile(),
        ENCINA,
        demo_county.SINCE,
        last,
        demo_county.kept_days(last),
        quarters_shown=quarters_shown(earlier, ENCINA),
    )
    counts = (Counts(demo_county.JAIL, tables), *(Counts(one) for one in demo_county.SILENT))
    draft = make_release(
        counts,
        demo_county.asked(on),
        earlier,
        on,
        origin="log.example/encina",
        regions=demo_county.regions(),
        salt="5a" * 32,
        key=b"not so secret: a test's",
    )
    assert draft.release is not None, [one.en for one in draft.refused]
    write_release(folder / f"{draft.release.number:04}", draft.files)
