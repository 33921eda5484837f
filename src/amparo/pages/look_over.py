"""Looks over the site that stands, in a process of its own: which of its files are not what its record says.

    python -I -S look_over.py RECORD SITE     the record's first line, then the path of each file that is not as it says

It needs Python alone, so that it is at work at once, on another core where there is one, while the releases are read.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path


def changed(site: str, files: Mapping[str, Sequence[object]]) -> Iterator[str]:
    """The paths of all files that are not there, are no files, or have another digest; `files` has it, by path, before the size.

    A file that stands at several addresses is read once.
    """
    found = dict[int, str]()
    for path, (digest, *_) in files.items():
        place = f"{site}/{path}"
        try:
            number = os.lstat(place).st_ino
            if number not in found:
                handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW)
                with os.fdopen(handle, "rb") as file:
                    found[number] = sha256(file.read()).hexdigest()
        except OSError:
            yield path
        else:
            if found[number] != digest:
                yield path


def main(record: str, site: str) -> None:
    """Say of which record this is told, and what was changed."""
    head, _, body = Path(record).read_bytes().partition(b"\n")
    told = [head.decode(), *changed(site, json.loads(body)["files"])]
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
