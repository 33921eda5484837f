"""The words of reports, requests for records and samples: sorts of entries, ways of sending, reasons of differences."""

from amparo.figures.differences import Difference, Reason
from amparo.oversight.fields import GROUNDS, Ground
from amparo.oversight.transfers import GAPS, Gap
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice

SENT_BY: dict[str, Both] = {
    "portal": ("through the office's portal", "por el portal de la oficina"),
    "email": ("by email", "por correo electrónico"),
    "mail": ("by mail", "por correo postal"),
    "hand": ("by hand", "en mano"),
}
ENTRIES: dict[str, Both] = {
    "received": ("It came in.", "Llegó."),
    "extended": ("Fourteen days more were noted.", "Se anotaron catorce días más."),
    "texts_read": ("Counsel read free texts.", "El abogado de la agencia leyó textos libres."),
    "packaged": ("A package was made.", "Se hizo un paquete."),
    "approved": ("Somebody else let the package leave.", "Otra persona dejó salir el paquete."),
    "answered": ("The package was sent.", "Se envió el paquete."),
    "made": ("The report was made.", "Se hizo el informe."),
    "sent": ("The report was sent.", "Se envió el informe."),
    "stated": ("The task force was stated.", "Se declaró el grupo operativo."),
    "asked": ("The sample was asked for.", "Se pidió la muestra."),
    "drawn": ("The sample was drawn.", "Se sacó la muestra."),
}
READ_AS: dict[str, Both] = {
    "give": ("Let it go", "Dejarlo salir"),
    "identifier": (
        "Withhold: it identifies a person (§ 7283.1(c))",
        "Reservar: identifica a una persona (§ 7283.1(c))",
    ),
    "investigation": (
        "Withhold: it endangers a person or an investigation (§ 7284.6(c)(3))",
        "Reservar: pone en peligro a alguien o una investigación (§ 7284.6(c)(3))",
    ),
}


def choices(told: dict[str, Both]) -> tuple[Choice, ...]:
    """Words to choose from."""
    return tuple(Choice(code, said) for code, said in told.items())


def gap_both(code: str) -> Both:
    """What is not known of a hand-over."""
    return GAPS[Gap(code)]


def ground_both(code: str) -> Both:
    """A ground with its law and tag."""
    told = GROUNDS[Ground(code)]
    law = f"{told.cite} [{told.tag}]" if told.cite else f"[{told.tag}]"
    return (f"{told.en} {law}", f"{told.es} {law}")


def change_both(code: str) -> Both:
    """A figure of the report that changed, in words."""
    plain: dict[str, Both] = {
        "transfers": ("Hand-overs", "Entregas"),
        "task_forces": ("Task forces", "Grupos operativos"),
    }
    if code in plain:
        return plain[code]
    word, _, rest = code.partition(" ")
    match word:
        case "gap":
            return gap_both(rest)
        case "offense":
            return (f"Offense {rest}", f"Delito {rest}")
        case "arrests":
            return (f"Arrests {rest}", f"Arrestos: {rest.removeprefix('of ')}")
    return (f"Immigration arrests {rest}", f"Arrestos migratorios: {rest.removeprefix('of ')}")


def known(count: int | None) -> Both:
    """A count; what is not known is never nought."""
    return ("not known", "no se sabe") if count is None else (str(count), str(count))


def difference_both(told: Difference) -> list[Both]:
    """Why two counts differ, one sentence a reason; where none of ours comes to theirs, the one that comes nearest."""
    said = [
        (
            f"{one.reason.in_language('en')}: {one.en} gives {one.value}.",
            f"{one.reason.in_language('es')}: {one.es} da {one.value}.",
        )
        for one in told.explained_by
    ]
    said += [
        (
            f"They cannot be compared: {one.in_language('en')}.",
            f"No se pueden comparar: {one.in_language('es')}.",
        )
        for one in told.unlike
    ]
    if said:
        return said
    none = Reason.UNEXPLAINED
    nearest = told.nearest
    if nearest is None:
        return [(f"{none.in_language('en')}.", f"{none.in_language('es')}.")]
    one, left = nearest
    return [
        (
            f"{none.in_language('en')}; nearest comes {one.en} ({one.value}), which leaves {left:+d}.",
            f"{none.in_language('es')}; lo más cercano es {one.es} ({one.value}), y quedan {left:+d}.",
        )
    ]
