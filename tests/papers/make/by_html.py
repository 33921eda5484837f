"""Papers laid out as HTML in three styles, printed by Chromium or turned into a PDF by LibreOffice."""

import html
import subprocess
import tempfile
from pathlib import Path

from tests.papers.make.items import Blocks, Case, Foot, Item, Option, PageBreak, Row, Signature, Text, Title

_STYLES = {
    "glyphs": "body{font:10pt Liberation Sans} .box{font-family:DejaVu Sans} td{border:1px solid #333;padding:2px 4px;"
    "vertical-align:top} table{border-collapse:collapse;width:100%} .l{font-weight:bold}",
    "cells": "body{font:9.5pt Liberation Serif} td{border:1px solid #000;padding:1px 4px 8px;vertical-align:top} "
    "table{border-collapse:collapse;width:100%} .l{font-size:7.5pt;display:block} "
    ".box{display:inline-block;width:9pt;height:9pt;border:1.2px solid #000;text-align:center;line-height:9pt;"
    "font:bold 8.5pt Liberation Sans;margin-right:5pt;overflow:hidden}",
    "lines": "body{font:10.5pt Comic Neue} .v{border-bottom:1px solid #000;display:inline-block;min-width:1.4in} "
    ".box{display:inline-block;width:11pt;height:11pt;border:1px solid #222;text-align:center;line-height:10pt;"
    "font:12pt DejaVu Sans;margin-right:6pt} td{padding:2px 6px 2px 0;vertical-align:top} table{width:100%}",
}
_MARKS = {"glyphs": ("☒", "☐"), "cells": ("X", "&nbsp;"), "lines": ("✓", "&nbsp;")}
_BASE = "@page{size:letter;margin:0.6in} .t{text-align:center;margin:2px} .big{font-weight:bold;font-size:12pt} p{margin:5px 0}"


def page(case: Case, style: str, hand: str = "") -> str:
    """The paper as HTML; `hand` is a font in which the values stand, as if written by hand."""
    body = "\n".join(_item(item, style) for item in case.items)
    pen = f".v{{font-family:'{hand}';font-size:14pt}}" if hand else ""
    return f"<meta charset=utf-8><style>{_BASE}{_STYLES[style]}{pen}</style>{body}"


def by_chromium(content: str, out: Path) -> None:
    """Chromium's own printing."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "paper.html")
        source.write_text(content, "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(
            [*command, f"--print-to-pdf={out}", source.as_uri()], check=True, capture_output=True, timeout=90
        )


def by_libreoffice(content: bytes, suffix: str, out: Path) -> None:
    """LibreOffice reads HTML, DOCX or FODT and prints a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"paper{suffix}")
        source.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        writer = ["--infilter=HTML (StarWriter)"] if suffix == ".html" else []
        subprocess.run(
            [*command, *writer, "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        out.write_bytes(Path(folder, "paper.pdf").read_bytes())


def _said(text: str) -> str:
    return html.escape(text)


def _item(item: Item, style: str) -> str:
    match item:
        case Title():
            return f"<p class='t{' big' if item.large else ''}'>{_said(item.text)}</p>"
        case Row():
            cells = "".join(
                f"<td><span class=l>{_said(label)}</span> <span class=v>{_said(value)}</span></td>"
                for label, value in item.pairs
            )
            return f"<table><tr>{cells}</tr></table>"
        case Blocks():
            cells = "".join(
                f"<td style='width:50%'><span class=l>{_said(label)}</span><br>"
                + "<br>".join(f"<span>{_said(line)}</span>" for line in lines)
                + "</td>"
                for label, lines in item.columns
            )
            return f"<table><tr>{cells}</tr></table>"
        case Text():
            return (
                f"<ul style='margin:2px'><li>{_said(item.text)}</ul>"
                if item.bullet
                else f"<p>{_said(item.text)}</p>"
            )
        case Option():
            mark = _MARKS[style][0 if item.on else 1]
            return f"<p style='margin-left:14pt'><span class=box>{mark}</span> {_said(item.text)}</p>"
        case Signature():
            cells = "".join(
                f"<td style='border:0'><div style='border-bottom:1px solid #000;height:17pt' class=v>"
                f"{_said(written)}&nbsp;</div><small>{_said(printed)}</small></td>"
                for written, printed in item.columns
            )
            return f"<table><tr>{cells}</tr></table>"
        case Foot():
            return f"<p style='font-size:8pt;margin-top:10px;white-space:pre'>{_said(item.text)}</p>"
        case PageBreak():
            return "<div style='page-break-after:always'></div>"
