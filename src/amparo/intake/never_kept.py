"""What is never kept: columns on where a person was born or belongs, and free text that names somebody.

The words by which a text tells such things are those of `amparo.facts.never_written`; here a list of requests asks them.
"""

import re

from amparo.facts.never_written import reaches_somebody, tells_origin

_BELONGING = re.compile(
    r"citizen|nationalit|birth_?(place|country|city)|(place|country|city)_of_birth|birth_country|country_of_origin|"
    r"immigration_status|migration_status|residency_status|ethnic_origin|alien_?(number|file|status)|^a_?(number|file)$",
)
_TITLED = re.compile(
    r"\b(?i:sr|sra|srta|mr|mrs|ms|miss|mx|dr|dra|lic|don|doña|señor|señora|attorney|abogado|abogada|deputy|officer|"
    r"agent|sgt|lt|judge)\b\.?\s+[A-ZÁÉÍÓÚÑÜ][\w'’-]+"
)


def never_kept(column: str) -> bool:
    """Whether a column or field says where a person was born or belongs; it is dropped before anything reads it."""
    return bool(_BELONGING.search(re.sub(r"[\W_]+", "_", column.strip().lower())))


def names_somebody(text: str) -> bool:
    """Whether free text seems to hold a name after a title, a telephone number, a mailbox or a federal file number.

    It finds patterns, not people: a bare name passes. So free text is never printed at all, found or not.
    """
    return reaches_somebody(text) or bool(_TITLED.search(text))


def without_origin(text: str) -> tuple[str, bool]:
    """A free text without the sentences that tell where somebody was born or belongs; and whether there were any.

    It finds words, not meanings: "he is from there" passes. So such a text is kept sealed, and never counted.
    """
    kept, struck = [], False
    for line in text.split("\n"):
        sentences = re.split(r"(?<=[.!?;])\s+", line)
        left = [sentence for sentence in sentences if not tells_origin(sentence)]
        struck = struck or len(left) < len(sentences)
        kept.append(" ".join(left))
    return "\n".join(kept).strip(), struck
