"""A joint law-enforcement task force as staff state it for the state's report (Gov. Code § 7284.6(c)(1); rule T-5)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amparo.terms import AmparoError, Language

_ALIEN_TEXT = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST, _MOST = 200, 40


@dataclass(frozen=True, slots=True)
class TaskForce:
    """One task force of a year. The arrests for immigration enforcement are None where they are not known: never nought."""

    year: int
    name: str
    purpose: str
    federal: tuple[str, ...]
    state: tuple[str, ...]
    local: tuple[str, ...]
    arrests: int | None
    immigration_arrests: int | None
    reports_for_others: bool | None

    def told(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "year": self.year,
            "name": self.name,
            "purpose": self.purpose,
            "federal": list(self.federal),
            "state": list(self.state),
            "local": list(self.local),
            "arrests": self.arrests,
            "immigration_arrests": self.immigration_arrests,
            "reports_for_others": self.reports_for_others,
        }


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, in English and Spanish."""

    field: str
    en: str
    es: str

    def in_language(self, language: Language) -> str:
        """The sentence."""
        return self.en if language == "en" else self.es


class TaskForceError(AmparoError):
    """A statement cannot be taken; `faults` holds everything that is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(f"{one.field}: {one.en}" for one in faults))


def read_task_force(given: Mapping[str, Any]) -> TaskForce:
    """A task force from plain values. Raises TaskForceError with every fault at once."""
    faults = list[Fault]()
    year = given.get("year")
    if not isinstance(year, int) or not 2018 <= year <= 2199:
        faults.append(
            Fault(
                "year",
                "The state's report begins with 2018. Write the year, as 2026.",
                "El informe al estado comienza con 2018. Escriba el año, como 2026.",
            )
        )
    texts = {name: _text(given.get(name), name, faults) for name in ("name", "purpose")}
    lists = {name: _list(given.get(name), name, faults) for name in ("federal", "state", "local")}
    if not any(lists.values()) and not any(one.field in lists for one in faults):
        faults.append(
            Fault(
                "federal",
                "Name the agencies that belong to it, each on a line of its own.",
                "Nombre las agencias que lo forman, cada una en su renglón.",
            )
        )
    counts = {name: _count(given.get(name), name, faults) for name in ("arrests", "immigration_arrests")}
    of_all, of_some = counts["arrests"], counts["immigration_arrests"]
    if of_all is not None and of_some is not None and of_some > of_all:
        faults.append(
            Fault(
                "immigration_arrests",
                f"There cannot be more of them than arrests in all ({of_all}).",
                f"No puede haber más que el total de arrestos ({of_all}).",
            )
        )
    if faults:
        raise TaskForceError(faults)
    reports = given.get("reports_for_others")
    return TaskForce(
        int(str(year)),
        texts["name"],
        texts["purpose"],
        lists["federal"],
        lists["state"],
        lists["local"],
        of_all,
        of_some,
        reports if isinstance(reports, bool) else None,
    )


def _text(given: object, name: str, faults: list[Fault]) -> str:
    text = str(given or "").strip()
    if not text:
        faults.append(Fault(name, "This is needed.", "Esto hace falta."))
    elif len(text) > _LONGEST or _ALIEN_TEXT.search(text):
        faults.append(_unprintable(name))
    return text


def _unprintable(name: str) -> Fault:
    return Fault(
        name,
        f"One line of at most {_LONGEST} letters, with no sign that cannot be printed.",
        f"Un renglón de a lo más {_LONGEST} letras, sin signos que no se puedan imprimir.",
    )


def _list(given: object, name: str, faults: list[Fault]) -> tuple[str, ...]:
    lines = given.splitlines() if isinstance(given, str) else [str(one) for one in _each(given)]
    found = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    if len(found) > _MOST or any(len(one) > _LONGEST or _ALIEN_TEXT.search(one) for one in found):
        faults.append(_unprintable(name))
    return found


def _each(given: object) -> Sequence[object]:
    return given if isinstance(given, list | tuple) else ()


def _count(given: object, name: str, faults: list[Fault]) -> int | None:
    """A whole number, or None where it is not known; what cannot be read is a fault, never an unknown."""
    if given is None:
        return None
    if isinstance(given, int) and not isinstance(given, bool) and given >= 0:
        return given
    faults.append(
        Fault(
            name,
            "A whole number, or nothing where it is not known.",
            "Un número entero, o nada si no se sabe.",
        )
    )
    return None
