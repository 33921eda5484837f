"""A file becomes text and fields, each with its place and how surely it was read; knows no law."""

from amparo.documents.document import Box, Document, FormField, How, Ink, Note, Page, Tick, Word
from amparo.documents.file_kinds import is_document
from amparo.documents.reading import page_picture, read_document

__all__ = [
    "Box",
    "Document",
    "FormField",
    "How",
    "Ink",
    "Note",
    "Page",
    "Tick",
    "Word",
    "is_document",
    "page_picture",
    "read_document",
]
