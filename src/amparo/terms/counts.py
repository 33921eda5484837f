"""Sentences with counts in them: `{size:entry|entries}` becomes “1 entry” or “20 entries”, in either language."""

from string import Formatter


class _Counting(Formatter):
    """Blanks as of `str.format`, and beside them the two words of a count."""

    def format_field(self, value: object, format_spec: str) -> str:
        """The value in its form; with two words, the one that goes with it (after `?`, that word alone)."""
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        word = one.removeprefix("?") if str(value) == "1" else many
        return word if one.startswith("?") else f"{value} {word}"


def filled(sentence: str, **blanks: object) -> str:
    """A sentence with its blanks filled. What is filled in is never read as a blank itself.

    >>> filled("{count:file|files} {count:?was|were} left aside.", count=1)
    '1 file was left aside.'
    """
    return _Counting().vformat(sentence, (), blanks)
