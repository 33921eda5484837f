"""What one run came to: the contacts decided, the findings, the counts, and everything that must be said about them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from amparo.cli.run_words import NO_PROFILE, about_releases, stamp, word
from amparo.facts import Agency
from amparo.intake import Said
from amparo.intake.contact import DAY_RULES
from amparo.intake.review import Count, Decided, FederalCounts, Finding, Owed, Severity, owed
from amparo.notices import Withheld
from amparo.rules import Rule
from amparo.terms import NOT_LEGAL_ADVICE, Language

FORMAT = "amparo-run/1"


@dataclass(slots=True)
class FileResult:
    """One input file: its kind, and what came of it. `federal` and `counts` only where the kind has them."""

    file: str
    kind: str
    decided: tuple[Decided, ...] = ()
    counts: tuple[Count, ...] = ()
    federal: FederalCounts | None = None
    assumed: tuple[Said, ...] = ()
    dropped: tuple[Said, ...] = ()


@dataclass(slots=True)
class RunResult:
    """A whole run. `folder` is where its pages were written, empty where they were not."""

    agency: Agency
    has_profile: bool
    files: list[FileResult] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    notices: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    folder: str = ""
    has_pages: bool = True

    @property
    def has_list(self) -> bool:
        """Whether there was a list to be held against the law; a form by itself shows nothing that was done."""
        return any(file.counts for file in self.files)

    @property
    def decided(self) -> tuple[Decided, ...]:
        """Every contact about which something was decided, federal rows aside."""
        return tuple(one for file in self.files for one in file.decided)

    def rules(self) -> list[Rule]:
        """Every rule that decided, once, by its identifier."""
        found: dict[str, Rule] = {}
        for one in self.decided:
            for answer in one.answers:
                found.setdefault(answer.rule.key, answer.rule)
        return [found[key] for key in sorted(found)]

    def assumed(self) -> list[Said]:
        """Everything assumed, once."""
        said = [] if self.has_profile else [Said(*NO_PROFILE)]
        if self.has_list:
            said.append(Said(*about_releases(self.agency)))
        said += [one for file in self.files for one in file.assumed]
        return list(dict.fromkeys(said))

    def summary(self, language: Language) -> list[str]:
        """What a supervisor wants to know: how much was found, and where the pages are."""
        lines = []
        if self.has_list:
            grave = Counter(finding.severity for finding in self.findings)
            lines.append(
                word("sum_findings", language).format(
                    all=len(self.findings), law=grave[Severity.BREACH], house=grave[Severity.HOUSE]
                )
            )
        if not self.has_pages:
            return lines
        pages = word("sum_pages" if self.folder else "sum_no_pages", language)
        lines.append(pages.format(index=(Path(self.folder) / "index.html").as_posix()))
        return lines

    def dropped(self) -> list[tuple[str, Said]]:
        """Everything left aside, by file."""
        return [(file.file, said) for file in self.files for said in file.dropped]


def outcomes(decided: Sequence[Decided]) -> Counter[tuple[str, str]]:
    """How many parts of each kind have each outcome."""
    return Counter((answer.kind, answer.outcome) for one in decided for answer in one.answers)


def document(result: RunResult) -> dict[str, Any]:
    """The run as one stable document: names of fields do not change within a format, lists keep the input's order."""
    return {
        "format": FORMAT,
        "agency": {
            "name": result.agency.name,
            "kind": result.agency.kind,
            "profile": result.has_profile,
            "house_deadlines": dict(sorted(result.agency.house_deadlines.items())),
        },
        "files": [_file(file) for file in result.files],
        "contacts": [_contact(one, result.agency) for one in result.decided],
        "findings": [_finding(finding) for finding in result.findings],
        "notices": list(result.notices),
        "notices_withheld": [
            {"reference": one.reference, "says": one.says, "dice": one.dice} for one in result.withheld
        ],
        "assumed": [_said(said) for said in result.assumed()],
        "dropped": [{"file": file, **_said(said)} for file, said in result.dropped()],
        "not_legal_advice": dict(NOT_LEGAL_ADVICE),
    }


def _said(said: Said) -> dict[str, str]:
    return {"says": said.en, "dice": said.es}


def _file(file: FileResult) -> dict[str, Any]:
    told: dict[str, Any] = {"file": file.file, "kind": file.kind}
    if file.federal is not None:
        return {**told, "federal": _federal(file.federal)}
    told["outcomes"] = [
        {"kind": kind, "outcome": outcome, "parts": parts}
        for (kind, outcome), parts in sorted(outcomes(file.decided).items())
    ]
    if file.counts:
        told["counts"] = [
            {
                "id": one.id,
                "value": one.value,
                "question": one.question,
                "pregunta": one.pregunta,
                "definition": one.definition,
                "definicion": one.definicion,
            }
            for one in file.counts
        ]
    return told


def _federal(counts: FederalCounts) -> dict[str, Any]:
    return {
        "rows": counts.rows,
        "decided": counts.decided,
        "not_sent_to_california": counts.elsewhere,
        "form_not_known": counts.unknown_form,
        "first_prepared": stamp(counts.first),
        "last_prepared": stamp(counts.last),
        "outcomes": [
            {"kind": kind, "outcome": outcome, "rows": rows}
            for (kind, outcome), rows in sorted(counts.outcomes.items())
        ],
        "safe": [
            {"kind": kind, "outcome": outcome, "rows": rows}
            for (kind, outcome), rows in sorted(counts.safe.items())
        ],
        "missing": [
            {"kind": kind, "fact": fact, "rows": rows}
            for (kind, fact), rows in sorted(counts.missing.items())
        ],
        "lift_reasons": [{"reason": reason, "rows": rows} for reason, rows in sorted(counts.lifted.items())],
    }


def _contact(one: Decided, agency: Agency) -> dict[str, Any]:
    contact = one.contact
    return {
        "file": contact.file,
        "line": contact.line,
        "reference": contact.reference,
        "received_at": contact.received_at.isoformat() if contact.received_at else None,
        "channel": contact.channel,
        "form": contact.form,
        "person_ref": contact.person_ref or None,
        "booking_ref": contact.booking_ref or None,
        "papers": [{"name": paper.name, "judicial": paper.judicial} for paper in contact.papers],
        "agency_decision": contact.handling.decision,
        "parts": list(_parts(one)),
        "owed": [_owed(entry) for entry in owed(one, agency)],
    }


def _parts(one: Decided) -> Iterator[dict[str, Any]]:
    for part, answer in one.pairs:
        told = answer.to_json()
        told.pop("not_legal_advice")
        told.pop("duties_always")
        says, dice = DAY_RULES[part.day_rule]
        yield {
            **told,
            "day_rule": part.day_rule,
            "day_rule_says": says,
            "day_rule_dice": dice,
        }


def _owed(entry: Owed) -> dict[str, Any]:
    return {
        "duty": entry.duty.code,
        "says": entry.duty.says,
        "dice": entry.duty.dice,
        "citation": entry.duty.cite,
        "due": entry.due.isoformat() if entry.due else None,
        "due_is_house_rule": entry.house,
        "duty_is_house_rule": entry.duty.house,
        "state": entry.state.value,
        "done_at": entry.done_at.isoformat() if entry.done_at else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "file": finding.file,
        "line": finding.line,
        "reference": finding.reference,
        "others": list(finding.others),
        "says": finding.says,
        "dice": finding.dice,
        "citation": finding.cite,
        "house_rule": finding.house,
    }
