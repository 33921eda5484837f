"""One sort of draft: the duty it serves, whom it goes to, whether it is held, and what fills its text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from amparo.law.places import VisitAnswer
from amparo.notices.filling import Filling
from amparo.notices.texts import Text
from amparo.visits.drafts.told import Site, Told

__all__ = ["DraftKind", "Facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What fills a draft: the visit, its site, the answer that brought the duty, the moment, further visits of one report.

    `site_differs`: record and profile name the site in different words, so that the wrong one may stand in the draft.
    """

    told: Told
    site: Site
    answer: VisitAnswer
    at: datetime
    also: Sequence[Told] = ()
    site_differs: bool = False

    @property
    def visits(self) -> tuple[Told, ...]:
        """The visits in the order in which they came."""
        return tuple(sorted((self.told, *self.also), key=lambda visit: visit.arrived))


def _always(_told: Told) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class DraftKind:
    """A sort of draft. `to` are offices of the state; `held` waits until presence is confirmed; `asks` must hold too."""

    code: str
    serves: tuple[str, ...]
    fill: Callable[[Facts, Text], Filling]
    to: tuple[str, ...] = ()
    is_email: bool = False
    held: bool = False
    asks: Callable[[Told], bool] = _always
