"""Reports and requests on their pages: the list of all, the report to the state, the state's table beside ours."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act
from amparo.clock import CALIFORNIA
from amparo.figures.reported.figure import FiguresError
from amparo.oversight.state_report import FIRST_YEAR
from amparo.oversight.task_forces import read_task_force
from amparo_desk.acts import draw_sample, records_request
from amparo_desk.acts.state_report import (
    HOW,
    make_state_report,
    note_report_sent,
)
from amparo_desk.overseeing import Compared, compare_with_state
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens import oversight_words as words
from amparo_desk.screens.act_form import ActForm, complete, run_act
from amparo_desk.screens.frame import actor_of, for_act, now, page, vault_of
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.matters import Entry, NoMatterError

LARGEST = 16 * 1024 * 1024
BACK = "/oversight/"


@dataclass(frozen=True, slots=True)
class Report:
    """A year's report in the list: how it was made, and how it was sent, where it was."""

    made: Entry
    sent: Entry | None


@for_act(Act.READ_OVERSIGHT)
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The list: reports, task forces, requests for records with their clocks, samples."""
    vault, actor = vault_of(request), actor_of(request)
    today = now().astimezone(CALIFORNIA).date()
    return page(
        request,
        "screens/oversight.html",
        reports=[
            Report(own[0], own[1] if len(own) > 1 else None) for own in vault.matters.all("state_report")
        ],
        forces=[(own[-1], read_task_force(own[-1].body)) for own in vault.matters.all("task_force")],
        requests=[
            (one, one.clock.is_late(today), one.clock.is_soon(today))
            for one in records_request.requests_of(vault)
        ],
        samples=vault.matters.all(draw_sample.KIND),
        may_report=actor.may(Act.SEND_STATE_REPORT),
        may_log=actor.may(Act.LOG_RECORDS_REQUEST),
        may_sample=actor.may(Act.DRAW_SAMPLE),
        last_year=today.year - 1,
    )


def entries_of(request: HttpRequest, id: str, kind: str) -> list[Entry]:
    """The entries of a matter of this agency. Raises Http404 where there is none of that kind."""
    try:
        found = vault_of(request).matters.entries(id)
    except NoMatterError as error:
        raise Http404(str(error)) from error
    if found[0].kind != kind:
        raise Http404(f"That is no {kind}.")
    return found


def id_field(value: str) -> Field:
    """The name of what will be made, made with the page: a second click makes nothing twice."""
    return Field("draft", "hidden", ("Draft", "Borrador"), value=value)


def id_of(typed: Typed) -> str:
    """The name that came with the page; a new one where it is none."""
    try:
        return str(uuid.UUID(typed.text("draft")))
    except ValueError:
        return str(uuid.uuid4())


# ---------------------------------------------------------------- the report to the state


@for_act(Act.SEND_STATE_REPORT)
@require_http_methods(["GET", "POST"])
def new_report(request: HttpRequest) -> HttpResponse:
    """Make a year's report."""
    last = now().astimezone(CALIFORNIA).year - 1
    name = id_of(Typed(request.POST)) if request.method == "POST" else str(uuid.uuid4())
    form = ActForm(
        ("Report to the state", "Informe al estado"),
        (
            (
                "Every case file is opened, which is noted. The report holds each hand-over with the offense that allowed it, "
                "and task forces (Gov. Code § 7284.6(c)) [V]. It names nobody."
            ),
            (
                "Se abre cada expediente, y consta. El informe lleva cada entrega con el delito que la permitió, y los grupos "
                "operativos (Gov. Code § 7284.6(c)) [V]. No nombra a nadie."
            ),
        ),
        ("Make the report", "Hacer el informe"),
        ("The report is made.", "El informe está hecho."),
        (
            id_field(name),
            Field("year", "text", ("Year", "Año"), value=str(last), required=True),
            Field(
                "due",
                "day",
                ("Due on", "Vence el"),
                hint=(
                    "Set it yourself: the day that the Attorney General sets was not verified [K].",
                    "Fíjelo usted: el día que señala la Fiscalía General no está verificado [K].",
                ),
            ),
        ),
    )

    def do(typed: Typed, _seen: int) -> None:
        year, due = typed.number("year", most=2199), typed.day("due", needed=False)
        if year is None:
            typed.refuse("year", ("Write the year, as 2026.", "Escriba el año, como 2026."))
        complete(typed)
        make_state_report(vault_of(request), actor_of(request), now(), name, year or 0, due=due)

    return run_act(request, form, None, do, back=f"/oversight/reports/{name}/" if request.POST else BACK)


@for_act(Act.READ_OVERSIGHT)
@require_GET
def report(request: HttpRequest, draft: object) -> HttpResponse:
    """One report: its sums, what is not known, what changed since the one before, its files."""
    id = str(draft)
    entries = entries_of(request, id, "state_report")
    body = entries[0].body
    amends = body["amends"] or {"changes": []}
    return page(
        request,
        "screens/state_report.html",
        made=entries[0],
        body=body,
        sent=entries[1] if len(entries) > 1 else None,
        sent_by=words.SENT_BY[entries[1].body["how"]] if len(entries) > 1 else None,
        gaps=[(words.gap_both(code), count) for code, count in body["gaps"].items()],
        changes=[
            (words.change_both(one["what"]), words.known(one["old"]), words.known(one["new"]))
            for one in amends["changes"]
        ],
        files=REPORT_FILES,
        may_report=actor_of(request).may(Act.SEND_STATE_REPORT),
    )


REPORT_FILES: dict[str, Both] = {
    "state-report-en.pdf": ("Report in English (PDF)", "Informe en inglés (PDF)"),
    "state-report-es.pdf": ("Report in Spanish (PDF)", "Informe en español (PDF)"),
    "transfers.csv": ("Hand-overs (CSV)", "Entregas (CSV)"),
    "task-forces.csv": ("Task forces (CSV)", "Grupos operativos (CSV)"),
    "state-report.json": ("Everything (JSON)", "Todo (JSON)"),
}
_TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "json": "application/json"}


def as_download(name: str, content: bytes) -> HttpResponse:
    """A file that is saved, not shown, and kept in no store."""
    answer = HttpResponse(content, content_type=_TYPES.get(name.rpartition(".")[2], "application/zip"))
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


@for_act(Act.READ_OVERSIGHT)
@require_GET
def report_file(request: HttpRequest, draft: object, name: str) -> HttpResponse:
    """One file of a report; that it was opened is on record."""
    made, actor = entries_of(request, str(draft), "state_report")[0], actor_of(request)
    if name not in REPORT_FILES:
        raise Http404("There is no such file.")
    role = actor.role_for(Act.READ_OVERSIGHT)
    files = vault_of(request).matters.files(
        made.matter, 1, at=now(), by=actor.account, role=role.value, why=Act.READ_OVERSIGHT.value
    )
    return as_download(f"{made.body['year']}-{name}", files[name])


@for_act(Act.SEND_STATE_REPORT)
@require_http_methods(["GET", "POST"])
def report_sent(request: HttpRequest, draft: object) -> HttpResponse:
    """Put on record when, how and to which office the report was sent."""
    made = entries_of(request, str(draft), "state_report")[0]
    form = ActForm(
        (f"The report for {made.body['year']} was sent", f"Se envió el informe de {made.body['year']}"),
        (
            "It stays as it was sent. What is corrected later goes into an amendment that names this one.",
            "Queda como se envió. Lo que se corrija después va en una enmienda que nombra a este.",
        ),
        ("Put it on record", "Anotarlo"),
        ("It is on record that it was sent.", "Consta que se envió."),
        (
            Field("sent_on", "day", ("Sent on", "Enviado el"), required=True),
            Field("how", "radios", ("How", "Cómo"), choices=words.choices(words.SENT_BY), required=True),
            Field(
                "office",
                "text",
                ("To which office", "A qué oficina"),
                hint=("An office, never a person", "Una oficina, nunca una persona"),
                value="California Department of Justice",
                required=True,
            ),
        ),
    )

    def do(typed: Typed, _seen: int) -> None:
        sent_on, how = typed.day("sent_on"), typed.word("how", HOW)
        office = typed.text("office", needed=True, longest=120)
        complete(typed)
        note_report_sent(
            vault_of(request),
            actor_of(request),
            now(),
            made.matter,
            sent_on=_day(sent_on),
            how=how,
            office=office,
        )

    return run_act(request, form, None, do, back=f"/oversight/reports/{made.matter}/")


def _day(found: date | None) -> date:
    assert found is not None, "complete() turned back before"
    return found


# ---------------------------------------------------------------- the state's table beside ours


@for_act(Act.SEND_STATE_REPORT)
@require_http_methods(["GET", "POST"])
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Lay a table of the state beside the agency's year: every difference with its reason, or unexplained."""
    if not FIRST_YEAR <= number <= 2199:
        raise Http404("There is no report for that year.")
    error, found, status, file = None, None, 200, request.FILES.get("table")
    if request.method == "POST":
        if file is None or file.size > LARGEST:
            error, status = _NO_FILE, 422
        else:
            try:
                found = compare_with_state(
                    vault_of(request), actor_of(request), now(), number, "table.csv", file.read()
                )
            except FiguresError as problem:
                error, status = (problem.sentences("en"), problem.sentences("es")), 422
    field = Field("table", "file", ("The state's table (CSV)", "La tabla del estado (CSV)"), required=True)
    return page(
        request,
        "screens/state_compare.html",
        status=status,
        year=number,
        error=error,
        fields=(field,),
        found=found,
        rows=_rows(found) if found else [],
    )


_NO_FILE: Both = ("Choose a table of at most 16 MB.", "Elija una tabla de a lo más 16 MB.")


def _rows(found: Compared) -> list[tuple[Both, int, int, list[Both]]]:
    return [
        (
            (one.place, one.place) if one.place else ("All hand-overs", "Todas las entregas"),
            one.ours,
            one.theirs,
            words.difference_both(one),
        )
        for one in found.found
    ]
