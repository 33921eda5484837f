"""On what grounds a person is erased for good, each with the sentence that stands in the tombstone; counsel cites the law.

The sentences name no section: which law it is, counsel writes beside the ground. Nothing here says that a ground is met.
"""

from enum import StrEnum

from amparo.terms import Language


class Ground(StrEnum):
    """Why a person is erased."""

    COURT_ORDER = "court_order"
    RETENTION_ENDED = "retention_ended"
    TAKEN_BY_MISTAKE = "taken_by_mistake"

    def in_language(self, language: Language) -> str:
        """The sentence."""
        return GROUNDS[self][0 if language == "en" else 1]


GROUNDS: dict[Ground, tuple[str, str]] = {
    Ground.COURT_ORDER: ("A court ordered it.", "Lo ordenó un tribunal."),
    Ground.RETENTION_ENDED: (
        "The time for which the agency's retention schedule keeps it has ended.",
        "Terminó el plazo por el que lo guarda el calendario de conservación de la agencia.",
    ),
    Ground.TAKEN_BY_MISTAKE: (
        "It was taken in by mistake and is about somebody who is not the person of the request.",
        "Se registró por error y trata de alguien que no es la persona de la solicitud.",
    ),
}
"""Each in English and Spanish."""
