"""What is said where a key's file, a pass phrase or a change of keys is refused: in English and in Spanish."""

from pathlib import Path

from amparo_log.said import SaidError


class KeyFileError(SaidError):
    """A file of a key cannot be used: open to others, broken, or of another key than it says."""


class PassPhraseError(SaidError):
    """A pass phrase cannot be used: too short, not the same twice, or nobody to ask."""


class KeyChangeError(SaidError):
    """A change of keys is refused; nothing was written."""


def no_ml_dsa(folder: Path) -> KeyFileError:
    """The library is too old for ML-DSA-44."""
    return KeyFileError(
        str(folder),
        "key-no-ml-dsa",
        "this crypto library has no ML-DSA-44. Update `cryptography`, or go without.",
        "esta biblioteca criptográfica no tiene ML-DSA-44. Actualice `cryptography`, o prescinda de ella.",
    )


def key_there(folder: Path, name: str, kind: str) -> KeyFileError:
    """A key of that name is there."""
    return KeyFileError(
        str(folder),
        "key-there",
        f"it holds a key of {name} ({kind}) already. A key is replaced by a rotation, never written over.",
        f"ya contiene una clave de {name} ({kind}). Una clave se reemplaza con una rotación, nunca se sobrescribe.",
    )


def other_name(file: Path, right: str) -> KeyFileError:
    """A key's file was renamed."""
    return KeyFileError(
        str(file),
        "key-renamed",
        f"its name is not that of the key in it. Call it {right} again.",
        f"su nombre no es el de la clave que contiene. Llámelo otra vez {right}.",
    )


def wrong_place(file: Path, *, is_encrypted: bool) -> KeyFileError:
    """A recovery key among the daily ones, or the other way round."""
    en, es = (
        ("it is encrypted", "está cifrado") if is_encrypted else ("it is not encrypted", "no está cifrado")
    )
    return KeyFileError(
        str(file),
        "key-wrong-place",
        f"{en}. A recovery key does not lie among the keys that sign daily, nor the other way round.",
        f"{es}. Una clave de recuperación no va entre las claves que firman a diario, ni al revés.",
    )


def broken(file: Path) -> KeyFileError:
    """It is no key, or cut off."""
    return KeyFileError(
        str(file),
        "key-broken",
        "it is no whole key: a line with the public half, and a block of PEM under it. Take the copy from the safe.",
        "no es una clave completa: una línea con la mitad pública y debajo un bloque PEM. Tome la copia de la caja fuerte.",
    )


def other_phrase(file: Path) -> KeyFileError:
    """The pass phrase does not open it."""
    return KeyFileError(
        str(file),
        "key-other-phrase",
        "the pass phrase does not open it. Try again letter by letter; if it never opens, take the copy from the safe.",
        "la frase no lo abre. Intente otra vez letra por letra; si nunca se abre, tome la copia de la caja fuerte.",
    )


def not_its_line(file: Path) -> KeyFileError:
    """The private key is not that of the public one above it."""
    return KeyFileError(
        str(file),
        "key-not-its-line",
        "the private key in it is not that of its first line. Take the copy from the safe.",
        "la clave privada que contiene no es la de su primera línea. Tome la copia de la caja fuerte.",
    )


def open_to_others(path: Path, mode: str, mend: str) -> KeyFileError:
    """Others may read it."""
    return KeyFileError(
        str(path),
        "key-open",
        f"others than its owner may use it (mode {mode}). Run `{mend} {path}`; if it stood open to people who should not"
        " have it, treat the key as stolen.",
        f"otros además de su dueño pueden usarlo (modo {mode}). Ejecute `{mend} {path}`; si estuvo abierto a quien no"
        " debía tenerlo, trate la clave como robada.",
    )


def short_phrase(shortest: int) -> PassPhraseError:
    """A pass phrase that is guessed too easily."""
    return PassPhraseError(
        "the pass phrase",
        "phrase-short",
        f"it has fewer than {shortest} letters, or letters that cannot be seen. Draw six words with dice, and write them"
        " with spaces between.",
        f"tiene menos de {shortest} letras, o letras que no se ven. Saque seis palabras con dados y escríbalas con"
        " espacios.",
    )


def not_twice() -> PassPhraseError:
    """A new pass phrase was not the same twice."""
    return PassPhraseError(
        "the pass phrase",
        "phrase-differs",
        "the two are not the same. Begin again; nothing was written.",
        "las dos no son iguales. Comience otra vez; no se escribió nada.",
    )


def nobody_to_ask() -> PassPhraseError:
    """No terminal."""
    return PassPhraseError(
        "the pass phrase",
        "phrase-nobody",
        "nobody is there to be asked. Give it in a file: --pass-phrase-file FILE.",
        "no hay a quién preguntar. Dela en un archivo: --pass-phrase-file ARCHIVO.",
    )


def unreadable_phrase(file: Path) -> PassPhraseError:
    """The file of a pass phrase is not text."""
    return PassPhraseError(
        str(file), "phrase-unreadable", "it is not text in UTF-8.", "no es texto en UTF-8."
    )


def begun_already(home: Path) -> KeyChangeError:
    """The log has keys."""
    return KeyChangeError(
        str(home),
        "keys-there",
        "this log has keys already. See them with `amparo log key show`, change them with `amparo log key rotate`.",
        "este registro ya tiene claves. Véalas con `amparo log key show`, cámbielas con `amparo log key rotate`.",
    )


def not_begun(home: Path) -> KeyChangeError:
    """The log has no keys yet."""
    return KeyChangeError(
        str(home),
        "keys-none",
        "this log has no keys yet. Begin with `amparo log key begin`.",
        "este registro aún no tiene claves. Comience con `amparo log key begin`.",
    )


def old_key_missing(folder: Path, vkey: str) -> KeyChangeError:
    """The old key is needed and not there."""
    return KeyChangeError(
        str(folder),
        "old-key-missing",
        f"the key that signs now, {vkey}, is not there, and must hand over. Put its copy there; if no copy is left, the"
        " reason is `lost`.",
        f"no está la clave que firma ahora, {vkey}, y tiene que entregar. Ponga ahí su copia; si no queda ninguna, el"
        " motivo es `lost`.",
    )


def recovery_missing(reason: str) -> KeyChangeError:
    """A new recovery key is needed."""
    return KeyChangeError(
        f"--reason {reason}",
        "recovery-missing",
        "the new recovery key is not named. Make it with `amparo log key recovery FILE`, and give --new-recovery-key VKEY.",
        "no se nombra la nueva clave de recuperación. Hágala con `amparo log key recovery ARCHIVO`, y dé"
        " --new-recovery-key VKEY.",
    )


def grown(home: Path, since: int, published: int) -> KeyChangeError:
    """The log went on while the draft was signed."""
    return KeyChangeError(
        str(home),
        "log-grown",
        f"the draft is for a log of {since} leaves, and {published} are published since. Write the draft again with `amparo"
        " log key rotate` (it uses the same new key) and let it be signed before the next day is closed.",
        f"el borrador es para un registro de {since} asientos y ya hay {published} publicados. Escriba el borrador otra vez con"
        " `amparo log key rotate` (usa la misma clave nueva) y hágalo firmar antes de que se cierre el próximo día.",
    )


def other_tree(home: Path, size: int) -> KeyChangeError:
    """The draft names a tree that this log never had."""
    return KeyChangeError(
        str(home),
        "not-in-log",
        f"this log never had the tree of {size} leaves that is named. See that it is the right log, and write the draft"
        " again.",
        f"este registro nunca tuvo el árbol de {size} asientos que se nombra. Vea que sea el registro correcto, y escriba el"
        " borrador otra vez.",
    )


def no_draft(file: Path) -> KeyChangeError:
    """A file that is no draft would be overwritten."""
    return KeyChangeError(
        str(file),
        "no-draft",
        "there is a file already, and it is no draft of a key note. Name another.",
        "ya hay un archivo, y no es un borrador de nota de claves. Nombre otro.",
    )


def since_only_stolen(published: int) -> KeyChangeError:
    """--from makes sense after a theft alone."""
    return KeyChangeError(
        "--from",
        "from-only-stolen",
        f"only after a theft is a size chosen; else a new key holds from what is published ({published}). Leave it away.",
        f"solo tras un robo se elige un tamaño; si no, la clave nueva rige desde lo publicado ({published}). Omítalo.",
    )


def unsound(where: str, en: str, es: str) -> KeyChangeError:
    """The notes of the keys break a rule."""
    return KeyChangeError(where, "keys-unsound", f"{en} Nothing was changed.", f"{es} No se cambió nada.")


def foreign_signer(draft: Path, vkey: str) -> KeyChangeError:
    """A recovery key that the draft does not need."""
    return KeyChangeError(
        str(draft),
        "not-its-recovery",
        f"the key {vkey} bears another name than the recovery key of this draft. Take the file of this log's recovery key.",
        f"la clave {vkey} lleva otro nombre que la clave de recuperación de este borrador. Tome el archivo de la clave de"
        " recuperación de este registro.",
    )


def no_recovery_named() -> KeyChangeError:
    """A log without a recovery key is not begun."""
    return KeyChangeError(
        "--recovery-key",
        "no-recovery",
        "the recovery key is not named. Give its file (--recovery FILE), or its public half (--recovery-key VKEY).",
        "no se nombra la clave de recuperación. Dé su archivo (--recovery ARCHIVO), o su mitad pública (--recovery-key"
        " VKEY).",
    )


def one_way() -> KeyChangeError:
    """Either at once or by a draft."""
    return KeyChangeError(
        "--recovery, --draft",
        "one-way",
        "give one of the two: --recovery FILE where the recovery key is at hand, --draft FILE where it signs elsewhere.",
        "dé una de las dos: --recovery ARCHIVO si la clave de recuperación está a mano, --draft ARCHIVO si firma en otro"
        " lugar.",
    )
