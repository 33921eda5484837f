"""Whether a release's manifest is a record of the log: its proof file, held against the manifest that lies beside it."""

from collections.abc import Sequence
from datetime import date

from amparo.register.findings import Finding, ShownRecord
from amparo.register.folder import UnreadError
from amparo.register.log import PublicLog, read_log
from amparo.register.proof import check_proof
from amparo.register.release_values import Release
from amparo.register.release_written import PROOF
from amparo.register.signatures import Pinned
from amparo.register.succession import begun_in
from amparo.register.values import shown_values
from amparo.terms import FileError
from amparo.tlog import FormatError, read_checkpoint, read_proof_file
from amparo.tlog.rotation_codes import Level

_WORDS: dict[str, tuple[Level, str, str]] = {
    "release_proved": (
        Level.FINE,
        "Release {number}: its manifest is a record of the log {origin}, in the day {day} of {agency}.",
        "Publicación {number}: su manifiesto es una constancia del registro {origin}, en el día {day} de {agency}.",
    ),
    "release_proved_later": (
        Level.FINE,
        (
            "Release {number}: its manifest is a record of the log {other}, which goes on for {origin}, in the day {day} of "
            "{agency}."
        ),
        (
            "Publicación {number}: su manifiesto es una constancia del registro {other}, que sigue al {origin}, en el día "
            "{day} de {agency}."
        ),
    ),
    "release_unproved": (
        Level.NOTE,
        "Release {number}: there is no proof yet that its manifest is in the log; it comes once that day is signed.",
        "Publicación {number}: aún no hay prueba de que su manifiesto esté en el registro; llega cuando se firma ese día.",
    ),
    "release_gone_proved": (
        Level.FINE,
        (
            "Release {number} could identify somebody, so nothing of it is given out. Its manifest, as later ones name it, is "
            "a record of the log {other}, in the day {day} of {agency}."
        ),
        (
            "La publicación {number} podía identificar a alguien y ya no se entrega nada de ella. Su manifiesto, tal como lo "
            "nombran las posteriores, es una constancia del registro {other}, en el día {day} de {agency}."
        ),
    ),
    "release_gone_unproved": (
        Level.NOTE,
        (
            "Release {number} could identify somebody, so nothing of it is given out. What its manifest was is the word of later "
            "releases alone: none of them has a proof from the log."
        ),
        (
            "La publicación {number} podía identificar a alguien y ya no se entrega nada de ella. Cuál fue su manifiesto lo dice "
            "solo la palabra de las posteriores: ninguna trae una prueba del registro."
        ),
    ),
    "release_proof_unread": (
        Level.FAULT,
        "Release {number}: its proof cannot be read. Take it from the publisher again. ({detail})",
        "Publicación {number}: su prueba no se puede leer. Tómela otra vez de quien la publica. ({detail})",
    ),
    "release_other_log": (
        Level.FAULT,
        "Release {number}: its proof is of another log, {other}; the release says {origin}.",
        "Publicación {number}: su prueba es de otro registro, {other}; la publicación dice {origin}.",
    ),
    "release_other_manifest": (
        Level.FAULT,
        "Release {number}: its proof shows no record with the digest of this manifest. One of the two was changed.",
        "Publicación {number}: su prueba no muestra una constancia con el resumen de este manifiesto. Se cambió uno de los dos.",
    ),
}


def check_release_proof(
    release: Release,
    *,
    pinned: Pinned | None = None,
    log: PublicLog | None = None,
    on: date | None = None,
    releases: Sequence[Release] = (),
) -> tuple[Finding, ...]:
    """What the proof of a release that was read from a folder shows; who signed, as `check_proof` tells it, comes first.

    `releases`: those around it, whose copies of an earlier log are asked where the proof is of that one; and of a release that
    is given out no more they have the proof.
    """
    proof = release.proof if release.is_given_out else _told_later(release, releases)
    if proof is None:
        return (_found("release_unproved" if release.is_given_out else "release_gone_unproved", release),)
    try:
        origin = read_checkpoint(read_proof_file(proof, PROOF).checkpoint.text, PROOF).origin
        near, keys = _log_of(origin, log, releases or (release,)), _keys_of(origin, pinned, log)
        report = check_proof(proof, pinned=keys, log=near, on=on, where=PROOF)
        begun = [begun_in(one.record, one.agency) for one in report.shown]
        goes_on = any(one and one.log == origin and one.names(release.origin) for one in begun)
        if release.is_given_out and origin != release.origin and not goes_on:
            return (_found("release_other_log", release, other=origin),)
    except (FormatError, FileError, UnreadError) as error:
        return (_found("release_proof_unread", release, detail=error),)
    if report.faults:
        return report.faults
    told = [
        one for one in report.findings if one.level is Level.NOTE and one.code in ("keys_none", "longer_log")
    ]
    mine = next((one for one in report.shown if _is_of(one, release)), None)
    if mine is None:
        return (*told, _found("release_other_manifest", release))
    code = "release_proved" if origin == release.origin else "release_proved_later"
    code = code if release.is_given_out else "release_gone_proved"
    return (*told, _found(code, release, day=mine.day, agency=mine.agency, other=origin))


def _told_later(release: Release, releases: Sequence[Release]) -> bytes | None:
    """The proof, that a later release holds, of one that is given out no more."""
    return next(
        (one.in_log[release.number] for one in reversed(releases) if release.number in one.in_log), None
    )


def _log_of(origin: str, log: PublicLog | None, releases: Sequence[Release]) -> PublicLog | None:
    """The copy of the log that a proof is held against: of an earlier log the newest that lies beside a release."""
    if log is None or log.head.origin == origin:
        return log
    for release in reversed(releases):
        if release.folder is not None and "log/checkpoint" in release.log:
            own = read_log(release.folder / "log")
            if own.head.origin == origin:
                return own
    return None


def _keys_of(origin: str, pinned: Pinned | None, log: PublicLog | None) -> Pinned | None:
    """The keys that were given for the log of a proof; those of the log that goes on in its place say nothing of it."""
    if pinned is None or log is None or log.head.origin == origin:
        return pinned
    own = tuple(key for key in pinned.logs if key.name == origin or key.name.startswith(f"{origin}/"))
    return Pinned(own, pinned.witnesses)


def _is_of(one: ShownRecord, release: Release) -> bool:
    values = shown_values(one.record)
    told = (values.get("kind"), values.get("number"), values.get("manifest"))
    return told == ("release", release.number, release.manifest)


def _found(code: str, release: Release, **blanks: object) -> Finding:
    level, en, es = _WORDS[code]
    filled = {"number": release.number, "origin": release.origin, **blanks}
    return Finding(code, level, en.format(**filled), es.format(**filled), f"{release.number:04}/{PROOF}")
