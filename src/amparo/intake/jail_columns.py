"""The columns of a jail's list: what each means, which words a cell may hold, and what an empty cell says.

The reader takes its words from here, and the page for the people who fill the list is written from here.
"""

from dataclasses import dataclass

from amparo.facts.request import FORMS
from amparo.intake.cells import UNKNOWN
from amparo.intake.rows import Table

PAGE = "docs/how-to/jail-list.md"
"""The page that `jail_list_page` writes; a test compares the two."""

CHANNELS = ("email", "fax", "phone", "hand", "mail", "portal")
WARRANT, LIST_DEMAND, NO_FORM = "judicial_warrant", "list_demand", "none"
ALL_FORMS = (*FORMS, WARRANT, LIST_DEMAND)
PAPERS = ("I-200", "I-205", "judicial", "none")
DECISIONS = ("responded", "declined", "withdrawn_by_requester", "pending")
BASES = ("conviction", "charge_only", "none", "bulk_list", "judicial_warrant")
LEVELS = ("felony", "misdemeanor", "infraction")
YES_OR_NO = ("yes", "no")

MARKS = ("request_id", "received_at")
"""Columns by which the file is recognized."""

_MOMENT = "a local date and time, as in `2025-01-09T22:45`"
_REFERENCE = "a number of your own, as in `{}`; never a name"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `empty` says what an empty cell means; where it is blank, the cell must be filled.

    `words` are all a cell may hold; where there are none, `holds` says what it looks like. A column with
    `empty_on_a_list_demand` may be empty only on such a line.
    """

    name: str
    means: str
    empty: str = ""
    words: tuple[str, ...] = ()
    holds: str = ""
    empty_on_a_list_demand: bool = False

    @property
    def may_be_empty(self) -> bool:
        """Whether a line about one person may leave it empty."""
        return bool(self.empty) and not self.empty_on_a_list_demand


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column(
            "request_id",
            "Your number for this request, once in the list.",
            holds=_REFERENCE.format("R-001"),
        ),
        Column("received_at", "When it came in. Every duty is counted from here.", holds=_MOMENT),
        Column("channel", "How it came in.", words=CHANNELS),
        Column(
            "form",
            "Which form it is. `none`: a call or a talk without paper. `list_demand`: it asks about no one person.",
            words=ALL_FORMS,
        ),
        Column("asks_notification", "Does it ask to be told of the release?", words=YES_OR_NO),
        Column("asks_hold", "Does it ask to keep the person longer?", words=YES_OR_NO),
        Column("asks_interview", "Does it ask to talk with the person?", words=YES_OR_NO),
        Column(
            "attached_paper",
            "What came with it. I-200 and I-205 are signed by an officer, `judicial` by a judge of a court.",
            empty="no paper is on record",
            words=PAPERS,
        ),
        Column(
            "person_ref",
            "Your number for the person, the same on each line about them.",
            empty="allowed only where the form is `list_demand`",
            holds=_REFERENCE.format("P-002"),
            empty_on_a_list_demand=True,
        ),
        Column(
            "booking_ref",
            "Your number for the booking.",
            empty="allowed only where the form is `list_demand`",
            holds=_REFERENCE.format("B-1002"),
            empty_on_a_list_demand=True,
        ),
        Column(
            "basis_claimed",
            "On what the clerk based the answer. `none`: the whole history was read and held no ground. "
            "`charge_only`: a pending charge, without a magistrate's finding.",
            empty="nobody has read the history: unknown, never none",
            words=(*BASES, UNKNOWN),
        ),
        Column(
            "basis_section",
            "The paragraph of law that the clerk named. It is not read: the offense decides.",
            empty="nothing was named",
            holds="any text",
        ),
        Column(
            "basis_offense",
            "The offense behind the claim.",
            empty="unknown; but a `conviction` must say which",
            holds=f"a California code and section, as in `PC 245(a)(1)`, or `{UNKNOWN}`",
        ),
        Column("basis_level", "How grave that offense is.", empty="unknown", words=(*LEVELS, UNKNOWN)),
        Column(
            "basis_date",
            "The day of the conviction.",
            empty="unknown",
            holds=f"a day, as in `2019-04-02`, or `{UNKNOWN}`",
        ),
        Column(
            "offence_count",
            "How many convictions and charges the clerk counted.",
            empty="0",
            holds="a whole number, 0 to 1,000",
        ),
        Column(
            "decision",
            "What the agency decided. `pending`: nothing yet. `withdrawn_by_requester`: they took it back.",
            words=DECISIONS,
        ),
        Column("decided_at", "When it decided.", empty="not on record", holds=_MOMENT),
        Column(
            "copy_served_at",
            "When the person got the copy.",
            empty="not on record: not served",
            holds=_MOMENT,
        ),
        Column(
            "copy_served_language",
            "In which language. `(oral)` behind it: read aloud.",
            empty="not on record",
            holds="a language, as in `es`, `zh-Hans` or `mixtec (oral)`",
        ),
        Column(
            "told_decision_at",
            "When the person was told what the jail intends.",
            empty="not on record: not told",
            holds=_MOMENT,
        ),
        Column(
            "ice_notified_at",
            "When the federal office was told of the release.",
            empty="it was not told",
            holds=_MOMENT,
        ),
        Column(
            "person_release_notice_at",
            "When the person got that same notice.",
            empty="not on record: not given",
            holds=_MOMENT,
        ),
        Column(
            "designee_notice_at",
            "When their attorney or the one person they named got it.",
            empty="not on record: not given",
            holds=_MOMENT,
        ),
        Column("release_due_at", "When release was due.", empty="not on record", holds=_MOMENT),
        Column("released_at", "When the person left.", empty="not on record: still there", holds=_MOMENT),
        Column("transferred", "Was the person handed over?", words=YES_OR_NO),
        Column("ice_arrest_on_premises", "Was there a federal arrest at the jail?", words=YES_OR_NO),
        Column(
            "age_band",
            "The age, in a band: only “minor or not” is kept.",
            empty="unknown",
            holds=f"a band, as in `25-34`, `65+` or `under_18`, or `{UNKNOWN}`",
        ),
        Column("staff_minutes", "Minutes of work it took.", empty="0", holds="a whole number, 0 to 100,000"),
        Column(
            "note",
            "Free text. It is only searched for names and telephone numbers, and never kept or printed.",
            empty="no note",
            holds="any text",
        ),
    )
}
"""Every column that a list must have, in the order of the template."""

TABLE = Table(
    needed=tuple(COLUMNS),
    unread=("decided_by_role", "gender", "ethnicity"),
    help=f"Every column is explained in {PAGE}; `amparo run --template` prints an empty list.",
)


def template() -> str:
    """An empty list: the line of column names."""
    return f"{','.join(TABLE.needed)}\n"


def jail_list_page() -> str:
    """The page for whoever fills in the list, as Markdown."""
    rows = "\n".join(
        f"| `{column.name}` | {column.means} | {_cell(column)} | {column.empty or '**must be filled**'} |"
        for column in COLUMNS.values()
    )
    return _PAGE.format(rows=rows, unread=", ".join(f"`{name}`" for name in TABLE.unread))


def _cell(column: Column) -> str:
    return ", ".join(f"`{word}`" for word in column.words) or column.holds


_PAGE = """\
# How to fill in a jail's list

`amparo run` reads a year of requests from one table: one line for each request, saved as CSV in UTF-8, with commas.

```sh
amparo run --template > list.csv
```

prints the line of column names, with nothing below it. Fill it in, or rename the columns of a list you have. All of
these columns must be there, in any order; where nothing is known, leave the cell empty. Do not guess: an empty cell
is an unknown, and an unknown is never read as a yes.

Times are local and carry no zone. Write no names: people and bookings have numbers of your own.

| column | what it means | what a cell may hold | what an empty cell means |
| --- | --- | --- | --- |
{rows}

A line must ask something: `yes` under at least one `asks_` column, unless the form is `judicial_warrant` or
`list_demand`.

A list may also have the columns {unread}. They are not needed and not read. Columns on where a person was born or
belongs are dropped unread. Any other column is named under “What was left aside” and not read.

When a cell cannot be read, the whole list is refused, with the line, the column and how to mend it.

This page is written from the tables of the program, and a test compares the two.
"""
