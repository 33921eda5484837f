"""What the record of a visit says, field by field: on the page of the visit, and before it goes on record."""

from collections.abc import Mapping
from typing import Any

from amparo.facts.visit_record import AREAS, STEPS, WANTED
from amparo.facts.visit_record import ROLES as SITE_ROLES
from amparo.law.paper_kinds import kinds
from amparo.visits import VisitRecord
from amparo_desk.said import Both
from amparo_desk.screens import visit_words as words

_YES: Mapping[Any, Both] = {True: ("yes", "sí"), False: ("no", "no"), "refused": ("refused", "se negaron")}
_NO_PAPER: Both = ("no paper was shown", "no mostraron ningún papel")
_SOME_PAPER: Both = ("a paper, not known which", "un papel, no se sabe cuál")
_ADMIN: Both = ("an agency's paper of another kind", "otro papel de una agencia")


def summary_of(record: VisitRecord) -> list[tuple[Both, Both]]:
    """What the record says, as it will be kept."""
    site = record.site or ""
    head: list[tuple[Both, Both]] = [
        (("Place", "Lugar"), words.PLACES[record.place]),
        (("Site", "Sitio"), (site, site)),
        (("They came at", "Llegaron a las"), _moment(record.arrived)),
        (("They left at", "Se fueron a las"), _moment(record.left)),
    ]
    return [pair for pair in (*head, *said_of(record.to_plain())) if pair[1][0]]


def _moment(at: Any) -> Both:
    said = f"{at:%Y-%m-%d %H:%M}" if at is not None else ""
    return (said, said)


def said_of(plain: Mapping[str, Any]) -> list[tuple[Both, Both]]:
    """Field by field; what nobody wrote down is left out."""
    officers = plain.get("officers") or {}
    wanted = [WANTED[word] for word in plain.get("wanted", ())]
    pairs: list[tuple[Both, Both | None]] = [
        (("Officers", "Agentes"), _same(officers.get("count"))),
        (("Agency, as they said", "Agencia, según dijeron"), _same(officers.get("agency_stated"))),
        (("Identification shown", "Mostraron identificación"), _answer(officers.get("identification_shown"))),
        (("Badges", "Placas"), _same(", ".join(officers.get("badges", ())))),
        (("Names that they gave", "Nombres que dieron"), _same(", ".join(officers.get("names", ())))),
        (("They wanted", "Querían"), _joined(wanted)),
        (("Reason given", "Motivo que dieron"), _same(plain.get("stated_reason"))),
        (("How far they came", "Hasta dónde llegaron"), AREAS.get(plain.get("area_reached") or "")),
        (
            ("They went into a nonpublic area", "Entraron a un área no pública"),
            _answer(plain.get("entered_nonpublic_area")),
        ),
        (("Papers shown", "Papeles que mostraron"), _joined(_papers(plain))),
        (("Received by", "Los recibió"), SITE_ROLES.get(plain.get("received_by_role") or "")),
        (("Witness", "Testigo"), SITE_ROLES.get(plain.get("second_staff_witness_role") or "")),
        (("Answer given", "Respuesta que se dio"), _same(plain.get("answer_given"))),
        (("What they then did", "Qué hicieron después"), _same(plain.get("officers_then"))),
        (("Records handed over", "Se entregaron registros"), _answer(plain.get("records_released"))),
        (("Steps", "Pasos"), _joined(_steps(plain))),
        (("What follows", "Qué sigue"), _same(plain.get("follow_up"))),
        (("Notes", "Notas"), _same(plain.get("free_text"))),
    ]
    return [(name, value) for name, value in pairs if value is not None and value[0]]


def _papers(plain: Mapping[str, Any]) -> list[Both]:
    """Each paper by its kind, with whether a copy of it was made."""
    found: list[Both] = []
    for paper in plain.get("papers", ()):
        code = paper.get("kind") or "UNKNOWN"
        kind = kinds().get(code)
        name = (kind.en, kind.es) if kind is not None else _ADMIN if code == "ADMIN" else _SOME_PAPER
        copied = paper.get("copy_kept")
        if copied is not None:
            more = ("copied", "se copió") if copied else ("not copied", "no se copió")
            name = (f"{name[0]} ({more[0]})", f"{name[1]} ({more[1]})")
        found.append(name)
    if not found and (plain.get("facts") or {}).get("document") == "NONE":
        return [_NO_PAPER]
    return found


def _steps(plain: Mapping[str, Any]) -> list[Both]:
    found = [(str(one.get("at") or "")[11:16], STEPS[one["what"]]) for one in plain.get("steps", ())]
    return [(f"{at} {told[0]}".strip(), f"{at} {told[1]}".strip()) for at, told in found]


def _answer(given: object) -> Both | None:
    return _YES.get(given) if isinstance(given, bool | str) else None


def _same(value: object) -> Both | None:
    return None if value in (None, "") else (str(value), str(value))


def _joined(told: list[Both]) -> Both | None:
    return ("; ".join(one[0] for one in told), "; ".join(one[1] for one in told)) if told else None
