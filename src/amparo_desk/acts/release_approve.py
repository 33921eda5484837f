"""A second person approves a draft: from then on it is a release, with its manifest in the log and its files in the folder.

Whoever counted it never approves it. In a body of one, somebody of a partner agency does: any release approver of any
agency of this desk may, and it is on record at which agency they did.
"""

from datetime import datetime, timedelta

from amparo.casefile import Act
from amparo.casefile.acts import Reason
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.step import RefusedActError
from amparo_desk.releasing import House, finish, known
from amparo_desk.vault.releases import Draft, DraftState, TakenError

STALE_AFTER = timedelta(days=14)
"""So long after it was counted a draft may be approved; the house's choice. Then it is counted anew."""

_SAME: Reason = (
    "You counted this release, so somebody else approves it: a release approver of this agency or of a partner at this desk.",
    "Usted contó esta publicación; la aprueba otra persona, con ese papel en esta agencia o en una aliada de este escritorio.",
)
_FINDINGS: Reason = (
    "A check still finds something. Nothing is published while one does: mend it, then count anew.",
    "Una comprobación aún encuentra algo. Mientras tanto no se publica nada: corríjalo y cuente de nuevo.",
)
_STALE: Reason = (
    f"It was counted more than {STALE_AFTER.days} days ago. Count anew, so that what is published is what is known now.",
    f"Se contó hace más de {STALE_AFTER.days} días. Cuente de nuevo, para publicar lo que se sabe ahora.",
)
_NO_LOG: Reason = (
    "The log of this house is another one than when it was counted. Count anew.",
    "El registro de esta casa no es el mismo que cuando se contó. Cuente de nuevo.",
)


def approve_release(house: House, actor: Actor, at: datetime, id: str) -> Draft:
    """Approve a draft and publish it. Done again after it was cut off, what is missing of it is written.

    Raises NotAllowedError, NoReleaseError, RefusedActError where the drafter asks, a check finds something or it is stale,
    TakenError where somebody was first, ReleaseError, FileError where the folder cannot be written: it is approved then, and
    written by the next try.
    """
    role = actor.role_for(Act.APPROVE_RELEASE)
    draft = house.releases.draft(id)
    if draft.state is DraftState.WAITING:
        against = why_not(draft, actor, at)
        if against is not None:
            raise RefusedActError(against)
        _refuse_overtaken(house, draft)
        vault = house.vaults[draft.agency]
        vault.publish(draft, agency=actor.agency, at=at, by=actor.account, role=role.value)
    elif draft.state is not DraftState.PUBLISHED:
        raise overtaken(draft)
    finish(house)
    return house.releases.draft(id)


def why_not(draft: Draft, actor: Actor, at: datetime) -> Reason | None:
    """Why a waiting draft cannot be approved by somebody now; None where it can."""
    if draft.by == actor.account:
        return _SAME
    if not draft.is_whole:
        return _FINDINGS
    return _STALE if at - draft.at > STALE_AFTER else None


def _refuse_overtaken(house: House, draft: Draft) -> None:
    """A draft was attacked together with all that had been published by then; if more is published, that says nothing."""
    there = known(house)
    if len(there) != draft.number - 1 or (there[-1].manifest if there else None) != draft.told["previous"]:
        raise overtaken(draft)
    if house.log().origin != draft.told["origin"]:
        raise RefusedActError(_NO_LOG)


def overtaken(draft: Draft) -> TakenError:
    """That a draft cannot be published any more."""
    if draft.state is DraftState.DROPPED:
        return TakenError(
            "This draft was thrown away. Count anew if it is still wanted.",
            "Este borrador se desechó. Cuente de nuevo si aún hace falta.",
        )
    return TakenError(
        f"A release {draft.number} was published since this was counted. Count anew: the checks must see it, too.",
        f"Desde que se contó se publicó otra, la {draft.number}. Cuente de nuevo: las comprobaciones también deben verla.",
    )
