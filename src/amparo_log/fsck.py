"""Whether every byte of a log is as it was written: tiles against entries, heads against tiles, signatures against keys.

Works on a log's home and on any copy of its public folder. Nothing is changed. What a single changed bit is found in:
every file but `lock` and `set-aside`, of which nothing depends; in `witnesses.toml` an address of a witness, and in a
copy without that list the signature of a witness, cannot be told from what was meant.
"""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from amparo.tlog import Checkpoint, FormatError, LogError, Note, VerifierKey, read_checkpoint, read_note
from amparo_log.durable import LEFTOVER, MissingError, StorageError
from amparo_log.fsck_signed import Signers, check_attestations, check_note, named_elsewhere, read_signers
from amparo_log.fsck_tiles import Progress, TileCheck
from amparo_log.fsck_words import Code, Problem, problem, unreadable
from amparo_log.home import FORMAT, no_log, read_bytes

_OF_A_HOME = {"format", "head", "lock", "witnesses.toml", "public", "set-aside"}


def check(
    folder: Path, keys: Sequence[VerifierKey] = (), progress: Progress = lambda _done, _all: None
) -> Iterator[Problem]:
    """Check a log's home or a public copy. Raises StorageError where the folder holds no log."""
    return _Check(folder, keys, progress).run()


class _Check:
    def __init__(self, folder: Path, keys: Sequence[VerifierKey], progress: Progress) -> None:
        is_home = (folder / "public").is_dir() and any(
            (folder / name).exists() for name in ("format", "head")
        )
        if not is_home and not any((folder / name).exists() for name in ("checkpoint", "tile")):
            raise no_log(folder)
        self.folder, self.keys, self.progress = folder, keys, progress
        self.home = folder if is_home else None
        self.public, self.inside = (folder / "public", "public/") if is_home else (folder, "")
        self.heads: dict[str, Checkpoint] = {}
        self.note: Note | None = None

    def run(self) -> Iterator[Problem]:
        """Everything, in the order in which one thing stands on another."""
        named = yield from self._heads()
        elsewhere = {f"{self.inside}{name}": head for name, head in named_elsewhere(self.public)}
        origin = yield from _origin(named | {name: head.origin for name, head in elsewhere.items()})
        tiles = TileCheck(self.public, self.inside)
        there = tiles.longest
        sizes = [head.size for head in self.heads.values() if head.size <= there]
        size = max(sizes, default=there)
        claims = self.heads | elsewhere
        roots = {head.size: head.root for head in reversed(claims.values()) if head.size <= size}
        yield from tiles.run(size, roots, self.progress)
        yield from _claimed(claims, tiles)
        signers, found = read_signers(self.public, self.inside, origin, self.keys, self.home)
        yield from found
        yield from self._checkpoint(signers, any(head.size for head in elsewhere.values()))
        yield from check_attestations(self.public, self.inside, signers)
        yield from self._others()

    def _heads(self) -> Generator[Problem, None, dict[str, str]]:
        """Read what claims a size and a root; the origins that are named, by file."""
        named = dict[str, str]()
        if self.home:
            content = yield from self._content("format")
            lines = (content or b"").decode(errors="replace").split("\n")
            if content is not None and (lines[0] != FORMAT or len(lines) != 3 or lines[2]):
                yield problem(Code.FORMAT, "format", wanted=FORMAT)
            elif content is not None:
                named["format"] = lines[1]
            content = yield from self._content("head")
            if content is not None:
                yield from self._head("head", content, content)
        name = f"{self.inside}checkpoint"
        content = yield from self._content(name)
        if content is not None:
            try:
                self.note = read_note(content, name)
            except FormatError as error:
                yield unreadable(name, error)
            else:
                if self.note.written.encode() != content:
                    yield problem(Code.SPELLING, name)
                yield from self._head(name, self.note.text.encode(), None)
        named.update((file, head.origin) for file, head in self.heads.items())
        return named

    def _head(self, name: str, text: bytes, whole: bytes | None) -> Iterator[Problem]:
        try:
            self.heads[name] = head = read_checkpoint(text.decode(), name)
        except (FormatError, UnicodeDecodeError) as error:
            yield unreadable(name, error)
            return
        if whole is not None and head.extensions:
            yield problem(Code.SPELLING, name)

    def _checkpoint(self, signers: Signers, was_there: bool) -> Iterator[Problem]:
        name, head = f"{self.inside}checkpoint", self.heads.get("head")
        if self.note is None:
            if not (self.public / "checkpoint").exists():
                yield problem(Code.GONE if was_there else Code.UNPUBLISHED, name)
            return
        published = self.heads.get(name)
        if published:
            yield from check_note(self.note, name, signers)
            if head and head.size < published.size:
                yield problem(Code.OLD_HEAD, "head", size=head.size, there=published.size)

    def _others(self) -> Iterator[Problem]:
        """Files that no log has: in a home they are named, a public copy may lie among other pages."""
        folders = [(self.public / "keys", f"{self.inside}keys/", {".note"})]
        for folder, inside, endings in folders:
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                if path.name.startswith(LEFTOVER):
                    yield problem(Code.LEFTOVER, f"{inside}{path.name}")
                elif path.suffix not in endings:
                    yield problem(Code.FOREIGN_FILE, f"{inside}{path.name}")
        known = {(self.public, self.inside): {"checkpoint", "tile", "keys", "attestations"}}
        if self.home:
            known[(self.home, "")] = _OF_A_HOME
        for (folder, inside), names in known.items():
            for path in sorted(folder.iterdir()):
                if path.name.startswith(LEFTOVER):
                    yield problem(Code.LEFTOVER, f"{inside}{path.name}")
                elif self.home and path.name not in names:
                    yield problem(Code.FOREIGN_FILE, f"{inside}{path.name}")

    def _content(self, name: str) -> Generator[Problem, None, bytes | None]:
        """A file's bytes; nothing where it is not there, which is said where it must be."""
        try:
            return read_bytes(self.folder / name)
        except MissingError as error:
            if not name.endswith("checkpoint"):
                yield unreadable(name, error)
        except (StorageError, LogError) as error:
            yield unreadable(name, error)
        return None


def _origin(named: dict[str, str]) -> Generator[Problem, None, str | None]:
    """Whose log it is: what most files say. Nobody's, where as many say one thing as another."""
    often = Counter(named.values()).most_common(2)
    if not often:
        return None
    origin = often[0][0]
    even = len(often) == 2 and often[0][1] == often[1][1]
    for file, name in named.items():
        if name != origin or even:
            other = next((one for one, told in named.items() if told != name), file)
            yield problem(Code.ORIGIN, file, found=name[:80], origin=named[other][:80], others=other)
    return None if even else origin


def _claimed(claims: dict[str, Checkpoint], tiles: TileCheck) -> Iterable[Problem]:
    """Every head that is named in a file, against the tiles."""
    for name, head in claims.items():
        if head.size > tiles.size:
            yield problem(Code.LONGER, name, size=head.size, there=tiles.size)
            continue
        found = tiles.root(head.size)
        if found is None:
            yield problem(Code.UNTOLD, name, size=head.size)
        elif found != head.root:
            yield problem(Code.ROOT, name, size=head.size)
