"""Who a command acts as: an account that exists, is not blocked, and has the right at the agency."""

from amparo.casefile import Act, Role
from amparo.facts import Agency, read_agency
from amparo.terms import FactValueError
from amparo_desk.accounts import manage
from amparo_desk.accounts.models import User
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.agencies import known_agency
from amparo_desk.vault.store import Vault


def acting(name: str, agency: str, act: Act) -> tuple[Actor, Role]:
    """The account as it acts at the agency, and in which role. Raises FactValueError, NotAllowedError."""
    known_agency(agency)
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise FactValueError(
            "--by",
            f"there is no account {name} that may come in.",
            f"`amparo desk account add {name} --role supervisor --as {agency}` adds one; `account list` names those there are.",
        )
    actor = Actor(name, manage.roles_at(user, agency), agency)
    return actor, actor.role_for(act)


def profile(path: str | None, vault: Vault) -> Agency:
    """The agency as a file says, or, without one, as the desk has it."""
    return read_agency(path) if path else agency_at(vault)
