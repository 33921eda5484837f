"""What a file is, found by what is in it and not by its name, and the reader for it."""

from collections.abc import Callable
from pathlib import Path

from amparo.intake import federal_detainers, i247a, jail_columns, jail_log
from amparo.intake.contact import Source
from amparo.intake.reading import Options
from amparo.intake.refusal import quoted, whole_file
from amparo.intake.rows import Table, header_of
from amparo.terms import FileError

KINDS_OF_INPUT: dict[str, str] = {
    i247a.KIND: "a federal detainer form, keyed in as JSON with the parts received and form",
    jail_log.KIND: f"a jail's list of requests, CSV with the columns {', '.join(jail_columns.MARKS)} … "
    f"({jail_columns.PAGE})",
    federal_detainers.KIND: f"released federal rows, CSV with the columns {', '.join(federal_detainers.MARKS)} …",
}
"""Every kind of input that can be read, with the mark by which it is known."""

_TABLES: tuple[tuple[tuple[str, ...], Table, Callable[[Path, Options], Source]], ...] = (
    (jail_columns.MARKS, jail_columns.TABLE, jail_log.read),
    (federal_detainers.MARKS, federal_detainers.TABLE, federal_detainers.read),
)
_NOT_TEXT = {
    b"%PDF": ("a PDF", "Key the form in, as in samples/i247a-request.json."),
    b"PK\x03\x04": ("a workbook or another packed file", "Save the sheet as “CSV UTF-8 (comma delimited)”."),
    b"\xd0\xcf\x11\xe0": ("an old workbook", "Save the sheet as “CSV UTF-8 (comma delimited)”."),
    b"\x89PNG": ("a picture", "Key the form in, as in samples/i247a-request.json."),
    b"\xff\xd8\xff": ("a picture", "Key the form in, as in samples/i247a-request.json."),
    b"II*\x00": ("a fax picture", "Key the form in, as in samples/i247a-request.json."),
}


def open_input(path: str | Path, options: Options | None = None) -> Source:
    """Recognize a file and begin to read it. Raises RefusedError where it is none of ours or does not open."""
    file = Path(path)
    chosen = options or Options()
    beginning = _beginning(file)
    for mark, (what, mend) in _NOT_TEXT.items():
        if beginning.startswith(mark):
            raise whole_file(str(file), f"this is {what}, which is not read here.", mend)
    if beginning[:2] in {b"\xff\xfe", b"\xfe\xff"} and beginning[2:4].strip(b"\0") in {b"{", b"["}:
        raise whole_file(str(file), "this form is in UTF-16.", "Open it in an editor and save it as UTF-8.")
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:1] in {b"{", b"["}:
        return i247a.read(file, chosen)
    columns = header_of(file)
    for marks, _, read in _TABLES:
        if all(mark in columns for mark in marks):
            return read(file, chosen)
    if b"agency_kind" in text:
        raise whole_file(str(file), "this is an agency's profile, no request.", "Give it after --agency.")
    for _, table, read in _TABLES:  # nearly one of ours: its reader says which columns are missing
        if any(column in table.needed for column in columns):
            return read(file, chosen)
    known = "; ".join(f"{kind}: {what}" for kind, what in KINDS_OF_INPUT.items())
    wrong = f"it is none of the kinds that can be read; it begins with {quoted(columns[0])}."
    raise whole_file(str(file), wrong, f"Known: {known}.")


def _beginning(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(4096)
    except OSError as error:
        raise FileError(
            str(file), f"the file cannot be opened ({error.strerror}).", "Check its name."
        ) from error
