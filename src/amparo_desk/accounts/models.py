"""The tables of accounts. A change, like an event of the vault, is only ever added; triggers see to it."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models

NAME = r"[a-z][a-z0-9]*([.-][a-z0-9]+)*"
"""How an account is called: small letters and digits, parted by . or -, as in c.ruiz."""


class User(AbstractBaseUser):
    """Somebody who may sign in. Of staff the desk keeps a name to sign in with, and the language they read; no more."""

    username = models.CharField(max_length=40, unique=True, validators=[RegexValidator(rf"^{NAME}\Z")])
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)

    objects: BaseUserManager["User"] = BaseUserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []


class Membership(models.Model):
    """One role, as in `amparo.casefile.roles`, of one account at one agency."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.CharField(max_length=40)
    role = models.CharField(max_length=20)

    class Meta:
        """A role is held once."""

        constraints = [models.UniqueConstraint(fields=["user", "agency", "role"], name="a_role_is_held_once")]
        indexes = [models.Index(fields=["agency", "role"], name="who_holds_a_role")]


class Change(models.Model):
    """Something that happened to an account, as in `sorts.py`: signed in, was refused, was given a role, was blocked.

    `account` is empty where a name was typed that nobody has: what was typed may have been a password.
    """

    at = models.DateTimeField()
    sort = models.CharField(max_length=20)
    account = models.CharField(max_length=40)
    by = models.CharField(max_length=40)
    agency = models.CharField(max_length=40)
    role = models.CharField(max_length=20)

    class Meta:
        """Looked up by account and by agency."""

        indexes = [
            models.Index(fields=["account", "id"], name="changes_of_an_account"),
            models.Index(fields=["agency", "id"], name="changes_at_an_agency"),
        ]
