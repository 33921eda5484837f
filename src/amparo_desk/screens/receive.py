"""Something comes in: the page on which it begins. A paper is kept sealed the moment it is sent; then it is looked at."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from amparo.casefile import Act
from amparo.documents.file_kinds import media_type
from amparo.terms import AmparoError, FactValueError, FileError
from amparo_desk.acts.keep_paper import THROWN_AWAY, keep_paper, throw_away
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, vault_of
from amparo_desk.screens.receive_calls import CALLS
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.drafts import Paper

NEW = "/requests/new/"
LARGEST = 64 * 1024 * 1024
MOST_FILES = 12
_UNKNOWN_TYPE = "application/octet-stream"
_FILES = Field(
    "papers",
    "file",
    ("The paper, as PDF or picture", "El papel, en PDF o imagen"),
    (
        "All pages; several files are one contact. They are kept sealed at once, before anything reads them.",
        "Todas las páginas; varios archivos son un solo contacto. Se guardan sellados antes de leerlos.",
    ),
)


@for_act(Act.RECEIVE_REQUEST)
@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """What came in? A paper above all; below it whatever comes without one."""
    return _shown(request)


@for_act(Act.RECEIVE_REQUEST)
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep the papers, and go on to them. What cannot be kept is told, and nothing of it is kept."""
    try:
        papers = papers_sent(request.FILES.getlist("papers"))
        draft = str(uuid.uuid4())
        keep_paper(vault_of(request), actor_of(request), draft, now(), papers)
    except AmparoError as error:
        return _shown(request, error=refusal(error), status=422)
    return HttpResponseRedirect(f"{NEW}{draft}/reading/")


def papers_sent(files: Iterable["UploadedFile[Any]"], *, needed: bool = True) -> list[Paper]:
    """The bytes with their type. Raises FactValueError where one is needed and none is there, or more than can be kept."""
    given = list(files)
    if not given and not needed:
        return []
    if not given:
        raise FactValueError("papers", "no file was chosen.", "Choose the paper's file, or drop it here.")
    if len(given) > MOST_FILES or sum(file.size or 0 for file in given) > LARGEST:
        raise FactValueError(
            "papers",
            f"these are more than {MOST_FILES} files or {LARGEST // 1024**2} MB, so nothing was kept.",
            "Send one contact's papers at a time, scanned at 300 dots an inch.",
        )
    papers = []
    for file in given:
        file.seek(0)
        content = file.read()
        if not content:
            raise FactValueError("papers", "a file is empty, so nothing was kept.", "Save or send it again.")
        papers.append((content, _type(content)))
    return papers


def _type(content: bytes) -> str:
    """What the bytes are; a file that nothing here reads is kept all the same, and looked at by hand."""
    try:
        return media_type(content, "paper")
    except FileError:
        return _UNKNOWN_TYPE


def _shown(request: HttpRequest, *, error: Both | None = None, status: int = 200) -> HttpResponse:
    return page(
        request,
        "screens/receive.html",
        status=status,
        error=error,
        files=_FILES,
        fields=(_FILES,),
        drafts=vault_of(request).drafts(),
        calls=[(f"{NEW}{call.path}/", call.title, call.when) for call in CALLS],
    )


@for_act(Act.RECEIVE_REQUEST)
@require_http_methods(["GET", "POST"])
def throw(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """Throw a draft away, with the reason."""
    vault, actor = vault_of(request), actor_of(request)
    if str(draft) not in {head.id for head in vault.drafts()}:
        raise Http404("There is no such draft.")
    reasons = tuple(Choice(word, words) for word, words in THROWN_AWAY.items())
    form = ActForm(
        title=("Throw this paper away", "Desechar este papel"),
        lead=(
            (
                "It leaves the desk for good. Who did it, when and why stays to be seen by the auditor. "
                "A paper from a federal office is never thrown away: put it on record."
            ),
            (
                "Se borra para siempre. Queda a la vista de auditoría quién lo hizo, cuándo y por qué. "
                "Un papel de una oficina federal nunca se desecha: se registra."
            ),
        ),
        button=("Throw away", "Desechar"),
        done=(
            "The paper was thrown away; the reason is on record.",
            "El papel se desechó; consta el motivo.",
        ),
        fields=(Field("reason", "radios", ("Why", "Por qué"), choices=reasons, required=True),),
        danger=True,
    )

    def do(typed: Typed, _seen: int) -> None:
        reason = typed.word("reason", tuple(THROWN_AWAY))
        complete(typed)
        throw_away(vault, actor, str(draft), now(), reason=reason)

    return run_act(request, form, None, do, back=NEW)
