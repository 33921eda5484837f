"""The texts of notices: one whole document per notice and language, with its version, its state and its sentences."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from amparo.terms import Language, RulebookError

LANGUAGES: tuple[Language, ...] = ("en", "es")
STATES = ("draft", "reviewed", "approved")
_SENTENCES = "=== sentences ==="


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its body in a small Markdown with $places, and the sentences that fill them, by name."""

    notice: str
    language: Language
    version: str
    state: str
    body: str
    sentences: dict[str, str]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has approved it yet; a draft is marked on every page, and the English stands beside it."""
        return self.state != "approved"

    def sentence(self, *names: str) -> str:
        """The first of some sentences that this text has; the most special name comes first."""
        for name in names:
            if name in self.sentences:
                return self.sentences[name]
        raise RulebookError(f"texts/{self.notice}/{self.language}.md: there is no sentence `{names[-1]}`.")


@lru_cache(maxsize=32)
def text_of(notice: str, language: Language) -> Text:
    """The text of a notice in a language. Raises RulebookError where the document is not whole."""
    where = f"texts/{notice}/{language}.md"
    document = files("amparo.notices").joinpath("texts", notice, f"{language}.md").read_text("utf-8")
    _, head, rest = document.split("---\n", 2)
    body, found, listed = rest.partition(_SENTENCES)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    if (
        fields.get("notice") != notice
        or fields.get("language") != language
        or fields.get("state") not in STATES
    ):
        raise RulebookError(f"{where}: its head must name the notice, the language and a state of {STATES}.")
    if not found:
        raise RulebookError(f"{where}: the line `{_SENTENCES}` is missing.")
    sentences: dict[str, str] = {}
    for line in listed.strip().splitlines():
        name, parted, sentence = line.removeprefix("- ").partition(": ")
        if not parted or name in sentences:
            raise RulebookError(f"{where}: this line is no new sentence: {line!r}.")
        sentences[name] = sentence.strip()
    return Text(notice, language, fields["version"], fields["state"], body.strip(), sentences)
