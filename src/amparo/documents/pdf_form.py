"""The fields of a PDF form (AcroForm), with their places, and what an XFA form left behind in it."""

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from xml.etree import ElementTree

from amparo.documents.document import Box, FieldKind, FormField, Note
from amparo.documents.pdf_file import places, raw

MOST_FIELDS = 4_000
_LONGEST_VALUE = 4_000
_LARGEST_PACKET = 4_000_000

XFA_ONLY = Note(
    "xfa_only",
    "This PDF is an XFA form: what is seen on its page is not its content. What it holds as data was read, without "
    "places. Print it from the program that fills it in, and give the print.",
    "Este PDF es un formulario XFA: lo que se ve en su página no es su contenido. Se leyeron sus datos, sin lugar. "
    "Imprímalo desde el programa con el que se llena y entregue la impresión.",
)


def page_fields(pdf: Any, page: Any, number: int) -> Iterator[FormField]:
    """Every field of one page, in the file's order."""
    functions, where = raw(), places(page)
    form = pdf.formenv.raw if pdf.formenv else None
    if form is None:
        return
    for at in range(min(functions.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        annotation = functions.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            if functions.FPDFAnnot_GetSubtype(annotation) == functions.FPDF_ANNOT_WIDGET:
                found = _field(functions, form, annotation, where, number)
                if found is not None:
                    yield found
        finally:
            functions.FPDFPage_CloseAnnot(annotation)


def remarks(page: Any) -> Iterator[tuple[str, Box]]:
    """What was typed onto the page as a free text, with its place."""
    functions, where = raw(), places(page)
    for at in range(min(functions.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        annotation = functions.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            if functions.FPDFAnnot_GetSubtype(annotation) == functions.FPDF_ANNOT_FREETEXT:
                said = _told(partial(functions.FPDFAnnot_GetStringValue, annotation, b"Contents"))
                box = _box(functions, annotation, where)
                if said and box:
                    yield said, box
        finally:
            functions.FPDFPage_CloseAnnot(annotation)


def _field(functions: Any, form: Any, annotation: Any, where: Any, number: int) -> FormField | None:
    box = _box(functions, annotation, where)
    is_hidden = functions.FPDFAnnot_GetFlags(annotation) & (
        functions.FPDF_ANNOT_FLAG_HIDDEN | functions.FPDF_ANNOT_FLAG_NOVIEW
    )
    if box is None or is_hidden:
        return None
    kind = _kind(functions, functions.FPDFAnnot_GetFormFieldType(form, annotation))
    ticked = None
    if kind == "tick":
        ticked = _ticked(functions, form, annotation)
    return FormField(
        name=_told(partial(functions.FPDFAnnot_GetFormFieldName, form, annotation))[:400],
        tip=_told(partial(functions.FPDFAnnot_GetFormFieldAlternateName, form, annotation))[:400],
        kind=kind,
        value=_told(partial(functions.FPDFAnnot_GetFormFieldValue, form, annotation))[:_LONGEST_VALUE],
        ticked=ticked,
        page=number,
        box=box,
    )


def _kind(functions: Any, kind: int) -> FieldKind:
    kinds: dict[int, FieldKind] = {
        functions.FPDF_FORMFIELD_CHECKBOX: "tick",
        functions.FPDF_FORMFIELD_RADIOBUTTON: "tick",
        functions.FPDF_FORMFIELD_COMBOBOX: "choice",
        functions.FPDF_FORMFIELD_LISTBOX: "choice",
        functions.FPDF_FORMFIELD_SIGNATURE: "signature",
        functions.FPDF_FORMFIELD_PUSHBUTTON: "button",
    }
    return kinds.get(kind, "text")


def _ticked(functions: Any, form: Any, annotation: Any) -> bool | None:
    """Whether the field is ticked; None where what it holds and what it shows differ."""
    holds = bool(functions.FPDFAnnot_IsChecked(form, annotation))
    shown = _told(partial(functions.FPDFAnnot_GetStringValue, annotation, b"AS")).strip("/")
    if not shown:
        return holds if holds else False
    return holds if holds == (shown != "Off") else None


def _box(functions: Any, annotation: Any, where: Any) -> Box | None:
    rectangle = functions.FS_RECTF()
    if not functions.FPDFAnnot_GetRect(annotation, rectangle):
        return None
    box = where.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    return box if isinstance(box, Box) and box.width > 0 and box.height > 0 else None


def _told(ask: Callable[[Any, int], int]) -> str:
    """A text that pdfium hands out: first its length is asked, then the text (UTF-16)."""
    length = ask(None, 0)
    if not 2 < length < 200_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0").replace("\r", "\n")


def xfa_values(pdf: Any) -> dict[str, str]:
    """What an XFA form holds as data, by the last part of each name; empty where the PDF holds none."""
    functions = raw()
    for at in range(max(0, min(functions.FPDF_GetXFAPacketCount(pdf), 40))):
        if _packet_name(functions, pdf, at) == "datasets":
            return _values(_packet(functions, pdf, at))
    return {}


def _packet_name(functions: Any, pdf: Any, at: int) -> str:
    length = functions.FPDF_GetXFAPacketName(pdf, at, None, 0)
    if not 0 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    functions.FPDF_GetXFAPacketName(pdf, at, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _packet(functions: Any, pdf: Any, at: int) -> bytes:
    length = ctypes.c_ulong()
    functions.FPDF_GetXFAPacketContent(pdf, at, None, 0, length)
    if not 0 < length.value < _LARGEST_PACKET:
        return b""
    buffer = ctypes.create_string_buffer(length.value)
    functions.FPDF_GetXFAPacketContent(pdf, at, buffer, length.value, length)
    return buffer.raw[: length.value]


def _values(packet: bytes) -> dict[str, str]:
    """The leaves of the data. A packet that defines entities is left alone: no form needs them, only attacks do."""
    if not packet or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return {}
    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError:
        return {}
    leaves = (element for element in root.iter() if len(element) == 0 and (element.text or "").strip())
    return {
        element.tag.rpartition("}")[2]: (element.text or "").strip()[:_LONGEST_VALUE] for element in leaves
    }
