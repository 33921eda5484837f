"""The page that checks a proof file in the browser, offline: one file that holds its style, its script and its words.

The script does what `amparo.register.proof` does and says it in the same sentences, which are put in here from where that
takes them. Its order is that of `_SCRIPTS`: read, hash, check, tell, show.
"""

import json
import tomllib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from amparo.register.shown import PLAIN, Both
from amparo.register.words import WORDS
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.tlog import read_vkey
from amparo.tlog.rotation import Keys, read_keys
from amparo.tlog.rotation_codes import KeyCode
from amparo.tlog.rotation_words import unfilled

MOST_CODE = 30_000
"""Bytes of script that the page may have."""
_SCRIPTS = ("read.js", "tree.js", "check.js", "tell.js", "page.js")
_SAID = (
    "origin",
    "leaf_form",
    "signed_unfit",
    "witness_signed",
    "witness_ahead",
    "witness_unfit",
    "witness_lacking",
    "entry_proved",
    "entry_unproved",
    "day_proved",
    "day_twice",
    "record_proved",
    "record_unproved",
    "record_twice",
    "record_other_agency",
    "in_time",
    "late",
    "ahead_of_its_day",
    "not_told_when",
    "erased",
    "proof_empty",
    "proof_unsaid",
    "corrects",
    "corrects_unfit",
    "chain_whole",
    "chain_gaps",
    "chain_unfit",
    "chain_withheld",
    "limits_proof",
    "more",
)
"""The sentences of `amparo verify` that a check of one file can need."""
Span = tuple[str, str | None, str]
"""Sizes of a log in decimal digits, and the end of the code of the sentence on a key that is good for them."""
_OF_KEYS = (
    KeyCode.SIGNED,
    KeyCode.SIGNED_STOLEN,
    KeyCode.OLD_KEY,
    KeyCode.STOLEN_KEY,
    KeyCode.EARLY_KEY,
    KeyCode.NO_KEY,
)


def verify_pages(
    keys: Sequence[str] = (),
    *,
    notes: Sequence[str] = (),
    ended: Sequence[tuple[Sequence[str], int]] = (),
    sorts: Mapping[str, Both] | None = None,
) -> dict[str, bytes]:
    """The page by its path in the site: /verify/ in the reader's own language, and one that begins in each language.

    `notes`: the log's key notes from the first on; those keys that they may be believed for stand in the field for keys,
    each good for its sizes alone. `keys`: further keys, of witnesses say, as words. All are said to come with the page.
    `ended`: key notes and size of each log that ended, whose proofs are still checked; that its keys are in nobody's hands is
    then said. `sorts`: the words for sorts of events. Raises FormatError where a key is none.
    """
    for key in keys:
        read_vkey(key)
    spans = {key: span for held, size in ended if held for key, span in _ended(read_keys(held), size).items()}
    spans = (_spans(read_keys(notes)) if notes else {}) | spans
    given = list(dict.fromkeys((*spans, *keys)))
    data = {"spans": spans, "keys": given, "sorts": _named(sorts or {})}
    return {
        "verify/index.html": _page("en", data, home="../", speaks_any=True),
        "en/verify/index.html": _page("en", data, home="../"),
        "es/verify/index.html": _page("es", data, home="../"),
    }


def _spans(log: Keys) -> dict[str, Span]:
    """Each key of a log: the size from which it is good, the size up to which it is, and how it stands if all is not well.

    A key stands in notes that follow one another, for one that was given up never comes back.
    """
    found = dict[str, Span]()
    for key in dict.fromkeys(key for note in log.notes for key in note.log):
        held = [note for note in log.notes if key in note.log]
        after = log.notes[held[-1].number + 1 :]
        until = str(after[0].since.size) if after else None
        is_stolen = key in log.stolen and until is not None
        found[key.vkey] = (str(held[0].since.size), until, "-stolen" if is_stolen else "")
    return found


def _ended(log: Keys, size: int) -> dict[str, Span]:
    """The same of a log that ended with so many entries: beyond these nobody may sign for it."""
    return {
        key: (start, str(min(size, int(until or size))), how or "-ended")
        for key, (start, until, how) in _spans(log).items()
    }


def _named(sorts: Mapping[str, Both]) -> dict[str, Both]:
    return {sort: (en.rstrip("."), es.rstrip(".")) for sort, (en, es) in sorts.items()}


def script() -> str:
    """All of the page's code, as it stands in the page: without comments, and indented by one blank instead of two."""
    lines = "".join(_read(name) for name in _SCRIPTS).splitlines()
    kept = (line for line in lines if line.strip() and not line.lstrip().startswith(("//", "/**")))
    return "".join(f"{line[(len(line) - len(line.lstrip())) // 2 :]}\n" for line in kept)


@cache
def _read(name: str) -> str:
    return files("amparo.pages").joinpath("verify", name).read_text(encoding="utf-8")


@cache
def _words() -> Mapping[str, Any]:
    """Every sentence by its code, with its level, in English and Spanish."""
    own = tomllib.loads(_read("words.toml"))
    said: dict[str, Sequence[str]] = {code: WORDS[code] for code in _SAID}
    for code in _OF_KEYS:
        level, en, es = unfilled(code)
        said[code.value] = (level.value, en, es)
    advice = (NOT_LEGAL_ADVICE["en"], NOT_LEGAL_ADVICE["es"])
    return {"said": {**said, **own["said"]}, "plain": PLAIN, "page": {**own["page"], "not_advice": advice}}


@cache
def _template() -> Template:
    """The page without its words, compiled once."""
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_read("page.html"))


def _page(language: Language, data: Mapping[str, Any], *, home: str, speaks_any: bool = False) -> bytes:
    """One page, beginning in this language; the words of both are in it."""
    place = 0 if language == "en" else 1
    words = {**_words(), **data}
    written = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    code, style = script(), _read("page.css")
    return (
        _template()
        .render(
            language=language,
            other="es" if language == "en" else "en",
            any=speaks_any,
            home=home,
            keys=data["keys"],
            page={name: both[place] for name, both in _words()["page"].items()},
            words=written.replace("<", "\\u003c"),
            script=code,
            script_hash=_hash(code),
            style=style,
            style_hash=_hash(style),
        )
        .encode()
    )


def _hash(content: str) -> str:
    """How a policy of the page names what it may run."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
