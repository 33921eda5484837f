"""What must be said of how a file was read, in both languages."""

from amparo.documents.document import Note

NO_TEXT = Note(
    "no_text",
    "No text was found in this file. If it is a paper, scan or photograph it again: flat, whole, and in good light.",
    "No se encontró texto en este archivo. Si es un papel, escanéelo o fotografíelo de nuevo: plano, entero y con "
    "buena luz.",
)
HIDDEN = Note(
    "hidden_text",
    "This file holds text that cannot be seen on its page. It was left out: what counts is what a person sees.",
    "Este archivo contiene texto que no se ve en la página. Se dejó fuera: cuenta lo que ve una persona.",
)
XFA_TOO = Note(
    "xfa_too",
    "This PDF holds data of an XFA form besides what its page shows. Compare the two before you rely on either.",
    "Este PDF contiene datos de un formulario XFA además de lo que muestra la página. Compárelos antes de confiar en "
    "ellos.",
)


def too_many_pages(read: int, count: int) -> Note:
    """Only the first pages were read."""
    return Note(
        "too_many_pages",
        f"Only the first {read} of {count:,} pages were read. If the paper stands further on, give it alone.",
        f"Solo se leyeron las primeras {read} de {count:,} páginas. Si el papel está más adelante, entréguelo solo.",
    )


def not_read(page: int) -> Note:
    """A page is a picture, and reading pictures was not asked."""
    return Note(
        f"picture_not_read_{page}",
        f"Page {page} is a picture, and reading pictures was not asked for.",
        f"La página {page} es una imagen, y no se pidió leer imágenes.",
    )


def long_page(page: int) -> Note:
    """A page holds more text than any paper."""
    return Note(
        f"long_page_{page}",
        f"Page {page} holds more text than any paper: only its beginning was read.",
        f"La página {page} contiene más texto que cualquier papel: solo se leyó el principio.",
    )
