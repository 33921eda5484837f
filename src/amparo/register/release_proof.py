"""Whether a release's manifest is a record of the log: its proof file, held against the manifest that lies beside it."""

from datetime import date

from amparo.register.findings import Finding, ShownRecord
from amparo.register.folder import UnreadError
from amparo.register.log import PublicLog
from amparo.register.proof import check_proof
from amparo.register.release_values import Release
from amparo.register.release_written import PROOF
from amparo.register.signatures import Pinned
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
    "release_unproved": (
        Level.NOTE,
        "Release {number}: there is no proof yet that its manifest is in the log; it comes once that day is signed.",
        "Publicación {number}: aún no hay prueba de que su manifiesto esté en el registro; llega cuando se firma ese día.",
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
    release: Release, *, pinned: Pinned | None = None, log: PublicLog | None = None, on: date | None = None
) -> tuple[Finding, ...]:
    """What the proof of a release that was read from a folder shows; who signed, as `check_proof` tells it, comes first."""
    if release.proof is None:
        return (_found("release_unproved", release),)
    try:
        origin = read_checkpoint(read_proof_file(release.proof, PROOF).checkpoint.text, PROOF).origin
        if origin != release.origin:
            return (_found("release_other_log", release, other=origin),)
        report = check_proof(release.proof, pinned=pinned, log=log, on=on, where=PROOF)
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
    return (*told, _found("release_proved", release, day=mine.day, agency=mine.agency))


def _is_of(one: ShownRecord, release: Release) -> bool:
    values = shown_values(one.record)
    told = (values.get("kind"), values.get("number"), values.get("manifest"))
    return told == ("release", release.number, release.manifest)


def _found(code: str, release: Release, **blanks: object) -> Finding:
    level, en, es = _WORDS[code]
    filled = {"number": release.number, "origin": release.origin, **blanks}
    return Finding(code, level, en.format(**filled), es.format(**filled), f"{release.number:04}/{PROOF}")
