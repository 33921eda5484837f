"""A place in the law as a notice names it: sections stay as they are, the words between them are the notice's own."""

from amparo.notices.texts import Text

_SPOKEN = {
    "local policy": "cite.local_policy",
    "writ of habeas corpus ad prosequendum or testificandum": "cite.court",
    "order or subpoena of a court": "cite.court",
    "house rule": "cite.local_policy",
    "(from ": "cite.from",
}


def cited(cite: str, text: Text) -> str:
    """A citation in the language of a text."""
    for english, name in _SPOKEN.items():
        opening, closing = ("(", " ") if english.startswith("(") else ("", "")
        cite = cite.replace(english, f"{opening}{text.sentence(name)}{closing}")
    return cite
