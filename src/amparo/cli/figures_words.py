"""The words of the commands about published figures, in English and Spanish."""

from amparo.terms import Language

READ: dict[Language, str] = {
    "en": "{file}: figures {count}, places {counties}, rows kept aside {aside} ({shape}; {encoding}, separator {separator}).",
    "es": "{file}: cifras {count}, lugares {counties}, filas aparte {aside} ({shape}; {encoding}, separador {separator}).",
}
SOURCES: dict[Language, str] = {
    "en": "{file}: sources {count}.",
    "es": "{file}: fuentes {count}.",
}
UNREAD: dict[Language, str] = {
    "en": "  columns that were not read: {columns}",
    "es": "  columnas que no se leyeron: {columns}",
}
KINDS: dict[str, dict[Language, str]] = {
    "contradiction": {"en": "DISAGREE", "es": "NO COINCIDEN"},
    "sum_fails": {"en": "SUM FAILS", "es": "LA SUMA FALLA"},
    "relation_fails": {"en": "CANNOT BE", "es": "NO PUEDE SER"},
    "change_fails": {"en": "CHANGE FAILS", "es": "EL CAMBIO FALLA"},
    "derived_fails": {"en": "ARITHMETIC FAILS", "es": "LA ARITMÉTICA FALLA"},
    "change_holds": {"en": "change holds", "es": "el cambio se cumple"},
    "corrected": {"en": "corrected", "es": "corregida"},
    "derived": {"en": "derived", "es": "calculada"},
    "derived_holds": {"en": "derived", "es": "calculada"},
    "derived_unchecked": {"en": "derived, unchecked", "es": "calculada, sin comprobar"},
    "duplicate": {"en": "twice", "es": "repetida"},
    "incomplete": {"en": "not complete", "es": "incompleta"},
    "no_county": {"en": "no county", "es": "no es condado"},
    "no_definition": {"en": "NOT DEFINED", "es": "SIN DEFINICIÓN"},
    "no_total": {"en": "no total", "es": "sin total"},
    "no_value": {"en": "no number", "es": "sin número"},
    "parts_contested": {"en": "parts disagree", "es": "partes en disputa"},
    "relation_holds": {"en": "adds up", "es": "cuadra"},
    "sum_holds": {"en": "adds up", "es": "cuadra"},
    "unlike_periods": {"en": "unlike periods", "es": "períodos distintos"},
    "unlike_units": {"en": "unlike units", "es": "unidades distintas"},
}
SUMMARY: dict[Language, str] = {
    "en": "Findings: {count}; by {fails} of them figures are not in order. Not checked by us: the figures are their sources'.",
    "es": "Hallazgos: {count}; por {fails} de ellos las cifras no están en orden. No las comprobamos: son de sus fuentes.",
}
FAULTS: dict[Language, str] = {
    "en": "Rows that could not be read: {count}. The others were, and stand above.",
    "es": "Filas que no se pudieron leer: {count}. Las demás sí, y están arriba.",
}
COMPARED: dict[Language, str] = {
    "en": "{title}, {year}. {meaning}",
    "es": "{title}, {year}. {meaning}",
}
GROUP: dict[Language, str] = {"en": "Like figures: {what}", "es": "Cifras comparables: {what}"}
NOT_SAID: dict[Language, str] = {"en": "unit not said", "es": "unidad no indicada"}
APART: dict[Language, str] = {
    "en": "Set apart, because the period is another:",
    "es": "Aparte, porque el período es otro:",
}
SILENT: dict[Language, str] = {
    "en": "No figure found ({count} of 58 counties; that is no zero): {names}",
    "es": "Sin ninguna cifra ({count} de 58 condados; eso no es cero): {names}",
}
CONTESTED: dict[Language, str] = {"en": "do not agree", "es": "no coinciden"}
REPLACED: dict[Language, str] = {"en": "replaced", "es": "sustituida"}
NOTHING: dict[Language, str] = {
    "en": "No county has a figure for that whole year.",
    "es": "Ningún condado tiene una cifra de ese año completo.",
}
