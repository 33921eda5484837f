"""The peer of the desk's bench: a log book in a plain table, one row a request, changed in place, nothing sealed."""

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from amparo.casefile import Event, Sort


class Plain(models.Model):
    """One request."""

    record = models.CharField(max_length=80, unique=True)
    reference = models.CharField(max_length=40)
    booking = models.CharField(max_length=80, db_index=True)
    received_at = models.DateTimeField(db_index=True)
    decision = models.CharField(max_length=40)
    copy_served_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    waits = models.BooleanField(db_index=True)
    facts = models.TextField()

    class Meta:
        """A table of the bench alone."""

        app_label = "bench"


class Peer:
    """What one would write in an afternoon."""

    def __init__(self) -> None:
        with connection.schema_editor() as editor:
            editor.create_model(Plain)

    def add(self, events: list[Event]) -> None:
        """One row, with the facts as JSON beside."""
        told: dict[Sort, Any] = {event.sort: {**event.body, **event.person} for event in events}
        first = told[Sort.REQUEST_RECEIVED]
        served = told.get(Sort.NOTICE_SERVED, {}).get("served_at")
        decision = told.get(Sort.INTENTION_SET, {}).get("intention", "")
        facts = [{**event.body, **event.person} for event in events]
        Plain.objects.create(
            record=events[0].record,
            reference=first["reference"],
            booking=first["booking_ref"],
            received_at=first["received_at"],
            decision=decision,
            copy_served_at=served,
            due_at=told.get(Sort.RELEASE_DUE, {}).get("due_at"),
            released_at=told.get(Sort.RELEASED, {}).get("released_at"),
            waits=served is None or not decision,
            facts=json.dumps(facts, cls=DjangoJSONEncoder),
        )

    def today(self, at: datetime) -> list[tuple[str, str, bool]]:
        """What is undecided or unserved."""
        rows = Plain.objects.filter(waits=True).order_by("received_at")
        return [
            (row.reference, "decide" if not row.decision else "serve", row.received_at < at) for row in rows
        ]

    def page(self, page: int, reference: str = "") -> tuple[int, list[Plain]]:
        """Fifty rows, the newest first, and how many there are."""
        rows = Plain.objects.filter(reference__icontains=reference) if reference else Plain.objects.all()
        return rows.count(), list(rows.order_by("-received_at")[(page - 1) * 50 : page * 50])

    def open(self, record: str) -> Any:
        """One row with its facts; nothing is decided anew."""
        return json.loads(Plain.objects.get(record=record).facts)

    def find(self, booking: str) -> list[Plain]:
        """The rows of a booking."""
        return list(Plain.objects.filter(booking=booking))
