"""amparo release check RELEASES: published releases read, held against their manifests and the log, and attacked."""

import argparse
import json
from pathlib import Path
from typing import Any

from amparo.cli.files import day_of
from amparo.cli.shown_text import in_one_line, json_text
from amparo.cli.this_day import this_day
from amparo.cli.verify import MARKS, add_options, key_of
from amparo.register import Level, Pinned, read_log
from amparo.register.findings import Finding
from amparo.register.release import ReleaseError, read_releases
from amparo.register.release_proof import check_release_proof
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language

_WORDS: dict[str, tuple[str, str]] = {
    "nothing": ("Nothing wrong was found.", "No se halló nada incorrecto."),
    "faults": ("Wrong: {count}.", "Incorrecto: {count}."),
}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "release check",
        help="check published releases, as anybody can who holds them",
        description=(
            "Reads every release of a folder, holds each file against its manifest, each manifest against the log, each sum "
            "against its parts and each change against its correction, and then attacks what is hidden with all of them "
            "together. Exit code: 0 nothing wrong, 1 something wrong, 2 bad input."
        ),
        epilog="Example: amparo release check releases --log public --key VKEY",
    )
    command.add_argument("releases", metavar="RELEASES", help="the folder that holds 0001, 0002 and so on")
    command.add_argument("--log", metavar="DIR", help="a copy of the log, whose keys and tree are asked, too")
    add_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 where something is wrong."""
    language: Language = options.language
    try:
        findings = _findings(options)
    except ReleaseError as error:  # a file that was changed, say: what the command is there to find
        findings = [Finding("release_unread", Level.FAULT, str(error), error.sentence("es"), error.file)]
    faults = [one for one in findings if one.level is Level.FAULT]
    if options.json:
        told = {
            "fine": not faults,
            "findings": [one.to_json() for one in findings],
            "not_legal_advice": NOT_LEGAL_ADVICE["en"],
        }
        print(json_text(json.dumps(told, ensure_ascii=False, indent=2)))
    else:
        place = 0 if language == "en" else 1
        for one in findings:
            print(f"{MARKS[one.level][place]}  {in_one_line(one.sentence(language))}")
        end = _WORDS["faults" if faults else "nothing"][place].format(count=len(faults))
        print(f"\n{end}\n{NOT_LEGAL_ADVICE[language]}")
    return int(bool(faults))


def _findings(options: argparse.Namespace) -> list[Finding]:
    """Everything found. Raises FileError, ReleaseError."""
    try:
        # Here, because the attack needs the package highspy, which the other commands do without.
        from amparo.release.look import look_through
    except ImportError as error:
        if (error.name or "amparo").partition(".")[0].startswith("amparo"):
            raise  # a fault of ours, which no further package mends
        raise FileError(
            "amparo release",
            f"it needs the package {error.name}, which is not installed.",
            "pip install -e '.[site]' in Amparo's folder.",
        ) from error
    releases = read_releases(Path(options.releases))
    if not releases:
        mend = "Give the folder that holds 0001, 0002 and so on."
        raise FileError(options.releases, "there is no release in it.", mend)
    on = day_of(options.on, "--on") if options.on else this_day()
    pinned = Pinned.of(map(key_of, options.key))
    log = read_log(Path(options.log)) if options.log else None
    findings = list(look_through(releases))
    for release in releases:
        findings += check_release_proof(release, pinned=pinned, log=log, on=on, releases=releases)
    return findings
