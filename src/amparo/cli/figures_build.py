"""amparo figures build RELEASES OUT: every form of the figures of each agency and year, in both languages, from one report."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from amparo.cli.exchanged import put_folder
from amparo.figures.report import report_of, years_of
from amparo.register.release import Release, ReleaseError, read_releases
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language

_MARK = "figures.json"
_DONE = {
    "en": "{out}: release {release}; years of agencies: {reports}; files: {files}.",
    "es": "{out}: publicación {release}; años de agencias: {reports}; archivos: {files}.",
}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "figures build",
        help="table, charts, sentences, CSV, JSON, slides, staff report and press note, from the published releases",
        description=(
            "Makes every form of the figures of each agency and year, in English and Spanish, from one report that is taken "
            "from the newest release once. The same releases give the same bytes. OUT is replaced whole, by what is asked "
            "for now, and only where this command has built it."
        ),
        epilog="Example: amparo figures build releases figures --agency madrone --year 2025",
    )
    command.add_argument("releases", metavar="RELEASES", help="the folder that holds 0001, 0002 and so on")
    command.add_argument("out", metavar="OUT", help="the folder of the forms")
    command.add_argument("--agency", metavar="ID", help="of this agency alone")
    command.add_argument("--year", metavar="YEAR", help="of this year alone")
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="language of the answer"
    )
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build and say what was built. Raises FileError."""
    language: Language = options.language
    try:
        releases = read_releases(Path(options.releases))
    except ReleaseError as error:
        if language == "en":
            raise
        raise FileError(error.file, error.sentence(language).removeprefix(f"{error.file}: ")) from error
    if not releases:
        mend = "Give the folder that holds 0001, 0002 and so on."
        raise FileError(options.releases, "there is no release in it.", mend)
    asked = _asked(releases[-1], options.agency, options.year)
    try:
        files = put_folder(Path(options.out), _MARK, _files(releases, asked))
    except ImportError as error:
        raise FileError(
            "amparo figures build",
            f"it needs the package {error.name}, which is not installed.",
            "pip install -e '.[site,pdf]' in Amparo's folder.",
        ) from error
    _say(options, files, asked, releases[-1], language)
    return 0


def _asked(release: Release, agency: str | None, year: str | None) -> list[tuple[str, str]]:
    """Every agency and year that is asked for. Raises FileError where the release holds none such."""
    known = [one.id for one in release.agencies]
    if agency is not None and agency not in known:
        raise FileError(
            agency, f"release {release.number} has no such agency.", f"It holds: {', '.join(known)}."
        )
    held = [
        (one.id, found)
        for one in release.agencies
        if agency in (None, one.id)
        for found in years_of(release, one)
    ]
    asked = [one for one in held if year in (None, one[1])]
    if not asked:
        years = ", ".join(sorted({found for _, found in held})) or "no year"
        of = agency or "any agency"
        raise FileError(
            year or "figures", f"release {release.number} says nothing of {of} then.", f"It holds: {years}."
        )
    return asked


def _files(releases: Sequence[Release], asked: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Every file, the mark first."""
    # Here, because the forms need the extras `site` and `pdf`, which the other commands do without.
    from amparo.figures.forms.every import every_form
    from amparo.figures.forms.json_form import FORMAT

    release = releases[-1]
    told = {
        "format": FORMAT,
        "release": release.number,
        "manifest": release.manifest,
        "reports": [{"agency": agency, "year": year} for agency, year in asked],
    }
    yield _MARK, (json.dumps(told, indent=1) + "\n").encode()
    for agency, year in asked:
        yield from every_form(report_of(releases, agency, year))


def _say(
    options: argparse.Namespace,
    files: int,
    asked: Sequence[tuple[str, str]],
    release: Release,
    language: Language,
) -> None:
    if options.json:
        told = {
            "out": options.out,
            "files": files,
            "release": release.number,
            "reports": [{"agency": agency, "year": year} for agency, year in asked],
            "not_legal_advice": NOT_LEGAL_ADVICE,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    done = _DONE[language]
    print(done.format(out=options.out, files=files, reports=len(asked), release=release.number))
    print(NOT_LEGAL_ADVICE[language])
