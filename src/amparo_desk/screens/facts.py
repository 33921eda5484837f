"""The facts of one part: only what can still change the answer is asked, each with its reason; the rules answer at once."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act, refused
from amparo.decision import Answer, decide
from amparo.facts.request import KIND_NAMES
from amparo.terms import AmparoError, FactError
from amparo_desk.acts.confirm_facts import confirm_facts
from amparo_desk.acts.deciding import legal_of
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field, typed_again
from amparo_desk.screens.act_form import Incomplete, complete
from amparo_desk.screens.answered import answered
from amparo_desk.screens.facts_form import Asked, asked_of, read_facts
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, vault_of
from amparo_desk.screens.frame import told as tell
from amparo_desk.screens.opened import Opened, open_record
from amparo_desk.screens.record_lines import MOST_LINES, Line, charge_lines, conviction_lines, read_record
from amparo_desk.screens.typed import Typed

_ON = Field(
    "on",
    "day",
    ("Decide for the day", "Decidir para el día"),
    hint=("The day on which the act would be done", "El día en que se haría el acto"),
)


@for_act(Act.CONFIRM_FACTS)
def facts(request: HttpRequest, record: str, part: str) -> HttpResponse:
    """Show the questions of a part, or confirm what was typed and decide."""
    opened = open_record(request, record, "facts")
    if part not in opened.case.parts:
        raise Http404(f"{record} does not ask for {part}.")
    before = _confirmed(opened, part)
    on = before["on"]
    if request.method == "POST":
        return _posted(request, opened, part, before)
    answer = decide(before["request"], before["person"], opened.agency, on, legal=legal_of(opened.case))
    return _shown(request, opened, part, before, answer, on)


def _confirmed(opened: Opened, part: str) -> dict[str, Any]:
    state = opened.case.parts[part]
    if state.facts is not None:
        return {
            "request": state.facts["request"],
            "person": state.facts.get("person", {}),
            "on": max(opened.today, state.facts["on"])
            if opened.case.released_at is None
            else state.facts["on"],
        }
    # What was confirmed for another part of the same paper about the person holds here too.
    known = [one.facts.get("person", {}) for one in opened.case.parts.values() if one.facts]
    return {"request": {"kind": part}, "person": known[0] if known else {}, "on": opened.today}


def _posted(request: HttpRequest, opened: Opened, part: str, before: dict[str, Any]) -> HttpResponse:
    typed = Typed(request.POST)
    seen = typed.number("seen") or opened.case.next_number
    lines = {name: min(typed.number(f"lines_{name}") or 0, MOST_LINES) for name in ("convictions", "pending")}
    legal = legal_of(opened.case)
    shown = asked_of(
        decide(before["request"], before["person"], opened.agency, before["on"], legal=legal),
        before["request"],
        before["person"],
    )
    asked, person = read_facts(typed, before["request"], before["person"], (*shown.fields, *shown.confirmed))
    person = read_record(typed, person, lines)
    on = typed.day("on", needed=False) or before["on"]
    error: Both | None = None
    more = request.POST.get("more", "")
    if more in lines:
        lines[more] += 1
    else:
        try:
            complete(typed)
            confirm_facts(
                vault_of(request),
                actor_of(request),
                opened.agency,
                opened.record,
                now(),
                seen,
                part=part,
                request=asked,
                person=person,
                on=on,
            )
        except Incomplete:
            pass
        except AmparoError as refused_for:
            error = refusal(refused_for)
        else:
            tell(
                request,
                (
                    "The facts are on record, and the rules have answered.",
                    "Los datos constan y las reglas respondieron.",
                ),
            )
            after = open_record(request, opened.record, "facts")
            answer = after.answer(part)
            left = answer is not None and bool(asked_of(answer, asked, person).fields)
            return HttpResponseRedirect(
                f"{opened.url}facts/{part}/"
                if left and answer and not answer.settled and _moved(before, asked, person)
                else opened.url
            )
    return _again(request, opened, part, typed, shown, lines, on, seen, error, before, asked, person)


def _moved(before: dict[str, Any], asked: dict[str, Any], person: dict[str, Any]) -> bool:
    """Whether something new was said: what was asked in vain is not asked again and again."""
    return (before["request"], before["person"]) != (asked, person)


def _again(
    request: HttpRequest,
    opened: Opened,
    part: str,
    typed: Typed,
    shown: Asked,
    lines: dict[str, int],
    on: date,
    seen: int,
    error: Both | None,
    before: dict[str, Any],
    asked: dict[str, Any],
    person: dict[str, Any],
) -> HttpResponse:
    """The same page with what was typed, and what the rules would say to it so far."""
    given = {name: str(value) for name, value in request.POST.items()}
    try:
        answer = decide(asked, person, opened.agency, on, legal=legal_of(opened.case))
    except FactError:
        answer = decide(before["request"], before["person"], opened.agency, on, legal=legal_of(opened.case))
    convictions = _typed_lines(conviction_lines((), lines["convictions"]), given, typed)
    charges = _typed_lines(charge_lines((), lines["pending"]), given, typed)
    status = 200 if request.POST.get("more") else 409 if error else 422
    return page(
        request,
        "screens/facts.html",
        status=status,
        opened=opened,
        case=opened.case,
        part=part,
        kind=KIND_NAMES[part],
        told=answered(answer),
        seen=seen,
        error=error,
        asked=replace(
            shown,
            fields=typed_again(shown.fields, given, typed.errors),
            confirmed=typed_again(shown.confirmed, given, typed.errors),
        ),
        convictions=convictions,
        charges=charges,
        lines=lines,
        on=typed_again((_ON,), given, typed.errors)[0],
        no_convictions=_none("no_convictions", typed.tick("no_convictions"), typed.errors),
        no_charges=_none("no_charges", typed.tick("no_charges"), typed.errors),
        fields=_wrong(typed, shown, convictions, charges),
        refused=refused(opened.case, Act.CONFIRM_FACTS, part=part),
        record_open=True,
    )


def _wrong(
    typed: Typed, shown: Asked, convictions: tuple[Line, ...], charges: tuple[Line, ...]
) -> tuple[Field, ...]:
    """Every field with an error, for the summary at the top."""
    every = [
        *shown.fields,
        *shown.confirmed,
        _ON,
        *(field for line in (*convictions, *charges) for field in line.fields),
    ]
    every += [_none(name, False, {}) for name in ("no_convictions", "no_charges")]
    return tuple(
        replace(field, error=typed.errors[field.name]) for field in every if field.name in typed.errors
    )


def _typed_lines(lines: tuple[Line, ...], given: dict[str, str], typed: Typed) -> tuple[Line, ...]:
    return tuple(replace(line, fields=typed_again(line.fields, given, typed.errors)) for line in lines)


def _shown(
    request: HttpRequest, opened: Opened, part: str, before: dict[str, Any], answer: Answer, on: date
) -> HttpResponse:
    person = before["person"]
    lines = {name: len(person.get(name) or ()) + 1 for name in ("convictions", "pending")}
    asked = asked_of(answer, before["request"], person)
    return page(
        request,
        "screens/facts.html",
        opened=opened,
        case=opened.case,
        part=part,
        kind=KIND_NAMES[part],
        told=answered(answer),
        seen=opened.case.next_number,
        error=None,
        asked=asked,
        convictions=conviction_lines(person.get("convictions"), lines["convictions"]),
        charges=charge_lines(person.get("pending"), lines["pending"]),
        lines=lines,
        on=replace(_ON, value=on.isoformat()),
        no_convictions=_none("no_convictions", person.get("convictions") == [], {}),
        no_charges=_none("no_charges", person.get("pending") == [], {}),
        fields=(),
        refused=refused(opened.case, Act.CONFIRM_FACTS, part=part),
        record_open=asked.history or bool(person.get("convictions") or person.get("pending")),
    )


_NOTHING: dict[str, Both] = {
    "no_convictions": (
        "The record was read, and shows no conviction",
        "Se leyó el historial y no muestra condena alguna",
    ),
    "no_charges": (
        "The record was read, and shows no pending charge",
        "Se leyó el historial y no muestra cargo pendiente",
    ),
}


def _none(name: str, ticked: bool, errors: dict[str, Both]) -> Field:
    return Field(name, "tick", _NOTHING[name], value="yes" if ticked else "", error=errors.get(name))
