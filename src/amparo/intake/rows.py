"""A comma-separated file as rows with their line numbers: bounded, in UTF-8, every oddity refused with its place.

A byte-order mark and Windows line ends are fine. A line of megabytes, a NUL byte, another encoding, semicolons
for commas: refused before anything else looks at them.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from amparo.intake.contact import Said
from amparo.intake.never_kept import never_kept
from amparo.intake.refusal import Problem, RefusedError, quoted, whole_file
from amparo.terms import FileError

LONGEST_LINE = 65_536
"""In bytes. The longest honest line of a jail's list has some hundreds."""

_BOM = b"\xef\xbb\xbf"
_FOREIGN = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_SAVE_AGAIN = "Save it again as “CSV UTF-8 (comma delimited)”."

Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """What a kind of table holds: columns that must be there, columns we know but do not read, and where to read on."""

    needed: tuple[str, ...]
    unread: tuple[str, ...] = ()
    help: str = ""


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a text file, one by one. Raises RefusedError with the line, FileError where it does not open."""
    try:
        with path.open("rb") as file:
            number = 0
            while raw := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(raw) > LONGEST_LINE:
                    raise _refused(
                        path, number, f"the line is longer than {LONGEST_LINE:,} bytes.", "It is no list."
                    )
                if number == 1:
                    if raw[:2] in _FOREIGN:
                        raise _refused(
                            path, 1, f"the file is in {_FOREIGN[raw[:2]]}, not UTF-8.", _SAVE_AGAIN
                        )
                    raw = raw.removeprefix(_BOM)
                if b"\0" in raw:
                    raise _refused(path, number, "there is a NUL byte: this is no text file.", _SAVE_AGAIN)
                try:
                    yield raw.decode("utf-8")
                except UnicodeDecodeError as error:
                    wrong = f"the byte 0x{raw[error.start]:02X} at place {error.start + 1} is not UTF-8."
                    raise _refused(path, number, wrong, _SAVE_AGAIN) from error
    except OSError as error:
        raise FileError(
            str(path), f"the file cannot be opened ({error.strerror}).", "Check its name."
        ) from error


def _refused(path: Path, line: int, problem: str, mend: str) -> RefusedError:
    return RefusedError(str(path), [Problem(line, "", problem, mend)])


def header_of(path: Path) -> tuple[str, ...]:
    """The column names in the first line. Raises RefusedError for an empty file or another separator."""
    for _, cells in records_of(path):
        names = tuple(name.strip() for name in cells)
        if len(names) == 1:
            for separator, called in ((";", "semicolons"), ("\t", "tabs")):
                if separator in names[0]:
                    raise _refused(
                        path, 1, f"the columns are parted by {called}, not by commas.", _SAVE_AGAIN
                    )
        return names
    raise whole_file(str(path), "the file is empty.", "Give a list with its column names in the first line.")


def rows_of(path: Path, table: Table) -> Iterator[Row]:
    """The rows below the header, each with the number of its first line and its cells by column, trimmed.

    Columns that nobody may keep are left out here. Raises RefusedError.
    """
    columns = header_of(path)
    _check_header(path, columns, table)
    wanted = [place for place, name in enumerate(columns) if name in table.needed]
    for number, (line, cells) in enumerate(records_of(path)):
        if number == 0 or not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            wrong = f"there are {len(cells)} cells under {len(columns)} columns."
            raise _refused(path, line, wrong, "Put text that holds a comma into double quotes.")
        yield line, {columns[place]: cells[place].strip() for place in wanted}


def said_of_columns(path: Path, table: Table) -> tuple[Said, ...]:
    """What must be said about columns that are not read."""
    columns = header_of(path)
    dropped = [name for name in columns if never_kept(name)]
    unread = [name for name in columns if name in table.unread]
    unknown = [
        name for name in columns if name not in (*table.needed, *table.unread) and not never_kept(name)
    ]
    said = []
    if dropped:
        names = ", ".join(quoted(name) for name in dropped)
        said.append(
            Said(
                f"Dropped unread and not kept: {names}. No rule turns on where a person was born or belongs.",
                f"Se descartó sin leer y no se guarda: {names}. Ninguna regla depende del origen de una persona.",
            )
        )
    if unread:
        names = ", ".join(unread)
        said.append(
            Said(f"Not needed here and not read: {names}.", f"No hace falta aquí y no se leyó: {names}.")
        )
    if unknown:
        names = ", ".join(quoted(name) for name in unknown)
        said.append(
            Said(
                f"Columns nobody here knows, not read: {names}. Check their spelling if they matter.",
                f"Columnas desconocidas, no leídas: {names}. Revise su nombre si importan.",
            )
        )
    return tuple(said)


def records_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """CSV records, the header first, with the line on which each begins. Raises RefusedError."""
    reader = csv.reader(lines_of(path), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        wrong = f"the quotes or commas cannot be read ({error})."
        raise _refused(path, begins, wrong, "A quote inside a quoted cell is written twice.") from error


def _check_header(path: Path, columns: tuple[str, ...], table: Table) -> None:
    problems: list[Problem] = []
    missing = [name for name in table.needed if name not in columns]
    if missing:
        which = "this column is" if len(missing) == 1 else "these columns are"
        mend = f"Add {'it' if len(missing) == 1 else 'them'}; leave cells empty where nothing is known."
        problems.append(Problem(1, "", f"{which} missing: {', '.join(missing)}.", mend))
    problems += [
        Problem(1, name, "this column stands there twice.", "Keep one of them.")
        for name in dict.fromkeys(columns)
        if columns.count(name) > 1
    ]
    if problems:
        raise RefusedError(str(path), problems, table.help)
