"""The packet of a forum as a value: its plan, the report of each agency, what was found in the plan, the questions carried over.

Nothing is counted here. Every number of a packet is one of a `Report`, of the plan, or a day; the papers only say it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from amparo.facts.yaml_tree import has_unseen_sign
from amparo.figures.cells import Figures
from amparo.figures.cost import Cost, Rate, cost_of
from amparo.figures.report import Corrected, Report, report_of
from amparo.forum.check import check_plan
from amparo.forum.definitions import Defined, defined_in
from amparo.forum.findings import Finding, Severity
from amparo.forum.owed import Body, BodyOwed, Statement, owed_in
from amparo.forum.plan import Plan
from amparo.forum.questions import Carried, Question, carried
from amparo.forum.reading import reaches_somebody
from amparo.forum.screening import tells_of_somebody
from amparo.register.release import Release
from amparo.terms import FileError

_NOT_FIT = (Severity.LAW, Severity.UNKNOWN)
"""With a finding of these a plan is no more than a draft: what it does not say may break the law, too."""


@dataclass(frozen=True, slots=True)
class Packet:
    """Everything that the papers of one forum say.

    `based_on` is the release on which the plan says that it rests; `changed` are the figures of the packet that a later
    release gives otherwise, the newest first; `based_on_gone`: that release was taken back.
    """

    plan: Plan
    release: Release
    reports: tuple[Report, ...]
    owed: BodyOwed
    findings: tuple[Finding, ...]
    questions: Carried
    based_on: int
    based_on_gone: bool
    changed: tuple[Corrected, ...]
    costs: tuple[Cost, ...]
    is_draft: bool

    @property
    def year(self) -> str:
        """The year that the forum reports."""
        return str(self.plan.data_year)

    @property
    def unfit(self) -> tuple[Finding, ...]:
        """What keeps the plan from being more than a draft."""
        return unfit(self.findings)


def unfit(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with which a plan is no more than a draft: the law is not met, or nobody can say."""
    return tuple(one for one in findings if one.severity in _NOT_FIT)


def packet_of(
    plan: Plan,
    releases: Sequence[Release],
    questions: Sequence[Question] = (),
    rates: Sequence[Rate] = (),
    *,
    file: str = "the plan",
    draft: bool = False,
) -> Packet:
    """The packet of a plan as of the newest of some releases, in their order.

    Raises FileError where the releases do not hold what the plan reports, and for a plan that breaks the law, or leaves open
    whether it does, and does not say that it is a draft.
    """
    kept = [one for one in releases if not _is_gone(one.number, releases)]
    if not kept:
        raise FileError(file, "there is no release that stands.", "Publish one first.")
    _check_rates(rates, file)
    release = kept[-1]
    agencies = _agencies(plan, release, file)
    based_on = plan.release if plan.release is not None else release.number
    if based_on not in {one.number for one in releases} and not _is_gone(based_on, releases):
        raise FileError(
            file,
            f"it rests on release {based_on}, which is not there.",
            f"The newest is {release.number}: build the packet from releases that hold it, or mend `release`.",
        )
    reports = tuple(report_of(releases, one, str(plan.data_year)) for one in agencies)
    findings = check_plan(plan, _definitions(plan, release, agencies))
    is_draft = plan.draft or draft
    if unfit(findings) and not is_draft:
        raise FileError(
            file,
            "it is no plan to be published: it does not meet the law, or leaves open whether it does. "
            f"Findings: {len(unfit(findings))}, the first in line {unfit(findings)[0].line}: "
            f"{unfit(findings)[0].sentence('en')}",
            "See `amparo forum check`; or write `draft: true` into the plan, and every page will say so.",
        )
    return Packet(
        plan=plan,
        release=release,
        reports=reports,
        owed=_owed(plan, release, agencies),
        findings=findings,
        questions=carried(questions, plan.on),
        based_on=based_on,
        based_on_gone=_is_gone(based_on, releases),
        changed=tuple(one for report in reports for one in report.corrected if one.since > based_on),
        costs=_costs(plan, release, agencies, rates),
        is_draft=is_draft,
    )


def _check_rates(rates: Sequence[Rate], file: str) -> None:
    """A class of pay and its source stand in a public paper: they name no person."""
    for one in rates:
        for text in (one.pay_class, one.source):
            if has_unseen_sign(text) or reaches_somebody(text) or any(tells_of_somebody(text)):
                raise FileError(
                    file,
                    f"its rates of pay seem to name or reach somebody: {text!a}.",
                    "Write the class of pay and the public paper that sets it, nobody's name, mailbox or telephone.",
                )


def _is_gone(number: int, releases: Sequence[Release]) -> bool:
    return any(one.release == number for told in releases for one in told.withdrawn)


def _agencies(plan: Plan, release: Release, file: str) -> tuple[str, ...]:
    """Whose figures the forum reports: those that the plan names, or the only one of the release."""
    known = [one.id for one in release.agencies]
    if plan.agencies:
        strange = [one for one in plan.agencies if one not in known]
        if strange:
            line = plan.line("agencies")
            raise FileError(
                file,
                f"line {line}: release {release.number} has no agency {', '.join(strange)}.",
                f"Known: {', '.join(known)}.",
            )
        return tuple(dict.fromkeys(plan.agencies))
    if len(known) == 1:
        return (known[0],)
    raise FileError(
        file,
        "it does not say whose figures the forum reports.",
        f"Write `agencies: [{known[0]}]`, say. Known: {', '.join(known)}."
        if known
        else "The release names none.",
    )


def _definitions(plan: Plan, release: Release, agencies: tuple[str, ...]) -> tuple[Defined, ...] | None:
    """What gives each figure that the plan says its papers state; with several agencies nobody can say whose they are."""
    return defined_in(release, agencies[0], plan.data_year) if len(agencies) == 1 else None


def _owed(plan: Plan, release: Release, agencies: tuple[str, ...]) -> BodyOwed:
    name = plan.body_name or plan.place_name
    statements = tuple(
        Statement(one.name, plan.data_year, one.answer, one.kind) for one in plan.departments or ()
    )
    body = Body((name, plan.body_name_es or plan.place_name_es or name), agencies, statements)
    return owed_in(release, plan.data_year, (body,))[0]


def _costs(
    plan: Plan, release: Release, agencies: tuple[str, ...], rates: Sequence[Rate]
) -> tuple[Cost, ...]:
    figures = Figures(release.tables)
    found = (cost_of(figures, one, plan.data_year, rates) for one in agencies)
    return tuple(one for one in found if one is not None)
