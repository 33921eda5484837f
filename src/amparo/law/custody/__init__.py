"""The law of custody: one file per act asked. `decision_for(kind)` opens them."""

from functools import cache
from importlib import import_module

from amparo.rules import Decision

FILES: dict[str, tuple[str, str]] = {
    "hold": ("hold", "hold"),
    "notification": ("notification", "notification"),
    "transfer": ("transfer", "transfer"),
    "transport": ("transfer", "transport"),
    "interview": ("interview", "interview"),
    "information": ("information", "information_item"),
    "status_inquiry": ("status_inquiry", "status_inquiry"),
    "civil_arrest": ("arrest", "civil_arrest"),
    "criminal_warrant": ("criminal_warrant", "criminal_warrant"),
    "task_force": ("joint_work", "task_force"),
    "joint_operation": ("joint_work", "joint_operation"),
    "287g": ("arrest", "agreement_287g"),
    "supervision": ("arrest", "supervision"),
    "premises": ("arrest", "premises"),
    "interpreter": ("arrest", "interpreter"),
    "border_search": ("arrest", "border_search"),
    "reentry_1326": ("arrest", "reentry_1326"),
    "detention_contract": ("detention_contract", "detention_contract"),
}
"""The file and the name of each request kind's decision; a file is read when its kind is first asked."""


@cache
def decision_for(kind: str) -> Decision:
    """The rules for one request kind."""
    file, name = FILES[kind]
    found: Decision = getattr(import_module(f"amparo.law.custody.{file}"), name)
    return found


def all_decisions() -> dict[str, Decision]:
    """Every request kind with its rules."""
    return {kind: decision_for(kind) for kind in FILES}
