"""Why the signer refuses, in both languages: what it found, what it remembers, and what to do."""

from amparo_log.said import SaidError


def _both(en: str, es: str) -> tuple[str, str]:
    return en, es


WORDS: dict[str, tuple[str, str]] = {
    "shorter": _both(
        "it ends at {size} entries, but this key signed {signed} entries on {day}. It is an older copy of the log. Put the "
        "newest copy in its place, or copy the missing files under tile/ and the checkpoint from the public site; then "
        "publish again. Nothing was signed. A log is never made shorter.",
        "termina en {size} asientos, pero esta clave firmó {signed} asientos el {day}. Es una copia anterior del registro. "
        "Ponga en su lugar la copia más reciente, o traiga del sitio público los archivos que faltan en tile/ y el punto de "
        "control; después publique otra vez. No se firmó nada. Un registro nunca se acorta.",
    ),
    "different": _both(
        "its first {signed} entries are not those that this key signed on {day}. Somebody changed them, or it was restored "
        "from an older copy and continued. Take the entries from the public site or the newest copy, and close the days "
        "since then again. Nothing was signed. Ask who changed it before anything else.",
        "sus primeros {signed} asientos no son los que esta clave firmó el {day}. Alguien los cambió, o se restauró una copia "
        "anterior y se siguió escribiendo. Recupere los asientos del sitio público o de la copia más reciente, y cierre de "
        "nuevo los días posteriores. No se firmó nada. Averigüe primero quién las cambió.",
    ),
    "foreign-log": _both(
        "it is the log {found}, and this signer signs {origin} alone. Name the right folder with --log or --state.",
        "es el registro {found}, y este firmante firma solamente {origin}. Indique la carpeta correcta con --log o --state.",
    ),
    "wrong-key": _both(
        "none of the keys there is one that the log's key notes name for {size} entries ({asked}). Put the right key there, "
        "or write a key note with `amparo log key rotate`.",
        "ninguna de las claves que hay ahí es una de las que las notas de claves nombran para {size} asientos ({asked}). "
        "Ponga ahí la clave correcta o escriba una nota de claves con `amparo log key rotate`.",
    ),
    "broken-key-notes": _both(
        "the key notes do not hold: {says} Take them again from the public site or a copy. Nothing was signed.",
        "las notas de claves no valen: {dice} Recupérelas del sitio público o de una copia. No se firmó nada.",
    ),
    "key-notes-ahead": _both(
        "the log has {size} entries, and its last key note speaks of {since}: this is an older copy of the log. Put the newest "
        "copy in its place. Nothing was signed.",
        "el registro tiene {size} asientos, y su última nota de claves habla de {since}: es una copia anterior del registro. "
        "Ponga en su lugar la copia más reciente. No se firmó nada.",
    ),
    "key-notes-differ": _both(
        "the root that key note {number} names for {since} entries is not the one of this log: note and log do not belong "
        "together. Nothing was signed.",
        "la raíz que la nota de claves {number} indica para {since} asientos no es la de este registro: la nota y el registro "
        "no van juntos. No se firmó nada.",
    ),
    "no-key-notes": _both(
        "there is no key note, so nobody could know whose signature to rely on. Write the first with `amparo log key begin`.",
        "no hay ninguna nota de claves, y nadie sabría en qué firma confiar. Escriba la primera con `amparo log key begin`.",
    ),
    "no-state": _both(
        "there is no state of a signer, which says what was signed last. For a log that was never signed: "
        "`amparo log signer --begin`. For one that was: put the state back, or fetch the newest checkpoint that the public "
        "site or a witness has and take it over with `amparo log signer --adopt FILE`. Nothing is signed from memory that "
        "is not there.",
        "no hay ningún estado del firmante, que dice qué se firmó por última vez. Si el registro nunca se firmó: "
        "`amparo log signer --begin`. Si ya se firmó: devuelva el estado a su lugar, o traiga el punto de control más "
        "reciente del sitio público o de un testigo y adóptelo con `amparo log signer --adopt ARCHIVO`. Sin esa memoria no se "
        "firma nada.",
    ),
    "broken-state": _both(
        "this is no whole state of a signer ({told}). Nothing is signed. Keep the file for whoever looks into it, move it "
        "away, and take over the newest checkpoint of the public site or a witness with `amparo log signer --adopt FILE`.",
        "este no es un estado íntegro del firmante ({told}). No se firma nada. Conserve el archivo para quien lo investigue, "
        "muévalo a otro lugar y adopte el punto de control más reciente del sitio público o de un testigo con "
        "`amparo log signer --adopt ARCHIVO`.",
    ),
    "open-state": _both(
        "others may write here (mode {mode:o}), so what is remembered could be changed. Say chmod 700 of it, as its owner.",
        "otros usuarios pueden escribir aquí (modo {mode:o}) y cambiar lo que se recuerda. Su propietario debe ejecutar chmod "
        "700 en la carpeta.",
    ),
    "state-there": _both(
        "there is a state already: {signed} entries signed. `--begin` is for a log that was never signed. Nothing was changed.",
        "ya hay un estado: {signed} asientos firmados. `--begin` es para un registro que nunca se ha firmado. No se cambió nada.",
    ),
    "signed-already": _both(
        "this log has a public checkpoint, so it was signed before. Put the signer's state back, or take over the newest "
        "checkpoint with `--adopt FILE`.",
        "este registro tiene un punto de control público, así que ya se firmó antes. Devuelva a su lugar el estado del "
        "firmante, o adopte el punto de control más reciente con `--adopt ARCHIVO`.",
    ),
    "older-checkpoint": _both(
        "it is of {size} entries, and {signed} are signed as {other} says. Take over the newest one: ask the witnesses and "
        "the public site. Nothing was changed.",
        "es de {size} asientos, y {signed} están firmados según {other}. Adopte el más reciente: pregunte a los testigos y "
        "mire el sitio público. No se cambió nada.",
    ),
    "not-in-log": _both(
        "the log at {home} is not the one of this checkpoint: its tree of {size} entries has another root, or it does not "
        "reach that far ({reach}). Fetch the newest copy of the log first. Nothing was changed.",
        "el registro de {home} no es el de este punto de control: su árbol de {size} asientos tiene otra raíz, o no llega "
        "hasta ahí ({reach}). Traiga primero la copia más reciente del registro. No se cambió nada.",
    ),
    "two-signers": _both(
        "another signer runs with this state. One is enough: nothing was started.",
        "otro firmante ya está en marcha con este estado. Basta con uno: no se inició nada.",
    ),
    "lost-swap": _both(
        "another signer signed in the meantime with this state. Nothing was signed here. See which of the two is the right one.",
        "otro firmante firmó entretanto con este estado. Aquí no se firmó nada. Vea cuál de los dos es el correcto.",
    ),
    "port-taken": _both(
        "port {port} cannot be listened on ({told}). Another program has it: name another with --port.",
        "no se puede usar el puerto {port} ({told}). Lo ocupa otro programa: indique otro con --port.",
    ),
}


class RefusedError(SaidError):
    """The signer does not sign, and says why."""


def refusal(code: str, where: object, **facts: object) -> RefusedError:
    """The refusal of a code, with what was found."""
    says, dice = (sentence.format(**facts) for sentence in WORDS[code])
    return RefusedError(str(where), code, says, dice)
