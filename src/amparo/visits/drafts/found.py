"""Every sort of draft, found by walking `each/`: one file a draft, each with its `KIND`."""

import pkgutil
from importlib import import_module

from amparo.terms import FactValueError
from amparo.visits.drafts import each
from amparo.visits.drafts.kind import DraftKind

__all__ = ["KINDS", "kind_of"]


def _walk() -> dict[str, DraftKind]:
    found = [
        import_module(f"{each.__name__}.{module.name}") for module in pkgutil.iter_modules(each.__path__)
    ]
    kinds: list[DraftKind] = [module.KIND for module in found]
    return {kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.code)}


KINDS: dict[str, DraftKind] = _walk()
"""Every sort by its code."""


def kind_of(code: str) -> DraftKind:
    """The sort with a code. Raises FactValueError where there is none."""
    if code not in KINDS:
        raise FactValueError("draft", f"{code!r} is no draft.", f"One of {', '.join(KINDS)}.")
    return KINDS[code]
