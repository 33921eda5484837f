"""Was it sent before? Earlier records of the same booking or of the very same bytes, and how alike they are.

A contact that was sent again is linked to the earlier one, never merged with it; and nobody decides that but a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from amparo.casefile import CaseFile, fold
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens.typed import shown
from amparo_desk.vault.store import Vault

ANOTHER = "another"
"""It is a request of its own."""
MOST = 12
"""Of so many earlier records, the newest, one is chosen."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What is known of the new one, to be held beside the earlier."""

    booking: str = ""
    digests: tuple[str, ...] = ()
    form: str = ""
    office: str = ""
    prepared_on: date | None = None
    again: str = ""
    """A record that somebody says it is sent again of."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier record, and in what it is the same."""

    case: CaseFile
    same_paper: bool
    same_form: bool
    same_office: bool
    same_day: bool

    @property
    def seems_sent_again(self) -> bool:
        """Whether the paper itself, or form, date and office, are the same."""
        return self.same_paper or (self.same_form and self.same_office and self.same_day)

    @property
    def choice(self) -> Choice:
        """As one may choose it."""
        got = self.case.received.get
        came = shown(got("received_at") or got("received_on"))
        form, office = got("form", ""), got("office", "")
        told = ", ".join(word for word in (came, form, office) if word)
        return Choice(self.case.record, (f"{got('reference')} ({told})",) * 2, self._alike)

    @property
    def _alike(self) -> Both | None:
        named: list[Both] = []
        if self.same_paper:
            named.append(("the very same file", "el mismo archivo"))
        if self.same_form and self.case.received.get("form"):
            named.append(("same form", "mismo formulario"))
        if self.same_day:
            named.append(("same date on it", "misma fecha escrita"))
        if self.same_office:
            named.append(("same office", "misma oficina"))
        if self.case.withdrawn is not None:
            named.append(("taken back since", "retirada después"))
        return (", ".join(en for en, _ in named), ", ".join(es for _, es in named)) if named else None


def earlier_of(vault: Vault, new: Alike, *, but: str = "") -> list[Earlier]:
    """The earlier records, those that seem the same first, then the newest. Only open halves are looked at."""
    by_paper = {record for digest in new.digests for record in vault.with_document(digest)}
    found = [
        _compared(fold(vault.events(record)), new, record in by_paper)
        for record in sorted(by_paper | set(vault.find(new.booking)) | ({new.again} - {""}))
        if record != but and vault.line(record) is not None
    ]
    found.sort(key=lambda one: (one.case.received["received_on"], one.case.record), reverse=True)
    found.sort(key=lambda one: not one.seems_sent_again)
    return found[:MOST]


def _compared(case: CaseFile, new: Alike, same_paper: bool) -> Earlier:
    got = case.received.get
    return Earlier(
        case,
        same_paper,
        bool(new.form) and got("form") == new.form,
        bool(new.office) and _plain(got("office", "")) == _plain(new.office),
        new.prepared_on is not None and got("prepared_on") == new.prepared_on,
    )


def _plain(office: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in office.casefold()).split())


def earlier_field(found: Iterable[Earlier], *, takes_back: bool = False, chosen: str = "") -> Field | None:
    """The question whether it was sent before, or which request it takes back; none where nothing is alike."""
    choices = tuple(one.choice for one in found)
    if takes_back:
        none: Both = ("None of these: keep the paper on record by itself", "Ninguna: registrar el papel solo")
        label: Both = ("Which request does it take back?", "¿Qué solicitud retira?")
    else:
        none = ("No: it is another request", "No: es otra solicitud")
        label = ("Was it sent before?", "¿Se envió antes?")
        if not choices:
            return None
    hint: Both = (
        "Sent again: both stay on record, linked. Nothing is merged.",
        "Enviada de nuevo: constan las dos, enlazadas. Nada se junta.",
    )
    return Field(
        "earlier",
        "radios",
        label,
        None if takes_back else hint,
        chosen if any(one.value == chosen for one in choices) else "",
        choices=(*choices, Choice(ANOTHER, none)),
        required=True,
    )
