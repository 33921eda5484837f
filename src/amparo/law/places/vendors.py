"""Vendors' identifying records (Health & Saf. Code § 114381.3; SB 635): closed to every asker (GOV-R05)."""

from amparo.facts.visit import record_kind
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    REFUSE_RECORDS,
    agency_subpoena,
    court_subpoena,
    records,
    weak_no_subpoena,
)
from amparo.law.places.calendar import NEW_YEAR_2026
from amparo.rules import Decision, on_or_after

vendors = record_kind == "vendors"
vendors_closed = vendors & on_or_after(NEW_YEAR_2026)
_CITE = "Health & Saf. Code § 114381.3; Gov. Code § 51037; SB 635"


def vendor_subpoenas(place: Decision) -> None:
    """A court's subpoena opens vendors' records."""
    place.rule(
        "GOV-R05",
        part="-subpoena",
        since=NEW_YEAR_2026,
        when=records & vendors & court_subpoena,
        then=LIMITED,
        cite=_CITE,
        tag="S",
        says="A court's subpoena for vendors' records: counsel clears what is produced, by its day.",
        dice=(
            "Citatorio judicial por registros de vendedores: la asesoría legal aprueba lo que se "
            "entrega, en su fecha."
        ),
    )


def vendor_records(place: Decision) -> None:
    """No paper, or an agency's, for any purpose."""
    place.rule(
        "GOV-R05",
        part="-agency_subpoena",
        since=NEW_YEAR_2026,
        when=records & vendors & agency_subpoena,
        then=HOLD,
        cite=_CITE,
        tag="S",
        says=(
            'The act says "a subpoena or a valid judicial warrant": counsel decides on an '
            "agency's one; nothing is given."
        ),
        dice=(
            "La ley dice «citatorio u orden judicial válida»: la asesoría legal decide sobre el de "
            "una agencia; nada se entrega."
        ),
    )
    place.rule(
        "GOV-R05",
        since=NEW_YEAR_2026,
        when=records & vendors & weak_no_subpoena,
        then=REFUSE_RECORDS,
        cite=_CITE,
        tag="S",
        says=(
            "Vendors' identifying records go to nobody, for any purpose, without a subpoena or a "
            "judicial warrant."
        ),
        dice=(
            "Los registros que identifican a vendedores no se dan a nadie, para ningún fin, sin "
            "citatorio u orden judicial."
        ),
    )
