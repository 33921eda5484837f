"""Signs that draw a box or a mark: as characters, as letters of picture fonts, and typed between brackets."""

import re

EMPTY = "☐□◻▢❏❐❑❒⬜◯"
TICKED = "☒☑✓✔✗✘⊠✕✖🗹🗷🗸🗵"
DOUBTFUL = "■◼▪⬛"  # filled in, or only the mark of an item of a list
SIGNS = EMPTY + TICKED + DOUBTFUL
_BRACKETED = re.compile(r"^[\[({|_]+ ?([xX✓✔✗✘*]?) ?[\])}|_]+$")

# Letters of the fonts that office programs use for boxes, by their plain and their private code.
_WINGDINGS = {
    **dict.fromkeys("o\u00a8qpr", "☐"),
    **dict.fromkeys("\u00fe\u00fdx\u00fc\u00fbRTSVQ", "☒"),
    "n": "■",
}
_DINGBATS = {"n": "■", **dict.fromkeys("opqr", "☐"), **dict.fromkeys("345678", "☒")}


def is_pictorial(sign: str) -> bool:
    """Whether a sign may be a picture in a font of pictures, so that its font must be looked at."""
    return "\uf020" <= sign <= "\uf0ff" or sign in _WINGDINGS or sign in _DINGBATS


def sign_in_font(text: str, font: str) -> str:
    """What a letter draws in a font: a box, a mark, or itself in any other font."""
    name = font.lower()
    plain = chr(ord(text[0]) - 0xF000) if "\uf020" <= text[0] <= "\uf0ff" else text[0]
    if "wingding" in name or ("\uf020" <= text[0] <= "\uf0ff" and "symbol" not in name):
        return _WINGDINGS.get(plain, text)
    if "dingbat" in name:
        return _DINGBATS.get(plain, text)
    return text


def is_tick(word: str) -> bool:
    """Whether a word is nothing but a box or a mark, also one typed between brackets."""
    return (len(word) <= 2 and word[0] in SIGNS) or bool(
        _BRACKETED.match(word) and any(sign in word for sign in "[]()")
    )


def said_by(word: str) -> bool | None:
    """Whether a box or mark is ticked; None where it may be either."""
    if word[0] in DOUBTFUL:
        return None
    if word[0] in EMPTY + TICKED:
        return word[0] in TICKED
    bracketed = _BRACKETED.match(word)
    return bool(bracketed and bracketed[1])
