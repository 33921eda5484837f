"""Asks Sigstore for Python whether an inclusion fits. Run by the environment that has it; a JSON line in, a line out.

The modules are Sigstore's internal ones, so their version is pinned. Only its own refusal counts as one: anything else
that goes wrong ends the program.
"""

import json
import sys
from base64 import b64decode
from types import SimpleNamespace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore._internal.rekor.checkpoint import SignedCheckpoint, verify_checkpoint
from sigstore._internal.trust import Keyring
from sigstore.errors import VerificationError
from sigstore_models.common import v1


def keyring(vkey: str) -> tuple[Keyring, bytes]:
    """The key of a log as Sigstore holds keys, and the four bytes that a signature line names it by."""
    _, key_id, key = vkey.split("+", 2)
    public = Ed25519PublicKey.from_public_bytes(b64decode(key)[1:])
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    held = SimpleNamespace(raw_bytes=der, key_details=v1.PublicKeyDetails.PKIX_ED25519, valid_for=None)
    return Keyring([held]), bytes.fromhex(key_id)


def check(case: dict[str, Any]) -> None:
    """Raises VerificationError where Sigstore does."""
    proof = SimpleNamespace(log_index=case["index"], hashes=[b64decode(step) for step in case["path"]])
    inner = SimpleNamespace(canonicalized_body=b64decode(case["entry"]), inclusion_proof=proof)
    entry = SimpleNamespace(_inner=inner)
    if case["kind"] == "signed":
        head = SignedCheckpoint.from_text(case["note"]).checkpoint
        proof.tree_size, proof.root_hash = head.log_size, bytes.fromhex(head.log_hash)
        proof.checkpoint = SimpleNamespace(envelope=case["note"])
        keys, inner_id = keyring(case["vkey"])
        inner.log_id = SimpleNamespace(key_id=inner_id)
        verify_checkpoint(keys, entry)
    else:
        proof.tree_size, proof.root_hash = case["size"], b64decode(case["root"])
    verify_merkle_inclusion(entry)


def main() -> None:
    """Answer each line."""
    for line in sys.stdin:
        try:
            check(json.loads(line))
        except VerificationError as refused:
            print("no:", str(refused).replace("\n", " ")[:100])
        else:
            print("yes")


if __name__ == "__main__":
    main()
