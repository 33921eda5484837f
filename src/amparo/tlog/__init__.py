"""The log's bytes: tree, tiles, notes, keys, proofs, days and records. No file, no clock, no chance; see docs/spec."""

from amparo.tlog.checking import check_consistency, check_inclusion
from amparo.tlog.checkpoints import Checkpoint, read_checkpoint
from amparo.tlog.days import SLOTS, Day, DayLeaf, Step, read_leaf, root_of_day
from amparo.tlog.errors import FormatError, LogError, ProofError, SignatureError
from amparo.tlog.keys import Kind, SigningKey, VerifierKey, has_ml_dsa, read_vkey
from amparo.tlog.notes import Note, Signature, Signed, make_note, open_note, read_note, read_signatures
from amparo.tlog.opened import OpenedDay, OpenedRecord, ProofFile, read_proof_file
from amparo.tlog.proofs import TlogProof, read_proof
from amparo.tlog.records import Field, Record, make_record
from amparo.tlog.tiles import Tile, TileNodes, bundle, entries_of, hashes_of, new_tiles, tile_at, tiles_of
from amparo.tlog.tree import (
    EMPTY_ROOT,
    Tree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)
from amparo.tlog.witnessing import SIZE_TYPE, AddCheckpoint, read_add_checkpoint

__all__ = [
    "EMPTY_ROOT",
    "SIZE_TYPE",
    "SLOTS",
    "AddCheckpoint",
    "Checkpoint",
    "Day",
    "DayLeaf",
    "Field",
    "FormatError",
    "Kind",
    "LogError",
    "Note",
    "OpenedDay",
    "OpenedRecord",
    "ProofError",
    "ProofFile",
    "Record",
    "Signature",
    "SignatureError",
    "Signed",
    "SigningKey",
    "Step",
    "Tile",
    "TileNodes",
    "TlogProof",
    "Tree",
    "VerifierKey",
    "bundle",
    "check_consistency",
    "check_inclusion",
    "consistency_proof",
    "entries_of",
    "has_ml_dsa",
    "hashes_of",
    "inclusion_proof",
    "leaf_hash",
    "make_note",
    "make_record",
    "new_tiles",
    "node_hash",
    "open_note",
    "read_add_checkpoint",
    "read_checkpoint",
    "read_leaf",
    "read_note",
    "read_proof",
    "read_proof_file",
    "read_signatures",
    "read_vkey",
    "root_of",
    "root_of_day",
    "tile_at",
    "tiles_of",
]
