"""What the gate finds in a draft of a release, each with its sentence in English and Spanish; and what of it stops a release."""

from dataclasses import dataclass
from enum import StrEnum

from amparo.terms import Language


class Code(StrEnum):
    """What was found."""

    NOTHING_TO_SHOW = "nothing_to_show"
    TOO_YOUNG = "too_young"
    NOT_CLOSED = "not_closed"
    CLOSED_TOO_EARLY = "closed_too_early"
    CLOSED_AS_NOTHING = "closed_as_nothing"
    FIGURE_GONE = "figure_gone"
    CORRECTED = "corrected"
    HIDDEN = "hidden"
    DETERMINED = "determined"
    UNFIT = "unfit"
    OTHER_LOG = "other_log"
    BEFORE_THE_LAST = "before_the_last"
    FIRST_DAYS_MISSING = "first_days_missing"
    TAKEN_BACK_TOO = "taken_back_too"


STOPS = frozenset(
    {
        Code.NOTHING_TO_SHOW,
        Code.TOO_YOUNG,
        Code.CLOSED_TOO_EARLY,
        Code.CLOSED_AS_NOTHING,
        Code.FIGURE_GONE,
        Code.DETERMINED,
        Code.UNFIT,
        Code.OTHER_LOG,
        Code.BEFORE_THE_LAST,
    }
)
"""What stops a release; the rest is said to whoever approves it."""

WORDS: dict[Code, tuple[str, str]] = {
    Code.NOTHING_TO_SHOW: (
        "No period is old enough yet, so there is nothing to publish. Wait until {detail}.",
        "Ningún período es aún bastante antiguo, así que no hay nada que publicar. Espere hasta el {detail}.",
    ),
    Code.TOO_YOUNG: (
        "{place}: this period is younger than the delay allows. Count again up to {detail}.",
        "{place}: este período es más reciente de lo que permite la espera. Cuente otra vez hasta el {detail}.",
    ),
    Code.NOT_CLOSED: (
        "{place}: nobody in office closed this period; it is shown as {detail}, without figures.",
        "{place}: nadie a cargo cerró este período; se muestra como «{detail_es}», sin cifras.",
    ),
    Code.CLOSED_TOO_EARLY: (
        "{place}: it was closed on {detail}, before it was over. Close it again.",
        "{place}: se cerró el {detail}, antes de que terminara. Ciérrelo otra vez.",
    ),
    Code.CLOSED_AS_NOTHING: (
        "{place}: it was closed as “nothing known”, and {detail} contacts and visits are on record. The office closes it again.",
        "{place}: se cerró como «nada conocido», y constan {detail} contactos y visitas. La oficina debe cerrarlo otra vez.",
    ),
    Code.FIGURE_GONE: (
        "{place}: release {detail} has this figure and this draft has not. A figure is corrected, never dropped.",
        "{place}: la publicación {detail} tiene esta cifra y este borrador no. Una cifra se corrige, nunca se quita.",
    ),
    Code.CORRECTED: (
        "{place}: it was {detail}. Both are shown, with the reason: {reason}.",
        "{place}: era {detail_es}. Se muestran ambas, con el motivo: {reason_es}.",
    ),
    Code.HIDDEN: (
        "{place}: withheld figures: {count}. {detail}",
        "{place}: cifras reservadas: {count}. {detail_es}",
    ),
    Code.DETERMINED: (
        "{place}: with all that was ever published an outsider finds this hidden figure. Nothing is published.",
        "{place}: con todo lo publicado hasta ahora, alguien de fuera averigua esta cifra oculta. No se publica nada.",
    ),
    Code.UNFIT: ("The draft does not fit together: {detail}", "El borrador no concuerda: {detail_es}"),
    Code.OTHER_LOG: (
        (
            "The earlier releases are of the log {detail}, and this one does not say that it goes on for it. Name that log; or, "
            "where it or its keys are lost, `amparo desk begin-log --before CHECKPOINT`, then a night."
        ),
        (
            "Las publicaciones anteriores son del registro {detail}, y este no dice que siga en su lugar. Nombre aquel; o, si se "
            "perdió o se perdieron sus claves, `amparo desk begin-log --before CHECKPOINT` y después una noche."
        ),
    ),
    Code.BEFORE_THE_LAST: (
        "The last release was made on {detail}; a new one cannot be older. Look at the clock.",
        "La última publicación se hizo el {detail}; una nueva no puede ser anterior. Revise el reloj.",
    ),
    Code.FIRST_DAYS_MISSING: (
        "{place}: the agency began on {detail}, within this period; its figures are of a part of it.",
        "{place}: la agencia empezó el {detail}, dentro de este período; sus cifras son de una parte de él.",
    ),
    Code.TAKEN_BACK_TOO: (
        "Release {detail} repeats figures on people of one that could identify somebody. It is taken back with it.",
        "La publicación {detail} repite cifras de personas de una que podía identificar a alguien. Se retira con ella.",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the gate found. `place` names table, agency, period and measure by their codes, never a person.

    `count` and `why` (in English and Spanish) are those of figures that are withheld.
    """

    code: Code
    en: str
    es: str
    place: str = ""
    count: int = 0
    why: tuple[str, str] = ("", "")

    @property
    def stops(self) -> bool:
        """Whether it stops the release."""
        return self.code in STOPS

    def sentence(self, language: Language) -> str:
        """The sentence."""
        return self.en if language == "en" else self.es


def found(code: Code, place: str = "", **blanks: object) -> Finding:
    """A finding, its blanks filled."""
    filled = {"detail_es": blanks.get("detail", ""), **blanks, "place": place}
    en, es = WORDS[code]
    return Finding(code, en.format(**filled), es.format(**filled), place)
