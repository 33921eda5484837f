"""What can happen to an account, with the sentence that people read."""

from enum import StrEnum


class Sort(StrEnum):
    """A sort of change."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"
    FACTOR_REFUSED = "factor_refused"
    MADE = "made"
    LINK_MADE = "link_made"
    PASSWORD_SET = "password_set"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    CODES_MADE = "codes_made"
    ACCESS_RENEWED = "access_renewed"


SENTENCES: dict[Sort, tuple[str, str]] = {
    Sort.SIGNED_IN: ("Signed in", "Inició sesión"),
    Sort.SIGNED_OUT: ("Signed out", "Cerró sesión"),
    Sort.REFUSED: ("Sign-in refused", "Inicio de sesión rechazado"),
    Sort.FACTOR_REFUSED: ("Second factor refused", "Segundo factor rechazado"),
    Sort.MADE: ("Account made", "Cuenta creada"),
    Sort.LINK_MADE: ("One-time link made", "Enlace de un solo uso creado"),
    Sort.PASSWORD_SET: ("Password set", "Contraseña establecida"),
    Sort.ROLE_GIVEN: ("Role given", "Función asignada"),
    Sort.ROLE_TAKEN: ("Role taken away", "Función retirada"),
    Sort.BLOCKED: ("Blocked", "Cuenta bloqueada"),
    Sort.UNBLOCKED: ("Unblocked", "Cuenta desbloqueada"),
    Sort.FACTOR_ADDED: ("Second factor added", "Segundo factor añadido"),
    Sort.FACTOR_REMOVED: ("Second factor removed", "Segundo factor retirado"),
    Sort.CODES_MADE: ("Recovery codes made", "Códigos de recuperación creados"),
    Sort.ACCESS_RENEWED: (
        "Access renewed: password and second factor no longer count",
        "Acceso renovado: ya no valen la contraseña ni el segundo factor",
    ),
}
