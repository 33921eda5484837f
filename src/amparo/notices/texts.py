"""The texts of notices: one whole document per notice and language, with its version and its sentences.

A text says what its own document says; a sentence that it lacks is looked for in the text it `uses`, and last in
`every_notice`, which holds the words that stand on all of them. Documents are found by walking `texts/`. Another room
that writes such texts keeps them in a `texts/` of its own and says so; the words of `every_notice` are its words too.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import get_args

from amparo.notices.languages import NOTICE_LANGUAGES, NoticeLanguage
from amparo.terms import RulebookError

STATES = ("draft", "reviewed", "approved")
EVERY_NOTICE = "every_notice"
HERE = "amparo.notices"
_SENTENCES = "=== sentences ==="
_FIELDS = {"notice", "language", "version", "state"}
_MORE_FIELDS = {"of", "uses"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its body in a small Markdown with $places, and the sentences that fill them, by name.

    `of` is the version of the English text that this one says in another language. `leans_on` are the texts whose
    sentences it uses. `state` is the word of those who wrote it; only an agency's `Standing` makes it more than a draft.
    """

    notice: str
    language: NoticeLanguage
    version: str
    state: str
    body: str
    sentences: dict[str, str]
    of: str = ""
    leans_on: tuple["Text", ...] = ()
    digest: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether those who wrote it call it a draft; then it is marked on every page."""
        return self.state != "approved"

    def sentence(self, *names: str) -> str:
        """The first of some sentences that this text has; the most special name comes first."""
        for name in names:
            if name in self.sentences:
                return self.sentences[name]
        for other in self.leans_on:
            for name in names:
                if name in other.sentences:
                    return other.sentences[name]
        raise RulebookError(f"texts/{self.notice}/{self.language}.md: there is no sentence `{names[-1]}`.")

    def has(self, name: str) -> bool:
        """Whether this text's own document has a sentence."""
        return name in self.sentences


def notices_with_texts() -> tuple[str, ...]:
    """The names of all notices, as the folders of `texts/` have them."""
    folders = files("amparo.notices").joinpath("texts").iterdir()
    return tuple(sorted(one.name for one in folders if one.is_dir() and one.name != EVERY_NOTICE))


def languages_of(notice: str, room: str = HERE) -> tuple[NoticeLanguage, ...]:
    """The languages in which a notice can be printed: its text and the words of every notice are there."""
    return tuple(language for language in NOTICE_LANGUAGES if _is_there(notice, language, room))


@lru_cache(maxsize=256)
def text_of(notice: str, language: NoticeLanguage, room: str = HERE) -> Text:
    """The text of a notice in a language. Raises RulebookError where there is none, or it is not whole.

    `room` is the package in whose `texts/` it stands, and the text it `uses` with it.
    """
    where = f"texts/{notice}/{language}.md"
    if language not in get_args(NoticeLanguage) or not _is_there(notice, language, room):
        told = ", ".join(languages_of(notice, room)) or "none"
        raise RulebookError(f"{where}: there is no such text. Languages of this notice: {told}.")
    document = _document(notice, language, room)
    fields, body, sentences = _parted(where, document)
    if fields["notice"] != notice or fields["language"] != language or fields["state"] not in STATES:
        raise RulebookError(f"{where}: its head must name the notice, the language and a state of {STATES}.")
    if (language == "en") == ("of" in fields):
        raise RulebookError(
            f"{where}: a translation says `of`, the version of the English; the English does not."
        )
    leans_on = [text_of(fields["uses"], language, room)] if "uses" in fields else []
    if notice != EVERY_NOTICE:
        leans_on.append(text_of(EVERY_NOTICE, language))
    digest = sha256("\0".join([document, *(other.digest for other in leans_on)]).encode()).hexdigest()
    return Text(
        notice=notice,
        language=language,
        version=fields["version"],
        state=fields["state"],
        body=body.strip(),
        sentences=sentences,
        of=fields.get("of", ""),
        leans_on=tuple(leans_on),
        digest=digest,
    )


def _parted(where: str, document: str) -> tuple[dict[str, str], str, dict[str, str]]:
    """The head, the body and the sentences of a document."""
    parts = document.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise RulebookError(f"{where}: it must begin with a head between two lines of `---`.")
    fields = dict(line.split(": ", 1) for line in parts[1].strip().splitlines() if ": " in line)
    if _FIELDS - set(fields) or set(fields) - _FIELDS - _MORE_FIELDS:
        raise RulebookError(
            f"{where}: its head holds {sorted(_FIELDS)}, and may hold {sorted(_MORE_FIELDS)}."
        )
    body, found, listed = parts[2].partition(_SENTENCES)
    if not found:
        raise RulebookError(f"{where}: the line `{_SENTENCES}` is missing.")
    sentences: dict[str, str] = {}
    for line in listed.strip().splitlines():
        name, parted, sentence = line.removeprefix("- ").partition(": ")
        if not parted or name in sentences:
            raise RulebookError(f"{where}: this line is no new sentence: {line!r}.")
        sentences[name] = sentence.strip()
    return fields, body, sentences


def _is_there(notice: str, language: str, room: str) -> bool:
    places = ((room, notice), (HERE, EVERY_NOTICE))
    return all(files(one).joinpath("texts", name, f"{language}.md").is_file() for one, name in places)


def _document(notice: str, language: str, room: str) -> str:
    return files(room).joinpath("texts", notice, f"{language}.md").read_text("utf-8")
