"""What can stand in the way of a draft: it serves no duty of this visit, or it must wait until presence is confirmed."""

from amparo.terms import FactError

__all__ = ["DraftRefusedError", "NotConfirmedError"]


class DraftRefusedError(FactError):
    """The draft serves no duty of this visit on its day, or something that it must say has not been written down."""


class NotConfirmedError(DraftRefusedError):
    """A notice that is held: nobody has confirmed, by role and moment, that the officers are or were on the site."""
