"""The sheet that goes with a proof file, in its holder's language: what it holds, what it proves and what it does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from amparo.casefile.written import read
from amparo.facts import Agency
from amparo.notices.wording import day_in_words
from amparo.print.sheet import Block, Heading, Paragraph, Points, Rows, Run, Said, Sheet, own
from amparo.print.sheet_paper import print_sheet
from amparo.terms import Language
from amparo.terms.citations import NOT_LEGAL_ADVICE
from amparo.tlog import OpenedDay, OpenedRecord, ProofFile, read_checkpoint, read_leaf
from amparo.tlog.records import Field
from amparo_desk.said import Both
from amparo_desk.screens.field_words import field_name, reading_order, said_value


@dataclass(frozen=True, slots=True)
class SheetFor:
    """For whom and of what the sheet is: language, the agency that gives it, reference, the file's name, the log's keys."""

    language: Language
    agency: Agency
    reference: str
    file: str
    keys: tuple[str, ...] = ()

    def say(self, words: Both) -> str:
        """One of two sentences."""
        return words[self.language == "es"]


def print_proof_sheet(made: ProofFile, of: SheetFor, at: datetime) -> bytes:
    """The sheet as a PDF. It reads the file, not the case file: what it says is what a reader of the file finds."""
    return print_sheet(proof_sheet(made, of), at).content


def proof_sheet(made: ProofFile, of: SheetFor) -> Sheet:
    """The sheet."""
    return Sheet(
        language=of.language,
        title=of.say(_TITLE),
        number=Run(of.reference, where="reference"),
        blocks=(*_begin(of), *_held(made, of), *_proves(made, of), *_checks(made, of), *_end(of)),
        foot=of.say(_TITLE),
        page=of.say(("Page $page of $pages", "Página $page de $pages")),
    )


_TITLE: Both = ("Proof of your record", "Prueba de su expediente")


def _begin(of: SheetFor) -> Iterator[Block]:
    yield Heading(1, own(of.say(_TITLE)))
    told = of.say(
        (
            (
                "This sheet goes with a file that you were given. Keep both. The file is what can be checked; this sheet "
                "says in words what is in it."
            ),
            (
                "Esta hoja acompaña a un archivo que se le dio. Guarde los dos. El archivo es lo que se puede comprobar; "
                "esta hoja dice en palabras lo que contiene."
            ),
        )
    )
    yield Paragraph(own(told))
    name = of.agency.name
    rows = [
        (of.say(("File", "Archivo")), of.file, "file"),
        (of.say(("Reference", "Referencia")), of.reference, "reference"),
    ]
    rows += [(of.say(("Given by", "Dado por")), name, "agency")] if name else []
    yield Rows(tuple((own(label), (Run(value, where=where),)) for label, value, where in rows))
    yield Paragraph(own(of.say(_CAREFUL), bold=True))


_CAREFUL: Both = (
    "Whoever has the file can read what it shows. Give it only to people whom you trust with it.",
    "Quien tenga el archivo puede leer lo que muestra. Entréguelo solo a personas de su confianza.",
)


# ---------------------------------------------------------------- what the file holds


def _held(made: ProofFile, of: SheetFor) -> Iterator[Block]:
    yield Heading(2, own(of.say(("What the file shows", "Qué muestra el archivo"))))
    for day in made.days:
        leaf = read_leaf(day.entry)
        for opened in day.records:
            yield from _record(opened, day, day_in_words(leaf.day, of.language), of)
    yield Paragraph(own(of.say(_REST)), quiet=True)


_REST: Both = (
    "Everything else in these entries is withheld: nobody can read it in the file, or tell how much there is of it.",
    "Todo lo demás de estas anotaciones se reserva: nadie puede leerlo en el archivo ni saber cuánto es.",
)


def _record(opened: OpenedRecord, day: OpenedDay, on: str, of: SheetFor) -> Iterator[Block]:
    fields = {field.name: field for field in opened.record.fields}
    said = of.say(("An entry of the record", "Una anotación del expediente"))
    if "sort" in fields:
        said = _value(fields["sort"], of)
    yield Heading(3, own(said))
    closed = of.say(
        (
            f"In the log with {on}: there that day is entry {day.index}.",
            f"En el registro con el {on}: allí ese día es el asiento {day.index}.",
        )
    )
    yield Paragraph(own(closed), quiet=True)
    rows = tuple(
        (own(of.say(field_name(name))), _theirs(_value(fields[name], of), name))
        for name in sorted(fields, key=reading_order)
        if name not in ("kind", "sort")
    )
    if rows:
        yield Rows(rows)


def _value(field: Field, of: SheetFor) -> str:
    return said_value(field.name, read(b'{"value":' + field.value + b"}")["value"], of.language)


def _theirs(text: str, where: str) -> Said:
    return (Run(text, where=where),)


# ---------------------------------------------------------------- what it proves, and what it does not


def _proves(made: ProofFile, of: SheetFor) -> Iterator[Block]:
    size = read_checkpoint(made.checkpoint.text).size
    yield Heading(2, own(of.say(("What it proves", "Qué prueba"))))
    proves = (
        (
            (
                "What is shown stood in the agency's record when that day was closed, word for word. Nobody has changed it "
                "since, and nobody can change it in the file without its being found."
            ),
            (
                "Lo que se muestra estaba en el registro de la agencia cuando se cerró ese día, palabra por palabra. Nadie "
                "lo ha cambiado desde entonces, y nadie puede cambiarlo en el archivo sin que se descubra."
            ),
        ),
        (
            f"The day stands in a public log of {size} entries, which is signed.",
            f"El día está en un registro público de {size} asientos, que está firmado.",
        ),
    )
    yield Points(tuple(own(of.say(one)) for one in proves))
    yield Heading(2, own(of.say(("What it does not prove", "Qué no prueba"))))
    yield Points(tuple(own(of.say(one)) for one in _NOT_PROVED))


_NOT_PROVED: tuple[Both, ...] = (
    (
        "That what was written down is true. It proves that it was written down, and by which day.",
        "Que lo anotado sea cierto. Prueba que se anotó, y para qué día ya estaba anotado.",
    ),
    (
        (
            "That nothing else is on record. Other entries, other fields, or the same ones in other words, may exist; you "
            "can ask for them."
        ),
        (
            "Que no haya nada más anotado. Puede haber otras anotaciones, otros datos, o los mismos con otras palabras; "
            "usted puede pedirlos."
        ),
    ),
    (
        "Who you are. It is about a record, and says no more of you than what is shown above.",
        "Quién es usted. Trata de un expediente, y no dice de usted más de lo que se muestra arriba.",
    ),
)


def _checks(made: ProofFile, of: SheetFor) -> Iterator[Block]:
    yield Heading(2, own(of.say(("How to check it: three ways", "Cómo comprobarlo: tres maneras"))))
    file, key = of.file, of.say((" --key KEY", " --key CLAVE")) if of.keys else ""
    ways = (
        (
            "On the agency's public page for checking, where it has one: choose the file there.",
            "En la página pública de comprobación de la agencia, si la tiene: elija allí el archivo.",
        ),
        (
            f"On any computer with the free program Amparo, without asking the agency: amparo verify {file}{key}",
            f"En cualquier computadora con el programa libre Amparo, sin preguntar a la agencia: amparo verify {file}{key}",
        ),
        (
            (
                "Ask another body to check it for you: a lawyer, a newspaper, a university, an office of oversight. They "
                "need the file alone, and can compare with the view of the log that other bodies keep."
            ),
            (
                "Pida a otra entidad que lo compruebe por usted: un abogado, un periódico, una universidad, una oficina de "
                "supervisión. Solo necesita el archivo, y puede compararlo con la vista del registro que guardan otras "
                "entidades."
            ),
        ),
    )
    yield Points(tuple(own(of.say(one)) for one in ways), numbered=True)
    yield from _signers(made, of)


def _signers(made: ProofFile, of: SheetFor) -> Iterator[Block]:
    """Who signed the log, and the key by which that is checked: it is compared with one from elsewhere."""
    signers = tuple(dict.fromkeys(signature.name for signature in made.checkpoint.signatures))
    rows = [
        (own(of.say(("The log is signed by", "Firman el registro"))), _theirs(", ".join(signers), "signers"))
    ]
    rows += [(own(of.say(("Key of the log", "Clave del registro"))), _theirs(key, "key")) for key in of.keys]
    yield Rows(tuple(rows))
    if of.keys:
        yield Paragraph(own(of.say(_COMPARE)), quiet=True)


_COMPARE: Both = (
    "Compare the key with the one that the agency publishes, or that a witness of the log has.",
    "Compare la clave con la que publica la agencia, o con la que tiene un testigo del registro.",
)


def _end(of: SheetFor) -> Iterator[Block]:
    desk = " · ".join(filter(None, (of.agency.desk, of.agency.telephone)))
    yield Heading(2, own(of.say(("Whom to ask", "A quién preguntar"))))
    ask = of.say(
        (
            "Ask the desk that gave you this sheet to explain it, or to show more or less in another file.",
            "Pregunte a la oficina que le dio esta hoja: puede explicarla, o mostrar más o menos en otro archivo.",
        )
    )
    yield Paragraph(own(ask))
    if desk:
        yield Rows(((own(of.say(("Desk", "Oficina"))), _theirs(desk, "desk")),))
    yield Paragraph(own(NOT_LEGAL_ADVICE[of.language]), quiet=True)
