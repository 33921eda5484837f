"""The folder of a log: how it is made, recognized and read, and what is said where it is not what it should be."""

import os
from pathlib import Path

from amparo.tlog import EMPTY_ROOT, Checkpoint, FormatError, Note, read_note
from amparo.tlog.keys import key_name
from amparo_log.durable import (
    LEFTOVER,
    Batch,
    MissingError,
    StorageError,
    TakenError,
    naming,
    sync_folder,
    write_durably,
)

FORMAT = "amparo-log/v1"
_LARGEST = 256 * (2 + 0xFFFF)  # a full bundle of the longest entries; nothing of a log is larger


class NotALogError(StorageError):
    """The folder holds no log."""


class NewerFormatError(StorageError):
    """The folder holds a log of a layout that this Amparo does not know."""


class ForeignError(StorageError):
    """It is of another log."""


class ShorterError(StorageError):
    """It has fewer leaves than what was seen before. A log never becomes shorter."""


class OtherTreeError(StorageError):
    """Its root is not that of this log's leaves."""


def make(home: Path, origin: str) -> None:
    """Make an empty log; what a cut-off attempt left is completed. Raises StorageError, FormatError."""
    key_name(origin)
    if (home / "format").exists():
        raise TakenError(
            home,
            "there is a log already.",
            "Choose another folder.",
            "ya hay un registro. Elija otra carpeta.",
        )
    head, empty = home / "head", Checkpoint(origin, 0, EMPTY_ROOT).text
    tiles = home / "public" / "tile"
    if (head.exists() and read_text(head) != empty) or (tiles.is_dir() and any(tiles.iterdir())):
        raise TakenError(
            home,
            "there are parts of another log in it.",
            "Choose an empty folder, or copy the file `format` back from a copy.",
            "contiene partes de otro registro. Elija una carpeta vacía o copie de vuelta el archivo `format`.",
        )
    batch = Batch()
    batch.folder(tiles)
    with naming(home):
        for folder in (home, home / "public", tiles):
            os.chmod(folder, 0o755)  # noqa: PTH101
    batch.sync()
    for folder in (tiles, *tiles.parents[:3]):  # they may be there from an attempt that was cut off
        sync_folder(folder)
    write_durably(head, empty.encode())
    write_durably(home / "format", f"{FORMAT}\n{origin}\n".encode())  # last: with it, the folder is a log


def read_format(home: Path) -> str:
    """Whose log the folder holds. Raises NotALogError, NewerFormatError."""
    path = home / "format"
    try:
        lines = read_text(path).split("\n")
    except (MissingError, FormatError) as error:
        raise no_log(home) from error
    if lines[0].startswith("amparo-log/") and lines[0] != FORMAT:
        raise NewerFormatError(
            path,
            f"this log is laid out as {lines[0][:40]!r}; this Amparo knows {FORMAT}.",
            "Use the Amparo that made it, or a newer one. Nothing was changed.",
            f"este registro tiene la forma {lines[0][:40]!r}; este Amparo conoce {FORMAT}. "
            "Use el Amparo que lo hizo, o uno más nuevo. No se cambió nada.",
        )
    if lines[0] != FORMAT or len(lines) != 3 or lines[2]:
        raise no_log(home)
    return key_name(lines[1])


def read_bytes(path: Path, largest: int = _LARGEST) -> bytes:
    """A file's bytes. Raises StorageError, and FormatError for one that is larger than anything of a log."""
    with naming(path):
        opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            content = bytearray()
            while len(content) <= largest and (more := os.read(opened, 1 << 20)):
                content += more
        finally:
            os.close(opened)
    if len(content) > largest:
        raise FormatError(str(path), f"it has more than {largest} bytes, as no file of a log has.")
    return bytes(content)


def read_text(path: Path) -> str:
    """A small file's text. Raises StorageError, FormatError."""
    try:
        return read_bytes(path, 1_000_000).decode()
    except UnicodeDecodeError as error:
        raise FormatError(str(path), "it is not text in UTF-8.", "Copy it again from a copy.") from error


def read_key_notes(public: Path) -> list[Note]:
    """The notes of the keys, the first one first. Raises StorageError, FormatError."""
    folder = public / "keys"
    if not folder.is_dir():
        return []
    with naming(folder):
        found = sorted(path for path in folder.glob("*.note") if not path.name.startswith(LEFTOVER))
    for number, path in enumerate(found):
        if path.name != f"{number:03}.note":
            raise MissingError(
                folder / f"{number:03}.note",
                "this note of keys is missing, and later ones are there.",
                "Copy it from a copy of the log.",
                "falta esta nota de claves, y hay otras posteriores. Cópiela desde una copia del registro.",
            )
    return [read_note(read_bytes(path, 1_000_000), str(path)) for path in found]


def foreign(where: str | Path, found: str, origin: str) -> ForeignError:
    """It is another log's."""
    return ForeignError(
        where,
        f"it is of the log {found[:80]}, and this is {origin}.",
        "Nothing was changed. See which of both was meant.",
        f"es del registro {found[:80]}, y este es {origin}. No se cambió nada. Vea cuál de los dos se quería.",
    )


def shorter(where: Path, size: int, published: int) -> ShorterError:
    """A checkpoint with fewer leaves than the published one."""
    return ShorterError(
        where,
        f"{published} leaves are published, and the new checkpoint has {size}.",
        "A log never becomes shorter. Nothing was changed.",
        f"hay {published} asientos publicados, y el nuevo punto de control tiene {size}. "
        "Un registro nunca se acorta. No se cambió nada.",
    )


def old_head(where: Path, size: int, published: int) -> ShorterError:
    """A head that is older than what is published."""
    return ShorterError(
        where,
        f"{published} leaves are published, and the head has {size}: it is from an old copy.",
        "Nothing is added to such a log. Copy the whole folder from its latest copy.",
        f"hay {published} asientos publicados, y el archivo head tiene {size}: es de una copia antigua. "
        "A un registro así no se le añade nada. Copie la carpeta entera desde su copia más reciente.",
    )


def other_tree(where: Path, size: int) -> OtherTreeError:
    """A checkpoint whose root is not that of this log."""
    return OtherTreeError(
        where,
        f"the root of the new checkpoint is not that of the first {size} leaves here.",
        "Nothing was changed. `amparo log fsck` says whether the tiles here are whole; if they are, it is of another log.",
        f"la raíz del nuevo punto de control no es la de los primeros {size} asientos de aquí. No se cambió nada. "
        "`amparo log fsck` dice si los archivos están completos; si lo están, es de otro registro.",
    )


def no_log(home: Path) -> NotALogError:
    """A folder without a log."""
    return NotALogError(
        home,
        "this folder holds no log.",
        "See that the path is right, or make one: `amparo log new HOME --origin NAME`.",
        "esta carpeta no contiene ningún registro. Vea que la ruta sea correcta, o haga uno: "
        "`amparo log new HOME --origin NOMBRE`.",
    )
