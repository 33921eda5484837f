"""Builds the public site in other places, on other machines as far as one machine can be another, and compares the bytes.

python -m tests.amparo.pages.elsewhere FOLDER PYTHON [RELEASES …]

Two houses' releases are made in FOLDER, by this Python and by that other one; from them, and from every folder of
releases that is named, the site is built under circumstances that must not be seen in it. Exit 1 where anything differs.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from amparo.register.release import folder_name, read_release, write_release
from amparo.release.gate import make_release, quarters_shown
from amparo_desk.commands import demo_county
from tests.amparo.pages import county

ROOT = Path(__file__).resolve().parents[3]
BY_CHANCE = bytes(range(16))
"""The bytes that decide what is hidden beside small counts: given here, so that two runs hide the same."""
DAYS = (date(2026, 2, 10), date(2026, 5, 12), date(2027, 2, 9))
MOST = 12
"""Sentences that are printed; one change of the builder alone would make hundreds."""
_BUILD = "import sys; from amparo.cli import main; sys.exit(main(sys.argv[1:]))"
_MAKE = "import sys; from pathlib import Path; from tests.amparo.pages.elsewhere import make; make(Path(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is around the program: variables, the mask of new files, the folder it is started in, how it is told the paths."""

    told: str
    variables: Mapping[str, str]
    mask: int = 0o022
    relative: bool = False


EVERY = (
    Circumstances(
        "Tokyo, a careful mask, no home",
        {
            "PYTHONHASHSEED": "0",
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C",
            "HOME": "/nonexistent",
            "POLARS_MAX_THREADS": "1",
        },
        mask=0o077,
    ),
    Circumstances(
        "Newfoundland, a Spanish tongue, an open mask, another folder",
        {
            "PYTHONHASHSEED": "4294967295",
            "TZ": "America/St_Johns",
            "LC_ALL": "es_ES.UTF-8",
            "LANGUAGE": "es",
            "HOME": "/",
            "PYTHONUTF8": "1",
            "PYTHONOPTIMIZE": "2",
        },
        mask=0,
        relative=True,
    ),
)


def make(folder: Path) -> None:
    """The releases of two invented houses: of Encina's years, counted, hidden and attacked; and of one with log and faults."""
    folder.mkdir(parents=True)
    made = folder / "encina"
    made.mkdir()
    earlier = []
    for on in DAYS:
        counts = demo_county.counts(on, quarters_shown(earlier, demo_county.JAIL.id))
        draft = make_release(
            counts,
            demo_county.asked(on),
            earlier,
            on,
            origin="log.example/encina",
            regions=demo_county.regions(),
            key=BY_CHANCE,
            salt="5a" * 32,
        )
        place = made / folder_name(len(earlier) + 1)
        write_release(place, draft.files)
        earlier.append(read_release(place))
    county.write(
        folder / "madrone", county.releases(), county.log_files(folder / "log", [county.MISSING_DAY])
    )


def digests(folder: Path, *, rights: bool = True) -> dict[str, str]:
    """The SHA-256 of every file by path; of a site also the rights of every reader, which belong to what is published."""
    return {
        path.relative_to(folder).as_posix(): (f"{path.stat().st_mode & 0o777:o} " if rights else "")
        + (sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder")
        for path in sorted(folder.rglob("*"))
    }


def built(python: str, releases: Path, out: Path, around: Circumstances) -> dict[str, str]:
    """The site as this Python builds it there. Raises CalledProcessError."""
    paths = (releases.resolve(), out.resolve())
    start = out.resolve().parent if around.relative else Path("/")
    told = [os.path.relpath(path, start) if around.relative else str(path) for path in paths]
    _run(python, _BUILD, ["site", "build", *told], around, start)
    return digests(out)


def _run(python: str, program: str, words: Iterable[str], around: Circumstances, start: Path) -> None:
    subprocess.run(
        [python, "-c", program, *words],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            **around.variables,
        },
        umask=around.mask,
        cwd=start,
        check=True,
        capture_output=True,
        text=True,
    )


def differences(folder: Path, python: str, releases: Iterable[Path] = ()) -> Iterator[str]:
    """Where what `python` makes differs from what this Python makes; a sentence each."""
    make(folder / "here")
    _run(python, _MAKE, [str((folder / "there").resolve())], EVERY[0], Path("/"))
    yield from apart("the releases", *(digests(folder / one, rights=False) for one in ("here", "there")))
    for number, one in enumerate((folder / "here/encina", folder / "here/madrone", *releases)):
        first = built(sys.executable, one, folder / f"site-{number}", EVERY[0])
        for place, around in enumerate(EVERY):
            other = built(python, one, folder / f"site-{number}-{place}", around)
            yield from apart(f"the site of {one.name} ({around.told})", first, other)


def apart(what: str, first: Mapping[str, str], other: Mapping[str, str]) -> Iterator[str]:
    """Where two folders differ."""
    for path in sorted(first.keys() | other.keys()):
        if first.get(path) != other.get(path):
            yield f"{what}: {path} differs, or is in one of the two alone."


def main(words: list[str]) -> int:
    """Compare, and say what was found."""
    folder, python, *releases = words
    python = (
        str(Path(python).absolute()) if os.sep in python else python
    )  # it is started in other folders, too
    version = subprocess.run([python, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    found = list(differences(Path(folder), python, map(Path, releases)))
    print(
        "\n".join(found[:MOST])
        if found
        else f"{version} makes the same releases and the same sites, byte for byte."
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
