"""What can be wrong with bytes of a log: not of their format, not signed by whom they say, or not proving what they say."""

from amparo.terms import AmparoError


class LogError(AmparoError):
    """Something of a log cannot be relied on. `where` names it, `problem` says what is wrong with it."""

    def __init__(self, where: str, problem: str, mend: str = "") -> None:
        self.where, self.problem, self.mend = where, problem, mend
        super().__init__(f"{where}: {problem} {mend}".strip())


class FormatError(LogError):
    """Bytes that are not of the format that they should be of."""


class SignatureError(LogError):
    """A note that is not signed by a key that is relied on, or whose signature does not fit."""


class ProofError(LogError):
    """A proof that does not prove it."""
