"""A draft of a release is thrown away: it stays on record that it was counted, and that nothing of it was published."""

from datetime import datetime

from amparo.casefile import Act
from amparo_desk.acts.actor import Actor
from amparo_desk.releasing import House


def drop_release(house: House, actor: Actor, at: datetime, id: str) -> None:
    """Throw a draft away. Raises NotAllowedError, NoReleaseError, TakenError where it was approved meanwhile."""
    role = actor.role_for(Act.DRAFT_RELEASE)
    house.releases.draft(id)
    house.releases.drop(id, agency=actor.agency, at=at, by=actor.account, role=role.value)
