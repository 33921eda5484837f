"""What is never kept: columns on where a person was born or belongs, and free text that names somebody."""

import re

_BELONGING = re.compile(
    r"citizen|nationalit|birth_?(place|country|city)|(place|country|city)_of_birth|birth_country|country_of_origin|"
    r"immigration_status|migration_status|residency_status|ethnic_origin|alien_?(number|file|status)|^a_?(number|file)$",
)
_TELLS_ORIGIN = re.compile(
    r"\b(citizen\w*|ciudadan\w*|nationalit\w*|nacionalidad\w*|birth ?place|lugar de nacimiento|place of birth|"
    r"(?:was |were |is |are )?born (?:in|at)|naci[óo] en|nacid[oa]s? en|native of|natural de|originari[oa]s? de|"
    r"(?:country|pa[íi]s) (?:of|de) (?:origin|origen|birth|nacimiento)|(?:immigration|migration|residency) status|"
    r"(?:situaci[óo]n|estatus|estado|condici[óo]n) migratori[oa]|undocumented|indocumentad\w*|illegal alien\w*|"
    r"alien (?:number|file|registration)|green ?card|(?:un)?lawfully present|a[- ]?(?:number|file)|"
    r"a[- ]?\d{3}[- ]?\d{3}[- ]?\d{3})\b",
    re.IGNORECASE,
)
"""Words with which a text tells where somebody was born or belongs, or gives a federal file number."""

_NAMES_SOMEBODY = (
    re.compile(r"(?<![\w-])(\+?1[ .-]?)?(\(\d{3}\)[ ]?|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w-])"),
    re.compile(r"(?<!\d)\d{10}(?!\d)"),
    re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    re.compile(r"(?<!\w)A[- ]?\d{3}[- ]?\d{3}[- ]?\d{3}(?!\d)"),
    re.compile(
        r"\b(?i:sr|sra|srta|mr|mrs|ms|miss|mx|dr|dra|lic|don|doña|señor|señora|attorney|abogado|abogada|deputy|officer|"
        r"agent|sgt|lt|judge)\b\.?\s+[A-ZÁÉÍÓÚÑÜ][\w'’-]+"
    ),
)


def never_kept(column: str) -> bool:
    """Whether a column or field says where a person was born or belongs; it is dropped before anything reads it."""
    return bool(_BELONGING.search(re.sub(r"[\W_]+", "_", column.strip().lower())))


def names_somebody(text: str) -> bool:
    """Whether free text seems to hold a name after a title, a telephone number, a mailbox or a federal file number.

    It finds patterns, not people: a bare name passes. So free text is never printed at all, found or not.
    """
    return any(pattern.search(text) for pattern in _NAMES_SOMEBODY)


def without_origin(text: str) -> tuple[str, bool]:
    """A free text without the sentences that tell where somebody was born or belongs; and whether there were any.

    It finds words, not meanings: "he is from there" passes. So such a text is kept sealed, and never counted.
    """
    kept, struck = [], False
    for line in text.split("\n"):
        sentences = re.split(r"(?<=[.!?;])\s+", line)
        left = [sentence for sentence in sentences if not _TELLS_ORIGIN.search(sentence)]
        struck = struck or len(left) < len(sentences)
        kept.append(" ".join(left))
    return "\n".join(kept).strip(), struck
