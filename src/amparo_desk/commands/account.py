"""amparo desk account …: accounts kept from the machine itself, for the first one and for when no administrator can."""

import argparse
import getpass
import json
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from amparo.casefile import Role
from amparo.terms import FactValueError, FileError
from amparo_desk.accounts import manage, second_factor
from amparo_desk.accounts.models import Membership, User
from amparo_desk.accounts.record import COMMAND_LINE, note
from amparo_desk.accounts.sorts import Sort
from amparo_desk.agencies import known_agency


def run(options: argparse.Namespace) -> int:
    """Do what the verb says. Raises AccountError, FileError, FactValueError."""
    match options.verb:
        case "add":
            _add(options)
        case "list":
            _list(options)
        case "take":
            user = manage.account(options.account)
            manage.take(user, _roles(options), known_agency(options.name), by=COMMAND_LINE)
            print(f"{user.username} at {options.name}: {_named(user, options.name) or 'no role'}.")
        case "block":
            manage.block(manage.account(options.account), None, by=COMMAND_LINE)
            print(f"{options.account} is blocked.")
        case "unblock":
            manage.unblock(manage.account(options.account), None, by=COMMAND_LINE)
            print(f"{options.account} may sign in again.")
        case "renew":
            need_secret()
            _tell_link(manage.renew(manage.account(options.account), None, by=COMMAND_LINE))
    return 0


def _add(options: argparse.Namespace) -> None:
    agency, roles = known_agency(options.name), _roles(options)
    user = User.objects.filter(username=options.account).first()
    if user is not None:
        manage.give(user, roles, agency, by=COMMAND_LINE)
        print(f"{user.username} at {agency}: {_named(user, agency)}.")
        return
    need_secret()
    password = _password(options)
    with transaction.atomic():
        user = manage.make(options.account, roles, agency, by=COMMAND_LINE, language=options.language)
        if password:
            set_password(user, password)
    print(f"{user.username} at {agency}: {_named(user, agency)}.")
    if not password:
        _tell_link(manage.link(user, agency, by=COMMAND_LINE))


def set_password(user: User, password: str) -> None:
    """Set a password that was chosen here; a weak one is refused. Raises FactValueError."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise FactValueError(
            "password", " ".join(error.messages), "Several words are easy to keep in mind."
        ) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    note(Sort.PASSWORD_SET, user.username, by=COMMAND_LINE)


def need_secret() -> None:
    """Links and sessions are signed with it. Raises FileError."""
    if not settings.SECRET_FILE.exists():
        raise FileError(
            str(settings.SECRET_FILE),
            "what signs links and sessions is not there.",
            "`amparo desk init` makes it, and changes nothing that stands.",
        )


def _password(options: argparse.Namespace) -> str:
    if options.password_file:
        try:
            lines = Path(options.password_file).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise FileError(options.password_file, "the password cannot be read from it.") from error
        if not lines or not lines[0]:
            raise FileError(options.password_file, "its first line is empty.", "Write the password there.")
        return lines[0]
    if not options.ask:
        return ""
    if not sys.stdin.isatty():
        raise FactValueError("--ask", "there is no terminal to ask at.", "Use --password-file, or the link.")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Again: "):
        raise FactValueError("--ask", "the two are not the same.", "Try again.")
    return first


def _list(options: argparse.Namespace) -> None:
    agency = known_agency(options.name)
    held = Membership.objects.filter(agency=agency).values_list("user", flat=True)
    users = User.objects.filter(pk__in=held).order_by("username")
    told = [
        {
            "account": user.username,
            "roles": [role.value for role in Role if role in manage.roles_at(user, agency)],
            "language": user.language,
            "blocked": not user.is_active,
            "second_factor": second_factor.has_one(user),
            "has_password": user.has_usable_password(),
        }
        for user in users
    ]
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for one, user in zip(told, users, strict=True):
        marks = [
            "blocked" if one["blocked"] else "",
            "" if one["has_password"] else "no password yet",
            "second factor" if one["second_factor"] else "",
        ]
        print(f"{user.username:24} {_named(user, agency)}{''.join(f'; {mark}' for mark in marks if mark)}")
    if not told:
        print(
            f"Nobody has a role at {agency}. `amparo desk account add NAME --role administrator --as {agency}`"
        )


def _roles(options: argparse.Namespace) -> frozenset[Role]:
    return frozenset(Role(role) for role in options.roles)


def _named(user: User, agency: str) -> str:
    held = manage.roles_at(user, agency)
    return ", ".join(role.value for role in Role if role in held)


def _tell_link(path: str) -> None:
    print(f"To set the password, once, within {settings.PASSWORD_RESET_TIMEOUT // 3600} hours:")
    print(path)
