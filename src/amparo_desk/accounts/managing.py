"""The pages of those who keep an agency's accounts, and the record of what happened to them."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from amparo.casefile import Act, Role
from amparo.casefile.roles import ROLES
from amparo_desk.accounts import manage, second_factor
from amparo_desk.accounts.models import Membership, User
from amparo_desk.accounts.record import COMMAND_LINE, changes_at
from amparo_desk.accounts.sorts import SENTENCES, Sort
from amparo_desk.acts.actor import Actor, NotAllowedError
from amparo_desk.said import Both, said
from amparo_desk.screens.frame import for_act


@require_http_methods(["GET", "POST"])
@for_act(Act.MANAGE_USERS)
def accounts(request: HttpRequest) -> HttpResponse:
    """Everybody with a role at the agency; POST adds somebody."""
    error: Both | None = None
    taken = False
    if request.method == "POST":
        try:
            return _add(request)
        except manage.AccountError as refused:
            error, taken = refused.reason, isinstance(refused, manage.TakenNameError)
    there = Membership.objects.filter(agency=request.actor.agency).select_related("user")
    held: dict[User, list[Role]] = {}
    for one in there.order_by("user__username"):
        held.setdefault(one.user, []).append(Role(one.role))
    context = {
        "held": held,
        "roles": ROLES,
        "name": request.POST.get("name", ""),
        "language": request.POST.get("language", "en"),
        "wanted": _roles(request),
        "taken": taken,
        "error": error,
    }
    return render(request, "accounts/list.html", context, status=400 if error else 200)


def _add(request: HttpRequest) -> HttpResponse:
    """Add somebody: a new account with its link, or one of another agency, where that was said to be meant."""
    name, roles = request.POST.get("name", "").strip().lower(), _roles(request)
    here, by = request.actor.agency, request.actor.account
    if request.POST.get("also_here") and roles:
        manage.give(manage.account(name), roles, here, by=by)
        return redirect("account", name)
    language = "es" if request.POST.get("language") == "es" else "en"
    user = manage.make(name, roles, here, by=by, language=language)
    return _with_link(request, user, manage.link(user, here, by=by))


@require_http_methods(["GET", "POST"])
@for_act(Act.MANAGE_USERS)
def account(request: HttpRequest, name: str) -> HttpResponse:
    """One account as this agency sees it; POST changes its roles here, blocks it, or renews its access."""
    try:
        user = manage.account(name)
    except manage.AccountError as error:
        raise Http404 from error
    if not manage.roles_at(user, request.actor.agency):
        raise Http404
    error: Both | None = None
    if request.method == "POST":
        try:
            return _change(request, user)
        except manage.AccountError as refused:
            error = refused.reason
    context = {
        "shown": user,
        "held": manage.roles_at(user, request.actor.agency),
        "roles": ROLES,
        "only_here": manage.is_only_at(user, request.actor.agency),
        "has_factor": second_factor.has_one(user),
        "error": error,
    }
    return render(request, "accounts/one.html", context, status=400 if error else 200)


def _change(request: HttpRequest, user: User) -> HttpResponse:
    here, by = request.actor.agency, request.actor.account
    match request.POST.get("do"):
        case "roles":
            wanted, held = _roles(request), manage.roles_at(user, here)
            with transaction.atomic():
                manage.take(user, held - wanted, here, by=by)
                manage.give(user, wanted - held, here, by=by)
        case "block":
            manage.block(user, here, by=by)
        case "unblock":
            manage.unblock(user, here, by=by)
        case "renew":
            return _with_link(request, user, manage.renew(user, here, by=by))
    messages.success(request, said("Changed: {name}.", "Cambiado: {name}.", name=user.username))
    if not Actor(by, manage.roles_at(request.user, here), here).may(Act.MANAGE_USERS):
        return redirect("own")  # who took it from themselves
    return redirect("account", user.username) if manage.roles_at(user, here) else redirect("accounts")


def _with_link(request: HttpRequest, user: User, path: str) -> HttpResponse:
    """The page with the link; it is shown this once, and kept nowhere."""
    return render(
        request,
        "accounts/link.html",
        {"shown": user, "link": path, "hours": settings.PASSWORD_RESET_TIMEOUT // 3600},
    )


def _roles(request: HttpRequest) -> frozenset[Role]:
    """The roles that were ticked."""
    return frozenset(role for role in Role if role.value in request.POST.getlist("roles"))


def may_read_history(actor: Actor) -> bool:
    """Whether the actor keeps the accounts, or looks after those who do."""
    return actor.may(Act.MANAGE_USERS) or actor.may(Act.READ_ACCESS_LOG)


@require_GET
def history(request: HttpRequest) -> HttpResponse:
    """What happened to the agency's accounts, the newest first."""
    if not may_read_history(request.actor):
        raise NotAllowedError(request.actor.account, Act.READ_ACCESS_LOG)
    lines = [
        (one, SENTENCES[Sort(one.sort)], ROLES[Role(one.role)] if one.role else None)
        for one in changes_at(request.actor.agency)
    ]
    return render(request, "accounts/history.html", {"lines": lines, "machine": COMMAND_LINE})
