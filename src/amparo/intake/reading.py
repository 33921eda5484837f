"""What the caller may choose about reading: whether release dates are public, and the day of the act for a form."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.intake.contact import Said

PUBLIC_WORDS: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class Options:
    """`release_dates_public` is `yes`, `no`, `unknown`, or empty for each reader's own default; `on` is for forms."""

    release_dates_public: str = ""
    on: date | None = None

    def public(self, default: str) -> bool | None:
        """Whether the jail publishes release dates, as `decide` asks it."""
        return PUBLIC_WORDS[self.release_dates_public or default]

    def said(self, default: str, whose: tuple[str, str]) -> Said:
        """The assumption made about it, in words; `whose` names the kind of file, in both languages."""
        word = self.release_dates_public or default
        source = "--release-dates-public" if self.release_dates_public else "no file says it"
        fuente = "--release-dates-public" if self.release_dates_public else "ningún archivo lo dice"
        en = {"yes": "public", "no": "not public", "unknown": "of unknown standing"}[word]
        es = {"yes": "públicas", "no": "no públicas", "unknown": "de carácter desconocido"}[word]
        return Said(
            f"{whose[0]}: the jail's release dates are taken as {en} ({source}).",
            f"{whose[1]}: las fechas de salida de la cárcel se toman como {es} ({fuente}).",
        )


def release_dates(public: bool | None) -> dict[str, Any]:
    """The fact about public release dates as a part of a request; unknown is left out."""
    return {} if public is None else {"info_public": {"release_date": public}}
