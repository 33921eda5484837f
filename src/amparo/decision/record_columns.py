"""The columns of a table of convictions and of one of pending charges, and how they become what the rules ask for.

One row per conviction or charge; rows of one `request_id` are one person's record on the day of one act. NULL is a fact
asked and not known; a column that the table lacks is a fact that nobody gave. Which offenses a section can be stands in
`record_sections.py`; what `decide` makes of the other facts stands here once, as data that each reading interprets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from amparo.decision.table_columns import (
    DAY,
    FLAG,
    TEXT,
    WORD,
    Cell,
    Choose,
    Column,
    Either,
    Fixed,
    Is,
    Known,
    Made,
)
from amparo.facts.person import (
    CUSTODIES,
    DEGREES,
    FINDINGS,
    LEVELS,
    SENTENCES,
    STATUSES,
    date_of_conviction,
)
from amparo.law.charges import charge
from amparo.law.convictions import qualifies
from amparo.rules import Decision
from amparo.terms import FactError

_UNKNOWN = "unknown: every value is tried"
_COUNSEL = "counsel has not answered"
_LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P")
_BEYOND = ("Q", "R", "S", "T", "U", "none")
_CUSTODY = Column("felony_custody", WORD, "as the offense table says, else unknown", CUSTODIES)

_OFFENSE = (
    Column("code", TEXT, "refused"),
    Column("section", TEXT, "refused"),
    Column("degree", WORD, "not recorded", DEGREES),
    Column("target_code", TEXT, "the Penal Code, where a target is recorded"),
    Column("target_section", TEXT, "no target is recorded"),
    Column("target_degree", WORD, "not recorded", DEGREES),
)

CONVICTIONS = (
    Column("on", DAY, "no answer: the day of the act is needed"),
    Column("jurisdiction", TEXT, "a California court", absent="CA"),
    *_OFFENSE,
    Column("level", WORD, _UNKNOWN, LEVELS),
    Column("date", DAY, _UNKNOWN),
    Column("status", WORD, "whether it stands is unknown", STATUSES, absent="final"),
    Column("prop47", FLAG, _UNKNOWN),
    Column("strike", FLAG, _UNKNOWN),
    _CUSTODY,
    Column("sentence", WORD, "not known to be served in state prison", SENTENCES),
    Column("agg_felony", WORD, _UNKNOWN, (*_LETTERS, *_BEYOND)),
    Column("equiv_strike", FLAG, _UNKNOWN),
    Column("not_named", FLAG, _COUNSEL),
    Column("legal_dismissed_1203_4", FLAG, _COUNSEL),
    Column("legal_reduced_after_sentencing", FLAG, _COUNSEL),
    Column("legal_juvenile_adjudication", FLAG, _COUNSEL),
    Column("legal_1170h3", FLAG, _COUNSEL),
    Column("legal_out_of_state_not_strike", FLAG, _COUNSEL),
)
"""Beside them `request_id` (of any type) and `enhancements` (a text like `PC 12022.7(a); PC 186.22(b)`; in polars a list
of texts too). Where the table has no column `prop47`, a conviction is open on it only if its section and day could be
of Proposition 47, as in `decide`."""

CHARGES = (
    Column("on", DAY, "no answer: the day of the act is needed"),
    *_OFFENSE,
    Column("level", WORD, _UNKNOWN, LEVELS),
    Column("finding", WORD, _UNKNOWN, FINDINGS),
    Column("finding_date", DAY, "not looked at"),
    _CUSTODY,
    Column("legal_prelim_waived", FLAG, _COUNSEL),
)
"""Beside them `request_id` (of any type)."""

CONVICTIONS_READ = Column("convictions_read", FLAG, "nobody says that the list was read: no row is no answer")
PENDING_READ = Column("pending_read", FLAG, "nobody says that anybody looked: no row is no answer")
"""Columns of a table of requests: true where the request's list was read, so that without a row it is empty. A request
without a row and without this is open as a whole; with rows it is not looked at (`history_complete` is)."""

NEEDED = ("request_id", "on", "code", "section")
"""The columns without which a table is refused."""

REFUSALS = {
    "day": "the day of the act is not known, or is not the same on all rows of the request",
    "cell": "a cell holds a word, a flag or a day that its column does not know",
    "section": "the section was not among those that were matched: the table has changed since",
    "court": "a code is California's, but the court is federal",
    "year": "a date lies before 1850 or after 2150",
    "after_the_act": "the conviction or the magistrate's finding is later than the day of the act",
    "custody": "a misdemeanor or an infraction has a felony custody",
    "levels": "the same offense of the same day stands there at two levels",
}
"""Why a request has no answer, where `decide` would refuse the record: the words of `conviction_refused` and
`charge_refused`, the first that applies. A word that is none of its column's is a `cell` in a database; polars raises."""

# ------------------------------------------------------------------ what the rules ask for

OFFENSE: tuple[str, ...] = (
    "a1",
    "a1_conditional",
    "a3",
    "a3_conditional",
    "unlisted",
    "a6",
    "target_a6",
    "wobbler",
)
OFFENSE += ("wobbler_conditional",)
"""What the offense table says of one offense, as flags; each is the fact `c.<name>`."""

_HERE = Is("court", ("CA",), surely=True)
_PROP47_NOBODY_ASKED = Choose(
    Is("may_be_prop47", (True,), surely=True),
    Choose(Is("before_prop47", (True,), surely=True), Fixed(None), Fixed(False)),
    Fixed(False),
)
_PRISON = Is("felony_custody", ("state_prison",), surely=True)
_JAIL = Is("felony_custody", ("1170h",), surely=True)


def _surely(column: str, word: str) -> Made:
    return Is(column, (word,), surely=True)


_OF_A_CONVICTION: dict[str, Made] = {
    "c.void": Is("status", ("vacated", "reversed")),
    "c.dismissed": _surely("status", "dismissed_1203.4"),
    "c.reduced_later": _surely("status", "reduced_later_17b"),
    "c.juvenile": _surely("status", "juvenile_adjudication"),
    "c.prop47": Choose(_HERE, Cell("prop47"), Fixed(False)),
    "c.jurisdiction": Cell("court"),
    "c.agg_listed": Choose(_HERE, Fixed(False), Is("agg_felony", _LETTERS)),
    "c.equiv_strike": Choose(_HERE, Fixed(False), Cell("equiv_strike")),
    "c.known_misdemeanor": Choose(
        _HERE, Fixed(False), Is("level", ("misdemeanor", "infraction"), surely=True)
    ),
    "c.level": Choose(Known("tried_level"), Cell("tried_level"), Cell("level")),
    "c.date": Cell("date"),
    "c.unlisted_date": Cell("date"),
    "c.place": Choose(Known("place"), Cell("place"), Cell("felony_custody")),
    "c.strike": Cell("strike"),
    "c.not_named": Cell("not_named"),
    "c.unlisted_not_named": Cell("not_named"),
    "c.served_in_prison": _surely("sentence", "state_prison"),
    "c.a1_enhancement": Cell("a1_enhancement"),
    "c.a3_enhancement": Cell("a3_enhancement"),
    "legal:dismissed_1203.4": Cell("legal_dismissed_1203_4"),
    "legal:reduced_after_sentencing": Cell("legal_reduced_after_sentencing"),
    "legal:juvenile_adjudication": Cell("legal_juvenile_adjudication"),
    "legal:1170h3": Cell("legal_1170h3"),
    "legal:out_of_state_not_strike": Cell("legal_out_of_state_not_strike"),
    **{f"c.{name}": Cell(name) for name in OFFENSE},
}

_OF_A_CHARGE: dict[str, Made] = {
    "p.level": Cell("level"),
    "p.finding": Cell("finding"),
    "p.a1": Cell("serious"),
    "p.listed_2014": Cell("listed_2014"),
    "p.place": Choose(
        _PRISON,
        Cell("place_if_prison"),
        Choose(_JAIL, Cell("place_if_jail"), Cell("place_if_unknown")),
    ),
    "legal:prelim_waived": Cell("legal_prelim_waived"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """What there is to know of a table of one kind of record.

    `key` are the columns by which a section is matched, `offense` those that its matching adds. `day` is the record's own
    date, with the windows of years that the rules look through (none for a charge). `opens` and `refused` are the columns
    of the answer; `read` is a request's column that says whether its list was read.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    offense: tuple[Column, ...]
    values: Mapping[str, Made]
    decision: Decision
    day: str
    windows: tuple[int, ...]
    opens: str
    refused: str
    read: Column

    def values_of(self, columns: set[str]) -> Mapping[str, Made]:
        """The values that the decision asks for, in a table with these columns."""
        if "c.prop47" not in self.values or "prop47" in columns:
            return self.values
        return {**self.values, "c.prop47": Choose(_HERE, _PROP47_NOBODY_ASKED, Fixed(False))}

    def alike(self, column: Column) -> list[int]:
        """For each word of a column the place of the first that no value tells from it."""
        uses = [part for made in self.values.values() for part in _parts(made) if part.column == column.name]
        if any(isinstance(part, Cell) for part in uses):
            return list(range(len(column.words)))
        tests = [part.values for part in uses if isinstance(part, Is)]
        told = [tuple(word in values for values in tests) for word in column.words]
        return [told.index(one) for one in told]


def _parts(made: Made) -> Iterator[Cell | Known | Is]:
    """The cells that a preparation reads."""
    match made:
        case Cell() | Known() | Is():
            yield made
        case Choose():
            for part in (made.when, made.then, made.otherwise):
                yield from _parts(part)
        case Either():
            for part in made.parts:
                yield from _parts(part)
        case Fixed():
            return
        case _:
            assert_never(made)


_SECTION = tuple(column.name for column in _OFFENSE)
TRIED = (
    Column("tried_level", WORD, "whatever the level", LEVELS),
    Column("tried_unknown", FLAG, "whatever the level"),
    Column("instead", WORD, "the rules decide", ("closed", "target")),
)
"""For which level an offense is tried, and whether for an unknown one; `instead` of the rules, a level at which the
section can be no offense is closed, and an attempt of nobody knows what is open unless it cannot count."""
_ENHANCED = (Column("a1_enhancement", FLAG, ""), Column("a3_enhancement", FLAG, ""))

RECORDS = {
    "convictions": Records(
        "convictions",
        CONVICTIONS,
        (*_SECTION, "jurisdiction", "enhancements"),
        (
            *TRIED,
            Column("court", WORD, "", ("CA", "US", "elsewhere")),
            Column("may_be_prop47", FLAG, ""),
            *(Column(name, FLAG, "another court's") for name in OFFENSE),
            Column("place", WORD, "the statute does not say", CUSTODIES),
            *_ENHANCED,
        ),
        _OF_A_CONVICTION,
        qualifies,
        "date",
        date_of_conviction.windows,
        "conviction_opens",
        "conviction_refused",
        CONVICTIONS_READ,
    ),
    "charges": Records(
        "charges",
        CHARGES,
        _SECTION,
        (
            *TRIED,
            Column("serious", FLAG, ""),
            Column("listed_2014", FLAG, ""),
            *(
                Column(f"place_if_{known}", WORD, "open", CUSTODIES)
                for known in ("unknown", "prison", "jail")
            ),
            *_ENHANCED,
        ),
        _OF_A_CHARGE,
        charge,
        "finding_date",
        (),
        "charge_opens",
        "charge_refused",
        PENDING_READ,
    ),
}
"""The two kinds of record by name."""


def check_joined(columns: Iterable[str], answers: Iterable[str]) -> None:
    """Raises FactError where a table of requests cannot be joined with the answers of these kinds of record."""
    names = set(columns)
    for name in ("request_id", "on"):
        if name not in names:
            raise FactError(name, "the table has no such column.", "See amparo.decision.table_columns.")
    for kind in answers:
        for name in (RECORDS[kind].opens, RECORDS[kind].refused):
            if name in names:
                mend = f"Leave it out, or join no answers on {kind}."
                raise FactError(name, "the requests have such a column already.", mend)
