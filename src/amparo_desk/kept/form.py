"""A form as it was typed: its address, its fields and files, in one row of bytes and back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpRequest

KEPT, AGAIN, WORDS = "kept", "kept_again", "kept_words"
"""Fields of the machinery itself: who opened the form, which kept form is sent again, what its fields are called."""
_OURS = frozenset({KEPT, AGAIN, WORDS, "csrfmiddlewaretoken"})
_HEAD = 4


@dataclass(frozen=True, slots=True)
class TypedFile:
    """A file that was sent with the form."""

    field: str
    name: str
    media_type: str
    content: bytes = field(repr=False)

    def uploaded(self) -> SimpleUploadedFile:
        """The file as a view finds it."""
        return SimpleUploadedFile(self.name, self.content, self.media_type)


@dataclass(frozen=True, slots=True)
class TypedForm:
    """What was typed, for which agency, and where it was to go. It is told to nobody but who typed it."""

    path: str
    agency: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    words: dict[str, str] = field(repr=False)
    files: tuple[TypedFile, ...] = field(repr=False)


def typed_form(request: HttpRequest, agency: str) -> TypedForm:
    """The form that a request brought."""
    return TypedForm(
        path=request.get_full_path(),
        agency=agency,
        fields=tuple(
            (name, str(value))
            for name, values in request.POST.lists()
            if name not in _OURS and "password" not in name
            for value in values
        ),
        words=_words(request.POST.get(WORDS, "")),
        files=tuple(_files(request)),
    )


def to_bytes(form: TypedForm) -> bytes:
    """One row of bytes: how long the head is, the head, then each file."""
    head = json.dumps(
        {
            "path": form.path,
            "agency": form.agency,
            "fields": form.fields,
            "words": form.words,
            "files": [(file.field, file.name, file.media_type, len(file.content)) for file in form.files],
        }
    ).encode()
    return len(head).to_bytes(_HEAD, "big") + head + b"".join(file.content for file in form.files)


def from_bytes(row: bytes) -> TypedForm:
    """The form again."""
    at = _HEAD + int.from_bytes(row[:_HEAD], "big")
    head = json.loads(row[_HEAD:at])
    files = []
    for name, file, media_type, size in head["files"]:
        files.append(TypedFile(name, file, media_type, row[at : at + size]))
        at += size
    fields = tuple((name, value) for name, value in head["fields"])
    return TypedForm(head["path"], head["agency"], fields, head["words"], tuple(files))


def _files(request: HttpRequest) -> Iterable[TypedFile]:
    for name, files in request.FILES.lists():
        for file in files:
            assert isinstance(file, UploadedFile)
            file.seek(0)
            yield TypedFile(
                name, file.name or "file", file.content_type or "application/octet-stream", file.read()
            )


def _words(given: str) -> dict[str, str]:
    """What the form called its fields; only for the eye, so anything odd is left out."""
    try:
        words = json.loads(given)
    except ValueError:
        return {}
    return {str(name): str(word) for name, word in words.items()} if isinstance(words, dict) else {}
