"""From a decided contact to the notice on receipt, and the files of a run's folder."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime

from amparo.cli.run_result import RunResult, document
from amparo.cli.run_words import cite_in, say
from amparo.facts import Agency
from amparo.intake.review import Decided
from amparo.intake.review.finding import SEVERITY_NAMES
from amparo.notices import (
    LANGUAGES,
    ContradictedError,
    CopyAndIntent,
    Found,
    Listed,
    PartSaid,
    Withheld,
    intention_of,
    render_copy_and_intent,
    render_index,
)
from amparo.notices.copy_and_intent import SAID_PARTS
from amparo.terms import Language

Pages = dict[str, bytes]


def notices(
    decided: Sequence[Decided], agency: Agency, made_at: datetime | None
) -> tuple[Pages, list[Listed], list[Withheld]]:
    """The pages of every notice owed on receipt, their list, and those that counsel must see before."""
    pages: Pages = {}
    listed: list[Listed] = []
    withheld: list[Withheld] = []
    for one in decided:
        if not any(kind in SAID_PARTS for kind in one.contact.asks):
            continue
        try:
            notice = _notice(one, agency, made_at)
        except ContradictedError as error:
            withheld.append(_withheld(one.contact.reference, error))
            continue
        files: list[tuple[Language, str]] = []
        for language in LANGUAGES:
            name = f"notices/{one.contact.reference}.{language}.html"
            pages[name] = render_copy_and_intent(notice, language)
            files.append((language, name))
        intended = tuple((said.answer.kind, said.intention.value) for said in notice.parts)
        listed.append(Listed(one.contact.reference, notice.received_at, intended, tuple(files)))
    return pages, listed, withheld


def _notice(one: Decided, agency: Agency, made_at: datetime | None) -> CopyAndIntent:
    contact, handling = one.contact, one.contact.handling
    assert contact.received_at is not None, "a list or form without a moment of arrival is refused when read"
    return CopyAndIntent(
        number=f"{contact.reference}-CI",
        agency=agency.name or contact.agency,
        desk=", ".join(part for part in (agency.desk, agency.telephone) if part),
        booking_ref=contact.booking_ref,
        office=contact.office,
        received_at=contact.received_at,
        channel=contact.channel,
        parts=tuple(
            PartSaid(answer, intention_of(answer, handling.decision))
            for answer in one.answers
            if answer.kind in SAID_PARTS
        ),
        on_paper=contact.form != "none",
        pages=contact.pages,
        due_at=handling.release_due_at,
        withdrawn=handling.decision == "withdrawn_by_requester",
        made_at=made_at,
    )


def _withheld(reference: str, error: ContradictedError) -> Withheld:
    return Withheld(
        reference,
        f"no notice was written: {error.says}. Counsel decides what the person is told now.",
        f"no se escribió el aviso: {error.dice}. El abogado decide qué se le dice ahora a la persona.",
    )


def folder_files(result: RunResult, pages: Pages, listed: Sequence[Listed], language: Language) -> Pages:
    """Every file of a run's folder: the list, the notices, the run as data, its counts as a table."""
    told = json.dumps(document(result), ensure_ascii=False, indent=1)
    return {
        "index.html": render_index(
            listed, result.withheld, language, _found(result, language), result.summary(language)[:-1]
        ),
        **pages,
        "run.json": f"{told}\n".encode(),
        "counts.csv": _counts(result),
    }


def _found(result: RunResult, language: Language) -> list[Found] | None:
    if not result.has_list:
        return None
    return [
        Found(
            one.reference,
            one.line,
            say(SEVERITY_NAMES[one.severity], language),
            f"{one.in_language(language)} [{cite_in(one.cite, language)}]",
        )
        for one in result.findings
    ]


def _counts(result: RunResult) -> bytes:
    """The figures by definition. Every cell is a number or our own text, so no spreadsheet will run any of it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "value", "question", "pregunta", "definition", "definicion"))
    for file in result.files:
        for one in file.counts:
            writer.writerow((one.id, one.value, one.question, one.pregunta, one.definition, one.definicion))
    return text.getvalue().encode("utf-8")
