"""What a witness says, in English and in Spanish: its refusals, what it found, how a copy compares, which days are missing."""

from collections.abc import Mapping
from typing import NamedTuple

from amparo.terms import filled
from amparo_log.witness_state import Kind


class Both(NamedTuple):
    """A sentence in both languages."""

    en: str
    es: str

    def said(self, language: str, **values: object) -> str:
        """The one that is asked for, filled in."""
        return filled(self.es if language == "es" else self.en, **values)


REFUSALS: Mapping[int, Both] = {
    400: Both(
        "The request is not as C2SP tlog-witness has it: old size, proof, empty line, signed checkpoint.",
        "La petición no es como la describe C2SP tlog-witness: tamaño anterior, prueba, línea vacía, punto "
        "de control firmado.",
    ),
    403: Both(
        "None of the keys that this witness relies on for that log signed the checkpoint.",
        "Ninguna de las claves en las que este testigo confía para ese registro firmó el punto de control.",
    ),
    404: Both(
        "There is nothing here of that name.",
        "Aquí no hay nada con ese nombre.",
    ),
    405: Both(
        "That is not done at this address.",
        "Eso no se hace en esta dirección.",
    ),
    408: Both(
        "The request took too long.",
        "La petición tardó demasiado.",
    ),
    409: Both(
        "At this size another root was countersigned. Both signed checkpoints are kept: two histories of "
        "one log.",
        "Con este tamaño se refrendó otra raíz. Se guardan ambos puntos de control firmados: dos historias "
        "de un registro.",
    ),
    411: Both(
        "The request must say how long it is.",
        "La petición debe decir cuánto mide.",
    ),
    413: Both(
        "The request is too large.",
        "La petición es demasiado grande.",
    ),
    422: Both(
        "The proof does not show that what was countersigned before is the beginning of this. The signed "
        "checkpoint is kept.",
        "La prueba no muestra que lo refrendado antes sea el comienzo de esto. Se guarda el punto de "
        "control firmado.",
    ),
    431: Both(
        "The head of the request is too large.",
        "El encabezado de la petición es demasiado grande.",
    ),
    500: Both(
        "The witness cannot write its state. Nothing was countersigned. Its keeper finds why in its log.",
        "El testigo no puede escribir su estado. No se refrendó nada. Quien lo lleva encuentra la causa en "
        "su bitácora.",
    ),
    503: Both(
        "Busy, or its clock was set back. Nothing was countersigned. Ask again later.",
        "Está ocupado, o su reloj se atrasó. No se refrendó nada. Pregunte más tarde.",
    ),
}

FINDINGS: Mapping[Kind, Both] = {
    Kind.SPLIT: Both(
        "SPLIT VIEW. The log signed two different trees of {second_size:entry|entries}. That cannot happen by "
        "mistake of a reader. Export the evidence and make it public.",
        "DOS VISTAS. El registro firmó dos árboles distintos de {second_size:asiento|asientos}. No puede deberse a un "
        "error de quien lee. Exporte la evidencia y hágala pública.",
    ),
    Kind.FORK: Both(
        "FORKED HISTORY. The log signed {first_size:entry|entries}, and later {second_size} that do not begin with "
        "them. The hashes that show it are kept. Export the evidence and make it public.",
        "HISTORIA BIFURCADA. El registro firmó {first_size:asiento|asientos}, y después {second_size} que no empiezan "
        "con ellos. Se guardan los resúmenes que lo muestran. Exporte la evidencia y hágala pública.",
    ),
    Kind.UNPROVED: Both(
        "Not proved: the log signed {second_size:entry|entries}, and what was sent does not show that the "
        "{first_size} countersigned here are their beginning. Anybody can send a wrong proof. `amparo "
        "witness compare` with the log's own address tells.",
        "Sin prueba: el registro firmó {second_size:asiento|asientos}, y lo que se envió no muestra que los "
        "{first_size} refrendados aquí sean su comienzo. Cualquiera puede enviar una prueba falsa. `amparo "
        "witness compare` con la dirección del registro lo aclara.",
    ),
    Kind.ROLLBACK: Both(
        "ROLLBACK? After {first_size:entry|entries} had been countersigned, the log showed {second_size}. An old "
        "copy was put back, or an old state is shown to readers. Ask its keeper; `amparo witness compare` "
        "tells whether the longer one still stands.",
        "¿RETROCESO? Después de refrendar {first_size:asiento|asientos}, el registro mostró {second_size}. Se repuso "
        "una copia antigua, o se muestra un estado viejo. Pregunte a quien lo lleva; `amparo witness "
        "compare` dice si la más larga sigue en pie.",
    ),
    Kind.RESTORED: Both(
        "THIS WITNESS'S STATE IS OLD. A checkpoint of {second_size:entry|entries} bears its own cosignature, and "
        "its state ended at {first_size}: the state was restored from a copy. What it countersigned between "
        "is not known. Make new keys.",
        "EL ESTADO DE ESTE TESTIGO ES VIEJO. Un punto de control de {second_size:asiento|asientos} lleva su propia "
        "firma, y su estado terminaba en {first_size}: se repuso desde una copia. No se sabe qué refrendó "
        "entretanto. Cree claves nuevas.",
    ),
    Kind.CLOCK: Both(
        "The clock of this machine was behind the time of the last cosignature; nothing was countersigned. "
        "Set the clock right. If it had been ahead before and is right now: `amparo witness clock`.",
        "El reloj de esta máquina estaba atrasado respecto de la última firma; no se refrendó nada. Ponga "
        "el reloj en hora. Si antes estaba adelantado y ahora está bien: `amparo witness clock`.",
    ),
    Kind.KEYS: Both(
        "OTHER KEY NOTES. Key notes of the log were shown that are not those taken before. They were not "
        "taken. Ask its keeper.",
        "OTRAS NOTAS DE CLAVES. Se mostraron notas de claves que no son las aceptadas antes. No se "
        "aceptaron. Pregunte a quien lleva el registro.",
    ),
}

COMPARED: Mapping[str, Both] = {
    "same": Both(
        "Of the same size as countersigned here, and the same: {size:entry|entries}.",
        "Del mismo tamaño que lo refrendado aquí, e igual: {size:asiento|asientos}.",
    ),
    "older": Both(
        "Older, and consistent: its {size:entry is|entries are} the beginning of the {own} countersigned here.",
        "Más antiguo, y coherente: {size:asiento|asientos}, el comienzo de los {own} refrendados aquí.",
    ),
    "rollback": Both(
        "ROLLBACK. It shows {size:entry|entries}, and {own} were countersigned here more than a day ago ({at}). "
        "Whoever reads it is shown an old state.",
        "RETROCESO. Muestra {size:asiento|asientos}, y hace más de un día ({at}) se refrendaron aquí {own}. A quien lo "
        "lee se le muestra un estado viejo.",
    ),
    "newer": Both(
        "Newer, and consistent: its {size:entry|entries} begin with the {own} countersigned here, as its tiles "
        "prove.",
        "Más nuevo, y coherente: sus {size:asiento|asientos} empiezan con los {own} refrendados aquí, como prueban sus "
        "archivos.",
    ),
    "split": Both(
        "SPLIT VIEW. It was signed by the log and contradicts another signed checkpoint of it. Evidence "
        "{numbers} is kept.",
        "DOS VISTAS. Lo firmó el registro y contradice otro punto de control firmado por él. Queda guardada "
        "la evidencia {numbers}.",
    ),
    "unproved": Both(
        "{size:entry|entries}, and {own} countersigned here: from what was given it cannot be told whether they "
        "agree. Give a copy that has the log's tiles as well.",
        "{size:asiento|asientos}, y {own:refrendado|refrendados} aquí: con lo indicado no puede saberse si concuerdan. Indique "
        "también una copia con los archivos del registro.",
    ),
    "first": Both(
        "{size:entry|entries}, signed by the log. This witness has countersigned nothing of it yet.",
        "{size:asiento firmado|asientos firmados} por el registro. Este testigo aún no ha refrendado nada de él.",
    ),
    "unsigned": Both(
        "NOT SIGNED by a key that is relied on for this log. Nothing in it counts. If the log has a new "
        "key: `amparo witness trust`.",
        "NO ESTÁ FIRMADO con una clave en la que se confíe para este registro. Nada de ello cuenta. Si el "
        "registro tiene clave nueva: `amparo witness trust`.",
    ),
    "unknown": Both(
        "A log that this witness does not know. `amparo witness trust` makes it known.",
        "Un registro que este testigo no conoce. `amparo witness trust` lo da a conocer.",
    ),
    "broken": Both(
        "It cannot be read, or is not whole: {why}",
        "No se puede leer, o no está completo: {why}",
    ),
}

DAYS: Mapping[str, Both] = {
    "fine": Both(
        "{agency}: every day from {first} through {last} is closed, none twice.",
        "{agency}: está cerrado cada día desde {first} hasta {last}, ninguno dos veces.",
    ),
    "missing": Both(
        "MISSING. {agency} has not closed {first} through {last}; the last day it closed is {before}.",
        "FALTA. {agency} no ha cerrado desde {first} hasta {last}; el último día que cerró es {before}.",
    ),
    "gap": Both(
        "MISSING. {agency} left out {first} through {last} and went on (entry {entry}).",
        "FALTA. {agency} omitió desde {first} hasta {last} y siguió (asiento {entry}).",
    ),
    "again": Both(
        "TWICE. {agency} closed {first} again, or after a later day (entry {entry}).",
        "DOS VECES. {agency} cerró {first} de nuevo, o después de un día posterior (asiento {entry}).",
    ),
    "other": Both(
        "{many:entry is no day|entries are no days} in the form that is known here; nothing is said of {many:?it|them}.",
        "{many:asiento no es un día|asientos no son días} en la forma que aquí se conoce; de {many:?él|ellos} no se dice nada.",
    ),
    "read": Both(
        "{new:new entry was|new entries were} read; with those before {new:?it leads|they lead} to the"
        " signed root of {size:entry|entries}.",
        "Asientos nuevos que se leyeron: {new}; con los anteriores llevan a la raíz firmada de {size:asiento|asientos}.",
    ),
}

TOLD: Mapping[str, Both] = {
    "made": Both(
        "The witness is made. Give these keys to the log's keeper and make them public:",
        "El testigo está creado. Dé estas claves a quien lleva el registro y hágalas públicas:",
    ),
    "trusted": Both("{origin} is trusted by these keys:", "Se confía en {origin} por estas claves:"),
    "serving": Both("Witness at {address}; Ctrl+C ends it.", "Testigo en {address}; Ctrl+C lo termina."),
    "written": Both(
        "Written to {file}. Anybody checks it with: amparo witness evidence {file} --key VKEY",
        "Escrito en {file}. Cualquiera lo comprueba con: amparo witness evidence {file} --key VKEY",
    ),
    "proved-split": Both(
        "PROVED. Whoever holds the key of {origin} signed two different trees of {first:entry|entries}.",
        "PROBADO. Quien tiene la clave de {origin} firmó dos árboles distintos de {first:asiento|asientos}.",
    ),
    "proved-fork": Both(
        "PROVED. Whoever holds the key of {origin} signed {first:entry|entries}, and {second} that do not begin with them.",
        "PROBADO. Quien tiene la clave de {origin} firmó {first:asiento|asientos}, y {second} que no empiezan con ellos.",
    ),
    "clock": Both(
        "The next cosignature takes its time from this machine's clock again; the last one said {when}. That stays on record.",
        "La próxima firma toma su hora de nuevo del reloj de esta máquina; la última decía {when}. Eso queda registrado.",
    ),
    "own": Both("This witness signs with:", "Este testigo firma con:"),
    "log": Both(
        "{origin}: {size:entry|entries} countersigned, last at {when}. Its keys:",
        "{origin}: {size:asiento refrendado|asientos refrendados}, la última vez {when}. Sus claves:",
    ),
    "log-empty": Both(
        "{origin}: trusted, nothing countersigned yet. Its keys:",
        "{origin}: se confía en él, aún no se ha refrendado nada. Sus claves:",
    ),
    "log-stopped": Both(
        "{origin}: trusted no more; {size:entry was|entries were} countersigned.",
        "{origin}: ya no se confía en él; {size:?se refrendó|se refrendaron} {size:asiento|asientos}.",
    ),
    "distrusted": Both(
        "Nothing is countersigned for {origin} any more. What was countersigned and found stays.",
        "Ya no se refrenda nada de {origin}. Lo refrendado y lo hallado permanece.",
    ),
    "view": Both("  what was countersigned last: GET {path}", "  lo último refrendado: GET {path}"),
    "no-logs": Both(
        "No log is trusted yet: `amparo witness trust`.",
        "Todavía no se confía en ningún registro: `amparo witness trust`.",
    ),
    "no-findings": Both("Nothing was found that does not fit.", "No se encontró nada que no concuerde."),
    "settled": Both(
        "(Cleared up: it was countersigned later, with a proof that holds.)",
        "(Aclarado: se refrendó después, con una prueba que se sostiene.)",
    ),
}
