"""Who acts: an account with its roles at one agency."""

from dataclasses import dataclass

from amparo.casefile import Act, Role, may
from amparo.casefile.roles import RIGHTS
from amparo.terms import AmparoError


class NotAllowedError(AmparoError):
    """None of the account's roles at this agency may do that."""

    def __init__(self, account: str, act: Act) -> None:
        self.act = act
        named = ", ".join(sorted(role for role in Role if act in RIGHTS[role]))
        super().__init__(f"{account} may not do this here ({act}). It is for: {named}.")


@dataclass(frozen=True, slots=True)
class Actor:
    """An account, its roles at one agency, and that agency's short name."""

    account: str
    roles: frozenset[Role]
    agency: str

    def may(self, act: Act) -> bool:
        """Whether one of the roles carries the right."""
        return may(self.roles, act, at=self.agency, own=self.agency)

    def role_for(self, act: Act) -> Role:
        """The role in which an act is done: the first of the roles that carries the right. Raises NotAllowedError."""
        for role in Role:
            if role in self.roles and act in RIGHTS[role]:
                return role
        raise NotAllowedError(self.account, act)
