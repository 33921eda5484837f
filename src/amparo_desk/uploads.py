"""Files that are sent in stay in memory until they are sealed: in the open they never touch a disk.

Django would lay larger ones into the machine's folder for temporary files, where a crash leaves them.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

SIGNED_IN = 80 * 1024 * 1024
"""A little more than the pages take in, so that they say themselves what is too large."""
STRANGER = 14 * 1024 * 1024
"""Enough for a form whose session ended meanwhile."""


class InMemory(MemoryFileUploadHandler):
    """Takes every file, up to a size; what is larger is refused before it is read."""

    def handle_raw_input(
        self, _input: Any, _meta: Any, content_length: int, _boundary: Any, _encoding: Any = None
    ) -> None:
        """Whether it is taken. Raises RequestDataTooBig."""
        user = getattr(self.request, "user", None)
        if content_length > (SIGNED_IN if user is not None and user.is_authenticated else STRANGER):
            raise RequestDataTooBig("what was sent is too large")
        self.activated = True
