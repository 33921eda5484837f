"""The package as files: rows and what is withheld as JSON and CSV, counts, and the whole as a tagged PDF in both languages."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from amparo.casefile.sorts import SORTS, Sort
from amparo.clock import CALIFORNIA
from amparo.oversight.fields import GROUNDS, Ground
from amparo.oversight.package import FORMAT, Package
from amparo.oversight.state_report_forms import NOT_ADVICE, to_csv, to_json
from amparo.print.blocks import Block, Document, Heading, Paragraph, Table
from amparo.print.paper import to_pdf
from amparo.terms import Language

ROW_COLUMNS = (
    "row",
    "file",
    "kind",
    "entry",
    "entered_at",
    "on_paper",
    "role",
    "corrects_row",
    "struck",
    "shown",
)
WITHHELD_COLUMNS = ("row", "field", "ground", "citation", "tag")
LIST = "contents.json"
"""The file that lists every other with its digest; its own digest stands in the log."""


def package_data(package: Package, number: str, on: date) -> dict[str, Any]:
    """The whole package as plain data, from which every file is made."""
    scope = package.scope
    return {
        "format": FORMAT,
        "request": number,
        "made_on": on.isoformat(),
        "scope": {
            "since": scope.since.isoformat(),
            "until": scope.until.isoformat(),
            "kinds": [kind.value for kind in scope.kinds],
        },
        "rows": [
            {
                "row": row.number,
                "file": row.file,
                "kind": row.kind.value,
                "entry": row.sort,
                "entered_at": row.at.astimezone(CALIFORNIA).isoformat(timespec="minutes"),
                "on_paper": row.on_paper.astimezone(CALIFORNIA).isoformat(timespec="minutes")
                if row.on_paper
                else None,
                "role": row.role,
                "corrects_row": row.corrects,
                "struck": row.is_struck,
                "shown": dict(row.shown),
            }
            for row in package.rows
        ],
        "withheld": [
            {
                "row": one.row,
                "field": one.field,
                "ground": one.ground.value,
                "citation": one.ground.cite or None,
                "tag": GROUNDS[one.ground].tag,
            }
            for one in package.withheld
        ],
        "withheld_by_ground": {ground.value: count for ground, count in package.by_ground.items()},
        "files": package.files,
        "requests_by_year": {str(year): count for year, count in sorted(package.requests_by_year.items())},
        "caution": "not legal advice",
    }


def forms_of(data: Mapping[str, Any], *, pdf: bool = True) -> dict[str, bytes]:
    """Every file of a package by name, with a list of their digests. Raises FileError where Typst is not installed."""
    on = date.fromisoformat(data["made_on"])
    rows = [{**row, "shown": _spelt(row["shown"])} for row in data["rows"]]
    files = {
        "package.json": to_json(data),
        "rows.csv": to_csv(ROW_COLUMNS, rows),
        "withheld.csv": to_csv(WITHHELD_COLUMNS, data["withheld"]),
    }
    if pdf:
        files |= {
            "package-en.pdf": to_pdf(document(data, "en"), on),
            "package-es.pdf": to_pdf(document(data, "es"), on),
        }
    digests = {name: sha256(content).hexdigest() for name, content in sorted(files.items())}
    return files | {LIST: to_json({"format": FORMAT, "request": data["request"], "sha256": digests})}


def _spelt(shown: Mapping[str, Any]) -> list[str]:
    return [f"{name}={_value(value)}" for name, value in shown.items()]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "+".join(value) if isinstance(value, list) else str(value)


def document(data: Mapping[str, Any], language: Language) -> Document:
    """The package as a document of one language. What is shown of an entry stands as in the data, by its field's name."""
    own = 0 if language == "en" else 1
    title = (f"Records for request {data['request']}", f"Registros para la solicitud {data['request']}")[own]
    scope = data["scope"]
    front = (
        (
            f"{len(data['rows'])} entries of {data['files']} case files whose request came in from {scope['since']} to "
            f"{scope['until']}. {len(data['withheld'])} fields are withheld; each is listed with its ground. Case files are "
            "numbered in this package alone."
        ),
        (
            f"{len(data['rows'])} anotaciones de {data['files']} expedientes cuya solicitud llegó del {scope['since']} al "
            f"{scope['until']}. Se reservan {len(data['withheld'])} datos; cada uno consta con su fundamento. Los expedientes se "
            "numeran solo dentro de este paquete."
        ),
    )[own]
    return Document(
        language,
        title,
        (f"Made on {data['made_on']}", f"Hecho el {data['made_on']}")[own],
        front=(Paragraph((front,)),),
        blocks=(*_grounds(data, own), *_rows(data, own), *_withheld(data, own)),
        contents=("Contents", "Contenido")[own],
        foot=f"{title} · {data['made_on']} · {NOT_ADVICE[own]}",
        skip=("Skip the contents", "Saltar el contenido")[own],
    )


def _grounds(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    title = ("What is withheld, and on what ground", "Qué se reserva y con qué fundamento")[own]
    rows = tuple(
        (
            ((GROUNDS[Ground(code)].en, GROUNDS[Ground(code)].es)[own],),
            (_law(Ground(code), own),),
            (str(count),),
        )
        for code, count in data["withheld_by_ground"].items()
    )
    head = (("Ground", "Law", "Fields"), ("Fundamento", "Ley", "Datos"))[own]
    return (Heading(1, title, "grounds"), Table(title, head, rows, (6, 3, 1)))


def _law(ground: Ground, own: int) -> str:
    told = GROUNDS[ground]
    return f"{told.cite or ('no law named', 'sin ley')[own]} [{told.tag}]"


def _rows(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    title = ("The entries", "Las anotaciones")[own]
    head = (
        ("Row", "File", "Entered", "What happened", "What is shown"),
        ("Fila", "Exp.", "Anotado", "Qué pasó", "Qué se muestra"),
    )[own]
    struck = (" (struck as a mistake)", " (tachada por error)")[own]
    rows = tuple(
        (
            (str(row["row"]),),
            (str(row["file"]),),
            (row["entered_at"][:16].replace("T", " "),),
            (_sentence(row["entry"], own) + (struck if row["struck"] else ""),),
            ("; ".join(_spelt(row["shown"])) or "–",),
        )
        for row in data["rows"]
    )
    none = Paragraph((("There are none in this scope.", "En este alcance no hay ninguna.")[own],))
    table = Table(title, head, rows, (1, 1, 3, 4, 7)) if rows else none
    return (Heading(2, title, "entries"), table)


def _sentence(sort: str, own: int) -> str:
    told = SORTS[Sort(sort)]
    return (told.en, told.es)[own]


def _withheld(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    """By row, the fields that are withheld of it, with the ground in short; the grounds in full stand above."""
    title = ("Every withheld field", "Cada dato reservado")[own]
    rows = dict[int, list[str]]()
    for one in data["withheld"]:
        rows.setdefault(one["row"], []).append(
            f"{one['field'].rpartition('.')[2]} ({SHORT[Ground(one['ground'])][own]})"
        )
    head = (("Row", "Withheld"), ("Fila", "Se reserva"))[own]
    told = tuple(((str(row),), ("; ".join(names),)) for row, names in sorted(rows.items()))
    return (Heading(2, title, "withheld"), Table(title, head, told, (1, 12))) if told else ()


SHORT: dict[Ground, tuple[str, str]] = {
    Ground.IDENTIFIER: ("identifier", "identifica"),
    Ground.TELLS_WHO: ("tells who", "dice quién"),
    Ground.ACCOUNT: ("names staff", "nombra personal"),
    Ground.INVESTIGATION: ("investigation", "investigación"),
    Ground.UNREAD: ("not read yet", "sin leer"),
    Ground.TEXT_OF_PERSON: ("text kept with the person", "texto de la persona"),
    Ground.ERASED: ("erased", "borrado"),
}
"""The grounds in a word or two."""
assert set(SHORT) == set(Ground)
