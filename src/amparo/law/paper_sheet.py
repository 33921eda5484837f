"""A paper's text as a reader sees it: cleaned lines, the caption at the top, the footer, and what is running prose.

Two ideas. The *caption* is the first twelve lines that hold anything, the *footer* the last five: only there does a
paper say who issued it and what it is. And whitespace is collapsed before any pattern runs, so that no pattern can
be slow, however long or odd the text is.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

CAPTION_LINES = 12
FOOTER_LINES = 5

LONGEST_READ = 160_000
"""Characters that are read: the beginning and the end of a longer text. A court paper has some ten thousand."""

LONGEST_EXCERPT = 600
"""A text with elisions (…) up to this length is an excerpt that somebody typed, not a scanned paper."""

_LONGEST_LINE = 240
_TAIL = 20_000
_SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
        **dict.fromkeys("‘’‚‛´`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("☒☑✓✔✗✘⊠■◼", " [x] "),
        **dict.fromkeys("☐□◻▢", " [ ] "),
    }
)
_ELISION = r"(?m)(?:(?<=[\s(/])|^)(?:…|\.\.\.)(?=[\s),.;/]|$)"


def word_set(text: str) -> frozenset[str]:
    """The words of a line as a set, so that lists of words read like lines."""
    return frozenset(text.split())


# In lower case these tell a sentence from a heading: a verb always, an article only beside another small word.
_VERBS = word_set(
    "is are was were be been has have had must may will shall should would can could does did i you we he she its "
    "your his her their this that these those which who whom if when until unless because please attached obeyed "
    "issued served pursuant comply return"
)
_ARTICLES = word_set("a an the any")
_LINKS = word_set("of for to in on or and by at with from before under as v vs")


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """The expression, compiled at its first use: importing the reader of papers costs nothing."""
    return re.compile(expression, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a paper that hold anything, and where its pages end."""

    lines: tuple[str, ...]
    flat: str  # all lines in one, for what may be broken across lines
    first_page_ends: int
    is_excerpt: bool
    is_cut: bool

    @property
    def caption(self) -> tuple[str, ...]:
        """The lines at the top, where a paper says whose it is."""
        return self.lines[:CAPTION_LINES]

    @property
    def footer(self) -> tuple[str, ...]:
        """The last lines, and those of the first page where page breaks are known: there a form prints its number."""
        last = self.lines[-FOOTER_LINES:]
        if self.first_page_ends >= len(self.lines):
            return last
        return self.lines[max(0, self.first_page_ends - FOOTER_LINES) : self.first_page_ends] + last

    @property
    def is_readable(self) -> bool:
        """Whether enough of the text is words in Latin letters to say anything about it."""
        solid = [
            character for character in self.flat if not character.isspace() and character not in "_.-=*#|"
        ]
        letters = [character for character in solid if character.isalpha()]
        latin = sum(character < "\u0250" for character in letters)
        words = pattern(r"[^\W\d_]{2,}").findall(self.flat[:4000])
        return len(words) >= 2 and len(letters) * 5 >= len(solid) * 2 and latin * 2 >= len(letters)


def read_sheet(text: str) -> Sheet:
    """The text as lines, whatever the file, scanner or hand that made it."""
    is_cut = len(text) > LONGEST_READ
    if is_cut:
        text = text[: LONGEST_READ - _TAIL] + "\n" + text[-_TAIL:]
    is_excerpt = len(text) <= LONGEST_EXCERPT and bool(pattern(_ELISION).search(text))
    if is_excerpt:
        text = pattern(_ELISION).sub("\n", text)
    pages = [_lines(page) for page in text.split("\f")]
    lines = [line for page in pages for line in page]
    if len(lines) <= 2:  # typed one after the other, with strokes between them
        lines = [part for line in lines for part in re.split(r" [/|] ", line) if part.strip(" /|")]
        pages = [lines]
    first = next((len(page) for page in pages if page), 0)
    return Sheet(tuple(lines), " ".join(lines), first, is_excerpt, is_cut)


def _lines(page: str) -> list[str]:
    """The lines of one page: compatible characters made one, invisible ones dropped, white space collapsed."""
    page = unicodedata.normalize("NFKC", page.translate(_SAME))[:LONGEST_READ]
    lines = (" ".join(_visible(line).split()) for line in page.splitlines())
    # A number alone is the margin of pleading paper, a stray sign is dirt; a run of them may be an empty signature.
    return [
        line
        for line in lines
        if len(line) > 3 or (any(character.isalnum() for character in line) and not line.isdigit())
    ]


def _visible(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        character if character.isprintable() else " " if character.isspace() else "" for character in line
    )


def has_box(line: str) -> bool:
    """Whether the line is one of a list of boxes to tick: what stands there is a choice, not a heading."""
    return bool(pattern(r"\[ ?x? ?\]|\( ?x? ?\)|^(?:o|x) (?=[a-z])").search(line[:_LONGEST_LINE]))


def is_prose(line: str) -> bool:
    """Whether the line is running text. A heading is short, has no verb, and is written in capitals or Title Case."""
    if len(line) > _LONGEST_LINE:
        return True
    words = pattern(r"[^\W\d_]+").findall(line)
    small = [word for word in words if word.islower()]
    if len(small) == len(words):  # typed without capitals: only its length can tell
        return len(words) > 8 or sum(word in _VERBS or word in _ARTICLES for word in words) > 1
    if not small:  # all in capitals: a long line that says what somebody does
        return len(words) > 8 and sum(word.lower() in _VERBS for word in words) > 1
    if has_verb(line) or (len(words) > 9 and len(small) * 2 > len(words)):
        return True
    says_something = any(word not in _ARTICLES and word not in _LINKS for word in small)
    return says_something and any(word in _ARTICLES for word in small)


def has_verb(line: str) -> bool:
    """Whether the line says what somebody does, so that it cannot be a title."""
    return not _VERBS.isdisjoint(pattern(r"[^\W\d_]+").findall(line[:_LONGEST_LINE]))


def runs_on(line: str, following: str) -> bool:
    """Whether the following line goes on with this one's sentence."""
    if pattern(r"^in (?:and for )?the$").match(line):
        return False
    last = pattern(r"([^\W\d_.]+)\W*$").search(line[-40:])
    if last and last[1].lower() in _ARTICLES | _LINKS:
        return True
    if pattern(r"\bu\. ?s\.$|\bunited states$").search(line[-40:]):
        return True
    return is_prose(line) and not line.endswith((".", ":", ";")) and not following.isupper()


_GAP = r"[-.\s\u2010-\u2015\u2212]{0,2}"
_A_NUMBER = (
    rf"\bA(?:lien)?[#:]?{_GAP}#?{_GAP}[\dO](?:{_GAP}[\dO]){{6,8}}(?!\d)"  # its letter first, as scanners spoil it too
    rf"|(?<![\d-])\d{{2,3}}[-.\s\u2010-\u2015]\d{{3}}[-.\s\u2010-\u2015]\d{{3}}(?![\d-])|(?<!\d)\d{{9}}(?!\d)"  # alone
)
MASKED = "A[masked]"


def mask_a_numbers(text: str) -> str:
    """The text with every A-number replaced: none is stored, shown or sent on."""
    return pattern(_A_NUMBER).sub(MASKED, text)


def has_a_number(text: str) -> bool:
    """Whether an A-number stands in the text: a strong sign of a DHS or immigration-court paper."""
    return any(match[0][0] in "Aa" for match in pattern(_A_NUMBER).finditer(text))


_SPANISH = word_set("el la los las de del que por para con una un se su al en y como no es esta este")
_ENGLISH = word_set("the of to and in that for by on with is be or this you are any a it as at")


def is_spanish(sheet: Sheet, language: str) -> bool:
    """Whether the paper is written in Spanish, as far as its small words tell."""
    if language:
        return language.lower().startswith("es")
    words = [word.lower() for word in pattern(r"[^\W\d_]+").findall(sheet.flat[:20_000])]
    spanish = sum(word in _SPANISH for word in words)
    return spanish >= 8 and spanish > 3 * sum(word in _ENGLISH for word in words)
