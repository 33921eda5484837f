"""A jail's list in small, for tests: one good line, and any cell of it changed."""

from pathlib import Path

from amparo.intake.jail_columns import TABLE

GOOD = {
    "request_id": "T-001",
    "received_at": "2025-01-06T08:12",  # a Monday
    "channel": "email",
    "form": "I-247A",
    "asks_notification": "yes",
    "asks_hold": "yes",
    "asks_interview": "no",
    "attached_paper": "I-200",
    "person_ref": "P-001",
    "booking_ref": "B-001",
    "basis_claimed": "none",
    "decision": "declined",
    "decided_at": "2025-01-06T10:40",
    "copy_served_at": "2025-01-06T13:05",
    "copy_served_language": "es",
    "told_decision_at": "2025-01-06T13:05",
    "release_due_at": "2025-01-08T09:00",
    "released_at": "2025-01-08T09:20",
    "transferred": "no",
    "ice_arrest_on_premises": "no",
    "age_band": "25-34",
    "staff_minutes": "22",
}
TOLD = {
    "basis_claimed": "conviction",
    "basis_offense": "PC 211",
    "basis_level": "felony",
    "basis_date": "2021-11-30",
    "offence_count": "1",
    "decision": "responded",
    "ice_notified_at": "2025-01-07T09:00",
    "person_release_notice_at": "2025-01-07T09:10",
    "designee_notice_at": "2025-01-07T09:20",
}
"""Changes that make of the good line one that was answered as the law allows."""


def text_of(*lines: dict[str, str], columns: tuple[str, ...] = TABLE.needed) -> str:
    """A list as text. Each line is the good one with some cells changed; lines are numbered by themselves."""
    rows = [",".join(columns)]
    for number, changes in enumerate(lines, 1):
        cells = {**GOOD, "request_id": f"T-{number:03}", **changes}
        rows.append(",".join(_quoted(cells.get(column, "")) for column in columns))
    return "\n".join(rows) + "\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(sign in cell for sign in ',"\n') else cell


def write(folder: Path, *lines: dict[str, str], columns: tuple[str, ...] = TABLE.needed) -> Path:
    """The same as a file."""
    path = folder / "list.csv"
    path.write_text(text_of(*lines, columns=columns), "utf-8")
    return path
