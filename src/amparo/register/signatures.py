"""Who signed a checkpoint and who countersigned it; by which keys that is known, and which signatures nobody here can check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from amparo.clock import CALIFORNIA
from amparo.register.findings import Finding, found, of_keys
from amparo.register.folder import Folder, UnreadError
from amparo.register.tree import unread
from amparo.tlog import Checkpoint, Kind, Note, Signature, SignatureError, VerifierKey, has_ml_dsa
from amparo.tlog.rotation import Keys, read_keys
from amparo.tlog.rotation_codes import Level

_LAST_SECOND = 253_402_300_799 - 86_400
"""The last day that a calendar of four digits tells."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The keys that the reader was told by another way than the log itself: of logs, and of witnesses."""

    logs: tuple[VerifierKey, ...] = ()
    witnesses: tuple[VerifierKey, ...] = ()

    @classmethod
    def of(cls, keys: Iterable[VerifierKey], witnesses: Iterable[VerifierKey] = ()) -> "Pinned":
        """Keys as they were given; one that can only be a witness's is taken as a witness's."""
        given = tuple(keys)
        seen = (*witnesses, *(key for key in given if key.kind is Kind.COSIGNATURE))
        return cls(tuple(key for key in given if key.kind is not Kind.COSIGNATURE), seen)


@dataclass(frozen=True, slots=True)
class Signers:
    """Who stands behind a checkpoint. `relied`: a key that is good for its size signed it."""

    findings: tuple[Finding, ...]
    relied: bool = field(default=False)


def keys_of(folder: Folder, origin: str, pinned: Pinned) -> tuple[Keys, list[Finding]]:
    """The log's keys from its key notes, and what was found about them."""
    notes, findings = list[bytes](), list[Finding]()
    for path in folder.walk("keys"):
        if path.endswith(".note"):
            try:
                notes.append(folder.read(path))
            except UnreadError as error:
                findings.append(unread(error))
                break
    keys = read_keys(notes, pinned.logs, None if notes else origin)
    if keys.origin not in (None, origin):
        findings.append(found("foreign_origin", "checkpoint", origin=origin, wanted=keys.origin))
    return keys, [*findings, *map(of_keys, keys.findings)]


def signers(
    note: Note, head: Checkpoint, keys: Keys, pinned: Pinned, place: str, on: date | None = None
) -> Signers:
    """Who signed and countersigned a checkpoint, each in a sentence."""
    if keys.origin not in (None, head.origin):
        return Signers(())
    unfit, unchecked, left = list[Finding](), list[Finding](), list[Signature]()
    logs = _by_line((*keys.at(head.size), *(key for step in keys.notes for key in step.log)))
    seen = _by_line(pinned.witnesses)
    times = dict[VerifierKey, int]()
    for line in note.signatures:
        named = (line.name, line.key_id)
        key = logs.get(named) or seen.get(named)
        if key is None:
            left.append(line)
            continue
        if key.kind is Kind.ML_DSA_44 and not has_ml_dsa():
            unchecked.append(found("signed_unchecked", place, name=key.name))
            continue
        try:
            at = key.verify(note.text, line.signature, place)
        except SignatureError as error:
            code = "signed_unfit" if named in logs else "witness_unfit"
            unfit.append(found(code, place, detail=error.problem, name=key.name))
            continue
        if named in seen:
            times[key] = at or 0
    told = of_keys(keys.explain(note, head.size, place))
    known = bool(logs)
    relied = known and told.level is not Level.FAULT and all(one.code != "signed_unfit" for one in unfit)
    findings = [told] if known and (told.level is not Level.FAULT or not unfit) else []
    findings += [*unfit, *unchecked, *_countersigned(times, pinned.witnesses, unfit, place, on)]
    if left:
        names = ", ".join(dict.fromkeys(line.name for line in left))
        findings.append(found("signed_unknown", place, names=names))
    return Signers(tuple(findings), relied)


def _by_line(keys: Iterable[VerifierKey]) -> dict[tuple[str, bytes], VerifierKey]:
    return {(key.name, key.key_id): key for key in keys}


def _countersigned(
    times: dict[VerifierKey, int],
    witnesses: Sequence[VerifierKey],
    unfit: Sequence[Finding],
    place: str,
    on: date | None,
) -> list[Finding]:
    """A sentence for each witness whose key was given."""
    if not witnesses:
        return [found("witness_none", place)]
    findings = list[Finding]()
    for name in dict.fromkeys(key.name for key in witnesses):
        at = [moment for key, moment in times.items() if key.name == name]
        if at:
            ahead = on is not None and min(at) < _LAST_SECOND and _moment(min(at)).date() > on
            code = "witness_ahead" if ahead or min(at) >= _LAST_SECOND else "witness_signed"
            spoken = f"{_moment(min(at)):%Y-%m-%d %H:%M}" if min(at) < _LAST_SECOND else f"@{min(at)}"
            findings.append(found(code, place, name=name, at=spoken))
        elif not any(one.code == "witness_unfit" for one in unfit):
            findings.append(found("witness_lacking", place, name=name))
    return findings


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, CALIFORNIA)
