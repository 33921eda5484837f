"""amparo desk release …: count a release, look at its checks, throw it away, write what was approved; close a period.

A release is approved at the desk's site alone, by a second person who shows who they are: no command can do that.
"""

import argparse
import json
import sys
import uuid
from datetime import UTC, datetime
from typing import Any

from amparo.casefile import Act
from amparo.register.release import Release, ReleaseError, Withdrawn
from amparo.terms import FactValueError, Language
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.acts.release_drop import drop_release
from amparo_desk.commands.acting import acting
from amparo_desk.release_counting import Count, Counting
from amparo_desk.releasing import finish, house_here, known
from amparo_desk.vault.errors import SpokenError
from amparo_desk.vault.releases import Draft


def run(options: argparse.Namespace) -> int:
    """Do what the verb says; 1 where a check stops the draft, 2 where nothing was done."""
    try:
        done: int = _VERBS[options.verb](options)
    except (SpokenError, ReleaseError) as error:
        print(f"amparo desk release {options.verb}: {_said(error, options.lang)}", file=sys.stderr)
        return 2
    return done


def _said(error: SpokenError | ReleaseError, language: Language) -> str:
    return error.sentence(language) if isinstance(error, ReleaseError) else error.in_language(language)


def _draft(options: argparse.Namespace) -> int:
    act = Act.WITHDRAW_RELEASE if options.withdraw else Act.DRAFT_RELEASE
    actor, _ = acting(options.by, options.name, act)
    withdraw = Withdrawn(options.withdraw, options.because) if options.withdraw else None
    if bool(options.withdraw) != bool(options.because):
        raise FactValueError("--withdraw", "a release is withdrawn for a reason.", "Give --because as well.")
    house, at, id = house_here(), datetime.now(UTC), str(uuid.uuid4())
    page = f"/releases/{options.withdraw}/withdraw/" if options.withdraw else "/releases/new/"
    typed = {"reason": options.because or options.reason}
    with Counting(house.folder).here(Count(id, actor.account, at.isoformat(), typed, page)) as tell:

        def progress(agency: str, done: int, total: int) -> None:
            tell(agency, done, total)
            if sys.stderr.isatty():
                _progress(agency, done, total)

        draft = draft_release(
            house, actor, at, id, reason=options.reason, withdraw=withdraw, progress=progress
        )
    if options.json:
        print(json.dumps(_as_json(draft), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(draft, options.lang)))
    return int(not draft.is_whole)


def _progress(agency: str, done: int, total: int) -> None:
    if done % 50 == 0 or done == total:
        print(f"\r{agency}: {done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _lines(draft: Draft, language: Language) -> list[str]:
    words = _WORDS[language]
    found = [f"  {'!' if one['stops'] else '-'} {one[language]}" for one in draft.told["findings"]]
    return [
        (words["drafted"] if draft.is_whole else words["stopped"]).format(draft.number, draft.id),
        *found,
        words["next"] if draft.is_whole else words["mend"],
    ]


def _list(options: argparse.Namespace) -> int:
    house = house_here()
    there = known(house)
    gone = {one.release: one.reason for one in there[-1].withdrawn} if there else {}
    drafts = house.releases.all()
    if options.json:
        told = {
            "published": [_published(one, gone) for one in there],
            "drafts": [_as_json(one) for one in drafts],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    words = _WORDS[options.lang]
    for release in there:
        state = words["withdrawn"] if release.number in gone else words["published"]
        proof = words["proved"] if release.proof else words["unproved"]
        print(f"{release.number:04}  {release.made_on}  {state}, {proof}")
    for draft in drafts:
        print(f"{words['draft']} {draft.id}  {draft.number:04}  {words[draft.state.value]}, {draft.by}")
    if not there and not drafts:
        print(words["none"])
    return 0


def _published(release: Release, gone: dict[int, str]) -> dict[str, Any]:
    return {
        "number": release.number,
        "made_on": release.made_on.isoformat(),
        "manifest": release.manifest,
        "withdrawn": gone.get(release.number),
        "has_proof": release.proof is not None,
    }


def _as_json(draft: Draft) -> dict[str, Any]:
    return {
        "draft": draft.id,
        "number": draft.number,
        "state": draft.state.value,
        "by": draft.by,
        "at": draft.at.isoformat(),
        "manifest": draft.manifest or None,
        "findings": list(draft.told["findings"]),
    }


def _drop(options: argparse.Namespace) -> int:
    actor, _ = acting(options.by, options.name, Act.DRAFT_RELEASE)
    drop_release(house_here(), actor, datetime.now(UTC), options.draft)
    print(_WORDS[options.lang]["gone"])
    return 0


def _finish(options: argparse.Namespace) -> int:
    done = finish(house_here())
    words = _WORDS[options.lang]
    print("\n".join(words["written"].format(number) for number in done) or words["whole"])
    return 0


def _close_period(options: argparse.Namespace) -> int:
    actor, _ = acting(options.by, options.name, Act.CLOSE_PERIOD)
    house = house_here()
    close_period(house.vaults[options.name], actor, datetime.now(UTC), options.period, options.office)
    print(_WORDS[options.lang]["closed"].format(options.period, options.name))
    return 0


_VERBS = {
    "draft": _draft,
    "list": _list,
    "drop": _drop,
    "finish": _finish,
    "close-period": _close_period,
}
_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "drafted": "Release {} is counted, as draft {}.",
        "stopped": "Release {} was counted, and a check stops it (draft {}).",
        "next": "A second person looks at it and approves it at the desk's site, under Releases.",
        "mend": "Mend what is marked with !, then count anew.",
        "published": "published",
        "withdrawn": "withdrawn",
        "proved": "its proof is beside it",
        "unproved": "no proof yet: it comes with the signed day",
        "draft": "draft",
        "waiting": "waits for a second person",
        "dropped": "thrown away",
        "overtaken": "overtaken by a later release",
        "none": "Nothing was counted or published yet.",
        "gone": "The draft is thrown away.",
        "written": "Release {} was approved, and is written now.",
        "whole": "Every approved release is in its folder.",
        "closed": "{} is closed for {}.",
    },
    "es": {
        "drafted": "La publicación {} está contada, como borrador {}.",
        "stopped": "La publicación {} se contó y una comprobación la detiene (borrador {}).",
        "next": "Una segunda persona la mira y la aprueba en el sitio del escritorio, en Publicaciones.",
        "mend": "Corrija lo marcado con ! y cuente de nuevo.",
        "published": "publicada",
        "withdrawn": "retirada",
        "proved": "con su prueba al lado",
        "unproved": "aún sin prueba: llega con el día firmado",
        "draft": "borrador",
        "waiting": "espera a una segunda persona",
        "dropped": "desechado",
        "overtaken": "superado por una publicación posterior",
        "none": "Aún no se contó ni publicó nada.",
        "gone": "El borrador se desechó.",
        "written": "La publicación {} estaba aprobada y ahora está escrita.",
        "whole": "Cada publicación aprobada está en su carpeta.",
        "closed": "{} está cerrado para {}.",
    },
}
