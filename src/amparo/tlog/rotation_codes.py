"""Codes of what can be found about a log's keys, and how much each matters."""

from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: all is well, a reader should know it, or it must not be relied on."""

    FINE = "fine"
    NOTE = "note"
    FAULT = "fault"


class KeyCode(StrEnum):
    """What is found, in one word."""

    BEGUN = "keys-begun"
    PINNED = "keys-pinned"
    UNPINNED = "keys-not-pinned"
    GIVEN_ONLY = "keys-given-only"
    NO_KEYS = "keys-none"
    FOREIGN = "keys-foreign"
    UNKNOWN_PIN = "keys-pin-unknown"
    ROUTINE = "keys-routine"
    LOST = "keys-lost"
    STOLEN = "keys-stolen"
    RECOVERY = "keys-recovery"
    RECOVERY_LOST = "keys-recovery-lost"
    RECOVERY_LOST_PINNED = "keys-recovery-lost-pinned"
    UNREADABLE = "keys-unreadable"
    NUMBER = "keys-number"
    ORIGIN = "keys-origin"
    BEFORE = "keys-before"
    BEGIN = "keys-begin"
    BACK = "keys-back"
    CHANGE = "keys-change"
    AGAIN = "keys-again"
    UNSIGNED = "keys-unsigned"
    REPLACED = "keys-replaced"
    SIGNED = "checkpoint-key"
    SIGNED_STOLEN = "checkpoint-key-stolen"
    OLD_KEY = "checkpoint-old-key"
    STOLEN_KEY = "checkpoint-stolen-key"
    EARLY_KEY = "checkpoint-early-key"
    NO_KEY = "checkpoint-no-key"
    OTHER_TREE = "keys-other-tree"
    HELD = "signer-key"
    HELD_OLD = "signer-key-old"
    HELD_WAITING = "signer-key-waiting"
    NOT_HELD = "signer-key-missing"
