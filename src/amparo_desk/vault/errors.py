"""What the vault refuses, and why: somebody was first, something differs, a chain does not hold, a name is never kept."""

from amparo.casefile import Event
from amparo.terms import AmparoError, Language


class SpokenError(AmparoError):
    """An error that says itself in English and in Spanish."""

    def __init__(self, en: str, es: str) -> None:
        self.en, self.es = en, es
        super().__init__(en)

    def in_language(self, language: Language) -> str:
        """What is wrong, and what to do."""
        return self.en if language == "en" else self.es


class ConflictError(AmparoError):
    """Somebody else has added to the record meanwhile; `newest` is what they added."""

    def __init__(self, record: str, newest: Event | None) -> None:
        self.record, self.newest = record, newest
        told = f"{newest.sentence('en')} By {newest.by}, {newest.at:%Y-%m-%d %H:%M}." if newest else ""
        super().__init__(
            f"{record} has changed since it was opened. {told} Look at it again.".replace("  ", " ")
        )


class DiffersError(ConflictError):
    """An event of the same place is on record already and says something else; `fields` are the names that differ."""

    def __init__(self, record: str, stands: Event, fields: tuple[str, ...]) -> None:
        super().__init__(record, stands)
        self.fields = fields


class TamperedError(AmparoError):
    """The chain of a record's events does not hold: one was changed, slipped in, or removed before the last."""


class IncompleteError(AmparoError):
    """A document without its event, or an event without its document: neither goes in alone."""


class NoDraftError(AmparoError):
    """There is no such draft: it was dropped, became a record, or was never saved."""


class ProfileChangedError(AmparoError):
    """Somebody else has set the agency's profile meanwhile; `number` is the version that stands."""

    def __init__(self, number: int, by: str) -> None:
        self.number = number
        super().__init__(
            f"The agency's profile has changed since it was opened: version {number}, by {by}. Look at it again."
        )
