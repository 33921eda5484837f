"""The table that `amparo run` prints: contact by contact, then what was found, counted and assumed, and a summary."""

from collections.abc import Iterator, Sequence

from amparo.cli.run_result import FileResult, RunResult, outcomes
from amparo.cli.run_sheet import WIDEST, Sheet
from amparo.cli.run_words import ASKED, CHANNELS, DUTY_NAMES, FORMS, STATES, cite_in, say, stamp, tags_in
from amparo.decision import Answer
from amparo.decision.questions import question_for
from amparo.facts.agency import CustomPolicy
from amparo.intake import Contact, Part
from amparo.intake.federal_detainers import NO_REASON
from amparo.intake.review import Decided, FederalCounts, Finding, Owed, State, owed
from amparo.intake.review.answered import LOCAL_POLICY
from amparo.intake.review.finding import SEVERITY_NAMES
from amparo.law import duties as law
from amparo.law.custody.outcomes import OUTCOME_NAMES
from amparo.terms import NOT_LEGAL_ADVICE, Language

_PART_COLUMNS = (17, 11, 22, 7, 41)
_OWED_COLUMNS = (24, 22, 50)
_COUNT_COLUMNS = (6, 42, 50)
_RULE_COLUMNS = (13, 85)


def table(result: RunResult, language: Language, width: int = WIDEST) -> str:
    """The whole table as text, folded to a width."""
    sheet = Sheet(width, language)
    lines: list[str] = []
    if result.decided:
        lines += _contacts(result, sheet)
    if result.has_list:
        lines += _findings(result.findings, sheet)
    for file in result.files:
        lines += _file(file, sheet)
    if result.notices or result.withheld:
        lines += sheet.title(sheet.word("notices"))
        lines += [line for text in _notices(result, sheet) for line in sheet.item(text)]
    lines += sheet.title(sheet.word("assumed"))
    lines += [line for said in result.assumed() for line in sheet.item(say((said.en, said.es), language))]
    if result.dropped():
        lines += sheet.title(sheet.word("dropped"))
        for file_name, said in result.dropped():
            lines += sheet.item(f"{file_name}: {say((said.en, said.es), language)}")
    lines += ["", *(line for text in result.summary(language) for line in sheet.text(text))]
    lines += ["", *sheet.text(NOT_LEGAL_ADVICE[language])]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


# ------------------------------------------------------------------ contacts


def _contacts(result: RunResult, sheet: Sheet) -> Iterator[str]:
    yield from sheet.title(sheet.word("contacts"))
    yield from sheet.row(sheet.words("asked", "on", "answer", "rule", "citation"), _PART_COLUMNS, 2)
    yield from sheet.row(sheet.words("owed", "by", "state"), _OWED_COLUMNS, 4)
    starred = False
    for one in result.decided:
        entries = owed(one, result.agency)
        starred = starred or any(_is_starred(entry) for entry in entries)
        yield ""
        yield from _contact(one, entries, sheet)
    if starred:
        yield ""
        yield from sheet.text(sheet.word("house"))
    yield ""
    yield from sheet.text(tags_in(sheet.language))
    yield from sheet.title(sheet.word("why"))
    for rule in result.rules():
        yield from sheet.row((rule.key, rule.in_language(sheet.language)), _RULE_COLUMNS, 2)


def _contact(one: Decided, entries: Sequence[Owed], sheet: Sheet) -> Iterator[str]:
    yield from sheet.text(" · ".join(_head(one.contact, sheet)))
    for part, answer in one.pairs:
        yield from _part(part, answer, sheet)
    silent = []
    for entry in entries:
        if entry.state is State.NOT_LOGGED:
            silent.append(_quietly(entry, sheet))
        else:
            yield from sheet.row(_owed(entry, sheet), _OWED_COLUMNS, 4)
    if silent:
        yield from sheet.text(f"{say(STATES[State.NOT_LOGGED], sheet.language)}: {'; '.join(silent)}", 4)


def _head(contact: Contact, sheet: Sheet) -> Iterator[str]:
    language = sheet.language
    yield contact.reference
    if contact.line > 1:
        yield f"{sheet.word('line')} {contact.line}"
    yield f"{sheet.word('received')} {stamp(contact.received_at)}"
    yield say(CHANNELS[contact.channel], language)
    yield say(FORMS.get(contact.form, (contact.form, contact.form)), language)
    for paper in contact.papers:
        kind = sheet.word("judicial" if paper.judicial else "administrative")
        yield f"{paper.name} ({kind})" if paper.name != "judicial" else kind
    if contact.person_ref:
        yield f"{sheet.word('person')} {contact.person_ref}"
    if contact.booking_ref:
        yield f"{sheet.word('booking')} {contact.booking_ref}"
    if contact.handling.decision:
        decided = stamp(contact.handling.decided_at)
        said = f"{sheet.word('agency_said')}: {sheet.word(contact.handling.decision)}"
        yield f"{said} {decided}" if decided else said


def _part(part: Part, answer: Answer, sheet: Sheet) -> Iterator[str]:
    language = sheet.language
    outcome = say(OUTCOME_NAMES[answer.outcome], language)
    cite = f"{answer.citation} ({answer.tag})"
    cells = (say(ASKED[part.kind], language), part.on.isoformat(), outcome, answer.rule.key, cite)
    yield from sheet.row(cells, _PART_COLUMNS, 2)
    if answer.missing:
        safe = say(OUTCOME_NAMES[answer.safe], language)
        yield from sheet.text(f"{sheet.word('meanwhile')}: {safe}", 4)
    for path in answer.missing:
        yield from sheet.text(_missing(path, answer, sheet), 4)


def _missing(path: str, answer: Answer, sheet: Sheet) -> str:
    """What is missing, as a question; the agency's own rule is not, where the profile has one in its own words."""
    act = "transfer" if answer.kind == "criminal_warrant" else answer.kind
    rule = answer.agency.policy_for(act)
    if path == LOCAL_POLICY and isinstance(rule, CustomPolicy):
        quoted = f" (“{rule.says.rstrip('. ')}”)" if rule.says else ""
        return sheet.word("rule_unapplied" if rule.needs == "conviction" else "rule_unread", rule=quoted)
    asked = question_for(path, sheet.language)
    return f"{sheet.word('missing')} {path}{f': {asked}' if asked != path else ''}"


def _is_starred(entry: Owed) -> bool:
    return entry.house and entry.due is not None and entry.state not in {State.NOT_LOGGED, State.ONLY_IF_TOLD}


def _owed(entry: Owed, sheet: Sheet) -> tuple[str, str, str]:
    """What is owed, by when (a star where only a house rule says so), and whether it is on record."""
    if entry.state is State.ONLY_IF_TOLD:
        due = ""
    elif entry.due:
        due = f"{stamp(entry.due)}{' *' if _is_starred(entry) else ''}"
    elif entry.duty in (*law.RELEASE_NOTICES, law.ICE_ACCESS_RECORD):
        due = sheet.word("promptly")
    else:
        due = sheet.word("when_due" if entry.duty is law.RELEASE_ON_TIME else "on_receipt")
    state = say(STATES[entry.state], sheet.language).replace("{at}", stamp(entry.done_at))
    return say(DUTY_NAMES[entry.duty.code], sheet.language), due, state


def _quietly(entry: Owed, sheet: Sheet) -> str:
    name = say(DUTY_NAMES[entry.duty.code], sheet.language)
    return f"{name} ({sheet.word('by')}: {stamp(entry.due)})" if entry.due else name


# ------------------------------------------------------------------ findings, counts, notices


def _findings(findings: Sequence[Finding], sheet: Sheet) -> Iterator[str]:
    yield from sheet.title(f"{sheet.word('findings')} ({len(findings)})")
    if not findings:
        yield from sheet.text(sheet.word("no_findings"))
    for finding in findings:
        grave = say(SEVERITY_NAMES[finding.severity], sheet.language)
        yield from sheet.text(f"{finding.reference}, {sheet.word('line')} {finding.line}: {grave}")
        yield from sheet.text(
            f"{finding.in_language(sheet.language)} [{cite_in(finding.cite, sheet.language)}]", 4, 0
        )


def _file(file: FileResult, sheet: Sheet) -> Iterator[str]:
    if file.federal is not None:
        yield from _federal(file, file.federal, sheet)
        return
    language = sheet.language
    yield from sheet.title(f"{sheet.word('outcomes')}: {file.file}")
    for (kind, outcome), parts in sorted(outcomes(file.decided).items()):
        cells = (str(parts).rjust(4), say(ASKED[kind], language), say(OUTCOME_NAMES[outcome], language))
        yield from sheet.row(cells, _COUNT_COLUMNS, 2)
    if file.counts:
        yield from sheet.title(f"{sheet.word('counts')}: {file.file}")
        for count in file.counts:
            cells = (str(count.value).rjust(4), count.question_in(language), count.definition_in(language))
            yield from sheet.row(cells, _COUNT_COLUMNS, 2)


def _federal(file: FileResult, counts: FederalCounts, sheet: Sheet) -> Iterator[str]:
    language = sheet.language
    yield from sheet.title(f"{sheet.word('federal')}: {file.file}")
    yield from sheet.text(
        f"{counts.rows} {sheet.word('rows')}, {stamp(counts.first)} – {stamp(counts.last)}", 2
    )
    for number, name in ((counts.elsewhere, "not_to_california"), (counts.unknown_form, "form_not_known")):
        if number:
            yield from sheet.text(f"{number} {sheet.word(name)}", 2)
    certain = {outcome for _, outcome in counts.safe}
    for (kind, outcome), rows in sorted(counts.outcomes.items()):
        text = say(OUTCOME_NAMES[outcome], language)
        if outcome not in certain:
            safe = [say(OUTCOME_NAMES[one], language) for (of, one) in sorted(counts.safe) if of == kind]
            text += f" ({sheet.word('safe')}: {', '.join(safe)})"
        yield from sheet.row((str(rows).rjust(4), say(ASKED[kind], language), text), _COUNT_COLUMNS, 2)
    if counts.missing:
        yield f"  {sheet.word('lacking')}:"
        for (kind, fact), rows in sorted(counts.missing.items()):
            asked = question_for(fact, language)
            yield from sheet.row((str(rows).rjust(4), say(ASKED[kind], language), asked), _COUNT_COLUMNS, 2)
    yield f"  {sheet.word('lifted')}:"
    for reason, rows in sorted(counts.lifted.items(), key=lambda pair: (-pair[1], pair[0])):
        named = sheet.word("no_reason") if reason == NO_REASON else reason
        yield from sheet.row((str(rows).rjust(4), named, ""), _COUNT_COLUMNS, 2)


def _notices(result: RunResult, sheet: Sheet) -> Iterator[str]:
    if result.notices:
        yield sheet.word("pages_written", pages=len(result.notices))
    for one in result.withheld:
        yield f"{one.reference}: {one.says if sheet.language == 'en' else one.dice}"
