"""What a writer does first: put in order what one before it left when it was cut off. Only under the log's lock.

A process that is killed leaves files that no head covers, and files and names that the machine has not made durable yet;
what a second process builds upon them would be lost with them in a power cut. So first all of it is made durable.
Tiles that no head covers are set aside, not removed: where an old head was restored beside newer tiles, they are evidence.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from amparo.tlog import FormatError, Tile, tile_at
from amparo.tlog.tiles import HEIGHT, WIDTH
from amparo_log.durable import LEFTOVER, Batch, naming, sync_folder

SET_ASIDE = "set-aside"


def settle(home: Path, size: int, published: int) -> None:
    """Order a log of `size` leaves, of which `published` are under the public checkpoint. Raises StorageError."""
    public = home / "public"
    folders = [home, *_folders(public)]
    for folder in folders:
        sync_folder(folder)
    stray = list[str]()
    for folder in folders:
        for name in _names(folder):
            if name.startswith(LEFTOVER):
                _remove(folder / name)
            elif name.isdecimal():
                stray += _uncovered(public, folder / name, size)
    _set_aside(home, stray)
    for folder in reversed(folders):  # the innermost first
        if folder.suffix == ".p":
            _tidy(public, folder, published)


def covers(size: int, tile: Tile) -> bool:
    """Whether all that a tile holds is within a tree of `size` leaves."""
    return tile.number * WIDTH + tile.width <= size >> (HEIGHT * (tile.level or 0))


def remove_superseded(public: Path, before: int, now: int) -> None:
    """Remove the partial tiles whose full tile the published checkpoint covers, and that before it did not.

    Only then: until a full tile is under a checkpoint that people have, one who holds the last of them needs the partial.
    """
    level = 0
    while now >> (HEIGHT * level):
        for kind in (level, None) if level == 0 else (level,):
            for number in range((before >> HEIGHT * level) // WIDTH, (now >> HEIGHT * level) // WIDTH):
                folder = public / f"{Tile(kind, number).path}.p"
                if folder.is_dir():
                    _empty(folder)
        level += 1


def _folders(folder: Path) -> Iterator[Path]:
    yield folder
    with naming(folder), os.scandir(folder) as found:
        inner = sorted(entry.name for entry in found if entry.is_dir(follow_symlinks=False))
    for name in inner:
        yield from _folders(folder / name)


def _names(folder: Path) -> list[str]:
    with naming(folder):
        return sorted(os.listdir(folder))  # noqa: PTH208


def _uncovered(public: Path, path: Path, size: int) -> list[str]:
    """The path of a tile that no head covers; nothing where it is no tile, which is not a writer's business."""
    place = path.relative_to(public).as_posix() if path.is_relative_to(public) else ""
    try:
        return [] if not path.is_file() or covers(size, tile_at(place)) else [place]
    except FormatError:
        return []


def _set_aside(home: Path, stray: list[str]) -> None:
    batch = Batch()
    for place in stray:
        new = home / SET_ASIDE / place
        batch.folder(new.parent)
        with naming(new):
            os.replace(home / "public" / place, new)  # noqa: PTH105
        sync_folder(new.parent)  # before the old name is gone for good
    batch.sync()
    for folder in dict.fromkeys((home / "public" / place).parent for place in stray):
        sync_folder(folder)
        if folder.suffix == ".p" and not _names(folder):
            _empty(folder)


def _tidy(public: Path, folder: Path, published: int) -> None:
    """Finish what `remove_superseded` had begun."""
    if not folder.is_dir():
        return
    try:
        tile = tile_at(folder.with_suffix("").relative_to(public).as_posix())
    except FormatError:
        return
    if covers(published, tile) and (public / tile.path).is_file():
        _empty(folder)


def _empty(folder: Path) -> None:
    for name in _names(folder):
        _remove(folder / name)
    with naming(folder):
        os.rmdir(folder)  # noqa: PTH106
    sync_folder(folder.parent)  # or a power cut brings them back


def _remove(path: Path) -> None:
    with naming(path):
        os.unlink(path)  # noqa: PTH108
