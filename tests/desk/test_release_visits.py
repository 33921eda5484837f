"""What a release counts of the desk's visits: the same as is counted of their records, without opening anything sealed."""

from datetime import date
from pathlib import Path

import pytest

from amparo.casefile import Role
from amparo.release.visits import NamedSites, counted_duties, is_met
from amparo.visits import counted_of, plain_of_text
from amparo_desk.acts.erase_record import Ground, erase_visit
from amparo_desk.acts.release_visits import kept_visits
from amparo_desk.acts.visits import confirm_presence, note_duty_done, open_visit, visit_of
from amparo_desk.vault.store import Vault
from tests.desk.conftest import KEY, NAMES
from tests.desk.told import local
from tests.desk.visited import AT, PLAIN, keep_sites, visited, who

SAMPLE = Path("samples/school-visit.yaml")
LATER = local(2026, 12, 1, 9)
LAST = date(2026, 9, 30)


@pytest.fixture
def desk(sqlite: tuple[str, str]) -> Vault:
    """The vault of an agency that nobody else uses."""
    return Vault(next(NAMES), KEY, using=sqlite[0], keys=sqlite[1])


@pytest.mark.parametrize(
    "which", ["the sample's", "one that is done with", "one with a paper that nobody knows"]
)
def test_the_open_half_counts_for_what_the_record_counts_for(desk: Vault, which: str) -> None:
    match which:
        case "the sample's":
            id = visited(desk, plain_of_text(SAMPLE.read_bytes(), SAMPLE.name), LATER)
        case "one that is done with":
            id, lead = visited(desk), who(desk, Role.SITE_LEAD, "s.dunn")
            confirm_presence(
                desk, lead, AT, id, 2, confirmed_at=local(2026, 3, 18, 10, 30), by_role="principal"
            )
            for seen, (code, hour) in enumerate((("D-SB98-K12", 11), ("D-BCJ", 15), ("D-COUNSEL", 16)), 3):
                done = local(2026, 3, 18, hour)
                note_duty_done(
                    desk, lead, AT, id, seen, duty=code, done_at=done, by_role="principal", how="email"
                )
        case _:
            id = visited(desk, {**PLAIN, "papers": [{"shown": True, "kind": "UNKNOWN"}]})
    record = open_visit(desk, who(desk, Role.SITE_LEAD), LATER, id).record
    counted = counted_of(record, LATER)
    (visit,) = kept_visits(desk).visits
    told, duties = visit.told, counted_duties(visit, LAST)
    assert (told["place"], told["paper_class"]) == (counted.place, counted.paper_class)
    assert visit.decided["outcome"] == counted.outcome
    assert {one.code for one in duties} == set(counted.duties_owed)
    met = {one.code for one in duties if is_met(visit, one, LAST)}
    assert met == {*counted.duties_met, "D-LOG"}, "at the desk the record is itself the notes"


def test_a_visit_that_was_erased_counts_on(desk: Vault) -> None:
    id, counsel = visited(desk), who(desk, Role.COUNSEL, "a.oduya")
    erase_visit(
        desk, counsel, LATER, id, Ground.COURT_ORDER, "Superior Court, order of that day", no_hold=True
    )
    (visit,) = kept_visits(desk).visits
    assert visit.told == visit_of(desk, id).told


def test_sites_come_down_to_numbers_by_the_day_on_which_they_were_named(desk: Vault) -> None:
    keep_sites(desk, local(2026, 1, 8, 9), k12=3)
    keep_sites(desk, local(2026, 5, 4, 9), k12=3, library=2)
    assert list(kept_visits(desk).sites) == [
        NamedSites(date(2026, 1, 8), {"k12": 3}),
        NamedSites(date(2026, 5, 4), {"k12": 3, "library": 2}),
    ]
