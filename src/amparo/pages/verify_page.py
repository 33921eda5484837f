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

from jinja2 import Environment, StrictUndefined

from amparo.register.shown import PLAIN, Both
from amparo.register.words import WORDS
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.tlog import read_vkey
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


def verify_pages(keys: Sequence[str], *, sorts: Mapping[str, Both] | None = None) -> dict[str, bytes]:
    """The page by its path in the site: /verify/ in the reader's own language, and one that begins in each language.

    `keys`: keys of the log and of witnesses, as words; they stand in the field for keys, and are said to come with the page.
    `sorts`: the words for sorts of events. Raises FormatError where a key is none.
    """
    for key in keys:
        read_vkey(key)
    return {
        "verify/index.html": _page("en", keys, sorts or {}, home="../", speaks_any=True),
        "en/verify/index.html": _page("en", keys, sorts or {}, home="../"),
        "es/verify/index.html": _page("es", keys, sorts or {}, home="../"),
    }


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
    for code in (KeyCode.SIGNED, KeyCode.NO_KEY):
        level, en, es = unfilled(code)
        said[code.value] = (level.value, en, es)
    advice = (NOT_LEGAL_ADVICE["en"], NOT_LEGAL_ADVICE["es"])
    return {"said": {**said, **own["said"]}, "plain": PLAIN, "page": {**own["page"], "not_advice": advice}}


def _page(
    language: Language, keys: Sequence[str], sorts: Mapping[str, Both], *, home: str, speaks_any: bool = False
) -> bytes:
    """One page, beginning in this language; the words of both are in it."""
    place = 0 if language == "en" else 1
    named = {sort: (en.rstrip("."), es.rstrip(".")) for sort, (en, es) in sorts.items()}
    words = {**_words(), "sorts": named, "keys": list(keys)}
    written = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    code, style = script(), _read("page.css")
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(_read("page.html"))
    return page.render(
        language=language,
        other="es" if language == "en" else "en",
        any=speaks_any,
        home=home,
        keys=keys,
        page={name: both[place] for name, both in _words()["page"].items()},
        words=written.replace("<", "\\u003c"),
        script=code,
        script_hash=_hash(code),
        style=style,
        style_hash=_hash(style),
    ).encode()


def _hash(content: str) -> str:
    """How a policy of the page names what it may run."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
