"""Who opened what, when, as what and what for: the auditor's list, narrowed, page by page, and as a file."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from amparo.casefile import Act
from amparo.casefile.roles import ROLES, Role
from amparo.clock import CALIFORNIA
from amparo_desk.said import Both, language_now
from amparo_desk.said.shapes import Field, typed_again
from amparo_desk.screens.act_words import purpose
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.paging import paged
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.office import Opened, WantedReads

AT_ONCE = 50
_AS_DAY: Both = ("As 2025-01-09", "Como 2025-01-09")
FIELDS = (
    Field(
        "by",
        "text",
        ("Account", "Cuenta"),
        hint=("The whole name, as c.ruiz", "El nombre entero, como c.ruiz"),
    ),
    Field("reference", "text", ("Reference", "Referencia"), hint=("Or a piece of it", "O una parte")),
    Field("since", "day", ("From", "Desde"), hint=_AS_DAY),
    Field("until", "day", ("Up to", "Hasta"), hint=_AS_DAY),
)
COLUMNS = ("opened_at", "account", "role", "what_for", "record", "reference")
"""The file's columns are the same in both languages: machines read them. None is about a person."""
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """One reading in words."""

    opened: Opened
    role: Both
    purpose: Both


@for_act(Act.READ_ACCESS_LOG)
def show(request: HttpRequest) -> HttpResponse:
    """The list, the newest first."""
    typed = Typed(request.GET)
    wanted = _wanted(typed)
    office = vault_of(request).office
    total = office.count_reads(wanted) if not typed.errors else 0
    pages = paged(request, total, AT_ONCE)
    found = office.reads(wanted, pages.first, AT_ONCE) if not typed.errors else []
    fields = typed_again(FIELDS, {name: str(value) for name, value in typed.given.items()}, typed.errors)
    asked = request.GET.copy()
    asked.pop("page", None)
    return page(
        request,
        "screens/access.html",
        status=422 if typed.errors else 200,
        fields=fields,
        error=None,
        rows=[_row(one) for one in found],
        total=total,
        pages=pages,
        is_wrong=bool(typed.errors),
        is_narrowed=any(field.value for field in fields),
        file_url=f"/access/file/?{asked.urlencode()}",
    )


@for_act(Act.READ_ACCESS_LOG)
def as_file(request: HttpRequest) -> Any:  # a page or a stream, which Django types apart
    """All that is wanted as CSV, written while it is read: a year of it does not fit in the memory at once."""
    typed = Typed(request.GET)
    wanted = _wanted(typed)
    if typed.errors:
        return show(request)
    rows = vault_of(request).office.every_read(wanted)
    answer = StreamingHttpResponse(
        _lines(rows, language_now() == "es"), content_type="text/csv; charset=utf-8"
    )
    day = f"{now().astimezone(CALIFORNIA):%Y-%m-%d}"
    answer["Content-Disposition"] = f'attachment; filename="access-{actor_of(request).agency}-{day}.csv"'
    return answer


def _wanted(typed: Typed) -> WantedReads:
    since, until = typed.day("since", needed=False), typed.day("until", needed=False)
    if since is not None and until is not None and until < since:
        typed.refuse("until", ("This is before the first day.", "Es anterior al primer día."))
    return WantedReads(typed.text("by", longest=80), typed.text("reference", longest=40), since, until)


def _row(one: Opened) -> Row:
    return Row(one, _role(one.role), purpose(one.why))


def _role(word: str) -> Both:
    return ROLES[Role(word)] if word in set(Role) else (word, word)


def _lines(rows: Iterable[Opened], is_spanish: bool) -> Iterator[str]:
    yield "\ufeff" + _line(COLUMNS)  # the mark by which a spreadsheet knows that it is UTF-8
    for one in rows:
        at = one.at.astimezone(CALIFORNIA).isoformat(timespec="seconds")
        words = (_role(one.role)[is_spanish], purpose(one.why)[is_spanish])
        yield _line([at, one.by, *words, one.record, one.reference])


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
