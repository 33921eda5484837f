"""The facts of a decision as they are kept: only those that a rule can turn on, copied, so that nothing else travels.

What stands in a request for the record alone (names of papers, courts, case numbers, where a fact was read) is not a
fact of the decision and never enters an answer, an export or a receipt.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

_NOT_KEPT = frozenset({"received", "origin", "channel", "reference", "source", "verified"})
_KEPT_APART = _NOT_KEPT | {"documents"}
_OF_A_PAPER = ("kind", "signed_by", "crime")
_PLAIN = frozenset({str, bool, int, type(None)})


def kept_facts(
    request: Mapping[str, Any], person: Mapping[str, Any], legal: Mapping[str, Any] | None, *, as_case: bool
) -> dict[str, Any]:
    """A copy of the facts that were decided on, as plain data with days as ISO text."""
    kept = {name: _plain(value) for name, value in request.items() if name not in _KEPT_APART}
    if "documents" in request:
        papers = request["documents"]
        kept["documents"] = (
            None
            if not isinstance(papers, list | tuple)
            else [{name: paper[name] for name in _OF_A_PAPER if name in paper} for paper in papers if paper]
        )
    return {"request": kept, "person": _plain(person), "legal": _plain(legal), "as_case": as_case}


def _plain(value: Any) -> Any:
    if type(value) in _PLAIN:  # most of them, and asked first: it is the quickest question
        return value
    if type(value) is dict or isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items() if name not in _NOT_KEPT}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
