"""Papers typed as plain text, with brackets or lines for boxes, and set by enscript, groff, pandoc or PostScript."""

import subprocess
import textwrap
from pathlib import Path

from tests.papers.make.items import Blocks, Case, Foot, Item, Option, PageBreak, Row, Signature, Text, Title

_WIDE = 86


def typed(case: Case, marks: tuple[str, str] = ("[X]", "[ ]")) -> str:
    """The paper as a typist would set it."""
    return "\n".join(line for item in case.items for line in _typed(item, marks))


def _typed(item: Item, marks: tuple[str, str]) -> list[str]:
    match item:
        case Title():
            return ["", item.text.center(_WIDE).rstrip()]
        case Row():
            step = _WIDE // len(item.pairs)
            return ["", "".join(f"{label} {value}".ljust(step) for label, value in item.pairs).rstrip()]
        case Blocks():
            step = _WIDE // len(item.columns)
            columns = [[*textwrap.wrap(label, step - 3), *lines] for label, lines in item.columns]
            rows = range(max(map(len, columns)))
            return [
                "",
                *("".join((c[r] if r < len(c) else "").ljust(step) for c in columns).rstrip() for r in rows),
            ]
        case Text():
            lead = " *  " if item.bullet else ""
            return ["", *textwrap.wrap(lead + item.text, _WIDE, subsequent_indent=" " * len(lead))]
        case Option():
            lead = f"   {marks[0 if item.on else 1]} "
            return ["", *textwrap.wrap(lead + item.text, _WIDE, subsequent_indent=" " * len(lead))]
        case Signature():
            step = _WIDE // len(item.columns)
            return [
                "",
                "",
                "".join(written.ljust(step) for written, _ in item.columns).rstrip(),
                "".join(("_" * (step - 6)).ljust(step) for _ in item.columns).rstrip(),
                "".join(printed.ljust(step) for _, printed in item.columns).rstrip(),
            ]
        case Foot():
            return ["", "", item.text]
        case PageBreak():
            return ["\f"]


def by_enscript(text: str, out: Path) -> None:
    """enscript sets the text in Courier; Ghostscript makes a PDF of it."""
    postscript = subprocess.run(
        ["enscript", "--quiet", "--no-header", "--media=Letter", "--font=Courier9", "--output=-"],
        input=text.encode("latin-1", "replace"), check=True, capture_output=True,
    ).stdout  # fmt: skip
    by_ghostscript(postscript, out)


def by_ghostscript(postscript: bytes, out: Path) -> None:
    """Ghostscript distils PostScript into a PDF."""
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", "-"],
        input=postscript, check=True, capture_output=True,
    )  # fmt: skip


def by_groff(case: Case, out: Path) -> None:
    """groff with its ms macros: running text, boxes as the device's own square."""
    lines = [".nr PS 10", ".nr VS 13", ".nr LL 7i", ".nr PO 0.7i", ".nr HM 0.6i", ".nr FM 0.4i"]
    for item in case.items:
        match item:
            case Title():
                lines += [".LP", ".ce", rf"\fB{item.text}\fR"]
            case Row():
                stops = " ".join(f"{7 / len(item.pairs) * at:.1f}i" for at in range(1, len(item.pairs)))
                cells = "\t".join(rf"{label} \fC{value}\fR" for label, value in item.pairs)
                lines += [".LP", f".ta {stops or '3i'}", ".nf", cells, ".fi"]
            case Blocks():
                for label, values in item.columns:
                    lines += [".LP", ".nf", label, *(rf"\fC{value}\fR" for value in values), ".fi"]
            case Text():
                lines += ['.IP "\\(bu" 3' if item.bullet else ".LP", item.text]
            case Option():
                box = r"\o'\(sqX'" if item.on else r"\(sq"
                lines += [f'.IP "{box}" 4', item.text]
            case Signature():
                for written, printed in item.columns:
                    lines += [".LP", ".nf", rf"\fI{written}\fR", r"\l'3i'", printed, ".fi"]
            case Foot():
                lines += [".LP", item.text]
            case PageBreak():
                lines += [".bp"]
    done = subprocess.run(
        ["groff", "-k", "-ms", "-Tps", "-P-pletter"], input="\n".join(lines).encode("utf-8"), check=True,
        capture_output=True,
    )  # fmt: skip
    by_ghostscript(done.stdout, out)


def markdown(case: Case) -> str:
    """The paper as Markdown for pandoc, which makes a Word document of it."""
    parts = []
    for item in case.items:
        match item:
            case Title():
                parts.append(f"**{item.text}**")
            case Row():
                parts.append("   ".join(f"{label} {value or '________'}" for label, value in item.pairs))
            case Blocks():
                parts += ["\\\n".join([label, *lines]) for label, lines in item.columns]
            case Text():
                parts.append(f"- {item.text}" if item.bullet else item.text)
            case Option():
                parts.append(f"{'☒' if item.on else '☐'} {item.text}")
            case Signature():
                parts += [f"{written or '______________'}\\\n{printed}" for written, printed in item.columns]
            case Foot():
                parts.append(item.text)
            case PageBreak():
                parts.append("\n")
    return "\n\n".join(parts)


def docx(text: str) -> bytes:
    """A Word document, made by pandoc."""
    command = ["pandoc", "-f", "markdown", "-t", "docx", "-o", "-"]
    return subprocess.run(command, input=text.encode(), check=True, capture_output=True).stdout
