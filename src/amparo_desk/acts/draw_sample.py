"""A sample of records for an auditor: what can be drawn is fixed first, the seed comes from the public log afterwards."""

from datetime import datetime

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo.oversight.sampling import Asked, check_size, draw, population_digest, seed_of
from amparo.tlog.tree import root_of
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.vault.matters import Entry
from amparo_desk.vault.store import Vault
from amparo_log.storage import Log

KIND = "sample"
_NOT_YET: Reason = (
    "The log has not grown since the sample was asked for. It does when the night signs the next day; draw then.",
    "El registro no ha crecido desde que se pidió la muestra. Crece cuando la noche firma el próximo día; sáquela entonces.",
)
_OTHER_LOG: Reason = (
    "The log of this house is another one than when the sample was asked for. Ask for a new one.",
    "El registro de esta casa no es el mismo que cuando se pidió la muestra. Pida otra.",
)


def ask_for_sample(vault: Vault, log: Log, actor: Actor, at: datetime, id: str, size: int) -> Entry:
    """Fix what can be drawn, and from when on the seed is known. Raises NotAllowedError, SampleError, StorageError."""
    role, names = actor.role_for(Act.DRAW_SAMPLE), sorted(vault.records())
    check_size(size, len(names))
    body = {
        "number": f"S-{id[:8].upper()}",
        "size": size,
        "population": len(names),
        "digest": population_digest(names),
        "log": log.origin,
        "log_size": log.head.size,
    }
    return vault.matters.add(
        id, KIND, 1, "asked", body, sealed={"names": names}, at=at, by=actor.account, role=role.value
    )


def asked_of(entry: Entry) -> Asked:
    """What was fixed when a sample was asked for."""
    told = entry.body
    return Asked(
        told["number"], told["size"], told["population"], told["digest"], told["log"], told["log_size"]
    )


def draw_sample(vault: Vault, log: Log, actor: Actor, at: datetime, id: str) -> Entry:
    """Draw it by the log's root at the first size beyond the one that was fixed; done again, the same is drawn.

    Raises NotAllowedError, NoMatterError, RefusedActError where the log has not grown or is another one, SampleError.
    """
    role, entries = actor.role_for(Act.DRAW_SAMPLE), vault.matters.entries(id)
    if len(entries) > 1:
        return entries[1]
    asked = asked_of(entries[0])
    if log.origin != asked.log:
        raise RefusedActError(_OTHER_LOG)
    if log.head.size < asked.seed_size:
        raise RefusedActError(_NOT_YET)
    root = root_of(asked.seed_size, log.node(asked.seed_size))
    told = vault.matters.open(id, 1, at=at, by=actor.account, role=role.value, why=Act.DRAW_SAMPLE.value)
    drawn = draw(asked, told["names"], seed_of(asked, root))
    body = {"root": root.hex(), "seed_size": asked.seed_size, "records": list(drawn)}
    return vault.matters.add(id, KIND, 2, "drawn", body, at=at, by=actor.account, role=role.value)
