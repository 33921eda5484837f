"""What is said of a publication that was refused, and of a witness that did not countersign; in both languages."""

from dataclasses import dataclass

from amparo_log.said import SaidError
from amparo_log.witness_client import WitnessAbsentError, WitnessAheadError, WitnessRefusedError


class PublishError(SaidError):
    """Nothing was published, and why."""


class RestoredError(PublishError):
    """This log, and what its signer remembers, are from an older copy than what a witness has seen."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A witness that did not countersign: its address, why, and whether somebody must look into it today."""

    url: str
    says: str
    dice: str
    loud: bool = False

    def in_language(self, language: str) -> str:
        """The whole sentence, `en` or `es`."""
        return f"{self.url}: {self.dice if language == 'es' else self.says}"


def restored(url: str, seen: int, newest: int) -> RestoredError:
    """A witness saw more than was ever signed here, as far as anybody here remembers."""
    return RestoredError(
        url,
        "restored",
        f"this witness countersigned {seen} entries of this log, and here {newest} are the most that were ever signed. Log "
        "and signer are from an older copy. Nothing was published. Put the newest copy of the log in place; then "
        "ask the witness for its checkpoint (`amparo witness show`) and take it over with `amparo log signer --adopt FILE`. "
        "If the witness can show no such checkpoint with this log's signature, its answer is wrong: take it off "
        "witnesses.toml and tell its keeper.",
        f"este testigo refrendó {seen} asientos de este registro, y aquí lo más que consta como firmado son {newest}. El "
        "registro y el firmante provienen de una copia anterior. No se publicó nada. Ponga en su lugar la copia más "
        "reciente del registro; luego pida al testigo su punto de control (`amparo witness show`) y adóptelo con "
        "`amparo log signer --adopt ARCHIVO`. Si el testigo no puede mostrar ese punto de control con la firma de este "
        "registro, su respuesta es errónea: quítelo de witnesses.toml y avise a quien lo mantiene.",
    )


def not_the_head(url: str, size: int) -> PublishError:
    """What came from the signer is not the head that was to be signed."""
    return PublishError(
        url,
        "not-the-head",
        f"what came back is not this log's head of {size} entries under its key. Nothing was published. See whether the "
        "signer was started with --log of this very folder.",
        f"lo que respondió no es la cabecera de este registro con {size} asientos y su clave. No se publicó nada. Vea si el "
        "firmante se inició con --log de esta misma carpeta.",
    )


def failed(url: str, error: WitnessAbsentError | WitnessAheadError | WitnessRefusedError) -> Failed:
    """Why a witness did not countersign."""
    if isinstance(error, WitnessRefusedError):
        dice = _REFUSED.get(error.status, "se niega a refrendar.")
        return Failed(url, error.problem, f"se niega ({error.status}): {dice}", error.status in (409, 422))
    if isinstance(error, WitnessAheadError):
        return Failed(
            url,
            f"it says that it saw {error.size} entries last, and then that it did not. Ask its keeper.",
            f"dice que lo último que vio fueron {error.size} asientos, y luego que no. Pregunte a quien lo mantiene.",
        )
    return Failed(
        url,
        f"no signature: {error.problem} It is asked again at the next publication.",
        f"sin firma: no responde, tarda demasiado o su respuesta no sirve ({error.problem}) Se le preguntará otra vez en la "
        "próxima publicación.",
    )


_REFUSED = {
    400: "no entiende la petición.",
    403: "no conoce ninguna de las claves que firmaron; dígale la clave nueva (`amparo witness trust`).",
    404: "no conoce este registro; quien lo mantiene debe confiar antes en él (`amparo witness trust`).",
    409: "con este tamaño vio otra raíz. Circulan dos historias de este registro. Averigüe hoy mismo cuál es la falsa.",
    422: "no se puede mostrar que lo que vio antes sea el comienzo de esto. Averigüe hoy mismo por qué.",
}
