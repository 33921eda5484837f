"""Who was asked, who answered, and for which periods nothing is known: no figure of the site stands without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.register.release import Agency, Asked, Release

NO_WORD = "no_word"
"""The release holds no word of whether the agency was asked."""
PARTLY = "partly"
"""The periods of the year differ; each stands on the page of the agency's year."""
_ANSWERED = frozenset({"reported", "none_known"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What an agency said of one year: one word for it, and the word for each period."""

    agency: Agency
    year: str
    state: str
    periods: tuple[Asked, ...]

    @property
    def answered(self) -> bool:
        """That something is known of the year, whole or in part."""
        return self.state in _ANSWERED or any(str(one.state) in _ANSWERED for one in self.periods)

    @property
    def closed(self) -> Asked | None:
        """The period that was closed last."""
        return max(
            (one for one in self.periods if one.closed_on),
            key=lambda one: (one.closed_on, one.period),
            default=None,
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """The standing of every agency in every year of a release."""

    years: tuple[str, ...]
    by_year: Mapping[tuple[str, str], Standing]
    agencies: tuple[Agency, ...]

    def of(self, agency: str, year: str) -> Standing:
        """The standing of an agency in a year."""
        return self.by_year[agency, year]

    def since(self, agency: str) -> str:
        """The first year of which an agency has told something; nothing where it has told nothing yet."""
        return next((year for year in self.years if self.of(agency, year).answered), "")

    def in_year(self, year: str) -> tuple[Standing, ...]:
        """All agencies that had begun by that year."""
        return tuple(self.of(one.id, year) for one in self.agencies if begun(one, year))


def begun(agency: Agency, year: str) -> bool:
    """Whether an agency had begun to keep its record by that year."""
    return str(agency.since)[:4] <= year


def coverage(release: Release) -> Coverage:
    """Who stands where, from what the release says was asked; no table tells of a period that was not."""
    by_agency: dict[tuple[str, str], list[Asked]] = {}
    for one in release.asked:
        by_agency.setdefault((one.agency, one.period[:4]), []).append(one)
    spoken = {year for _, year in by_agency}
    years = tuple(sorted(spoken))
    by_year = {
        (agency.id, year): _standing(agency, year, by_agency.get((agency.id, year), ()))
        for agency in release.agencies
        for year in years
    }
    return Coverage(years, by_year, tuple(release.agencies))


def _standing(agency: Agency, year: str, asked: Sequence[Asked]) -> Standing:
    periods = tuple(sorted(asked, key=lambda one: one.period))
    states = {str(one.state) for one in periods}
    if not states:
        state = NO_WORD
    elif len(states) == 1 and _is_whole(year, periods):
        state = next(iter(states))
    elif not states & _ANSWERED:
        state = "did_not_answer" if "did_not_answer" in states else "not_asked"
    elif not _is_whole(year, periods):
        state = PARTLY
    else:
        state = "reported" if states == _ANSWERED else PARTLY
    return Standing(agency, year, state, periods)


def _is_whole(year: str, periods: Sequence[Asked]) -> bool:
    """Whether the release speaks of the whole year: as a year, or as four quarters."""
    spoken = {one.period for one in periods}
    return year in spoken or len(spoken) == 4
