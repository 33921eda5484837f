"""Every release of a folder, in order: each number once, each naming the one before, nothing taken back given out again."""

from collections.abc import Sequence
from pathlib import Path

from amparo.register.release_again import SoundBefore
from amparo.register.release_folder import NUMBER, folder_name, read_release, refused
from amparo.register.release_values import COULD_IDENTIFY, Release
from amparo.register.release_written import MANIFEST
from amparo.register.totals import ReleaseError
from amparo.terms import FileError


def read_releases(folder: Path, before: SoundBefore | None = None) -> tuple[Release, ...]:
    """Every release of a folder, 0001 first, each naming the manifest of the one before. Raises ReleaseError, FileError."""
    found: list[Release] = []
    for number, name in enumerate(_numbered(folder), 1):
        _check_name(folder / name, number)
        try:
            release = read_release(folder / name, before)
        except ReleaseError as error:
            raise ReleaseError(f"{name}/{error.file}", str(error).partition(": ")[2], "", error.es) from error
        _follows(release, found[-1] if found else None, name)
        _check_withdrawn(release, found, name)
        found.append(release)
    return tuple(found)


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


def _check_name(place: Path, number: int) -> None:
    """That the next release is the next number, once, and a folder."""
    name = place.name
    if int(name) < number:
        raise refused(
            name,
            f"this is a second release {int(name)}; {folder_name(int(name))} is the first.",
            f"es una segunda publicación {int(name)}; {folder_name(int(name))} es la primera.",
            ("Move away the one that is not yours.", "Quite la que no sea suya."),
        )
    if name != folder_name(number):
        raise refused(
            folder_name(number),
            f"this release is missing, and {name} is there.",
            f"falta esta publicación, y está {name}.",
        )
    if not place.is_dir():
        raise refused(
            name,
            "it is no folder, so it is no release.",
            "no es una carpeta, así que no es una publicación.",
        )


def _check_withdrawn(release: Release, earlier: Sequence[Release], name: str) -> None:
    """That a release which could let somebody be found stays taken back for that, so that no later word gives it out again."""
    gone = {one.release for told in earlier for one in told.withdrawn if one.reason == COULD_IDENTIFY}
    for one in release.withdrawn:
        if one.release in gone and one.reason != COULD_IDENTIFY:
            raise refused(
                f"{name}/release.json",
                f"it takes back release {one.release} for another reason than before, when it could let somebody be found.",
                f"retira la publicación {one.release} por otro motivo que antes, cuando podía permitir que se identificara a "
                f"alguien.",
                (
                    "Make the release again and keep that reason.",
                    "Haga la publicación otra vez y conserve ese motivo.",
                ),
            )


def _follows(release: Release, before: Release | None, name: str) -> None:
    """That a release is the next one, of the same log or of one that goes on in its place."""
    if release.previous != (before.manifest if before else None):
        raise refused(
            f"{name}/release.json",
            "it does not name the manifest of the release before it.",
            "no nombra el manifiesto de la publicación anterior.",
        )
    goes_on = release.begun is not None and before is not None and release.begun.names(before.origin)
    if before is not None and release.origin != before.origin and not goes_on:
        raise refused(
            f"{name}/{MANIFEST}",
            f"it is of another log: {release.origin}, not {before.origin}, and no record of it says that it goes on for it.",
            f"es de otro registro: {release.origin}, no {before.origin}, y ninguna constancia suya dice que ocupe su lugar.",
        )
    if before is not None and release.made_on < before.made_on:
        raise refused(
            f"{name}/release.json",
            "it was made before the release that it follows.",
            "se hizo antes que la publicación a la que sigue.",
        )
