"""A log that tests of one session share: a vault's closed days are added to it, and its head is signed at once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from amparo.tlog import (
    ProofFile,
    check_inclusion,
    leaf_hash,
    open_note,
    read_checkpoint,
    read_proof_file,
    root_of_day,
)
from amparo_desk.leaves import leaf_of
from amparo_desk.vault import models
from amparo_desk.vault.store import Vault
from amparo_log.signer import sign
from amparo_log.storage import Log
from tests.log.signing_world import World, make_world


@dataclass(frozen=True)
class SignedLog:
    """The log, with its signer's state and keys beside it."""

    world: World

    @classmethod
    def new(cls, folder: Path) -> "SignedLog":
        """An empty one in a folder."""
        return cls(make_world(folder / "world", size=0))

    @property
    def log(self) -> Log:
        """The log."""
        return self.world.log

    def take(self, vault: Vault) -> None:
        """Add a vault's closed days that are not noted as signed, and have the head signed."""
        rows = models.Closing.objects.using(vault.using).filter(agency=vault.agency, leaf__isnull=True)
        closings = list(rows.order_by("day"))
        log = self.log
        places = log.append(leaf_of(closing).entry for closing in closings)
        log.publish(sign(self.world.state, self.world.home, datetime(2026, 11, 26, 9, tzinfo=UTC)))
        models.Leaf.objects.using(vault.using).bulk_create(
            models.Leaf(closing_id=closing.pk, index=index)
            for closing, index in zip(closings, places, strict=True)
        )

    def check(self, proof: ProofFile) -> list[dict[str, object]]:
        """What a proof shows, once each step of it has been checked from its bytes."""
        read = read_proof_file(proof.written)
        head = read_checkpoint(read.checkpoint.text)
        assert open_note(read.checkpoint, self.world.keys)
        shown = []
        for day in read.days:
            check_inclusion(leaf_hash(day.entry), day.index, head.size, day.path, head.root)
            for one in day.records:
                assert root_of_day(one.record.root, one.steps) == day.entry[-32:]
                shown.append({field.name: field.content for field in one.record.fields})
        return shown
