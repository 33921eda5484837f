"""Builds the public site of a folder of releases: the same releases give the same bytes, on any machine and any day.

    releases ─► Site (looked up, added, covered) ─► parts: made, or taken from the site that stands ─► put in place at once

No clock is asked: every day on the site comes from the releases. What stands already only saves time: a part is taken over
where all that it tells, and the program, are the same, and its files are what they were.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from amparo.pages import swap
from amparo.pages.forum_plans import read_forums
from amparo.pages.frames import frames
from amparo.pages.kept import Record, Standing, laid_of, program_of, read_record, write_record
from amparo.pages.laid import Content
from amparo.pages.log_days import LogTold, log_of
from amparo.pages.parts import Sorts, parts
from amparo.pages.site import Site, site_of
from amparo.register.release import Release, ReleaseError, folder_name, read_releases, without_those_gone
from amparo.register.release_again import SoundBefore
from amparo.register.seen import Seen


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: how many files, how many of them were taken over, from which release, and what is wrong with its log."""

    files: int
    kept: int
    release: int
    faults: tuple[tuple[str, str], ...]
    """In English and Spanish."""


def build(
    folder: Path, out: Path, sorts: Sorts | None = None, *, anew: bool = False, forums: Path | None = None
) -> Built:
    """Build the site of a folder of releases and put it in place. Raises FileError (ReleaseError among them).

    `sorts` are the words for sorts of events, which a proof may show: whoever knows case files hands them in. `anew`: nothing
    is taken over from the site that stands. `forums` is the folder of the plans of yearly forums, where there are any.
    """
    target = swap.target_of(out)
    program = program_of(sorts or {})
    before = Record(program) if anew else read_record(target, program)
    record = Record(program)
    with Standing(target, before) as standing:
        site = site_in(folder, before, record)
        if forums is not None:
            site = replace(site, forums=read_forums(forums, site.releases))
        files = _assembled(site, sorts or {}, standing, record)
        count = swap.put(out, files, meanwhile=lambda: write_record(target, record))
    kept = sum(before.files.get(path) == laid for path, laid in record.files.items())
    faults = tuple((one.en, one.es) for one in site.log.faults) if site.log else ()
    return Built(count, kept, site.release.number, faults)


def site_in(folder: Path, before: Record | None = None, record: Record | None = None) -> Site:
    """Everything that the site of a folder of releases tells. Raises FileError.

    `before` says what was found sound when an earlier site was built; `record` is told what was found now.
    """
    sound = SoundBefore(before.sound if before else ())
    found = read_releases(folder, sound)
    if not found:
        raise ReleaseError(
            str(folder),
            "there is no release in it.",
            "Publish one first; a release is a folder named 0001, 0002 and so on.",
            "no hay ninguna publicación. Publique una primero; es una carpeta llamada 0001, 0002, etc.",
        )
    digests = {path.removeprefix("log/"): digest for path, digest in found[-1].digests.items()}
    seen = before.seen(digests) if before else Seen()
    site = site_of(without_those_gone(found), _log(found[-1], seen))
    if record:
        sound.keep_parts(found[-1])
        record.sound = sorted(sound.found)
        record.keep(seen)
    return site


def _log(release: Release, seen: Seen) -> LogTold | None:
    """The copy of the log that a release carries, checked. Raises ReleaseError where it is another log's."""
    if (
        release.folder is None or "log/checkpoint" not in release.log
    ):  # before the first night nothing is signed
        return None
    log = log_of(release.folder / "log", release.made_on, seen)
    if log and log.origin != release.origin:
        raise ReleaseError(
            f"{folder_name(release.number)}/log/checkpoint",
            f"it is of another log: {log.origin}, not {release.origin}.",
            "Make the release again with its own log.",
            f"es de otro registro: {log.origin}, no {release.origin}. Haga la publicación otra vez con su registro.",
        )
    return log


def site_files(site: Site, sorts: Sorts) -> Iterator[tuple[str, Content]]:
    """Every file of the site by path, all of it made."""
    return _assembled(site, sorts, None, Record(""))


def _assembled(
    site: Site, sorts: Sorts, standing: Standing | None, record: Record
) -> Iterator[tuple[str, Content]]:
    """Every file of the site, made or taken over; `record` is told of each."""
    frame_of = frames(site.release)
    for part in parts(site, sorts, record.files):
        kept = standing.kept(part, frame_of) if standing else None
        paths = list[str]()
        files = (
            kept
            if kept is not None
            else ((path, *laid_of(path, content, standing)) for path, content in part.make())
        )
        for path, content, laid in files:
            record.files[path] = laid
            paths.append(path)
            yield path, content
        if part.told is not None:
            record.parts[part.name] = (part.told, paths)
