"""Cuts the U.S. Web Design System down to the classes that the desk and the public pages use, in their own colours and fonts.

python -m tests.house.styles                        fetches the package with npm, into build/, and cuts it
python -m tests.house.styles path/to/uswds.css      cuts that file
"""

import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DESK = ROOT / "src" / "amparo_desk"
CUT = DESK / "static" / "uswds.css"
PAGES = ROOT / "src" / "amparo" / "pages"
CUTS = {DESK: CUT, PAGES: PAGES / "static" / "uswds.css"}
"""Each folder whose pages use the design system, and the sheet that is cut for it."""
VERSION = "3.14.0"
WHOLE = ROOT / "build" / f"uswds-{VERSION}.css"
HEAD = f"/* From the U.S. Web Design System {VERSION} (CC0; normalize.css: MIT), cut by `python -m tests.house.styles`. */\n"

TOKENS = {
    "#005ea2": "var(--accent)",
    "#1a4480": "var(--accent-deep)",
    "#162e51": "var(--accent-deep)",
    "#2491ff": "var(--focus)",
    "#54278f": "var(--accent)",
    "#1b1b1b": "var(--ink)",
    "#71767a": "var(--quiet)",
    "#757575": "var(--quiet)",
    "#565c65": "var(--quiet)",
    "#dfe1e2": "var(--line)",
    "#c9c9c9": "var(--line)",
    "#a9aeb1": "var(--line)",
    "#f0f0f0": "var(--shade)",
    "#b50909": "var(--alarm)",
    "#d54309": "var(--alarm)",
    "#f4e3db": "var(--alarm-shade)",
    "#00bde3": "var(--accent)",
    "#e7f6f8": "var(--accent-shade)",
    "#00a91c": "var(--accent)",
    "#ecf3ec": "var(--accent-shade)",
    "#ffbe2e": "var(--caution)",
    "#faf3d1": "var(--caution-shade)",
    "rgba(0, 94, 162, 0.1)": "var(--accent-shade)",
}
"""The colours of the original that both name in their own sheets."""
_FONT = re.compile(
    r"font-family:(?!monospace|inherit)[^;}]*(Source Sans|Merriweather|Public Sans|Roboto Mono)[^;}]*"
)


def classes_used(folder: Path = DESK) -> set[str]:
    """Every class of the design system that a template, a program or a script of a folder names."""
    files = [path for kind in ("html", "py", "js") for path in folder.rglob(f"*.{kind}")]
    return {name for path in files for name in re.findall(r"\busa-[\w-]*\w", path.read_text("utf-8"))}


def cut(css: str, used: set[str]) -> str:
    """The sheet with the rules for those classes and for bare elements alone; what would load a file is left out."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = "".join(_kept(css, used))
    for colour, token in TOKENS.items():
        css = re.sub(re.escape(colour) + r"(?![0-9a-f])", token, css)
    return HEAD + css


def _kept(css: str, used: set[str]) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith(("@media", "@supports")):
            inner = "".join(_kept(body, used))
            if inner:
                yield f"{prelude}{{\n{inner}}}\n"
        elif not prelude.startswith("@"):
            selectors = [part for part in _parts(prelude) if _classes(part) <= used]
            declarations = _declarations(body)
            if selectors and declarations:
                yield f"{','.join(selectors)}{{{declarations}}}\n"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces and what stands in them; statements without braces are passed over."""
    start = at = depth = 0
    opened = 0
    while at < len(css):
        sign = css[at]
        if sign in "\"'":
            at = css.index(sign, at + 1)
        elif sign == "{":
            opened = at if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield " ".join(css[start:opened].split()), css[opened + 1 : at]
                start = at + 1
        elif sign == ";" and depth == 0:
            start = at + 1
        at += 1


def _parts(prelude: str) -> list[str]:
    """The selectors of a list; a comma within brackets parts nothing."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", prelude)]


def _classes(selector: str) -> set[str]:
    """The classes that must be there for the selector to find something."""
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", re.sub(r":not\([^)]*\)", "", selector)))


def _declarations(body: str) -> str:
    kept = [" ".join(line.split()) for line in body.split(";")]
    kept = [line for line in kept if line and "url(" not in line and not line.startswith("-webkit-")]
    return ";".join(_FONT.sub("font-family:var(--font)", line) for line in kept)


def fetch() -> Path:
    """The whole sheet, out of the package that npm brings; it stays in build/."""
    if not WHOLE.exists():
        WHOLE.parent.mkdir(exist_ok=True)
        brought = subprocess.run(
            ["npm", "pack", "--silent", f"@uswds/uswds@{VERSION}"],
            cwd=WHOLE.parent,
            capture_output=True,
            text=True,
            check=True,
        )
        package = WHOLE.parent / brought.stdout.strip()
        with tarfile.open(package) as files:
            held = files.extractfile("package/dist/css/uswds.css")
            assert held is not None, "the package has another shape than the one we know"
            WHOLE.write_bytes(held.read())
        package.unlink()
    return WHOLE


def main(arguments: list[str]) -> int:
    """Cut the sheet named, or the one fetched, and say how large it is."""
    whole = Path(arguments[0]) if arguments else fetch()
    for folder, sheet in CUTS.items():
        sheet.write_text(cut(whole.read_text("utf-8"), classes_used(folder)), "utf-8")
        print(f"{sheet.relative_to(ROOT)}: {sheet.stat().st_size} bytes of {whole.stat().st_size}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
