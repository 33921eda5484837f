"""Why a figure on people is hidden, or not said anew, in English and Spanish."""

from enum import StrEnum

from amparo.release.masking import POOL
from amparo.terms import Language


class Why(StrEnum):
    """Why something is hidden, or not said anew."""

    SMALL = "small"
    COMPLEMENTARY = "complementary"
    ONE_MORE = "one_more"
    ATTACKED = "attacked"
    POOL = "pool"
    WITHHELD = "withheld"
    KEPT_BACK = "kept_back"
    TAKEN_BACK = "taken_back"

    def in_language(self, language: Language) -> str:
        """The sentence."""
        return WHYS[self][0 if language == "en" else 1]


WHYS: dict[Why, tuple[str, str]] = {
    Why.SMALL: ("It is a count of 1 to 10 people.", "Es un recuento de 1 a 10 personas."),
    Why.COMPLEMENTARY: (
        "It is hidden so that a hidden count cannot be worked out from the sum.",
        "Se oculta para que un recuento oculto no pueda calcularse a partir de la suma.",
    ),
    Why.ONE_MORE: (
        "It is hidden because the counts hidden beside it are too small together.",
        "Se oculta porque los recuentos ocultos junto a él son demasiado pequeños en conjunto.",
    ),
    Why.ATTACKED: (
        "It is hidden because the attack over everything published found too much.",
        "Se oculta porque el ataque sobre todo lo publicado averiguó demasiado.",
    ),
    Why.POOL: (
        f"Fewer than {POOL} people in the year: only their number is shown.",
        f"Menos de {POOL} personas en el año: solo se muestra cuántas fueron.",
    ),
    Why.WITHHELD: (
        "No way of hiding cells protects this table: only the number of people is shown.",
        "Ninguna forma de ocultar celdas protege esta tabla: solo se muestra el número de personas.",
    ),
    Why.KEPT_BACK: (
        "A correction is kept back: old beside new would tell of 1 to 10 people. What was published stands.",
        "Se reserva una corrección: lo anterior junto a lo nuevo hablaría de 1 a 10 personas. Queda lo publicado.",
    ),
    Why.TAKEN_BACK: (
        "A release that told it was taken back because it could identify somebody: of this year it is told no more.",
        "Se retiró una publicación que lo decía, porque podía identificar a alguien: de este año ya no se dice.",
    ),
}
"""Each in English and Spanish. For the desk; a public page says only that a count is hidden."""
