"""The words of `amparo decide --table`, in English and Spanish."""

from amparo.terms import Language

_WORDS: dict[str, tuple[str, str]] = {
    "head": ("{table}: {rows} rows, decided by {engine}", "{table}: {rows} filas, decididas por {engine}"),
    "outcomes": ("Safe outcomes, by what was asked", "Resultados seguros, según lo pedido"),
    "outcomes_note": (
        "What may be done now; where facts are open, what is done meanwhile.",
        "Lo que puede hacerse ahora; si faltan datos, lo que se hace mientras tanto.",
    ),
    "no_kind": ("(kind not given or not known)", "(clase no indicada o no conocida)"),
    "no_answer": ("no answer", "sin respuesta"),
    "open": ("Rows whose answer can still change: {rows}", "Filas cuya respuesta puede cambiar aún: {rows}"),
    "unanswered": ("Rows without an answer: {rows}", "Filas sin respuesta: {rows}"),
    "unanswered_note": (
        "They are in the table that is written, with the columns in `no_answer_because`. Row 1 is below the header.",
        "Están en la tabla escrita, con las columnas en `no_answer_because`. La fila 1 está bajo el encabezado.",
    ),
    "no_day": ("`on`: the day of the act is missing", "`on`: falta el día del acto"),
    "unknown": ("`{column}`: {value}, row {rows}. {mend}", "`{column}`: {value}, fila {rows}. {mend}"),
    "others": ("`{column}`: other values that it does not know", "`{column}`: otros valores que no conoce"),
    "what_if": ("What if {policy}?", "¿Y si {policy}?"),
    "changed": (
        "{policy} would have changed {changed} of the {rows} answers.",
        "{policy} habría cambiado {changed} de las {rows} respuestas.",
    ),
    "changed_head": ("asked,year,rows,answered,would be", "pedido,año,filas,respuesta,sería"),
    "columns": ("The columns", "Las columnas"),
    "read": ("Read: {names}.", "Leídas: {names}."),
    "carried": (
        "Carried along, not read: {names}.",
        "Copiadas, no leídas: {names}.",
    ),
    "maybe": ("{column} (did you mean {meant}?)", "{column} (¿quiso decir {meant}?)"),
    "dropped": (
        "Dropped unread and not kept: {names}. No rule turns on where a person was born or belongs.",
        "Se descartó sin leer y no se guarda: {names}. Ninguna regla depende del origen de una persona.",
    ),
    "after": (
        "{rows} rows lie after the last law known here ({day}); what came later may change their answers.",
        "{rows} filas son posteriores a la última ley conocida aquí ({day}); lo posterior puede cambiar la respuesta.",
    ),
    "written": ("Written: {file}", "Escrito: {file}"),
    "not_written": (
        "Nothing was written; --out FILE writes the table.",
        "No se escribió nada; --out FILE escribe la tabla.",
    ),
    "rules": ("Rules: version {version}, hash {pack}", "Reglas: versión {version}, huella {pack}"),
    "took": ("{seconds} s, {speed} rows a second", "{seconds} s, {speed} filas por segundo"),
}


def told(name: str, language: Language, **values: object) -> str:
    """A sentence of the summary, with its {places} filled in."""
    return _WORDS[name][language == "es"].format(**values)
