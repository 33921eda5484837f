"""Small counties made from a seed: people of several years, released again and again as years, late entries, corrections come.

Everybody is invented, and is three codes and a ground. Years come in any order, and between two releases anything can
happen to a year that is out already: a person comes late, many do, one is taken out, one is moved to another group.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from amparo.register.release import HIDDEN, Cell, Table, counted, table_of
from amparo.register.tables import CODES
from amparo.release.masking import LEAST_SHOWN
from amparo.release.outsider import is_of_people

AGENCY = "small-county"
NAMED_GROUNDS = ("a1", "a2", "a3", "a5", "b")
OTHER_GROUNDS = (*NAMED_GROUNDS, "a4", "public_record", "judicial_warrant", "no_ground", "not_settled")
BY = {"people_by_age": "age", "people_by_sex": "sex", "people_by_offense_group": "offense_group"}


@dataclass(frozen=True, slots=True)
class Person:
    """A code of each list, and the ground of the answer."""

    age: str
    sex: str
    offense_group: str
    ground: str


@dataclass(slots=True)
class County:
    """People by year, and how they are spread."""

    chance: Random
    shares: Mapping[str, Sequence[float]]
    years: dict[str, list[Person]]
    asked: dict[str, list[str]]
    """Of each year the groups of those who were asked about and about whom no access was given."""
    has_grounds: bool

    def person(self) -> Person:
        """A further person."""
        drawn = {
            name: self.chance.choices(list(CODES[name]), shares)[0] for name, shares in self.shares.items()
        }
        grounds = OTHER_GROUNDS if drawn["offense_group"] == "other_or_none" else NAMED_GROUNDS
        return Person(drawn["age"], drawn["sex"], drawn["offense_group"], self.chance.choice(grounds))

    def happen(self, year: str) -> None:
        """Something that changes a year which may be out already."""
        people = self.years[year]
        match self.chance.randrange(6):
            case 0:
                people.append(self.person())
            case 1:
                people += [self.person() for _ in range(self.chance.randrange(2, 6))]
            case 2:
                people += [self.person() for _ in range(self.chance.randrange(30, 200))]
            case 3 if people:
                people.pop(self.chance.randrange(len(people)))
            case 4 if people:
                people[self.chance.randrange(len(people))] = self.person()
            case _:
                pass
        self.others(year, self.chance.choice((0, 0, 1, 3, 60)))

    def others(self, year: str, many: int) -> None:
        """So many more who were asked about, and about whom no access was given."""
        shares = self.shares["offense_group"]
        self.asked.setdefault(year, []).extend(
            self.chance.choices(list(CODES["offense_group"]), shares, k=many)
        )


def releases(seed: int, most: int = 5) -> list[tuple[Table, ...]]:
    """The true tables of each release of one county, class A among them, oldest first."""
    chance = Random(seed)
    shares = {
        name: [chance.paretovariate(0.8) * (chance.random() > 0.25) + 0.001 for _ in CODES[name]]
        for name in BY.values()
    }
    county = County(chance, shares, {}, {}, chance.random() < 0.5)
    size = chance.choice((3, 30, 50, 64, 100, 250, 484))
    order = [str(year) for year in range(2020, 2025)]
    chance.shuffle(order)
    out = list[str]()
    found = list[tuple[Table, ...]]()
    for _ in range(chance.randrange(2, most + 1)):
        for year in out:
            county.happen(year)
        for year in [order.pop() for _ in range(chance.randrange(3)) if order]:
            county.years[year] = [county.person() for _ in range(chance.randrange(size // 2, size * 2))]
            county.others(year, chance.randrange(size * 3))
            out.append(year)
        found.append(tuple(tables(county, out)))
    return found


def tables(county: County, years: Sequence[str]) -> Iterator[Table]:
    """The true tables of the years that are out."""
    if county.has_grounds:
        cells = dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Cell]()
        for year in years:
            told = Counter(person.ground for person in county.years[year])
            for ground in CODES["ground"]:
                cells[AGENCY, year, "answered", (("ground", ground),)] = counted(told[ground])
        yield table_of("grounds", cells)
    for name, dimension in BY.items():
        cells = {}
        for year in years:
            told = Counter(getattr(person, dimension) for person in county.years[year])
            for code in CODES[dimension]:
                cells[AGENCY, year, "people", ((dimension, code),)] = counted(told[code])
            cells[AGENCY, year, "people", ()] = counted(len(county.years[year]))
        yield table_of(name, cells)
    cells = {}
    for year in years:
        told = Counter([*(person.offense_group for person in county.years[year]), *county.asked[year]])
        for code in CODES["offense_group"]:
            cells[AGENCY, year, "people", (("offense_group", code),)] = counted(told[code])
        cells[AGENCY, year, "people", ()] = counted(told.total())
    yield table_of("asked_by_offense_group", cells)


def hidden_below_11(tables: Sequence[Table]) -> tuple[Table, ...]:
    """What most offices do: cells of 1 to 10 hidden, the sum shown, everything published anew each time."""
    return tuple(
        table_of(
            table.name,
            {
                row.place: HIDDEN if row.by and 0 < (row.cell.value or 0) < LEAST_SHOWN else row.cell
                for row in table.rows
            },
        )
        if is_of_people(table)
        else table
        for table in tables
    )
