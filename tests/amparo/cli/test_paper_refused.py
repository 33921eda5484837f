"""What `amparo paper` refuses is said in the reader's language, whole or not at all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.cli.paper_refused import in_spanish, spanish
from amparo.documents.file_kinds import media_type
from amparo.terms import AmparoError, FileError
from tests.amparo.cli.test_commands import ran

SOURCE = Path(__file__).parents[3] / "src" / "amparo"
FILES = (
    *sorted((SOURCE / "cli").glob("paper*.py")),
    *sorted((SOURCE / "documents").glob("*.py")),
    SOURCE / "law" / "places" / "paper_seen.py",
)
ONLY_AT_THE_DESK = ("there is no page 7: it has 7.",)
"""Said of a page that a screen asks for; this command asks for none."""


def _refusals(file: Path) -> Iterator[str]:
    """The problem and the mending of each refusal of a file, with 7 for what changes."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("FileError", "FactValueError"):
            for given in node.args[1:]:
                for one in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
                    if isinstance(one, ast.Constant):
                        yield str(one.value)
                    elif isinstance(one, ast.JoinedStr):
                        yield "".join(
                            str(p.value) if isinstance(p, ast.Constant) else "7" for p in one.values
                        )


def test_every_refusal_of_the_command_and_of_the_reading_of_files_has_its_spanish() -> None:
    told = [text for file in FILES for text in _refusals(file)]
    assert len(told) > 40
    assert [text for text in told if text not in ONLY_AT_THE_DESK and spanish(text) is None] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "el archivo está vacío."),
        (b"PK\x03\x04 word/", "esto es un documento de Word (.docx), y aquí no se lee. Guárdelo o imprímalo"),
        (b"GIF89a", "esto es una imagen GIF, y aquí no se lee. Guárdelo como PNG o JPEG."),
        (b"????ftypheic", "(HEIC), y aquí no se lee. Guárdelo como JPEG."),
        (b"<html>", "esto es una página web"),
        (b"\xff\xfe\x00", "esto es algo que no es PDF, PNG, JPEG ni TIFF"),
    ],
)
def test_what_a_file_is_instead_is_told_in_spanish(content: bytes, said: str) -> None:
    with pytest.raises(FileError) as refused:
        media_type(content, "carta: una.bin")
    told = str(in_spanish(refused.value))
    assert told.startswith("carta: una.bin: ")
    assert said in told


def test_a_refusal_without_spanish_is_told_as_it_is() -> None:
    error = FileError("a.pdf", "the file is empty.", "Something that nobody wrote in Spanish.")
    assert in_spanish(error) is error


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "no hay papel que leer. Dé un archivo o un texto"),
        (("no-such-file.pdf",), "no-such-file.pdf: no se puede abrir (no existe tal archivo o carpeta)."),
        (("--text", "x", "--on", "2026-02-30"), "--on: '2026-02-30' no es un día del calendario."),
        (("--text", "x", "--on", "0001-01-01"), "0001-01-01 está fuera de todo alcance. Revise el año."),
        (("--text", "x", "--at", "late"), "--at: 'late' no es una hora."),
        (("--text", "x", "--pages", "3/1"), "--pages: '3/1' no son páginas."),
        (("--text", "x", "--title", "search"), "--title: esto es una respuesta a mano"),
        (("--headed-by", "agency", "--court", "federal"), "--court: --headed-by dice agency."),
    ],
)
def test_the_command_refuses_in_spanish(
    given: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(capsys, "paper", *given, "--lang", "es")
    assert (code, out) == (2, "")
    assert said in err
    english = ran(capsys, "paper", *given)[2]
    assert said not in english


def test_every_place_of_a_sentence_is_filled() -> None:
    assert spanish("page 3 says that it is 900 by 2 inches: no paper is.") == (
        "la página 3 dice que mide 900 por 2 pulgadas: ningún papel mide eso."
    )
    assert isinstance(in_spanish(AmparoError("the file is empty.")), AmparoError)
