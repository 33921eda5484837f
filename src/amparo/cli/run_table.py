"""The table that `amparo run` prints: contact by contact, then what was found, counted and assumed. 100 columns."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from amparo.cli.run_result import FileResult, RunResult, outcomes
from amparo.cli.run_words import ASKED, CHANNELS, DUTY_NAMES, FORMS, STATES, say, stamp, word
from amparo.decision import Answer
from amparo.decision.questions import question_for
from amparo.facts import Agency
from amparo.intake import Contact, Part
from amparo.intake.federal_detainers import NO_REASON
from amparo.intake.review import Decided, FederalCounts, Finding, Owed, State, owed
from amparo.intake.review.finding import HOUSE_CITE, PROGRAM_CITE, SEVERITY_NAMES
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo.terms import NOT_LEGAL_ADVICE, Language

WIDTH = 100
_PART_COLUMNS = (17, 11, 22, 7, 41)
_OWED_COLUMNS = (24, 22, 48)
_COUNT_COLUMNS = (6, 42, 50)
_HOUSE_CITES = {
    HOUSE_CITE: (HOUSE_CITE, "regla interna (perfil)"),
    PROGRAM_CITE: (PROGRAM_CITE, "regla interna (Amparo)"),
}


def table(result: RunResult, language: Language) -> str:
    """The whole table as text."""
    lines: list[str] = []
    if result.decided:
        lines += _title(word("contacts", language))
        lines += _row(_words(language, "asked", "on", "answer", "rule", "citation"), _PART_COLUMNS, 2)
        lines += _row(_words(language, "owed", "by", "state"), _OWED_COLUMNS, 4)
        for one in result.decided:
            lines += ["", *_contact(one, result.agency, language)]
        lines += ["", word("house", language)]
        lines += _title(word("why", language))
        for rule in result.rules():
            lines += _row((rule.key, rule.in_language(language)), (13, 85), 2)
    if any(file.counts for file in result.files):
        lines += _findings(result.findings, language)
    for file in result.files:
        lines += _file(file, language)
    if result.notices or result.withheld:
        lines += _title(word("notices", language))
        lines += [line for text in _notices(result, language) for line in _item(text)]
    lines += _title(word("assumed", language))
    lines += [line for said in result.assumed() for line in _item(say((said.en, said.es), language))]
    if result.dropped():
        lines += _title(word("dropped", language))
        for file_name, said in result.dropped():
            lines += _item(f"{file_name}: {say((said.en, said.es), language)}")
    lines += ["", NOT_LEGAL_ADVICE[language]]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


# ------------------------------------------------------------------ shapes


def _words(language: Language, *names: str) -> tuple[str, ...]:
    return tuple(word(name, language) for name in names)


def _title(text: str) -> list[str]:
    return ["", text, "=" * len(text)]


def _row(cells: Sequence[str], widths: Sequence[int], indent: int) -> list[str]:
    """One row of a table; a cell that is too long goes on below, in its own column."""
    wrapped = [wrap(cell, width - 1) or [""] for cell, width in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    return [
        " " * indent
        + "".join(
            (lines[place] if place < len(lines) else "").ljust(width)
            for lines, width in zip(wrapped, widths, strict=True)
        )
        for place in range(height)
    ]


def _item(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="- ", subsequent_indent="  ")


# ------------------------------------------------------------------ contacts


def _contact(one: Decided, agency: Agency, language: Language) -> Iterator[str]:
    contact = one.contact
    yield from wrap(" · ".join(_head(contact, language)), WIDTH, subsequent_indent="  ")
    for part, answer in one.pairs:
        yield from _part(part, answer, language)
    silent = []
    for entry in owed(one, agency):
        if entry.state is State.NOT_LOGGED:
            silent.append(_quietly(entry, language))
        else:
            yield from _row(_owed(entry, language), _OWED_COLUMNS, 4)
    if silent:
        text = f"{say(STATES[State.NOT_LOGGED], language)}: {'; '.join(silent)}"
        yield from wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")


def _head(contact: Contact, language: Language) -> Iterator[str]:
    yield contact.reference
    if contact.line > 1:
        yield f"{word('line', language)} {contact.line}"
    yield f"{word('received', language)} {stamp(contact.received_at)}"
    yield say(CHANNELS[contact.channel], language)
    yield say(FORMS.get(contact.form, (contact.form, contact.form)), language)
    for paper in contact.papers:
        kind = word("judicial" if paper.judicial else "administrative", language)
        yield f"{paper.name} ({kind})" if paper.name != "judicial" else kind
    if contact.person_ref:
        yield f"{word('person', language)} {contact.person_ref}"
    if contact.booking_ref:
        yield f"{word('booking', language)} {contact.booking_ref}"
    if contact.handling.decision:
        decided = stamp(contact.handling.decided_at)
        said = f"{word('agency_said', language)}: {word(contact.handling.decision, language)}"
        yield f"{said} {decided}" if decided else said


def _part(part: Part, answer: Answer, language: Language) -> Iterator[str]:
    outcome = say(OUTCOME_NAMES[answer.outcome], language)
    cells = (say(ASKED[part.kind], language), part.on.isoformat(), outcome, answer.rule.key, answer.citation)
    yield from _row(cells, _PART_COLUMNS, 2)
    if answer.missing:
        safe = say(OUTCOME_NAMES[answer.safe], language)
        yield from _row((f"{word('meanwhile', language)}: {safe}",), (96,), 4)
    for path in answer.missing:
        asked = question_for(path, language)
        question = f": {asked}" if asked != path else ""
        yield from wrap(
            f"{word('missing', language)} {path}{question}",
            WIDTH,
            initial_indent="    ",
            subsequent_indent="      ",
        )


def _owed(entry: Owed, language: Language) -> tuple[str, str, str]:
    """What is owed, by when (a star where only a house rule says so), and whether it is on record."""
    due = f"{stamp(entry.due)}{' *' if entry.house else ''}" if entry.due else word("on_receipt", language)
    if entry.state is State.ONLY_IF_TOLD:
        due = ""
    state = say(STATES[entry.state], language).replace("{at}", stamp(entry.done_at))
    return say(DUTY_NAMES[entry.duty.code], language), due, state


def _quietly(entry: Owed, language: Language) -> str:
    name = say(DUTY_NAMES[entry.duty.code], language)
    return f"{name} ({word('by', language)}: {stamp(entry.due)})" if entry.due else name


# ------------------------------------------------------------------ findings, counts, notices


def _findings(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    yield from _title(f"{word('findings', language)} ({len(findings)})")
    if not findings:
        yield word("no_findings", language)
    for finding in findings:
        grave = say(SEVERITY_NAMES[finding.severity], language)
        cite = say(_HOUSE_CITES.get(finding.cite, (finding.cite, finding.cite)), language)
        yield f"{finding.reference}, {word('line', language)} {finding.line}: {grave}"
        yield from wrap(
            f"{finding.in_language(language)} [{cite}]",
            WIDTH,
            initial_indent="    ",
            subsequent_indent="    ",
        )


def _file(file: FileResult, language: Language) -> Iterator[str]:
    if file.federal is not None:
        yield from _federal(file, file.federal, language)
        return
    yield from _title(f"{word('outcomes', language)}: {file.file}")
    for (kind, outcome), parts in sorted(outcomes(file.decided).items()):
        cells = (str(parts).rjust(4), say(ASKED[kind], language), say(OUTCOME_NAMES[outcome], language))
        yield from _row(cells, _COUNT_COLUMNS, 2)
    if file.counts:
        yield from _title(f"{word('counts', language)}: {file.file}")
        for count in file.counts:
            cells = (str(count.value).rjust(4), count.question_in(language), count.definition_in(language))
            yield from _row(cells, _COUNT_COLUMNS, 2)


def _federal(file: FileResult, counts: FederalCounts, language: Language) -> Iterator[str]:
    yield from _title(f"{word('federal', language)}: {file.file}")
    spanish = language == "es"
    yield f"  {counts.rows} {word('rows', language)}, {stamp(counts.first)} – {stamp(counts.last)}"
    for number, en, es in (
        (
            counts.elsewhere,
            "rows not sent to California, not decided",
            "filas no enviadas a California, sin decidir",
        ),
        (
            counts.unknown_form,
            "rows on a form not known, not decided",
            "filas con formulario desconocido, sin decidir",
        ),
    ):
        if number:
            yield f"  {number} {es if spanish else en}"
    for (kind, outcome), rows in sorted(counts.outcomes.items()):
        name = say(OUTCOME_NAMES[outcome], language)
        safe = [say(OUTCOME_NAMES[word_], language) for (of, word_) in sorted(counts.safe) if of == kind]
        text = (
            f"{name} ({word('safe', language)}: {', '.join(safe)})"
            if outcome not in {w for _, w in counts.safe}
            else name
        )
        yield from _row((str(rows).rjust(4), say(ASKED[kind], language), text), _COUNT_COLUMNS, 2)
    if counts.missing:
        yield f"  {word('lacking', language)}:"
        for (kind, fact), rows in sorted(counts.missing.items()):
            yield from _row((str(rows).rjust(4), say(ASKED[kind], language), fact), _COUNT_COLUMNS, 2)
    yield f"  {word('lifted', language)}:"
    for reason, rows in sorted(counts.lifted.items(), key=lambda pair: (-pair[1], pair[0])):
        named = word("no_reason", language) if reason == NO_REASON else reason
        yield from _row((str(rows).rjust(4), named, ""), _COUNT_COLUMNS, 2)


def _notices(result: RunResult, language: Language) -> Iterator[str]:
    if result.notices:
        pages = len(result.notices)
        yield say(
            (
                f"{pages} pages written in English and Spanish; each text is a draft until counsel approves it.",
                f"Se escribieron {pages} páginas en inglés y español; cada texto es borrador hasta su aprobación.",
            ),
            language,
        )
    for one in result.withheld:
        yield f"{one.reference}: {one.says if language == 'en' else one.dice}"
