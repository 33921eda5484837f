"""An undefined name in a template is an error, never an empty place on the page."""

from amparo.terms import AmparoError


class UndefinedNameError(AmparoError):
    """A template names what its view did not give."""


class Undefined(str):
    """What Django would write for an undefined name: asked to, it raises with the name."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise UndefinedNameError(f"The template names `{name}`, which the view did not give.")
