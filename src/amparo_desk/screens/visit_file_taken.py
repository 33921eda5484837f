"""The file that the offline guide saved, as it is handed in: read, and shown in a few lines before it is confirmed."""

from typing import Any

from django.http import HttpRequest

from amparo.facts.visit_record import AREAS, ROLES, WANTED
from amparo.terms import FactValueError
from amparo.visits import VisitRecord, answer_of, plain_of_text, visit_record_of
from amparo_desk.said import Both
from amparo_desk.screens import visit_words as words

LARGEST = 512 * 1024


def read_file(request: HttpRequest) -> tuple[dict[str, Any], VisitRecord]:
    """The record of a file, or of the page that showed it. Raises FactValueError, VisitRecordError."""
    sent = request.FILES.get("file")
    kept = request.POST.get("plain", "")
    if sent is not None:
        if (sent.size or 0) > LARGEST:
            raise FactValueError(
                "file",
                f"it is larger than {LARGEST // 1024} KB, so it is none that the guide saved.",
                "Choose the file whose name begins with “visit”.",
            )
        sent.seek(0)
        plain = plain_of_text(sent.read(), sent.name or "the file")
    elif kept:
        plain = plain_of_text(kept[:LARGEST], "the file")
    else:
        raise FactValueError("file", "no file was chosen.", "Choose the file that the guide saved.")
    return plain, visit_record_of(plain, "the file")


def summary_of(record: VisitRecord) -> list[tuple[Both, Both]]:
    """What the record says, in a few lines."""
    first = answer_of(record).first
    wanted = [WANTED[word] for word in record.wanted]
    role = ROLES.get(record.received_by_role or "", ("", ""))
    area = AREAS.get(record.area_reached or "", ("", ""))
    at = f"{record.arrived:%Y-%m-%d %H:%M}"
    found: list[tuple[Both, Both]] = [
        (("Place", "Lugar"), words.PLACES[record.place]),
        (("Site", "Sitio"), (record.site or "", record.site or "")),
        (("They came at", "Llegaron a las"), (at, at)),
        (
            ("They wanted", "Querían"),
            ("; ".join(one[0] for one in wanted), "; ".join(one[1] for one in wanted)),
        ),
        (("How far they came", "Hasta dónde llegaron"), area),
        (("Who received them", "Quién los recibió"), role),
        (("Answer of the rules", "Respuesta de las reglas"), words.OUTCOMES[first.outcome]),
    ]
    return [(name, value) for name, value in found if value[0]]
