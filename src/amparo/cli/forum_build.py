"""amparo forum build PLAN RELEASES --out DIR: every paper of a forum in both languages, from the plan and the releases."""

import argparse
import json
from pathlib import Path
from typing import Any

from amparo.cli.exchanged import put_folder
from amparo.cli.files import read_text
from amparo.figures.cost import Rate, RatesError, read_rates
from amparo.forum.packet import Packet, packet_of
from amparo.forum.plan import Plan
from amparo.forum.plan_file import PlanError, read_plan
from amparo.forum.questions import Question, read_questions
from amparo.register.release import ReleaseError, read_releases
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language

_MARK = "forum.json"
_DONE = {
    "en": "{out}: packet of {year}, from release {release}; files: {files}. Questions still owed: {owed}, overdue: {late}. "
    "Figures corrected since the plan was made: {changed}.",
    "es": "{out}: expediente de {year}, de la publicación {release}; archivos: {files}. Preguntas por responder: {owed}, "
    "vencidas: {late}. Cifras corregidas desde que se hizo el plan: {changed}.",
}
_OVERDUE = {
    "en": "Overdue: {id}, owed by {owner} by {due}.",
    "es": "Vencida: {id}; la debe {owner}, a más tardar el {due}.",
}
_DRAFT = {
    "en": "It is a DRAFT and says so on every page: findings that keep it from being more: {n}. No slides, staff report or press "
    "note are made of a draft.",
    "es": "Es un BORRADOR y lo dice en cada página: hallazgos que le impiden ser más: {n}. De un borrador no se hacen "
    "diapositivas, informe del personal ni nota de prensa.",
}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "forum build",
        help="packet, notice, agenda, slides, sign-up sheet, calendar file and data of a forum, in both languages",
        description=(
            "Makes every paper of a forum from its plan, its register of questions and the newest release, in English and "
            "Spanish. The same files give the same bytes. A plan that does not meet the law, or does not say whether it does, "
            "is built with --draft alone. DIR is replaced whole, and only where this command has built it."
        ),
        epilog="Example: amparo forum build samples/forums/2026.yaml releases --out packet",
    )
    command.add_argument("plan", metavar="PLAN", help="the plan (YAML); its questions lie beside it")
    command.add_argument("releases", metavar="RELEASES", help="the folder that holds 0001, 0002 and so on")
    command.add_argument("--out", metavar="DIR", default="forum", help="the folder of the papers (forum)")
    command.add_argument("--draft", action="store_true", help="build a draft, which says so on every page")
    command.add_argument(
        "--language", "--lang", choices=("en", "es"), default="en", help="language of the answer"
    )
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build and say what was built. Raises FileError."""
    language: Language = options.language
    try:
        plan = read_plan(read_text(options.plan), options.plan)
        questions = questions_beside(Path(options.plan), plan)
        rates = rates_beside(Path(options.plan), plan, language)
        releases = read_releases(Path(options.releases))
    except PlanError as error:
        raise PlanError(error.file, error.faults, language) from error
    except ReleaseError as error:
        if language == "en":
            raise
        raise FileError(error.file, error.sentence(language).removeprefix(f"{error.file}: ")) from error
    if not releases:
        raise FileError(
            options.releases,
            "there is no release in it.",
            "Give the folder that holds 0001, 0002 and so on.",
        )
    packet = packet_of(plan, releases, questions, rates, file=options.plan, draft=options.draft)
    try:
        # Here, because the papers need the extras `site` and `pdf`, which the other commands do without.
        from amparo.forum.packet_files import packet_files

        files = put_folder(Path(options.out), _MARK, packet_files(packet))
    except ImportError as error:
        raise FileError(
            "amparo forum build",
            f"it needs the package {error.name}, which is not installed.",
            "pip install -e '.[site,pdf]' in Amparo's folder.",
        ) from error
    _say(options, packet, files, language)
    return 0


def questions_beside(file: Path, plan: Plan) -> tuple[Question, ...]:
    """The register of questions that the plan names, which lies beside it; none where it names none."""
    if plan.questions is None:
        return ()
    name = str(file.with_name(plan.questions))
    return read_questions(read_text(name), name)


def rates_beside(file: Path, plan: Plan, language: Language) -> tuple[Rate, ...]:
    """The rates of pay that the plan names, which lie beside it; none where it names none. Raises FileError."""
    if plan.rates is None:
        return ()
    name = str(file.with_name(plan.rates))
    try:
        return read_rates(read_text(name), name)
    except RatesError as error:
        raise FileError(name, error.sentence(language)) from error


def _say(options: argparse.Namespace, packet: Packet, files: int, language: Language) -> None:
    owed = packet.questions.owed
    late = [one for one in owed if one.is_overdue(packet.plan.on)]
    if options.json:
        told = {
            "out": options.out,
            "files": files,
            "year": packet.year,
            "release": packet.release.number,
            "draft": packet.is_draft,
            "findings": [one.plain() for one in packet.findings],
            "questions_owed": [one.id for one in owed],
            "questions_overdue": [one.id for one in late],
            "figures_corrected": len(packet.changed),
            "not_legal_advice": NOT_LEGAL_ADVICE,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print(
        _DONE[language].format(
            out=options.out,
            year=packet.year,
            release=packet.release.number,
            files=files,
            owed=len(owed),
            late=len(late),
            changed=len(packet.changed),
        )
    )
    for one in late:
        print(_OVERDUE[language].format(id=one.id, owner=one.said(one.owner, language), due=one.due))
    if packet.is_draft:
        print(_DRAFT[language].format(n=len(packet.unfit)))
    print(NOT_LEGAL_ADVICE[language])
