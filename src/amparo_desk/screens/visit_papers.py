"""A paper of a visit: kept sealed, read by the checker with its "not sure", looked at by those who may. Each opening is noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo.casefile.visit_file import VisitPaper, fold_visit
from amparo.documents import page_picture, read_document
from amparo.intake.papers import read_papers
from amparo.law.paper_steps import STEPS_SAID
from amparo.law.paper_words import FLAGS
from amparo.law.papers import Paper
from amparo.terms import AmparoError, FileError
from amparo_desk.acts.visits import keep_visit_paper, note_paper_read, visit_paper
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.receive import papers_sent
from amparo_desk.screens.receive_laid import WIDTH
from amparo_desk.screens.receive_picture import light
from amparo_desk.screens.typed import Typed
from amparo_desk.screens.visits import BACK, here

MOST_PAGES = 12
_UNREADABLE: Both = (
    "The checker could not read it, so nobody knows what it is: no yes and no refusal at the desk; ask counsel.",
    "El verificador no pudo leerlo, así que nadie sabe qué es: ni sí ni no en el mostrador; pregunte a la asesoría legal.",
)


@dataclass(frozen=True, slots=True)
class CheckSaid:
    """One check of the paper: passed, failed, or nobody could tell."""

    code: str
    says: Both
    passed: bool | None


def papers_of(request: HttpRequest, draft: object, sha256: str) -> tuple[Any, VisitPaper]:
    """The visit and the paper of an address. Raises Http404."""
    visit = fold_visit(here(request, draft))
    found = visit.paper(sha256)
    if found is None:
        raise Http404("There is no such paper.")
    return visit, found


@for_act(Act.READ_VISITS)
@require_GET
def show(request: HttpRequest, draft: object, sha256: str) -> HttpResponse:
    """What the checker made of a paper; the paper itself for those who may look at it."""
    visit, paper = papers_of(request, draft, sha256)
    actor, vault = actor_of(request), vault_of(request)
    read: Mapping[str, Any] = {}
    if paper.read_entry is not None:
        role = actor.role_for(Act.READ_VISITS)
        opened = vault.matters.open(
            str(draft),
            paper.read_entry,
            at=now(),
            by=actor.account,
            role=role.value,
            why=f"document {sha256}",
        )
        read = opened["read"]
    return page(
        request,
        "screens/visit_paper.html",
        visit=visit,
        paper=paper,
        read=read,
        says=_both(read, "says", "dice"),
        class_says=_both(read, "class_says", "class_dice"),
        checks=[
            CheckSaid(one["code"], (one["says"], one["dice"]), one["passed"])
            for one in read.get("checks", ())
        ],
        flags=[(FLAGS[flag]["en"], FLAGS[flag]["es"]) for flag in read.get("flags", ()) if flag in FLAGS],
        steps=[
            (code, (STEPS_SAID[code]["en"], STEPS_SAID[code]["es"]))
            for code in read.get("next_steps", ())
            if code in STEPS_SAID
        ],
        sure=words.SURE.get(paper.sure),
        address=f"{BACK}{draft}/",
        own=f"{BACK}{draft}/papers/{sha256}/",
        pages=range(1, min(int(read.get("pages", 1)), MOST_PAGES) + 1),
        may_look=actor.may(Act.READ_VISIT_PAPER),
        may_read=actor.may(Act.RECORD_VISIT),
    )


def _both(read: Mapping[str, Any], en: str, es: str) -> Both | None:
    return (read[en], read[es]) if en in read else None


@for_act(Act.RECORD_VISIT)
@require_http_methods(["GET", "POST"])
def read_it(request: HttpRequest, draft: object, sha256: str) -> HttpResponse:
    """Have the checker read a paper. It lies sealed already, so whatever goes wrong loses nothing."""
    visit, _ = papers_of(request, draft, sha256)
    form = ActForm(
        ("Have the paper read", "Mandar leer el papel"),
        (
            "The checker says whose paper it is and how sure it is. It never approves: a person must confirm.",
            "El verificador dice de quién es el papel y qué tan seguro está. Nunca aprueba: debe confirmarlo una persona.",
        ),
        ("Read it", "Leerlo"),
        ("The paper was read.", "El papel se leyó."),
    )

    def do(_typed: Typed, seen: int) -> None:
        vault, actor = vault_of(request), actor_of(request)
        found = visit_paper(vault, actor, now(), str(draft), sha256, Act.RECORD_VISIT)
        assert found is not None
        read = _read(found[0], visit)
        note_paper_read(
            vault,
            actor,
            now(),
            str(draft),
            seen,
            sha256=sha256,
            paper=read["kind"] or "UNKNOWN",
            sure=read["confidence"],
            read=read,
        )

    own = f"{BACK}{draft}/papers/{sha256}/"
    return run_act(request, form, None, do, back=own, seen=visit.next_number)


def _read(content: bytes, visit: Any) -> dict[str, Any]:
    """What the checker makes of the bytes, as plain data; a file that it cannot read is a paper that nobody knows."""
    try:
        document = read_document(content, "paper")
    except AmparoError:
        return {
            "kind": "UNKNOWN",
            "confidence": "low",
            "says": _UNREADABLE[0],
            "dice": _UNREADABLE[1],
            "checks": [],
            "flags": [],
            "next_steps": ["S-04", "S-07", "S-17"],
            "pages": 1,
        }
    paper: Paper = read_papers(document, on=visit.told["arrived_at"].date()).paper
    plain = paper.to_json()
    kept = (
        "kind",
        "paper_class",
        "confidence",
        "says",
        "dice",
        "class_says",
        "class_dice",
        "checks",
        "flags",
        "next_steps",
    )
    return {**{name: plain[name] for name in kept}, "pages": document.page_count}


@for_act(Act.READ_VISIT_PAPER)
@require_GET
def picture(request: HttpRequest, draft: object, sha256: str, number: int) -> HttpResponse:
    """One page of a paper as a picture; that it was looked at is on record."""
    content, _ = _opened(request, draft, sha256)
    try:
        drawn = page_picture(content, number, WIDTH)
    except FileError as error:
        raise Http404("This page cannot be drawn.") from error
    return HttpResponse(light(drawn), content_type="image/png", headers={"Cache-Control": "no-store"})


@for_act(Act.READ_VISIT_PAPER)
@require_GET
def original(request: HttpRequest, draft: object, sha256: str) -> HttpResponse:
    """The file as it was handed in; that it was opened is on record. The browser never shows it itself."""
    content, _ = _opened(request, draft, sha256)
    headers = {
        "Content-Disposition": f'attachment; filename="paper-{sha256[:12]}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


def _opened(request: HttpRequest, draft: object, sha256: str) -> tuple[bytes, str]:
    papers_of(request, draft, sha256)
    found = visit_paper(vault_of(request), actor_of(request), now(), str(draft), sha256)
    if found is None:
        raise Http404("There is no such paper.")
    return found


@for_act(Act.RECORD_VISIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, draft: object) -> HttpResponse:
    """Keep a further paper sealed."""
    visit = fold_visit(here(request, draft))
    form = ActForm(
        ("A further paper", "Otro papel"),
        (
            "It is kept sealed at once. Who looks at it is written down.",
            "Se guarda sellado enseguida. Queda anotado quién lo mira.",
        ),
        ("Keep it", "Guardarlo"),
        ("The paper is kept sealed.", "El papel queda sellado."),
        (Field("papers", "file", ("Photo or PDF of the paper", "Foto o PDF del papel"), required=True),),
    )

    def do(typed: Typed, seen: int) -> None:
        complete(typed)
        paper = papers_sent(request.FILES.getlist("papers"))[0]
        keep_visit_paper(vault_of(request), actor_of(request), now(), str(draft), seen, paper)

    return run_act(request, form, None, do, back=f"{BACK}{draft}/", seen=visit.next_number)
