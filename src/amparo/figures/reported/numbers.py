"""Numbers as people write them: with marks of thousands, decimal points or commas, and words such as `about`."""

import re
from decimal import Decimal

from amparo.figures.reported.figure import Number

MOST = 10**9
_MARKS = {
    "at_least": ("at least", "al menos", "≥", ">=", "more than or equal to"),
    "about": (
        "about",
        "around",
        "approximately",
        "unos",
        "unas",
        "alrededor de",
        "aproximadamente",
        "~",
        "≈",
    ),
}
_GROUPED = re.compile(r"\d{1,3}([.,' ])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_BOTH = re.compile(r"\d{1,3}(?:([.,' ])\d{3})+[.,]\d+")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"})


class NumberError(ValueError):
    """It is no number that can be used; the two words are what is wrong, in English and Spanish."""

    def __init__(self, en: str, es: str) -> None:
        self.en, self.es = en, es
        super().__init__(en)


def read_number(text: str, whole: bool) -> tuple[Number, tuple[str, ...]]:
    """The number and its marks. `whole` for counts. Raises NumberError where it is none, or could be read in two ways."""
    spelt = " ".join(text.translate(_SPACES).split())
    marks = list[str]()
    for mark, words in _MARKS.items():
        for word in words:
            if spelt.casefold().startswith(word):
                spelt = spelt[len(word) :].strip()
                marks.append(mark)
                break
    sign = -1 if spelt[:1] in "-−" and spelt[1:2].isdigit() else 1
    found = _value(spelt[1:] if sign < 0 or spelt[:1] == "+" else spelt, whole)
    value: Number = -found if sign < 0 else found
    if whole and sign < 0:
        raise NumberError(
            f"{text!r}: a count cannot be less than zero.",
            f"{text!r}: un conteo no puede ser menor que cero.",
        )
    if not -MOST <= value <= MOST:
        raise NumberError(
            f"{text!r} is too large to be true.", f"{text!r} es demasiado grande para ser cierto."
        )
    return value, tuple(marks)


def _value(spelt: str, whole: bool) -> Number:
    """A number without its sign. A count has no decimals, so that in it a mark before three digits parts thousands."""
    if spelt.isascii() and spelt.isdigit() and len(spelt) <= 40:
        return int(spelt)
    if _GROUPED.fullmatch(spelt):
        single = len(re.findall(r"[.,]", spelt)) == 1
        if not whole and single:
            raise NumberError(
                f"{spelt!r} could be thousands or a decimal; write it without a mark of thousands.",
                f"{spelt!r} puede ser de miles o decimal; escríbalo sin separador de miles.",
            )
        return int(re.sub(r"\D", "", spelt))
    if _DECIMAL.fullmatch(spelt) or _BOTH.fullmatch(spelt):
        before, after = re.split(r"[.,](?=\d+$)", spelt)
        value = Decimal(f"{re.sub(r'[^0-9]', '', before)}.{after}")
        if value == value.to_integral_value():
            return int(value)
        if whole:
            raise NumberError(
                f"{spelt!r}: a count has no decimals.", f"{spelt!r}: un conteo no tiene decimales."
            )
        return value
    raise NumberError(
        f"{spelt!r} is no number. Write digits alone; leave it empty where nothing was reported.",
        f"{spelt!r} no es un número. Escriba solo cifras; déjelo vacío si no se informó nada.",
    )


def written(value: Number) -> str:
    """A number for people, as it is written in the United States in both languages: 1,236; 62.8."""
    return f"{value:,}"
