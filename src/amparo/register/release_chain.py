"""Every release of a folder, in order: each number once, each naming the one before, nothing taken back given out again.

One that could identify somebody is given out no more, so a copy of what is public lacks it. What later releases say of it, and
what the log has of it, then stands in its place, without a figure. Any other number that is missing is a fault.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from amparo.register.release_again import SoundBefore
from amparo.register.release_folder import NUMBER, folder_name, read_release, refused
from amparo.register.release_values import (
    Release,
    Withdrawn,
    latest_withdrawals,
    no_longer_given_out,
)
from amparo.register.release_written import MANIFEST
from amparo.register.totals import ReleaseError
from amparo.terms import FileError


def read_releases(
    folder: Path, before: SoundBefore | None = None, *, whole: bool = False
) -> tuple[Release, ...]:
    """Every release of a folder, 0001 first, each naming the manifest of the one before. Raises ReleaseError, FileError.

    In the place of one that is given out no more, and is not there, stands `no_longer_given_out`. `whole`: it must be there,
    too, for whoever publishes the next one holds it against everything that was ever published.
    """
    found: list[Release] = []
    for name in _numbered(folder):
        _check_name(folder / name, found[-1].number if found else 0)
        found.append(_read(folder / name, before))
    _check_withdrawn(found)
    every = _with_those_gone(found, {} if whole else latest_withdrawals(found))
    for earlier, release in zip((None, *every), every, strict=False):
        if release.is_given_out:
            _follows(release, earlier, every[: release.number - 1])
    return every


def without_those_gone(releases: Iterable[Release]) -> tuple[Release, ...]:
    """The same releases as whoever holds but what is public has them: none of those that could identify somebody."""
    told = tuple(releases)
    gone = latest_withdrawals(told)
    return tuple(
        one
        if one.number not in gone or gone[one.number].is_given_out
        else no_longer_given_out(gone[one.number])
        for one in told
    )


def _read(place: Path, before: SoundBefore | None) -> Release:
    try:
        return read_release(place, before)
    except ReleaseError as error:
        file = f"{place.name}/{error.file}"
        raise ReleaseError(file, str(error).partition(": ")[2], "", error.es) from error


def _with_those_gone(found: Sequence[Release], withdrawn: Mapping[int, Withdrawn]) -> tuple[Release, ...]:
    """The releases that are there, and in the place of each other number what later ones say of it. Raises ReleaseError."""
    every: list[Release] = []
    for release in found:
        for number in range(len(every) + 1, release.number):
            gone = withdrawn.get(number)
            if gone is None or gone.is_given_out:
                raise _missing(number, folder_name(release.number))
            every.append(no_longer_given_out(gone))
        every.append(release)
    return tuple(every)


def _numbered(folder: Path) -> list[str]:
    """The names of what bears the number of a release, in the order of the numbers. Raises FileError."""
    mend = "Give the folder that holds 0001, 0002 and so on."
    try:
        if not folder.is_dir():
            raise FileError(str(folder), "there is no such folder.", mend)
        return sorted((one.name for one in folder.iterdir() if NUMBER.fullmatch(one.name)), key=int)
    except OSError as error:
        mend = "Give this account the right to read it and all that lies in it."
        raise FileError(str(folder), f"it cannot be read ({error.strerror}).", mend) from error


def _check_name(place: Path, last: int) -> None:
    """That the next release is there once, and a folder."""
    name = place.name
    if int(name) <= last or (name != folder_name(int(name)) and _is_twice(place)):
        raise refused(
            name,
            f"this is a second release {int(name)}; {folder_name(int(name))} is the first.",
            f"es una segunda publicación {int(name)}; {folder_name(int(name))} es la primera.",
            ("Move away the one that is not yours.", "Quite la que no sea suya."),
        )
    if name != folder_name(int(name)):
        raise _missing(int(name), name)
    if not place.is_dir():
        raise refused(
            name,
            "it is no folder, so it is no release.",
            "no es una carpeta, así que no es una publicación.",
        )


def _is_twice(place: Path) -> bool:
    return os.path.lexists(place.with_name(folder_name(int(place.name))))


def _missing(number: int, there: str) -> ReleaseError:
    return refused(
        folder_name(number),
        f"this release is missing, and {there} is there.",
        f"falta esta publicación, y está {there}.",
    )


def _check_withdrawn(releases: Sequence[Release]) -> None:
    """That one which could let somebody be found stays taken back for that, and that all say the same of it."""
    there = {one.number: (one.manifest, one.made_on) for one in releases}
    gone = dict[int, tuple[str, object]]()
    for release in releases:
        for one in release.withdrawn:
            if one.is_given_out and one.release in gone:
                _refuse_withdrawal(release, one)
            said = (one.manifest, one.made_on)
            known = there.get(one.release) or gone.get(one.release) or said
            if not one.is_given_out and known != said:
                raise refused(
                    f"{folder_name(release.number)}/release.json",
                    f"what it says of release {one.release}, which it takes back, is not what that release or another one says.",
                    f"lo que dice de la publicación {one.release}, que retira, no es lo que dice aquella u otra.",
                )
            if not one.is_given_out:
                gone[one.release] = said


def _refuse_withdrawal(release: Release, one: Withdrawn) -> None:
    raise refused(
        f"{folder_name(release.number)}/release.json",
        f"it takes back release {one.release} for another reason than before, when it could let somebody be found.",
        f"retira la publicación {one.release} por otro motivo que antes, cuando podía permitir que se identificara a alguien.",
        (
            "Make the release again and keep that reason.",
            "Haga la publicación otra vez y conserve ese motivo.",
        ),
    )


def _follows(release: Release, before: Release | None, earlier: Sequence[Release]) -> None:
    """That a release is the next one, of the same log or of one that goes on in its place."""
    name = folder_name(release.number)
    if release.previous != (before.manifest if before else None):
        raise refused(
            f"{name}/release.json",
            "it does not name the manifest of the release before it.",
            "no nombra el manifiesto de la publicación anterior.",
        )
    origin = next((one.origin for one in reversed(earlier) if one.is_given_out), release.origin)
    goes_on = release.begun is not None and release.begun.names(origin)
    if release.origin != origin and not goes_on:
        raise refused(
            f"{name}/{MANIFEST}",
            f"it is of another log: {release.origin}, not {origin}, and no record of it says that it goes on for it.",
            f"es de otro registro: {release.origin}, no {origin}, y ninguna constancia suya dice que ocupe su lugar.",
        )
    if before is not None and release.made_on < before.made_on:
        raise refused(
            f"{name}/release.json",
            "it was made before the release that it follows.",
            "se hizo antes que la publicación a la que sigue.",
        )
