"""A point: one case file counts once more, or by so many, for one figure on one day. Nothing of the case file is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Point:
    """Table and measure, the day by which the period is found, the codes by list, and how much it adds.

    One that is not known adds nothing: it says that nobody noted how much the measure comes to in that period.
    """

    table: str
    measure: str
    on: date
    codes: Mapping[str, str] = field(default_factory=dict)
    amount: int = 1
    is_known: bool = True
