"""A page for one act: fields, what they say, the act itself. Errors stand beside what was typed, which is never cleared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import CaseFile
from amparo.terms import AmparoError
from amparo_desk.acts.actor import NotAllowedError
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field, typed_again
from amparo_desk.screens.frame import page, refusal, told
from amparo_desk.screens.typed import Typed


@dataclass(frozen=True, slots=True)
class ActForm:
    """What one act's page says and asks. `danger` draws the button as one that is not lightly pressed."""

    title: Both
    lead: Both
    button: Both
    done: Both
    fields: tuple[Field, ...] = ()
    danger: bool = False
    template: str = "screens/act.html"


Do = Callable[[Typed, int], object]
"""Reads what was typed (errors go into it), and acts with the number that was seen; called only in a POST.

It must do nothing where `Typed.errors` is not empty after reading; `run_act` shows them then."""


def run_act(
    request: HttpRequest,
    form: ActForm,
    case: CaseFile | None,
    do: Do,
    *,
    back: str,
    seen: int | None = None,
    **context: Any,
) -> HttpResponse:
    """Show the form, or act. After a success the browser goes to `back`; `seen` is the number of the next event."""
    number = seen if seen is not None else (case.next_number if case is not None else 1)
    error: Both | None = None
    fields = form.fields
    status = 200
    if request.method == "POST":
        typed = Typed(request.POST)
        number = typed.number("seen") or number
        try:
            do(typed, number)
        except Incomplete:
            status = 422
        except NotAllowedError as refused:
            error, status = refusal(refused), 403
        except AmparoError as refused:
            error, status = refusal(refused), 409
        else:
            told(request, form.done)
            return HttpResponseRedirect(back)
        fields = typed_again(
            form.fields, {name: str(value) for name, value in request.POST.items()}, typed.errors
        )
    return page(
        request,
        form.template,
        status=status,
        form=form,
        fields=fields,
        error=error,
        seen=number,
        back=back,
        case=case,
        **context,
    )


class Incomplete(Exception):
    """Something typed cannot be read; it stands in `Typed.errors`."""


def complete(typed: Typed) -> None:
    """Turn back to the form where something is wrong. Raises Incomplete."""
    if typed.errors:
        raise Incomplete
