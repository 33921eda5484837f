"""An error that says itself in English and in Spanish, and has a code by which programs know it."""

from amparo_log.durable import StorageError


class SaidError(StorageError):
    """What is wrong and how to mend it, in both languages. `where` names a file, a log or an address."""

    def __init__(self, where: str, code: str, says: str, dice: str) -> None:
        super().__init__(where, says, dice=dice)
        self.code = code

    @property
    def says(self) -> str:
        """The English sentence, without its place."""
        return self.problem
