"""The guide's page with everything in it, and the few files beside it: worker, manifest, icons.

One file holds style, script, words and rules, so that a part of it can never answer: the script that reads the rest stands
last. The worker names each file's digest, and takes all of them or none.
"""

import json
import tomllib
from base64 import b64decode, b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from amparo.facts import never_written
from amparo.facts.guide_site import SITE_FACTS
from amparo.facts.site_offices import placeholders, spoken, words_of
from amparo.facts.visit_record import (
    AREAS,
    OFFICIALS,
    ROLES,
    ROLES_FIRST,
    STEPS,
    TEXTS,
    TOLD,
    UNIFORMS,
    WANTED,
    WANTED_OF,
    WANTED_REQUEST,
)
from amparo.facts.visit_words import PLACES
from amparo.law.paper_kinds import PaperClass, kinds
from amparo.law.places.paper import STATE_KINDS
from amparo.terms import NOT_LEGAL_ADVICE

MOST_BYTES = 150_000
"""What all files of the guide may weigh together, compressed."""
_SCRIPTS = ("page", "state", "contacts", "answer", "ask", "record", "file", "screens", "offline", "start")
_COURTS = (PaperClass.JUD_WARRANT, PaperClass.JUD_ORDER, PaperClass.JUD_SUBPOENA)


def guide_files(bundle: bytes, engine: str) -> dict[str, bytes]:
    """Every file of the guide by its path in the site, of the rules as `bundle` and of the script that runs them."""
    beside = {
        "manifest.webmanifest": _manifest(),
        "icon.svg": _icons()["svg"].encode(),
        "icon-192.png": b64decode(_icons()["png_192"]),
        "icon-512.png": b64decode(_icons()["png_512"]),
    }
    kept = {"index.html": _page(bundle, engine), **beside}
    made = {**kept, "sw.js": _worker(kept)}
    return {f"guide/{name}": content for name, content in made.items()}


def _page(bundle: bytes, engine: str) -> bytes:
    rules: dict[str, Any] = json.loads(bundle)
    script, style = _script(engine), _squeezed(_read("page.css"))
    always = screens()["always"]
    step = rules["steps"]
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(_read("page.html"))
    return page.render(
        page=words(),
        counter=[_unfilled(step[code]) for code in always["counter"]],
        going=[_unfilled(step[code]) for code in always["going"]],
        never=rules["must_not"]["says"],
        advice=(NOT_LEGAL_ADVICE["en"], NOT_LEGAL_ADVICE["es"]),
        data=_inside(json.dumps(_data(), ensure_ascii=False, separators=(",", ":"))),
        rules=_inside(bundle.decode("utf-8")),
        script=script,
        script_hash=_hash(script),
        style=style,
        style_hash=_hash(style),
    ).encode()


def _data() -> dict[str, Any]:
    """What the screens say and in which order they ask; no rule."""
    found = kinds()
    return {
        "page": words(),
        "screens": screens(),
        "struck": never_written.data(),
        "places": list(PLACES),
        "kinds": list(found),
        "forms": {code: ", ".join(kind.forms) for code, kind in found.items()},
        "state_courts": STATE_KINDS,
        "blanks": placeholders(),
        "roles": {
            role: (spoken("roles", role, "en"), spoken("roles", role, "es"))
            for role in ("administrator", "backup", "counsel")
        },
        "site": {
            "facts": SITE_FACTS,
            "roles": words_of("roles"),
            "offices": {
                spoken("offices", one, "en"): spoken("offices", one, "es") for one in words_of("offices")
            },
        },
        "courts": [code for code, kind in found.items() if kind.paper_class in _COURTS],
        "letters": [code for code, kind in found.items() if kind.paper_class is PaperClass.REQUEST],
        "record": {
            "roles": dict(ROLES),
            "areas": dict(AREAS),
            "wanted": dict(WANTED),
            "meant": {word: (WANTED_REQUEST[word], WANTED_OF[word]) for word in WANTED},
            "steps": dict(STEPS),
            "told": dict(TOLD),
            "uniform": dict(UNIFORMS),
            "texts": TEXTS,
            "officials": dict(OFFICIALS),
        },
    }


@cache
def words() -> dict[str, tuple[str, str]]:
    """What the guide says of itself, in English and Spanish."""
    told: dict[str, list[str]] = tomllib.loads(_read("words.toml"))["page"]
    return {name: (both[0], both[1]) for name, both in told.items()}


@cache
def screens() -> dict[str, Any]:
    """Under which heading each step stands, and what is asked in which order."""
    told = tomllib.loads(_read("screens.toml"))
    told["record"]["roles_first"] = {place: list(roles) for place, roles in ROLES_FIRST.items()}
    return told


@cache
def _icons() -> dict[str, str]:
    return tomllib.loads(_read("icons.toml"))


def _unfilled(both: list[str]) -> list[str]:
    """A step without a site: who is meant stands there in plain words."""
    filled = []
    for sentence in both:
        for blank, told in placeholders().items():
            absent = told["absent"]
            for before in (". ", "? "):
                sentence = sentence.replace(before + blank, before + absent[:1].upper() + absent[1:])
            sentence = sentence.replace(blank, absent)
        filled.append(sentence)
    return filled


def _script(engine: str) -> str:
    """All of the page's code: the engine, what strikes free text, the screens, as one, so that a part cannot run."""
    struck = files("amparo.facts").joinpath("never_written.js").read_text(encoding="utf-8")
    screens_code = "".join(_read(f"app/{name}.js") for name in _SCRIPTS)
    whole = f'{engine}\n{struck}\n(function () {{\n"use strict";\n{screens_code}}})();\n'
    lines = (line.strip() for line in whole.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("// ", "/** ")))


def _squeezed(style: str) -> str:
    return "".join(f"{line.strip()}\n" for line in style.splitlines() if not line.startswith("/*"))


def _inside(data: str) -> str:
    """JSON that may stand inside a page."""
    return data.replace("<", "\\u003c")


def _manifest() -> bytes:
    told = {
        "name": "Amparo: guide for the front desk · guía para el mostrador",
        "short_name": "Amparo",
        "description": " · ".join(words()["lead"]),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#fdfaf3",
        "theme_color": "#2f5d46",
        "icons": [
            {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "icon-192.png", "sizes": "192x192", "type": "image/png", "purpose": "any"},
            {"src": "icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": "icon-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _worker(kept: dict[str, bytes]) -> bytes:
    """The worker of these very files; its version is the digest of all of theirs."""
    digests = {name: sha256(content).hexdigest() for name, content in sorted(kept.items())}
    code = _read("sw.js").replace("@FILES@", json.dumps(digests, separators=(",", ":")))
    version = sha256(code.encode()).hexdigest()[:16]
    return code.replace("@VERSION@", version).encode()


def _hash(content: str) -> str:
    """How a policy of the page names what it may run."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    return files("amparo.pages").joinpath("guide", *name.split("/")).read_text(encoding="utf-8")
