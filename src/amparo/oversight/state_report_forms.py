"""The state report as files: JSON, CSV of the hand-overs, CSV of the task forces, and a tagged PDF in English and Spanish."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from amparo.oversight.transfers import APART, GAPS, Apart, Gap
from amparo.print.blocks import Block, Code, Document, Heading, Paragraph, Table, Text
from amparo.print.paper import to_pdf
from amparo.terms import Language

TRANSFER_COLUMNS = ("transfer", "offenses", "offense_is", "rule", "citation", "tag", "not_known")
FORCE_COLUMNS = (
    "year",
    "name",
    "purpose",
    "federal",
    "state",
    "local",
    "arrests",
    "immigration_arrests",
    "reports_for_others",
)
DATA = "state-report.json"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Both = tuple[str, str]
NOT_ADVICE: Both = ("This is not legal advice.", "Esto no es asesoría legal.")
IS: dict[str, Both] = {
    "conviction": ("conviction", "condena"),
    "charge": ("charge", "cargo"),
    "charge+conviction": ("charge and conviction", "cargo y condena"),
    "warrant": ("charge in the warrant", "cargo de la orden"),
    "list": ("as the agency's list names it", "como lo nombra la lista de la agencia"),
}


def forms_of(data: Mapping[str, Any], *, pdf: bool = True) -> dict[str, bytes]:
    """Every file of a report, by name. Raises FileError where a PDF is wanted and Typst is not installed."""
    files = {
        DATA: to_json(data),
        "transfers.csv": to_csv(TRANSFER_COLUMNS, data["transfers"]),
        "task-forces.csv": to_csv(FORCE_COLUMNS, data["task_forces"]),
    }
    if pdf:
        on = date.fromisoformat(data["made_on"])
        files |= {
            "state-report-en.pdf": to_pdf(document(data, "en"), on),
            "state-report-es.pdf": to_pdf(document(data, "es"), on),
        }
    return files


def to_json(data: Mapping[str, Any]) -> bytes:
    """The data as JSON, the same bytes each time."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def to_csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as CSV that a spreadsheet opens as UTF-8; no cell is taken for a formula."""
    made = io.StringIO()
    lines = csv.writer(made, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows([_cell(row[name]) for name in columns] for row in rows)
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(value) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def document(data: Mapping[str, Any], language: Language) -> Document:
    """The report as a document of one language."""
    own = 0 if language == "en" else 1

    def say(en: str, es: str) -> str:
        return (en, es)[own]

    title = say(f"Report to the state for {data['year']}", f"Informe al estado de {data['year']}")
    return Document(
        language,
        title,
        data["agency_name"],
        front=(Paragraph((_front(data, own),)), *_amendment(data, own)),
        blocks=(*_handovers(data, own), *_forces(data, own), *_law(data, own)),
        contents=say("Contents", "Contenido"),
        foot=f"{title} · {data['made_on']} · {NOT_ADVICE[own]}",
        skip=say("Skip the contents", "Saltar el contenido"),
    )


def _front(data: Mapping[str, Any], own: int) -> str:
    count, offenses = data["transfer_count"], data["offense_count"]
    return (
        (
            f"Hand-overs to immigration authorities: {count}. Offenses that allowed them: {offenses}. Task forces: "
            f"{len(data['task_forces'])}. A hand-over may rest on several offenses, so the first two are never added up."
        ),
        (
            f"Entregas a autoridades migratorias: {count}. Delitos que las permitieron: {offenses}. Grupos operativos: "
            f"{len(data['task_forces'])}. Una entrega puede apoyarse en varios delitos: los dos primeros nunca se suman."
        ),
    )[own]


def _amendment(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    amends = data["amends"]
    if amends is None:
        return ()
    said = (
        f"This is an amendment. It follows the report sent on {amends['sent_on']}, whose data have this digest (SHA-256):",
        f"Es una enmienda. Sigue al informe enviado el {amends['sent_on']}, cuyos datos tienen este resumen (SHA-256):",
    )[own]
    rows = tuple(
        ((_what(one["what"], own),), (_said(one["old"], own),), (_said(one["new"], own),))
        for one in amends["changes"]
    )
    table = Table(
        ("What changed since", "Qué cambió desde entonces")[own],
        (("Figure", "Before", "Now"), ("Cifra", "Antes", "Ahora"))[own],
        rows,
        (4, 1, 1),
    )
    none = Paragraph((("No figure changed.", "No cambió ninguna cifra.")[own],))
    half = len(amends["sha256"]) // 2
    digest: Text = (f"{said} ", Code(amends["sha256"][:half]), " ", Code(amends["sha256"][half:]))
    return (Paragraph(digest), table if rows else none)


def _what(code: str, own: int) -> str:
    """A figure that changed, in words."""
    if code in _WHAT:
        return _WHAT[code][own]
    word, _, rest = code.partition(" ")
    if word == "gap":
        return GAPS[Gap(rest)][own]
    if word == "offense":
        return (f"offense {rest}", f"delito {rest}")[own]
    name = rest.removeprefix("of ")
    said = _WHAT_OF[word]
    return f"{said[own]}{name}"


_WHAT: dict[str, Both] = {
    "transfers": ("hand-overs", "entregas"),
    "task_forces": ("task forces", "grupos operativos"),
}
_WHAT_OF: dict[str, Both] = {
    "arrests": ("arrests, ", "arrestos, "),
    "immigration_arrests": ("arrests for immigration enforcement, ", "arrestos por control migratorio, "),
}


def _handovers(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    head = (
        ("No.", "Offense that allowed it", "Which is", "Rule and law", "Not known"),
        ("N.º", "Delito que la permitió", "Que es", "Regla y ley", "No se sabe"),
    )[own]
    rows = tuple(
        (
            (str(row["transfer"]),),
            ("; ".join(row["offenses"]) or "–",),
            (IS[row["offense_is"]][own] if row["offense_is"] else "–",),
            (f"{row['rule']}: {row['citation']} [{row['tag']}]" if row["rule"] else "–",),
            (" ".join(GAPS[Gap(gap)][own] for gap in row["not_known"]) or "–",),
        )
        for row in data["transfers"]
    )
    title = (
        "Hand-overs, with the offense that allowed each",
        "Entregas, con el delito que permitió cada una",
    )[own]
    none = Paragraph((("There was none in this year.", "En este año no hubo ninguna.")[own],))
    apart = tuple(
        Paragraph((f"{(_APART_SAYS)[own].format(count)} {APART[Apart(why)][own]}.",), quiet=True)
        for why, count in data["apart"].items()
    )
    table = Table(title, head, rows, (1, 3, 2, 4, 5)) if rows else none
    return (Heading(1, title, "transfers"), table, *apart)


_APART_SAYS: Both = ("Not counted here ({}):", "Aquí no se cuentan ({}):")


def _forces(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    title = ("Task forces", "Grupos operativos")[own]
    blocks: list[Block] = [Heading(2, title, "task-forces")]
    if not data["task_forces"]:
        return (
            *blocks,
            Paragraph((("None was stated for this year.", "Para este año no se declaró ninguno.")[own],)),
        )
    for number, force in enumerate(data["task_forces"], 1):
        rows = tuple(
            ((label[own],), (_said(force[name], own),)) for name, label in _FORCE.items() if name != "year"
        )
        blocks += [
            Heading(3, force["name"], f"task-force-{number}"),
            Table(force["name"], (("Field", "Stated"), ("Dato", "Declarado"))[own], rows, (2, 5)),
        ]
    return tuple(blocks)


def _said(value: Any, own: int) -> str:
    if value is None:
        return ("not known", "no se sabe")[own]
    if isinstance(value, bool):
        return (("no", "no"), ("yes", "sí"))[value][own]
    return "; ".join(value) or ("none", "ninguna")[own] if isinstance(value, list) else str(value)


_FORCE: dict[str, Both] = {
    "purpose": ("Purpose", "Fin"),
    "federal": ("Federal agencies", "Agencias federales"),
    "state": ("State agencies", "Agencias estatales"),
    "local": ("Local agencies", "Agencias locales"),
    "arrests": ("Arrests in the year", "Arrestos en el año"),
    "immigration_arrests": (
        "People arrested for immigration enforcement, if known",
        "Personas arrestadas por control migratorio, si se sabe",
    ),
    "reports_for_others": (
        "This agency was named to report for the task force",
        "Esta agencia fue designada para informar por el grupo",
    ),
}


def _law(data: Mapping[str, Any], own: int) -> tuple[Block, ...]:
    basis = data["basis"]
    cites = "; ".join(
        f"{basis[name]['cite']} [{basis[name]['tag']}]" for name in ("transfers", "task_forces")
    )
    due = data["due"] or ("not set", "sin fijar")[own]
    return (
        Heading(2, ("The law, and the day", "La ley y el día")[own], "law"),
        Paragraph(
            (
                (
                    (
                        f"{cites}. Decided for the year {data['year']}, as known on {data['made_on']}. Due: {due}; the day is "
                        f"the agency's own setting, since the day that the Attorney General sets was not verified [K]. "
                        f"{NOT_ADVICE[0]}"
                    ),
                    (
                        f"{cites}. Decidido para el año {data['year']}, con lo que consta el {data['made_on']}. Vence: {due}; el "
                        f"día lo fija la agencia, pues el que señala la Fiscalía General no está verificado [K]. {NOT_ADVICE[1]}"
                    ),
                )[own],
            )
        ),
    )
