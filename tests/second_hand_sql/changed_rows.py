"""What would change if one row of the tables were another: its outcome turned, the row left out, one of its cells blank.

The changed row goes through the view `hit` again; the hits of the other rows are kept, since rows do not see each other.
"""

from collections.abc import Iterator
from typing import Any

from tests.second_hand_sql.compare import Beside
from tests.second_hand_sql.spaces import rows_about

NOT_CELLS = ("about", "place", "id", "outcome")


class Changed:
    """The cases asked of `beside`, with the program's outcomes and every row's hits kept."""

    def __init__(self, beside: Beside, kind: str) -> None:
        self.database, self.kind = beside.database, kind
        self.database.execute("CREATE OR REPLACE TABLE hits AS SELECT * FROM hit")
        self.database.execute("CREATE OR REPLACE TABLE told AS SELECT case_id, outcome FROM program")
        assert self._differs("SELECT * FROM hits") == 0

    def unnoticed(self) -> Iterator[str]:
        """The changes that no case asked would notice, as `about place id: what was changed`."""
        for row in rows_about(self.kind):
            name = f"{row['about']} {row['place']} {row['id']}"
            others = f"SELECT * FROM hits WHERE place <> {row['place']}"
            turned = "permitted" if row["outcome"] != "permitted" else "prohibited"
            own = f"SELECT case_id, place, id, '{turned}' FROM hits WHERE place = {row['place']}"
            if not self._differs(f"{others} UNION ALL {own}"):
                yield f"{name}: outcome"
            if not self._differs(others):
                yield f"{name}: left out"
            yield from (f"{name}: {cell}" for cell in _filled(row) if not self._blank(row, cell, others))

    def _blank(self, row: dict[str, Any], cell: str, others: str) -> int:
        one = f"WHERE about = '{row['about']}' AND place = {row['place']}"
        self.database.execute(f'UPDATE rule SET "{cell}" = NULL {one}')
        found = self._differs(f"{others} UNION ALL SELECT * FROM hit WHERE place = {row['place']}")
        self.database.execute(f'UPDATE rule SET "{cell}" = ? {one}', [row[cell]])
        return found

    def _differs(self, hits: str) -> int:
        """How many of the kept cases would get another outcome than the program's, or none."""
        first = f"SELECT case_id, arg_min(outcome, place) AS outcome FROM ({hits}) GROUP BY case_id"
        query = f"""SELECT count(*) FROM told LEFT JOIN ({first}) AS now ON now.case_id = told.case_id
            WHERE now.outcome IS NULL OR now.outcome <> told.outcome"""
        found = self.database.execute(query).fetchone()
        assert found is not None
        return int(found[0])


def _filled(row: dict[str, Any]) -> list[str]:
    return [name for name, cell in row.items() if cell is not None and name not in NOT_CELLS]
