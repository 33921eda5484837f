"""A small file that is made once: whole or not at all, for its owner alone, whoever else makes it at the same moment."""

import os
import secrets
from pathlib import Path


def write_once(file: Path, content: bytes) -> None:
    """Write the file where there is none. Whoever came first stays; a power cut leaves no half of it."""
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            file.hardlink_to(new)  # unlike a renaming, this never lays one over another
        except FileExistsError:
            return
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        new.unlink()
