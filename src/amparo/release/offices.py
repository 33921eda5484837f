"""The offices that attest a month of the log: an office speaks there, never a person, so only these words can be chosen."""

from enum import StrEnum

from amparo.terms import Language


class OfficeName(StrEnum):
    """An office of an agency."""

    RECORDS = "records"
    COMMAND = "command"
    ADMINISTRATION = "administration"
    COUNSEL = "counsel"
    OVERSIGHT = "oversight"
    CLERK_OF_THE_BOARD = "clerk_of_the_board"

    def in_language(self, language: Language) -> str:
        """How people call it."""
        return OFFICES[self][0 if language == "en" else 1]


OFFICES: dict[OfficeName, tuple[str, str]] = {
    OfficeName.RECORDS: ("Records office", "Oficina de registros"),
    OfficeName.COMMAND: ("Command of the facility", "Mando de la instalación"),
    OfficeName.ADMINISTRATION: ("Administration", "Administración"),
    OfficeName.COUNSEL: ("Office of the agency's counsel", "Oficina del abogado de la agencia"),
    OfficeName.OVERSIGHT: ("Office of oversight", "Oficina de supervisión independiente"),
    OfficeName.CLERK_OF_THE_BOARD: ("Clerk of the board", "Secretaría de la junta"),
}
"""Each in English and Spanish."""
