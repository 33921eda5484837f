"""What `amparo log fsck` can find: each code with its weight and its sentence, in English and in Spanish."""

from dataclasses import dataclass
from enum import StrEnum

from amparo.tlog.errors import LogError
from amparo_log.durable import StorageError


class Code(StrEnum):
    """What is found, in one word."""

    FORMAT = "format"
    ORIGIN = "origin"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    LENGTH = "length"
    ENTRY = "entry"
    CUT = "cut"
    REST = "rest"
    LEAF = "leaf"
    HASH = "hash"
    EITHER = "either"
    ROOT = "root"
    UNTOLD = "root-unknown"
    LONGER = "longer"
    OLD_HEAD = "old-head"
    SPELLING = "spelling"
    SIGNATURE = "signature"
    UNKNOWN_SIGNER = "unknown-signer"
    FORMER_SIGNER = "former-signer"
    UNSIGNED = "unsigned"
    KEYS = "keys"
    WITNESSES = "witnesses"
    PROOF = "proof"
    FOREIGN_FILE = "foreign-file"
    STRAY = "stray"
    LEFTOVER = "leftover"
    UNPUBLISHED = "unpublished"
    GONE = "checkpoint-gone"
    UNCHECKED = "unchecked"


NOTES = frozenset({Code.FORMER_SIGNER, Code.STRAY, Code.LEFTOVER, Code.UNPUBLISHED})
"""What a reader should know, and what damages nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found: in which file, at which entry or hash of the log where that can be told, and the sentence twice."""

    code: Code
    file: str
    en: str
    es: str
    entry: int | None = None
    hash: int | None = None

    @property
    def is_fault(self) -> bool:
        """Whether something is damaged."""
        return self.code not in NOTES

    def in_language(self, language: str) -> str:
        """The sentence, `en` or `es`."""
        return self.es if language == "es" else self.en


def problem(
    code: Code, file: str, *, entry: int | None = None, hash: int | None = None, **words: object
) -> Problem:
    """A problem with its sentences filled in."""
    en, es = _SENTENCES[code]
    filled = {"entry": entry, "hash": hash, **words}
    return Problem(code, file, en.format(**filled), es.format(**filled), entry, hash)


def unreadable(file: str, error: LogError | UnicodeDecodeError) -> Problem:
    """A file that could not be read, or is not what it should be."""
    why = error.problem if isinstance(error, LogError) else "it is not text in UTF-8."
    changed = "el contenido fue modificado, o está cortado."
    dice = error.dice if isinstance(error, StorageError) else changed
    return problem(Code.UNREADABLE, file, why=why, porque=dice)


_SENTENCES: dict[Code, tuple[str, str]] = {
    Code.FORMAT: (
        "It does not begin with {wanted}: it was changed, or this is a log of a newer Amparo.",
        "No comienza con {wanted}: fue modificado, o es un registro de un Amparo más nuevo.",
    ),
    Code.ORIGIN: (
        "It names the log {found}; {others} says {origin}. One of the two was changed or is of another log.",
        "Nombra el registro {found}; {others} dice {origin}. Uno de los dos fue modificado o es de otro registro.",
    ),
    Code.UNREADABLE: (
        "It cannot be read as what it should be: {why}",
        "No se puede leer como lo que debería ser: {porque}",
    ),
    Code.MISSING: (
        "It is missing. It holds the leaves {first} to {last}.",
        "Falta. Contiene los asientos {first} a {last}.",
    ),
    Code.LENGTH: (
        "It has {found} bytes instead of {wanted}.",
        "Tiene {found} bytes en lugar de {wanted}.",
    ),
    Code.ENTRY: (
        "Entry {entry} is not the one that was added: its hash is another.",
        "El asiento {entry} no es el que se añadió: su huella es otra.",
    ),
    Code.CUT: (
        "It is cut off or misshapen at entry {entry}.",
        "Está cortado o deformado en el asiento {entry}.",
    ),
    Code.REST: (
        "After entry {entry}, its last, there are {found} bytes too many.",
        "Después del asiento {entry}, el último, sobran {found} bytes.",
    ),
    Code.LEAF: (
        "Hash {hash} of it is not that of entry {entry}.",
        "Su huella {hash} no es la del asiento {entry}.",
    ),
    Code.HASH: (
        "Hash {hash} of it is not that of the leaves {first} to {last}.",
        "Su huella {hash} no es la de los asientos {first} a {last}.",
    ),
    Code.EITHER: (
        "Entry {entry} here and hash {hash} in {other} do not fit; which of the two was changed cannot be told.",
        "El asiento {entry} de aquí y la huella {hash} de {other} no concuerdan; no se puede saber cuál fue modificada.",
    ),
    Code.ROOT: (
        "Its root is not the one to which its {size} leaves lead: this file was changed, or the leaves were replaced.",
        "Su raíz no es la de sus {size} asientos: este archivo fue modificado, o se reemplazaron los asientos.",
    ),
    Code.UNTOLD: (
        "Whether its root is that of its {size} leaves cannot be told, as tiles are damaged.",
        "No se puede saber si su raíz es la de sus {size} asientos, porque hay archivos dañados.",
    ),
    Code.LONGER: (
        "It speaks of {size} leaves, and the tiles here hold {there}: tiles are missing, or this file was changed.",
        "Habla de {size} asientos, y aquí solo hay {there}: faltan archivos, o este archivo fue modificado.",
    ),
    Code.OLD_HEAD: (
        "It has {size} leaves, and {there} are published: it is from an old copy. Copy the whole folder from its latest copy.",
        "Tiene {size} asientos, y hay {there} publicados: es de una copia antigua. Copie la carpeta entera de su última copia.",
    ),
    Code.SPELLING: (
        "It does not stand there in the one way in which it is written: a letter was changed.",
        "No está escrito de la única manera en que se escribe: se modificó una letra.",
    ),
    Code.SIGNATURE: (
        "The signature of {name} does not fit: it was changed, or the text above it.",
        "La firma de {name} no corresponde: fue modificada, o lo fue el texto que está encima.",
    ),
    Code.UNKNOWN_SIGNER: (
        (
            "It is signed by {name}, whose key is not among those of the log and its witnesses: a letter was changed, or the "
            "witness was taken off the list."
        ),
        (
            "Lo firma {name}, cuya clave no está entre las del registro y sus testigos: se modificó una letra, o el testigo "
            "fue quitado de la lista."
        ),
    ),
    Code.FORMER_SIGNER: (
        "It is signed by {name}, whose key is not known here: a former witness, or a letter was changed.",
        "Lo firma {name}, cuya clave aquí no se conoce: un testigo anterior, o se modificó una letra.",
    ),
    Code.UNSIGNED: (
        "The log's key {name} has not signed it.",
        "La clave {name} del registro no lo ha firmado.",
    ),
    Code.KEYS: ("{en}", "{es}"),
    Code.WITNESSES: ("{en}", "{es}"),
    Code.PROOF: (
        "It is not proved by its own checkpoint: {why}",
        "Su propio punto de control no lo prueba: fue modificado, o no es de este registro.",
    ),
    Code.FOREIGN_FILE: (
        "This is no file of a log.",
        "Este no es un archivo de un registro.",
    ),
    Code.STRAY: (
        (
            "{count} tiles, this one first, lie beyond the {size} leaves that are checked here: left by a crash, or newer than "
            "this head."
        ),
        (
            "{count} archivos, este el primero, están más allá de los {size} asientos que aquí se revisan: los dejó un corte, o "
            "son más nuevos."
        ),
    ),
    Code.LEFTOVER: (
        "It was being written when a crash came; the next who writes removes it.",
        "Se estaba escribiendo cuando ocurrió un corte; el siguiente que escriba lo elimina.",
    ),
    Code.GONE: (
        "It is missing, and something was published before.",
        "Falta, y antes ya se había publicado algo.",
    ),
    Code.UNPUBLISHED: (
        "Nothing is published yet.",
        "Todavía no hay nada publicado.",
    ),
    Code.UNCHECKED: (
        "Its signatures cannot be checked: no key of the log is known here. Give it with --key, or copy the key notes again.",
        (
            "No se pueden revisar sus firmas: aquí no se conoce ninguna clave del registro. Dela con --key, o copie otra vez "
            "las notas de claves."
        ),
    ),
}
