"""The bytes of a table as rows: whatever the encoding and the separator, with the line on which each row begins."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.figures.reported.figure import Fault, FiguresError

MOST_BYTES = 16 * 1024 * 1024
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its header, its rows with their lines, and how it was written."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    separator: str


def read_sheet(file: str, content: bytes, known: Iterable[frozenset[str]]) -> Sheet:
    """The table in a file, by the separator with which its header has the columns of a known shape. Raises FiguresError."""
    if len(content) > MOST_BYTES:
        raise _refused(file, "it is larger than 16 MB. Give it in parts.", "pasa de 16 MB. Divídalo.")
    text, encoding = _decoded(file, content)
    if not text.strip():
        raise _refused(file, "it is empty.", "está vacío.")
    shapes = tuple(known)
    tries = [(separator, rows) for separator in _SEPARATORS if (rows := _rows(file, text, separator))]
    if not tries or all(len(rows[0][1]) < 2 for _, rows in tries):
        raise _refused(
            file,
            "its first row has no columns. Save the table as CSV with its header.",
            "su primera fila no tiene columnas. Guarde la tabla como CSV con su encabezado.",
        )
    for separator, rows in tries:
        header = tuple(name.strip().casefold() for name in rows[0][1])
        if any(shape <= set(header) for shape in shapes):
            if twice := sorted({name for name in header if name and header.count(name) > 1}):
                raise _refused(
                    file,
                    f"the column {', '.join(twice)} stands twice. Keep one.",
                    f"la columna {', '.join(twice)} está dos veces. Deje una.",
                )
            return Sheet(file, header, tuple(rows[1:]), encoding, separator)
    raise _unknown(file, tries, shapes)


def _decoded(file: str, content: bytes) -> tuple[str, str]:
    """The text, and the encoding it was in: by its mark, by its zeros, as UTF-8, else as a spreadsheet of Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _strict(file, content, encoding)
    if b"\0" in content[:200]:
        return _strict(file, content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strict(file, content, "cp1252")


def _strict(file: str, content: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(
            file,
            f"it is no text: byte {error.start} fits no encoding that we know. Save it as CSV in UTF-8.",
            f"no es texto: el byte {error.start} no corresponde a ninguna codificación conocida. Guárdelo como CSV en UTF-8.",
        ) from error
    if "\0" in text:
        raise _refused(file, "it is no text. Save it as CSV.", "no es texto. Guárdelo como CSV.")
    return text, encoding


def _rows(file: str, text: str, separator: str) -> list[tuple[int, tuple[str, ...]]]:
    """Each row that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows, begins = list[tuple[int, tuple[str, ...]]](), 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begins, tuple(row)))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise _refused(
            file,
            f"line {begins}: the row cannot be read ({error}). Save the table again as CSV.",
            f"línea {begins}: no se puede leer la fila ({error}). Guarde otra vez la tabla como CSV.",
        ) from error
    return rows


def _unknown(
    file: str, tries: list[tuple[str, list[tuple[int, tuple[str, ...]]]]], shapes: tuple[frozenset[str], ...]
) -> FiguresError:
    """Which columns the nearest shape still lacks."""
    _, rows = max(tries, key=lambda one: len(one[1][0][1]))
    header = {name.strip().casefold() for name in rows[0][1]}
    near = max(shapes, key=lambda shape: len(shape & header) / len(shape))
    missing = ", ".join(sorted(near - header))
    return _refused(
        file,
        f"its first row is not that of a table of figures; the nearest lacks: {missing}. Give the columns these names.",
        f"su primera fila no es la de una tabla de cifras; a la más parecida le falta: {missing}. Ponga esos nombres.",
    )


def _refused(file: str, en: str, es: str) -> FiguresError:
    return FiguresError((Fault(file, 0, "", en, es),))
