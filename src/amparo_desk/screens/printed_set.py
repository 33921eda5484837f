"""A whole set of notices as one file for the printer, with the copy of the request behind its notice.

The papers of a request come from outside and may be made to do harm: each is put together apart from the rest, with
bounds. What cannot be joined has a sheet in its place that says so, for the person must get the copy all the same.
"""

import io
import warnings
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act, CaseFile
from amparo.documents.pictures import MOST_PIXELS
from amparo.print.sheet import Heading, Paragraph, Run, Sheet, own
from amparo.print.sheet_paper import print_sheet
from amparo.terms import AmparoError
from amparo_desk.said import Both, language_now
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.opened import open_record

MOST_PAGES = 200
"""Of one paper; a federal form has three pages, a warrant with what is attached twenty."""


@for_act(Act.MAKE_NOTICES)
def print_set(request: HttpRequest, record: str, number: int) -> HttpResponse:
    """The set; that each notice and each copy was read is on record."""
    from pypdf import PdfReader, PdfWriter  # only printing a set joins files

    opened = open_record(request, record, f"print set {number}")
    if not any(one["set"] == number for one in opened.case.made):
        return page(request, "screens/no_document.html", status=404, opened=opened, case=opened.case)
    joined = PdfWriter()
    try:
        for content in _parts(request, opened.case, number):
            joined.append(PdfReader(io.BytesIO(content)), import_outline=False)
    except AmparoError as error:  # the typesetter is gone, for one
        told(request, refusal(error))
        return HttpResponseRedirect(f"{opened.url}notices/")
    whole = io.BytesIO()
    joined.write(whole)
    response = HttpResponse(whole.getvalue(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{opened.case.received["reference"]}-{number}.pdf"'
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _parts(request: HttpRequest, case: CaseFile, number: int) -> Iterator[bytes]:
    """Each notice of the set, and behind the copy's notice each paper of the request, as a PDF of ours."""
    vault, actor = vault_of(request), actor_of(request)
    reader = {"by": actor.account, "role": actor.role_for(Act.MAKE_NOTICES)}
    for one in (made for made in case.made if made["set"] == number):
        yield vault.document(case.record, one["sha256"], at=now(), **reader)
        if one["notice"] == "copy_and_intent":
            for place, paper in enumerate(case.documents, 1):
                content = vault.document(case.record, paper["sha256"], at=now(), **reader)
                yield copy_of(content, paper["media_type"]) or _in_its_place(case, place)


def copy_of(content: bytes, media_type: str) -> bytes | None:
    """A paper as a PDF that was written anew; None where it is locked, damaged, too large or no paper at all."""
    from PIL import Image  # only copies that are pictures need it
    from pypdf.errors import PyPdfError

    # What a file made to do harm brings a reader to raise is not foreseen by its author: all that is not our own.
    broken = (PyPdfError, OSError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError)
    try:
        if media_type == "application/pdf":
            return _of_pdf(content)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # sizes are checked here; what is odd in a file is no word for the log
            return _of_picture(content) if media_type.startswith("image/") else None
    except (*broken, ValueError, AssertionError, Image.DecompressionBombError):
        return None


def _of_pdf(content: bytes) -> bytes | None:
    from pypdf import PdfReader, PdfWriter

    read, own_file, out = PdfReader(io.BytesIO(content)), PdfWriter(), io.BytesIO()
    if not 0 < len(read.pages) <= MOST_PAGES:
        return None
    own_file.append(read, import_outline=False)
    own_file.write(out)
    return out.getvalue()


def _of_picture(content: bytes) -> bytes | None:
    """Page by page, so that never more than one lies unpacked in the memory."""
    from PIL import Image
    from pypdf import PdfReader, PdfWriter

    own_file, out = PdfWriter(), io.BytesIO()
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
        count = int(getattr(picture, "n_frames", 1))
        for at in range(min(count, MOST_PAGES + 1)):
            picture.seek(at)
            if at == MOST_PAGES or picture.width * picture.height > MOST_PIXELS:
                return None
            sheet = io.BytesIO()
            picture.convert("L").save(sheet, "PDF", resolution=150)
            own_file.append(PdfReader(sheet), import_outline=False)
    own_file.write(out)
    return out.getvalue()


def _in_its_place(case: CaseFile, place: int) -> bytes:
    """The sheet that stands where a copy belongs."""
    language, reference = language_now(), case.received["reference"]
    title, what, pages = (words[language == "es"] for words in (_TITLE, _WHAT, _PAGES))
    sheet = Sheet(
        language=language,
        title=title,
        number=Run(reference),
        blocks=(Heading(1, own(title)), Paragraph(own(what.format(place=place)))),
        foot=reference,
        page=pages,
    )
    return print_sheet(sheet, now()).content


_TITLE: Both = ("Put the copy of the paper here", "Ponga aquí la copia del papel")
_WHAT: Both = (
    (
        "Paper {place} of this request could not be joined to the set: its file is locked, damaged or too large. Open "
        "it on the page of the record, print it, and put it in the place of this sheet before the notice is served."
    ),
    (
        "El papel {place} de esta solicitud no se pudo unir al juego: su archivo está bloqueado, dañado o es "
        "demasiado grande. Ábralo en la página del expediente, imprímalo y póngalo en lugar de esta hoja antes de "
        "entregar el aviso."
    ),
)
_PAGES: Both = ("Page $page of $pages", "Página $page de $pages")
