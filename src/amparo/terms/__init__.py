"""The words of the house: citations, languages, confidence tags, and the tree of errors."""

from amparo.terms.citations import NOT_LEGAL_ADVICE, Citation, Language, Tag, citations_in, weakest
from amparo.terms.counts import filled
from amparo.terms.errors import (
    AmparoError,
    ContradictionError,
    EngineError,
    FactError,
    FactValueError,
    FileError,
    RulebookError,
    UnknownFactError,
)

__all__ = [
    "NOT_LEGAL_ADVICE",
    "AmparoError",
    "Citation",
    "ContradictionError",
    "EngineError",
    "FactError",
    "FactValueError",
    "FileError",
    "Language",
    "RulebookError",
    "Tag",
    "UnknownFactError",
    "citations_in",
    "filled",
    "weakest",
]
