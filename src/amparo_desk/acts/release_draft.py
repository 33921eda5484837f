"""A release is counted: every case file of the house's agencies is opened for it, and what comes out is a draft with its checks.

Nothing is public by it. A second person approves it (release_approve), or it is thrown away (release_drop). A correction
and a withdrawal are releases, too: the one names old figure, new figure and reason, the other the release taken back.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from amparo.casefile import Act, CaseFile, Event, fold
from amparo.register.release import MANIFEST, Asked, Release, Withdrawn, manifest_of
from amparo.register.release_paths import BEGUN, LOG, is_of_log, proof_of_gone
from amparo.register.tables import CODES
from amparo.release.as_of import is_from_a_list
from amparo.release.counting import KeptDays, count
from amparo.release.gate import DEFAULT_REASON, Counts, make_release, quarters_shown
from amparo.release.gate import Draft as Counted
from amparo.release.periods import last_day, periods_since
from amparo.release.records import local_day
from amparo.terms import FactValueError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_visits import kept_visits
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.acts.step import RefusedActError
from amparo_desk.public_list import PublicList
from amparo_desk.release_drawing import drawing
from amparo_desk.release_reasons import REASONS
from amparo_desk.releasing import House, begun_in, known
from amparo_desk.vault.releases import Draft
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log

Progress = Callable[[str, int, int], None]
"""Told of each record that was opened: the agency, how many so far, of how many."""

_NOT_LISTED = (
    "This agency is not in the house's public list, so no release can speak of it. Whoever runs this desk adds it there.",
    "Esta agencia no está en la lista pública de la casa, y sin eso no se publica nada de ella. Agréguela quien la administra.",
)


def draft_release(
    house: House,
    actor: Actor,
    at: datetime,
    id: str,
    *,
    reason: str = DEFAULT_REASON,
    withdraw: Withdrawn | None = None,
    progress: Progress | None = None,
) -> Draft:
    """Count the next release and keep it as a draft; one of that name stands as it is.

    `reason` says why figures of the last release changed, where any did; `withdraw` takes an earlier release back. Raises
    NotAllowedError, FactValueError for no reason of ours, RefusedActError, NotSaidError, FileError, ReleaseError, StorageError.
    """
    role = actor.role_for(Act.WITHDRAW_RELEASE if withdraw else Act.DRAFT_RELEASE)
    _check_reason("reason", reason, REASONS)
    listed, log, earlier = house.listed(), house.log(), known(house)
    _check_can_be(actor, listed, earlier, withdraw)
    begun, proof = begun_in(house, log) or (None, None)
    counts, asked = _counts(house, actor, at, listed, earlier, progress)
    made = make_release(
        counts,
        asked,
        earlier,
        local_day(at),
        origin=log.origin,
        follows=[one.log for one in begun.before] if begun else (),
        regions=listed.regions,
        key=drawing(log.origin, len(earlier) + 1),
        salt=secrets.token_hex(32),
        delay_days=listed.delay_days,
        reasons=dict.fromkeys(earlier[-1].cells(), reason) if earlier else {},
        withdrawn=(withdraw,) if withdraw else (),
    )
    return house.releases.keep(
        id,
        _with_log(made, log, proof, earlier),
        {
            **_told(made, earlier, log.origin, local_day(at)),
            "through": last_day(local_day(at), listed.delay_days),
            "withdraw": {"release": withdraw.release, "reason": withdraw.reason} if withdraw else None,
        },
        agency=actor.agency,
        number=len(earlier) + 1,
        at=at,
        by=actor.account,
        role=role.value,
    )


def _check_reason(field: str, reason: str, known: tuple[str, ...]) -> None:
    if reason not in known:
        raise FactValueError(field, f"{reason!r} is no reason.", f"Choose one of: {', '.join(known)}.")


def _check_can_be(
    actor: Actor, listed: PublicList, earlier: tuple[Release, ...], withdraw: Withdrawn | None
) -> None:
    if actor.agency not in {one.id for one in listed.agencies}:
        raise RefusedActError(_NOT_LISTED)
    if withdraw is None:
        return
    _check_reason("withdraw", withdraw.reason, tuple(CODES["withdrawal"]))
    gone = {one.release: one for one in earlier[-1].withdrawn} if earlier else {}
    left = [
        one.number
        for one in earlier
        if one.number not in gone or (gone[one.number].is_given_out and not withdraw.is_given_out)
    ]
    if withdraw.release not in left:
        raise RefusedActError(_none_such(withdraw.release, left))


def _none_such(number: int, left: Sequence[int]) -> tuple[str, str]:
    """That this release cannot be withdrawn, and which can."""
    told = ", ".join(map(str, left))
    en = (
        f"These can be withdrawn for that reason: {told}."
        if left
        else "None can be withdrawn for that reason."
    )
    es = (
        f"Por ese motivo se pueden retirar: {told}."
        if left
        else "Por ese motivo no se puede retirar ninguna."
    )
    return (
        f"There is no release {number} to withdraw, or it is withdrawn already. {en}",
        f"No existe la publicación {number} para retirar, o ya está retirada. {es}",
    )


def _counts(
    house: House,
    actor: Actor,
    at: datetime,
    listed: PublicList,
    earlier: tuple[Release, ...],
    progress: Progress | None,
) -> tuple[list[Counts], list[Asked]]:
    """What each agency of the list comes to, and what offices said of its periods; of one that is not here, the list's word."""
    last = last_day(local_day(at), listed.delay_days)
    counts, asked = list[Counts](), list[Asked](listed.asked)
    for agency in listed.agencies:
        vault = house.vaults.get(agency.id)
        if vault is None:
            counts.append(Counts(agency))
            continue
        cases = list(_opened(vault, actor, at, progress))
        tables = count(
            cases,
            agency_at(vault),
            agency.id,
            agency.since,
            last,
            _kept_days(vault, cases),
            visits=kept_visits(vault),
            quarters_shown=quarters_shown(earlier, agency.id),
        )
        counts.append(Counts(agency, tables))
        asked += _asked(vault, agency.since, last)
    return counts, asked


def _asked(vault: Vault, since: date, last: date) -> Iterator[Asked]:
    """What offices said of an agency's periods; of one that nobody closed, that it was asked and did not answer."""
    closed = vault.periods.closed()
    for period in periods_since(since, last):
        one = closed.get(period.code)
        if one is None:
            yield Asked(vault.agency, period.code, "did_not_answer")
        else:
            yield Asked(vault.agency, period.code, "reported", one.on, one.office)


def _opened(vault: Vault, actor: Actor, at: datetime, progress: Progress | None) -> Iterator[CaseFile]:
    """Every case file of an agency of the house, whichever it is: that all were opened, and by whom, is on record there."""
    role, total = actor.role_for(Act.DRAFT_RELEASE), len(vault.records())
    events = vault.open_all(at=at, by=actor.account, role=role.value, why=Act.DRAFT_RELEASE.value)
    for number, own in enumerate(events, 1):
        if progress is not None:
            progress(vault.agency, number, total)
        yield fold(own)


def _kept_days(vault: Vault, cases: Sequence[CaseFile]) -> KeptDays:
    """What the log says of the agency's days, and on which of them something came in late; a list is no late entry."""
    late = (_late_day(event) for case in cases if not is_from_a_list(case) for event in case.events)
    return KeptDays(
        tuple(one.day for one in vault.days.closed(date.min, date.max)),
        tuple(day for day in late if day is not None),
        tuple(one.month for one in vault.days.attestations()),
    )


def _late_day(event: Event) -> date | None:
    """The day on which an event was entered, where it happened on an earlier one."""
    entered = local_day(event.at)
    return entered if event.on_paper is not None and local_day(event.on_paper) < entered else None


def _with_log(
    made: Counted, log: Log, begun: bytes | None, earlier: tuple[Release, ...]
) -> Mapping[str, bytes]:
    """The files of a release, with a copy of the public log beside them; none where one stops it.

    And whose place its log takes, and the proof of each release that is given out no more, where there is one already.
    """
    if made.release is None:
        return {}
    files = {path: content for path, content in made.files.items() if path != MANIFEST}
    with log.writing():  # so that no tile is put in another's place meanwhile
        for place in sorted(log.public.rglob("*")):
            name = place.relative_to(log.public).as_posix()
            if place.is_file() and is_of_log(name):  # whatever else lies there, nobody published it
                files[f"{LOG}{name}"] = place.read_bytes()
    if begun is not None:
        files[BEGUN] = begun
    for one in made.release.withdrawn:
        proof = earlier[one.release - 1].proof
        if not one.is_given_out and proof is not None:
            files[proof_of_gone(one.release)] = proof
    return files | {MANIFEST: manifest_of(made.release.number, files, made.release.salt)}


def _told(made: Counted, earlier: tuple[Release, ...], origin: str, on: date) -> dict[str, Any]:
    """What is kept beside the files, for whoever approves."""
    return {
        "findings": [
            {
                "code": one.code.value,
                "place": one.place,
                "en": one.en,
                "es": one.es,
                "stops": one.stops,
                "count": one.count,
                "why": list(one.why),
            }
            for one in made.findings
        ],
        "previous": earlier[-1].manifest if earlier else None,
        "origin": origin,
        "on": on,
    }
