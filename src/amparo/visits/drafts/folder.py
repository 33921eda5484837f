"""The drafts of one visit written into a folder: each as PDF, page and text, an e-mail also as a file for a mail program."""

from datetime import datetime
from pathlib import Path

from amparo.facts.site_profile import SiteProfile
from amparo.terms import FileError, Language
from amparo.visits import Confirmed, VisitRecord
from amparo.visits.drafts.make import drafts_owed, make_draft

__all__ = ["held_said", "write_drafts"]

_HELD: dict[Language, str] = {
    "en": "held, not written: nobody has confirmed, by role and moment, that officers are or were on the site.",
    "es": "retenido, no escrito: nadie ha confirmado, por cargo y momento, que haya o hubiera agentes en el sitio.",
}


def held_said(
    record: VisitRecord, profile: SiteProfile | None, at: datetime, language: Language
) -> tuple[str, ...]:
    """A line for each draft that is held, with the reason."""
    found = drafts_owed(record, profile, at)
    return tuple(f"{one.code}: {_HELD[language]}" for one in found if one.state == "held")


def write_drafts(
    record: VisitRecord,
    profile: SiteProfile | None,
    at: datetime,
    folder: Path,
    *,
    confirmed: Confirmed | None = None,
) -> tuple[Path, ...]:
    """Write every draft that the visit asks for, in both languages; one that is held is not written.

    Raises FileError where a file of that name stands there already: what somebody has worked on is never overwritten.
    """
    made: dict[Path, bytes] = {}
    for one in drafts_owed(record, profile, at, confirmed=confirmed):
        if one.state == "held":
            continue
        for language in one.languages:
            draft = make_draft(one.code, record, profile, at, language, confirmed=confirmed)
            stem = f"{one.code}.{language}"
            made[folder / f"{stem}.pdf"] = draft.pdf()
            made[folder / f"{stem}.html"] = draft.html()
            made[folder / f"{stem}.txt"] = draft.text().encode("utf-8")
            message = draft.email()
            if message is not None:
                made[folder / f"{stem}.eml"] = message
    taken = [path for path in made if path.exists()]
    if taken:
        raise FileError(str(taken[0]), "this file stands there already.", "Name an empty or a new folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in made.items():
            path.write_bytes(content)
    except OSError as error:
        raise FileError(
            str(folder), f"it cannot be written: {error.strerror}.", "Name a folder of yours."
        ) from error
    return tuple(made)
