"""The local policy with its adoption: what stands, its change with a second look before it is saved, and its history."""

import tomllib
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act
from amparo.casefile.written import read, written
from amparo.clock import CALIFORNIA
from amparo.facts import Agency, agency_of
from amparo.intake.review.owed import RELEASE_MINUTES, RELEASE_MINUTES_IF_SILENT
from amparo.terms import AmparoError, FileError
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.said import Both
from amparo_desk.said.shapes import Field
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.policy_changes import changes, rule_words, versions
from amparo_desk.screens.policy_form import form_of, profile_of, profile_typed
from amparo_desk.screens.policy_words import BY_LAW, CUSTODY, DEADLINES, OTHERS, act_name
from amparo_desk.screens.typed import Typed
from amparo_desk.screens.words import LANGUAGES

LARGEST_FILE = 64 * 1024
NEWEST_VERSIONS = 20
FILE = Field(
    "file",
    "file",
    ("Profile file (TOML)", "Archivo del perfil (TOML)"),
    hint=(
        "Nothing is saved yet: you see first what it would change.",
        "Aún no se guarda nada: antes verá qué cambiaría.",
    ),
    required=True,
)
NO_FILE: Both = ("Choose a file first.", "Elija antes un archivo.")
TOO_LARGE: Both = (
    "This file is too large for a profile (at most 64 KB).",
    "Este archivo es demasiado grande para un perfil (a lo más 64 KB).",
)
SAVED: Both = (
    "The local policy was saved. It holds from now on.",
    "La regla local quedó guardada. Rige desde ahora.",
)


@for_act(Act.READ_PERSON)
def show(request: HttpRequest) -> HttpResponse:
    """What stands, and how it came to that. Whoever decides by it may read it."""
    return _policy_page(request)


def _policy_page(request: HttpRequest, *, status: int = 200, error: Both | None = None) -> HttpResponse:
    number, agency = _newest(request)
    every = versions(vault_of(request).profiles())
    today = now().astimezone(CALIFORNIA).date()
    return page(
        request,
        "screens/policy.html",
        status=status,
        fields=(FILE,),
        error=error,
        number=number,
        stands=agency,
        acts=[_row(act, agency) for act in CUSTODY],
        others=[_row(act, agency) for act in OTHERS],
        deadlines=_deadlines(agency),
        spoken=[LANGUAGES.get(one, (one, one)) for one in agency.languages] if agency else [],
        is_to_come=agency is not None and agency.adopted is not None and agency.adopted > today,
        versions=every[:NEWEST_VERSIONS],
        older=max(0, len(every) - NEWEST_VERSIONS),
        may_change=actor_of(request).may(Act.SET_POLICY),
        file_field=FILE,
    )


@for_act(Act.SET_POLICY)
def change(request: HttpRequest) -> HttpResponse:
    """The form; what was typed is shown once more as changes (`confirmed` saves them, `mend` opens the form again)."""
    number, stands = _newest(request)
    if request.method != "POST":
        return _form_page(request, stands, None, number)
    typed = Typed(request.POST)
    seen = typed.number("seen")
    seen = number if seen is None else seen
    if "profile" in request.POST:
        return _after_look(request, seen)
    given = profile_typed(typed, stands)
    if typed.errors:
        return _form_page(request, stands, typed, seen, status=422)
    try:
        return _look(request, agency_of(given, "profile"), seen)
    except AmparoError as error:
        return _form_page(request, stands, typed, seen, status=422, error=refusal(error))


@for_act(Act.SET_POLICY)
def take_file(request: HttpRequest) -> HttpResponse:
    """A profile from its TOML file: what is wrong in it is told with its place; else what it would change is shown."""
    number, _ = _newest(request)
    if request.method != "POST":
        return HttpResponseRedirect("/policy/")
    file = request.FILES.get("file")
    if file is None:
        return _policy_page(request, status=422, error=NO_FILE)
    if file.size is None or file.size > LARGEST_FILE:
        return _policy_page(request, status=422, error=TOO_LARGE)
    try:
        name = file.name or "profile.toml"
        return _look(request, agency_of(_read_toml(name, file.read()), name), number)
    except AmparoError as error:
        return _policy_page(request, status=422, error=refusal(error))


def _read_toml(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError(
            name, f"this is not a TOML file: {error}.", "Compare it with the manual's example."
        ) from error


def _after_look(request: HttpRequest, seen: int) -> HttpResponse:
    """The second page was sent: save the changes, or go back to the form with everything that was in it."""
    try:
        agency = agency_of(read(request.POST["profile"].encode()), "profile")
    except (AmparoError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        error: Both = (
            "What was to be saved cannot be read any more. Fill the form again.",
            "Lo que se iba a guardar ya no se puede leer. Llene de nuevo el formulario.",
        )
        return _form_page(request, _newest(request)[1], None, seen, status=422, error=error)
    if "mend" in request.POST:
        return _form_page(request, agency, None, seen)
    try:
        set_policy(vault_of(request), actor_of(request), now(), seen, profile=profile_of(agency))
    except AmparoError as error:
        return _look(request, agency, _newest(request)[0], status=409, error=refusal(error))
    told(request, SAVED)
    return HttpResponseRedirect("/policy/")


def _look(
    request: HttpRequest,
    agency: Agency,
    seen: int,
    *,
    status: int = 200,
    error: Both | None = None,
) -> HttpResponse:
    """The second page: old and new beside each other, and what follows."""
    return page(
        request,
        "screens/policy_look.html",
        status=status,
        fields=(),
        error=error,
        changes=changes(_newest(request)[1], agency),
        profile=written(profile_of(agency)).decode(),
        seen=seen,
        is_dated=agency.adopted is not None and bool(agency.authority),
    )


def _form_page(
    request: HttpRequest,
    agency: Agency | None,
    typed: Typed | None,
    seen: int,
    *,
    status: int = 200,
    error: Both | None = None,
) -> HttpResponse:
    form = form_of(agency, typed)
    return page(
        request,
        "screens/policy_change.html",
        status=status,
        form=form,
        fields=form.fields,
        error=error,
        seen=seen,
        others_open=any(one.rule.error or one.says.error for one in form.others),
    )


def _newest(request: HttpRequest) -> tuple[int, Agency | None]:
    """The number of the version that stands, and the agency as it says; 0 and nothing where there is none."""
    newest = vault_of(request).profile()
    profile = newest.body.get("profile") if newest is not None else None
    return (newest.number if newest is not None else 0), agency_of(profile, "profile") if profile else None


def _row(act: str, agency: Agency | None) -> dict[str, Any]:
    rule = agency.policy.get(act) if agency is not None else None
    return {
        "name": act_name(act),
        "rule": rule_words(rule),
        "law": BY_LAW.get(act),
        "is_known": rule is not None,
    }


def _deadlines(agency: Agency | None) -> list[tuple[Both, Both, Both]]:
    held: Mapping[str, int] = agency.house_deadlines if agency is not None else {}
    return [(label, hint, _deadline(name, held.get(name))) for name, (label, hint) in DEADLINES.items()]


def _deadline(name: str, value: int | None) -> Both:
    if value is not None:
        return (str(value), str(value))
    if name == RELEASE_MINUTES:
        taken = RELEASE_MINUTES_IF_SILENT
        return (f"not set; {taken} are taken", f"sin fijar; se toman {taken}")
    return ("not set", "sin fijar")
