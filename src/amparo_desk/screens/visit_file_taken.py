"""The file that the offline guide saved, as it is handed in, or as the page that showed it sends it again."""

from typing import Any

from django.http import HttpRequest

from amparo.terms import FactValueError
from amparo.visits import plain_of_text

LARGEST = 512 * 1024


def read_file(request: HttpRequest) -> dict[str, Any]:
    """The record of a file, or of the page that showed it, as plain data. Raises FactValueError, VisitRecordError."""
    sent = request.FILES.get("file")
    kept = request.POST.get("plain", "")
    if sent is not None:
        if (sent.size or 0) > LARGEST:
            raise FactValueError(
                "file",
                f"it is larger than {LARGEST // 1024} KB, so it is none that the guide saved.",
                "Choose the file whose name begins with “visit”.",
            )
        sent.seek(0)
        plain = plain_of_text(sent.read(), sent.name or "the file")
    elif kept:
        plain = plain_of_text(kept[:LARGEST], "the file")
    else:
        raise FactValueError("file", "no file was chosen.", "Choose the file that the guide saved.")
    return plain
