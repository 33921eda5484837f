"""What can be found about a log's keys: each code with its level and its sentence, in English and in Spanish."""

from dataclasses import dataclass

from amparo.terms import filled
from amparo.tlog.rotation_codes import KeyCode, Level


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """One thing found: code, level, where (the file under the log's address, or what was looked at), and the sentence twice."""

    code: KeyCode
    level: Level
    place: str
    en: str
    es: str


def finding(code: KeyCode, place: str, **values: object) -> KeyFinding:
    """A finding with its sentences filled in."""
    level, en, es = _SENTENCES[code]
    return KeyFinding(code, level, place, filled(en, **values), filled(es, **values))


def unfilled(code: KeyCode) -> tuple[Level, str, str]:
    """The level and the sentences of a code with their blanks, for a program elsewhere that fills them."""
    return _SENTENCES[code]


_FINE, _NOTE, _FAULT = Level
_SENTENCES: dict[KeyCode, tuple[Level, str, str]] = {
    KeyCode.BEGUN: (
        _FINE,
        "The log {origin} begins with the key {key} and the recovery key {recovery}.",
        "El registro {origin} comienza con la clave {key} y la clave de recuperación {recovery}.",
    ),
    KeyCode.PINNED: (
        _FINE,
        "The key that you gave ({key}) is one of this log; it vouches for every key note up to number {number}.",
        "La clave que usted dio ({key}) es de este registro; da fe de todas las notas de claves hasta la número {number}.",
    ),
    KeyCode.UNPINNED: (
        _NOTE,
        (
            "No key was given, so the log's own key notes are taken at their word. Compare {key} with the one that the"
            " agency prints or says elsewhere, and give it with --key."
        ),
        (
            "No se dio ninguna clave, así que se cree en las notas de claves del propio registro. Compare {key} con la que"
            " la agencia publica o dice por otra vía, y dela con --key."
        ),
    ),
    KeyCode.GIVEN_ONLY: (
        _NOTE,
        "The log publishes no key notes. Only the keys that you gave are relied on; a change of keys cannot be followed.",
        "El registro no publica notas de claves. Solo se confía en las claves que usted dio; no se puede seguir un cambio.",
    ),
    KeyCode.NO_KEYS: (
        _FAULT,
        (
            "The log publishes no key notes and no key was given: nobody's signature can be relied on. Give the log's key"
            " with --key."
        ),
        "El registro no publica notas de claves y no se dio ninguna clave: ninguna firma es de fiar. Dé una con --key.",
    ),
    KeyCode.FOREIGN: (
        _FAULT,
        (
            "None of the keys that you gave is a key of this log. It is another log, or somebody put other keys in its"
            " place: none of its signatures is relied on."
        ),
        (
            "Ninguna de las claves que usted dio es de este registro. Es otro registro, o alguien puso otras claves en su"
            " lugar: no se confía en ninguna de sus firmas."
        ),
    ),
    KeyCode.UNKNOWN_PIN: (
        _FAULT,
        (
            "The key {key}, which you gave, is not in the log's key notes. Either a letter is wrong, or notes that tell of"
            " it are missing from this copy."
        ),
        (
            "La clave {key}, que usted dio, no está en las notas de claves del registro. O una letra está mal, o en esta"
            " copia faltan las notas que hablan de ella."
        ),
    ),
    KeyCode.ROUTINE: (
        _FINE,
        (
            "From {size:entry|entries} on the key {key} signs instead of {old}: a planned change, signed by the old key and"
            " the recovery key."
        ),
        (
            "Desde {size:asiento|asientos} firma la clave {key} en lugar de {old}: un cambio previsto, firmado por la clave"
            " anterior y la de recuperación."
        ),
    ),
    KeyCode.LOST: (
        _NOTE,
        (
            "The key {old} was lost. From {size:entry|entries} on {key} signs. The recovery key alone says so: ask the"
            " agency whether it is true before you rely on it."
        ),
        (
            "La clave {old} se perdió. Desde {size:asiento|asientos} firma {key}. Solo lo dice la clave de recuperación:"
            " pregunte a la agencia si es cierto antes de confiar en ello."
        ),
    ),
    KeyCode.STOLEN: (
        _NOTE,
        "The key {old} was stolen. What it signed beyond {size:entry|entries} is not relied on; from there on {key} signs.",
        "La clave {old} fue robada. No se confía en lo que firmó más allá de {size:asiento|asientos}; desde ahí firma {key}.",
    ),
    KeyCode.RECOVERY: (
        _FINE,
        "The recovery key {recovery} takes the place of {old}: signed by the log's key and both recovery keys.",
        "La clave de recuperación {recovery} reemplaza a {old}: lo firman la clave del registro y ambas de recuperación.",
    ),
    KeyCode.RECOVERY_LOST: (
        _FAULT,
        (
            "This note says that the recovery key {old} was lost, and names {recovery} instead. The log's key alone signed"
            " it, which a thief of that key could do as well: it is not taken, nor is any note after it. If the agency has"
            " told you the new key on another way, give it with --key."
        ),
        (
            "Esta nota dice que la clave de recuperación {old} se perdió y nombra {recovery} en su lugar. La firmó solo la"
            " clave del registro, lo que también podría hacer quien la robe: no se acepta, ni ninguna nota posterior. Si la"
            " agencia le comunicó la clave nueva por otra vía, dela con --key."
        ),
    ),
    KeyCode.RECOVERY_LOST_PINNED: (
        _NOTE,
        (
            "The recovery key {old} was lost; {recovery} takes its place. The log's key alone signed this; it is taken"
            " because you gave a key that vouches for it."
        ),
        (
            "La clave de recuperación {old} se perdió; la reemplaza {recovery}. Lo firmó solo la clave del registro; se"
            " acepta porque usted dio una clave que da fe de ello."
        ),
    ),
    KeyCode.UNREADABLE: (
        _FAULT,
        "This is no key note, and no note after it is taken: {why}",
        "Esto no es una nota de claves como la describe docs/spec/keys.md; no se acepta ninguna posterior.",
    ),
    KeyCode.NUMBER: (
        _FAULT,
        (
            "Here key note number {number} should stand, and number {found} does: a note is missing or out of place. None"
            " from here on is taken."
        ),
        (
            "Aquí debería estar la nota de claves número {number} y está la {found}: falta una nota o está fuera de lugar."
            " No se acepta ninguna desde aquí."
        ),
    ),
    KeyCode.ORIGIN: (
        _FAULT,
        "This key note is of another log, {found}, not of {origin}. None from here on is taken.",
        "Esta nota de claves es de otro registro, {found}, no de {origin}. No se acepta ninguna desde aquí.",
    ),
    KeyCode.BEFORE: (
        _FAULT,
        "This key note does not name the note before it: one of the two was exchanged. None from here on is taken.",
        "Esta nota de claves no nombra la anterior: una de las dos fue cambiada. No se acepta ninguna desde aquí.",
    ),
    KeyCode.BEGIN: (
        _FAULT,
        (
            "The first key note, and only it, has the reason `begin`, no note before it, and an empty log. This one breaks"
            " that rule. None from here on is taken."
        ),
        (
            "La primera nota de claves, y solo ella, tiene el motivo `begin`, ninguna anterior y un registro vacío. Esta no"
            " cumple la regla. No se acepta ninguna desde aquí."
        ),
    ),
    KeyCode.BACK: (
        _FAULT,
        (
            "This key note takes effect at {size:entry|entries}, before the note that it follows ({before}), or names"
            " another tree of the same size. None from here on is taken."
        ),
        (
            "Esta nota de claves rige desde {size:asiento|asientos}, antes que la nota a la que sigue ({before}), o nombra"
            " otro árbol del mismo tamaño. No se acepta ninguna desde aquí."
        ),
    ),
    KeyCode.CHANGE: (
        _FAULT,
        (
            "A key note with the reason `{reason}` must change {changed} and nothing else; this one does not. None from"
            " here on is taken."
        ),
        (
            "Una nota de claves con el motivo `{reason}` debe cambiar {cambia} y nada más; esta no lo hace. No se acepta"
            " ninguna desde aquí."
        ),
    ),
    KeyCode.AGAIN: (
        _FAULT,
        (
            "The key {key} was replaced before and comes back here. A key that was given up is never used again. None from"
            " here on is taken."
        ),
        (
            "La clave {key} ya fue reemplazada y aquí vuelve. Una clave abandonada no se usa nunca más. No se acepta"
            " ninguna desde aquí."
        ),
    ),
    KeyCode.UNSIGNED: (
        _FAULT,
        "This key note is not signed by {missing}, as its reason `{reason}` demands. None from here on is taken.",
        (
            "Esta nota de claves no está firmada por {missing}, como exige su motivo `{reason}`. No se acepta ninguna desde"
            " aquí."
        ),
    ),
    KeyCode.REPLACED: (
        _FAULT,
        "This key note is signed by {key}, which was replaced before, and not by {missing}. None from here on is taken.",
        (
            "Esta nota de claves está firmada por {key}, que ya fue reemplazada, y no por {missing}. No se acepta ninguna"
            " desde aquí."
        ),
    ),
    KeyCode.SIGNED: (
        _FINE,
        "The checkpoint of {size:entry|entries} is signed by {key}, which is good at that size.",
        "El punto de control de {size:asiento|asientos} está firmado por {key}, válida para ese tamaño.",
    ),
    KeyCode.SIGNED_STOLEN: (
        _NOTE,
        (
            "The checkpoint of {size:entry|entries} is signed by {key}, which was stolen later. Rely on it only if a"
            " witness signed it too, or if it is the beginning of a newer checkpoint."
        ),
        (
            "El punto de control de {size:asiento|asientos} está firmado por {key}, que fue robada después. Confíe en él"
            " solo si también lo firmó un testigo, o si es el comienzo de uno más nuevo."
        ),
    ),
    KeyCode.OLD_KEY: (
        _FAULT,
        (
            "The checkpoint of {size:entry|entries} is signed by {key}, which was replaced at {limit:entry|entries}: an old"
            " copy of the key in somebody's hands, or a signer that was not restarted."
        ),
        (
            "El punto de control de {size:asiento|asientos} está firmado por {key}, reemplazada desde"
            " {limit:asiento|asientos}: una copia vieja de la clave en manos de alguien, o un firmante que no se reinició."
        ),
    ),
    KeyCode.STOLEN_KEY: (
        _FAULT,
        (
            "The checkpoint of {size:entry|entries} is signed by {key}, which was stolen; beyond {limit:entry|entries} it"
            " is not relied on. A thief may have signed it."
        ),
        (
            "El punto de control de {size:asiento|asientos} está firmado por {key}, que fue robada; más allá de"
            " {limit:asiento|asientos} no se confía en ella. Puede haberlo firmado quien la robó."
        ),
    ),
    KeyCode.EARLY_KEY: (
        _FAULT,
        "The checkpoint of {size:entry|entries} is signed by {key}, which signs only from {limit:entry|entries} on.",
        "El punto de control de {size:asiento|asientos} está firmado por {key}, que solo firma desde {limit:asiento|asientos}.",
    ),
    KeyCode.NO_KEY: (
        _FAULT,
        "The checkpoint of {size:entry|entries} is not signed by a key of this log that is relied on.",
        "El punto de control de {size:asiento|asientos} no está firmado por una clave de este registro en la que se confíe.",
    ),
    KeyCode.OTHER_TREE: (
        _FAULT,
        "This key note names a tree of {size:entry|entries} that this log never had.",
        "Esta nota de claves nombra un árbol de {size:asiento|asientos} que este registro nunca tuvo.",
    ),
    KeyCode.HELD: (_FINE, "The key {key} is there and signs.", "La clave {key} está ahí y firma."),
    KeyCode.HELD_OLD: (
        _NOTE,
        "The key {key} signs no more. Destroy its file and every copy of it.",
        "La clave {key} ya no firma. Destruya su archivo y todas sus copias.",
    ),
    KeyCode.HELD_WAITING: (
        _NOTE,
        "The key {key} is in no key note: it waits for a rotation that was not ended. End it, or destroy the file.",
        "La clave {key} no está en ninguna nota: espera un cambio que no se terminó. Termínelo, o destruya el archivo.",
    ),
    KeyCode.NOT_HELD: (
        _FAULT,
        "The key {key} must sign and is not there. Put its copy there; if none is left, rotate with the reason `lost`.",
        "La clave {key} debe firmar y no está. Ponga ahí su copia; si no queda ninguna, cámbiela con el motivo `lost`.",
    ),
}
