"""Whoever counted a release says why figures changed: one reason for all, and another one for single figures.

A draft is never changed: the same figures with other reasons are a new draft, and the one before is thrown away. Nothing is
counted again, so what was hidden and attacked stays what it was.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.register.release import MANIFEST, Correction, Key, Release, contents_of, manifest_of
from amparo.release.gate import finding_of
from amparo.release.gate_words import Code
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_approve import overtaken
from amparo_desk.acts.step import RefusedActError
from amparo_desk.release_reasons import FROM_THE_FIGURES, REASONS
from amparo_desk.releasing import House, release_of
from amparo_desk.vault.releases import Draft, DraftState, NoReleaseError

_NOT_YOURS: Reason = (
    "Somebody else counted this release; who counted it says why figures changed, or you count one yourself.",
    "Esta publicación la contó otra persona; quien la contó dice por qué cambiaron cifras, o cuente usted otra.",
)
_NOTHING: Reason = (
    "No figure of this draft changed for a reason that a person gives.",
    "En este borrador no cambió ninguna cifra por un motivo que deba dar una persona.",
)


def open_to_a_reason(release: Release) -> tuple[Correction, ...]:
    """The corrections whose reason a person gives; of the others it follows from the figures."""
    return tuple(one for one in release.corrections if one.reason not in FROM_THE_FIGURES)


def give_reasons(
    house: House,
    actor: Actor,
    at: datetime,
    id: str,
    new_id: str,
    *,
    reason: str,
    single: Mapping[Key, str] | None = None,
) -> Draft:
    """The same draft with these reasons, under a new name; the one before is thrown away. Done again it changes nothing.

    `single`: the figures with a reason of their own. Raises NotAllowedError, NoReleaseError, FactValueError for what is no
    reason or no corrected figure, RefusedActError where somebody else counted it, TakenError where it waits no more.
    """
    role = actor.role_for(Act.DRAFT_RELEASE)
    draft = house.releases.draft(id)
    made = _made_before(house, new_id)
    if made is None:
        if draft.state is not DraftState.WAITING or not draft.is_whole:
            raise overtaken(draft)
        if draft.by != actor.account:
            raise RefusedActError(_NOT_YOURS)
        files = house.releases.files(id)
        release = release_of(files)
        changed = replace(release, corrections=_with_reasons(release, reason, single or {}))
        made = house.releases.keep(
            new_id,
            _files(changed, files),
            {**draft.told, "findings": _findings(draft, changed)},
            agency=draft.agency,
            number=draft.number,
            at=draft.at,
            by=draft.by,
            role=draft.role,
        )
    house.releases.drop(id, agency=actor.agency, at=at, by=actor.account, role=role.value)
    return made


def _made_before(house: House, id: str) -> Draft | None:
    try:
        return house.releases.draft(id)
    except NoReleaseError:
        return None


def _with_reasons(release: Release, reason: str, single: Mapping[Key, str]) -> tuple[Correction, ...]:
    free = {one.key for one in open_to_a_reason(release)}
    if not free:
        raise RefusedActError(_NOTHING)
    for told in (reason, *single.values()):
        if told not in REASONS:
            raise FactValueError("reason", f"{told!r} is no reason.", f"Choose one of: {', '.join(REASONS)}.")
    if set(single) - free:
        raise FactValueError("reason", "it names a figure that was not corrected.", "Open the draft anew.")
    return tuple(
        replace(one, reason=single.get(one.key, reason)) if one.key in free else one
        for one in release.corrections
    )


def _files(release: Release, before: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with the new reasons; every other file is byte for byte what it was."""
    files = {**before, "release.json": contents_of(release)["release.json"]}
    return files | {MANIFEST: manifest_of(release.number, files, release.salt)}


def _findings(draft: Draft, release: Release) -> list[dict[str, Any]]:
    """What was found, with the corrections as they are told now."""
    rest = [one for one in draft.told["findings"] if one["code"] != Code.CORRECTED.value]
    told = [
        {"code": one.code.value, "place": one.place, "en": one.en, "es": one.es, "stops": one.stops}
        for one in map(finding_of, release.corrections)
    ]
    return [*rest, *told]
