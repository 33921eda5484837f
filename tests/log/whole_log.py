"""A log with a file of every sort, as it stands in the middle of a year: for whoever damages it."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from amparo.tlog import Day, DayLeaf, Kind, Note, Signature, SigningKey, has_ml_dsa, make_note, make_record
from amparo.tlog.key_notes import first_note, recovery_name, sign_key_note
from amparo.tlog.opened import OpenedDay, OpenedRecord, ProofFile
from amparo_log.durable import write_durably
from amparo_log.storage import Log
from tests.log.leaves import KEY, leaves

SECOND = SigningKey(KEY.name, Kind.ML_DSA_44, sha256(b"the same log's second key").digest())
KEYS = (KEY, SECOND) if has_ml_dsa() else (KEY,)
RECOVERY = SigningKey(recovery_name(KEY.name), Kind.ED25519, sha256(b"an invented recovery key").digest())
WITNESS = SigningKey("library.example/w1", Kind.COSIGNATURE, sha256(b"an invented witness").digest())
MONDAY = 1_796_000_000
"""Monday, 30 November 2026, in seconds since 1970."""
_RECORD = make_record({"kind": "attestation", "month": "2026-10"}, sha256(b"a record's secret").digest())
_DAY = Day([_RECORD.root], sha256(b"a day's secret").digest())
_ATTESTED = 241


def make_whole_log(home: Path, size: int = 530) -> Log:
    """A log of `size` leaves and 30 that are not published yet: keys, a witness, an attestation, partial tiles of two heads."""
    log = Log.make(home, KEY.name)
    key_note = first_note(KEY.name, [key.verifier for key in KEYS], RECOVERY.verifier)
    log.add_keys(sign_key_note(key_note.text, (KEY, RECOVERY)))
    listed = f'quorum = 1\n\n[[witness]]\nurl = "https://library.example/amparo"\nkeys = ["{WITNESS.verifier.vkey}"]\n'
    write_durably(home / "witnesses.toml", listed.encode())
    leaf = DayLeaf("madrone", date(2026, 11, 2), _DAY.root).entry
    log.append([*leaves(0, _ATTESTED), leaf, *leaves(_ATTESTED + 1, size)])
    note = signed(log)
    log.publish(note)
    record = OpenedRecord(_RECORD, _DAY.steps(0))
    day = OpenedDay(_ATTESTED, leaf, tuple(log.inclusion(_ATTESTED)), (record,))
    log.write_public("attestations/madrone/2026-10.json", ProofFile(note, (day,)).written)
    log.append(leaves(size, size + 30))
    return log


def signed(log: Log) -> Note:
    """The log's head, signed by its keys and countersigned."""
    text = log.head.text
    lines = [
        Signature(key.name, key.verifier.key_id, key.sign(text, None if key.kind is Kind.ED25519 else MONDAY))
        for key in (*KEYS, WITNESS)
    ]
    return make_note(text, lines)
