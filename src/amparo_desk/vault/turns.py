"""Taking turns: who destroys a key waits until nobody is writing under it, and nobody begins meanwhile.

Keys and case files lie in two databases, which no transaction spans. SQLite lets one writer in at a time anyway; on
PostgreSQL writers of an agency share a lock that ends with their transaction, and who destroys holds it alone.
"""

import hashlib

from django.db import connections


def write_in_turn(using: str, agency: str, *, alone: bool = False) -> None:
    """Wait for the turn, within a transaction; the end of the transaction gives it back."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(hashlib.sha256(f"amparo desk {agency}".encode()).digest()[:8], "big", signed=True)
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s)", [number])
