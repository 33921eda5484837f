"""What a disk holds at worst when the power is cut: only what was made durable, or names without their contents, or a part.

A file's content is durable as of its last fsync; which names a folder holds, as of the last fsync of the folder. Anything
later may be there or not, in any combination: that is all that POSIX promises, and file systems have made use of it.
"""

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Tree = dict[Path, bytes | None]
"""Paths below the folder, in order: a file's content; None for a folder."""


class WorstDisk:
    """Watches one folder, whose content is durable when it begins. Told of every call, it knows what would be left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._chance = random.Random(1876)
        self._held: dict[int, int] = {}
        self._contents: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._real = {name: getattr(os, name) for name in ("open", "close")}
        for place in (folder, *sorted(folder.rglob("*"))):
            self._hold(place)
            self._durable(place.stat().st_ino, place)

    def __del__(self) -> None:
        for held in self._held.values():
            self._real["close"](held)

    def after(self, name: str, arguments: tuple[Any, ...]) -> None:
        """A call was made."""
        if name in ("open", "mkdir"):
            place = Path(os.fsdecode(arguments[0]))
            if place.is_relative_to(self.folder) and place.exists():
                self._hold(place)
        elif name == "fsync":
            inode = os.fstat(arguments[0]).st_ino
            if inode in self._held:
                self._durable(inode, Path(f"/proc/self/fd/{arguments[0]}").readlink())

    def states(self) -> Iterator[Tree]:
        """What may be left of the folder if the power were cut now, each once."""
        seen = list[Tree]()
        for pick, torn in ((0.0, 0.0), (1.0, 0.0), (0.5, 0.5), (0.5, 0.0)):
            tree: Tree = {}
            self._fill(tree, Path(), self.folder.stat().st_ino, self.folder, pick, torn)
            if tree not in seen:
                seen.append(tree)
                yield tree

    @staticmethod
    def build(tree: Tree, folder: Path) -> Path:
        """Such a disk, as a folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for place, content in tree.items():
            if content is None:
                (folder / place).mkdir()
            else:
                (folder / place).write_bytes(content)
        return folder

    def _hold(self, place: Path) -> None:
        """Keep it open, so that its number is not given to another file once it is removed."""
        inode = place.stat().st_ino
        if inode not in self._held:
            self._held[inode] = self._real["open"](place, os.O_RDONLY)

    def _durable(self, inode: int, place: Path) -> None:
        if place.is_dir():
            self._names[inode] = {name.name: name.stat().st_ino for name in place.iterdir()}
        else:
            self._contents[inode] = self._now(inode)

    def _fill(self, tree: Tree, place: Path, inode: int, real: Path | None, pick: float, torn: float) -> None:
        durable = self._names.get(inode, {})
        now = {entry.name: entry.stat().st_ino for entry in real.iterdir()} if real else durable
        for name in sorted({*durable, *now}):
            found = (now if self._chance.random() < pick else durable).get(name)
            if found is None:
                continue
            held = os.fstat(self._held[found])
            if held.st_mode & 0o170000 == 0o040000:
                tree[place / name] = None
                inner = real / name if real and now.get(name) == found else None
                self._fill(tree, place / name, found, inner, pick, torn)
            else:
                tree[place / name] = self._left(found, name, torn)

    def _left(self, inode: int, name: str, torn: float) -> bytes:
        """Of a content that is not durable, a part: between what was and what is."""
        now = self._now(inode)
        if ".sqlite" in name:
            return now
        before = self._contents.get(inode, b"")
        cut = int(len(now) * torn)
        return before if now == before or not cut else now[:cut] + before[cut:]

    def _now(self, inode: int) -> bytes:
        held, content, at = self._held[inode], b"", 0
        while more := os.pread(held, 1 << 20, at):
            content, at = content + more, at + len(more)
        return content
