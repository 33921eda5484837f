"""Everything that can go wrong, by whose fault it is.

AmparoError
├── FactError                 the caller's facts
│   ├── UnknownFactError      a fact we do not know: misspelled, or one we refuse to keep
│   ├── FactValueError        a value that the fact cannot have: impossible date, unknown word
│   └── ContradictionError    two facts that cannot both be true
├── RulebookError             our rules: raised while they are loaded, never while a case is decided
├── FileError                 the world: a file that cannot be read, or holds something else
└── EngineError               the world: a program or a server that is not there, or does not answer

That the law forbids an act is an answer, never an error.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class AmparoError(Exception):
    """Root of all errors of this library; its text says what is wrong, where, and how to mend it."""


class FactError(AmparoError):
    """A fact cannot be used. `path` says which one, as in `person.convictions[0].date`."""

    def __init__(self, path: str, problem: str, mend: str) -> None:
        self.path = path
        self.problem = problem
        self.mend = mend
        super().__init__(f"{path}: {problem} {mend}".strip())


class UnknownFactError(FactError):
    """A name that is no fact of ours."""

    def __init__(self, path: str, known: Iterable[str]) -> None:
        name = path.rsplit(".", 1)[-1]
        near = get_close_matches(name, list(known), n=1)
        mend = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(sorted(known))}."
        super().__init__(path, "there is no such fact.", mend)


class FactValueError(FactError):
    """A value that this fact cannot have."""


class ContradictionError(FactError):
    """Two facts that cannot both be true; nothing is guessed."""


class RulebookError(AmparoError):
    """A rule is written wrongly; the text names its file and line."""


class FileError(AmparoError):
    """A file cannot be read, or is not what its name says."""

    def __init__(self, file: str, problem: str, mend: str = "") -> None:
        self.file = file
        super().__init__(f"{file}: {problem} {mend}".strip())


class EngineError(AmparoError):
    """What decides a table is not installed, cannot be reached, or gave up."""

    def __init__(self, engine: str, problem: str, mend: str) -> None:
        self.engine = engine
        super().__init__(f"{engine}: {problem} {mend}".strip())
