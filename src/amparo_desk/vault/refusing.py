"""No name on where a person was born or belongs goes into the vault, in whatever half, draft or profile."""

from collections.abc import Mapping
from typing import Any

from amparo.intake.never_kept import never_kept
from amparo.terms import FactError


def refuse_origin(path: str, value: Any) -> None:
    """Raises FactError where a name, at whatever depth, is one that is never kept."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if never_kept(str(name)):
                raise FactError(
                    f"{path}.{name}",
                    "what tells where a person was born or belongs is never kept.",
                    "Leave it out.",
                )
            refuse_origin(f"{path}.{name}", inner)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            refuse_origin(f"{path}[{place}]", inner)
