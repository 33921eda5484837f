"""Papers laid out by ReportLab (with and without form fields) and by fpdf2, each in its own way."""

from pathlib import Path
from typing import Any

from tests.papers.make.items import Blocks, Case, Foot, Item, Option, PageBreak, Row, Signature, Text, Title


def by_reportlab(case: Case, out: Path, *, fields: str = "", font: str = "Helvetica") -> None:
    """A page drawn line by line. `fields` is "" for drawn boxes, "named" or "odd" for a form that can be filled in."""
    from reportlab.lib.pagesizes import letter  # installed where the corpus is made
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(out), pagesize=letter, invariant=1)
    state: dict[str, Any] = {"y": 752.0, "n": 0}

    def name(label: str) -> str:
        state["n"] += 1
        plain = "".join(word.capitalize() for word in label.replace(":", "").split())[:30]
        return (
            f"form1[0].#subform[0].{plain}[{state['n']}]"
            if fields == "named"
            else f"untitled{state['n'] * 7}"
        )

    def write(text: str, x: float, width: float, size: float = 9, bold: bool = False) -> None:
        face = "Helvetica-Bold" if bold else font
        for line in simpleSplit(text, face, size, width):
            canvas.setFont(face, size)
            canvas.drawString(x, state["y"], line)
            state["y"] -= size + 2.5

    def value(label: str, text: str, x: float, width: float) -> None:
        if fields:
            canvas.acroForm.textfield(
                name=name(label), tooltip=label if fields == "named" else "", x=x, y=state["y"] - 4, width=width,
                height=14, value=text, fontSize=9, borderWidth=0.5,
            )  # fmt: skip
        else:
            canvas.setFont("Courier", 9.5)
            canvas.drawString(x + 2, state["y"], text)
            canvas.line(x, state["y"] - 2, x + width, state["y"] - 2)

    def tick(on: bool) -> None:
        if fields:
            canvas.acroForm.checkbox(
                name=name("Check"),
                x=52,
                y=state["y"] - 2,
                size=10,
                checked=on,
                buttonStyle="check",
                borderWidth=0.7,
            )
            return
        canvas.rect(52, state["y"] - 1.5, 9, 9)
        if on:
            canvas.line(53, state["y"] - 0.5, 60, state["y"] + 6.5)
            canvas.line(53, state["y"] + 6.5, 60, state["y"] - 0.5)

    def lay(item: Item) -> None:
        match item:
            case Title():
                canvas.setFont("Helvetica-Bold", 12 if item.large else 10)
                canvas.drawCentredString(306, state["y"], item.text)
                state["y"] -= 19
            case Row():
                step = 520 / len(item.pairs)
                for at, (label, text) in enumerate(item.pairs):
                    canvas.setFont(font, 9)
                    x = 46 + at * step
                    canvas.drawString(x, state["y"], label)
                    start = canvas.stringWidth(label, font, 9) + 4
                    value(label, text, x + start, max(step - start - 12, 40))
                state["y"] -= 20
            case Blocks():
                top = state["y"]
                lowest = top
                for at, (label, lines) in enumerate(item.columns):
                    state["y"], x = top, 46 + at * 270
                    write(label, x, 255, 7.5)
                    state["y"] -= 2
                    for line in lines:
                        value(label, line, x, 240)
                        state["y"] -= 15
                    lowest = min(lowest, state["y"])
                state["y"] = lowest - 4
            case Text():
                write(("• " if item.bullet else "") + item.text, 60 if item.bullet else 46, 500)
                state["y"] -= 3
            case Option():
                tick(item.on)
                write(item.text, 68, 490)
                state["y"] -= 3
            case Signature():
                state["y"] -= 12
                for at, (written, printed) in enumerate(item.columns):
                    x = 46 + at * 270
                    value(printed, written, x, 220)
                    canvas.setFont(font, 7.5)
                    canvas.drawString(x, state["y"] - 12, printed)
                state["y"] -= 28
            case Foot():
                canvas.setFont(font, 8)
                canvas.drawString(46, 30, item.text)
            case PageBreak():
                canvas.showPage()
                state["y"] = 752.0

    for item in case.items:
        lay(item)
    canvas.save()


def by_fpdf(case: Case, out: Path) -> None:
    """A form in ruled cells: a small label at the top of each, the value below it, brackets or crosses as ticks."""
    from fpdf import FPDF  # installed where the corpus is made

    pdf = FPDF(format="letter")
    pdf.set_auto_page_break(True, 12)
    pdf.add_page()

    def plain(text: str) -> str:
        return text.encode("latin-1", "replace").decode("latin-1")

    for item in case.items:
        match item:
            case Title():
                pdf.set_font("Times", "B", 13 if item.large else 10)
                pdf.cell(0, 6, plain(item.text), align="C", new_x="LMARGIN", new_y="NEXT")
            case Row():
                wide, y = 190 / len(item.pairs), pdf.get_y()
                for at, (label, text) in enumerate(item.pairs):
                    pdf.rect(10 + at * wide, y, wide, 10)
                    pdf.set_font("Times", "", 7)
                    pdf.text(11 + at * wide, y + 3, plain(label))
                    pdf.set_font("Courier", "", 10)
                    pdf.text(12 + at * wide, y + 8.2, plain(text))
                pdf.set_y(y + 10)
            case Blocks():
                y = pdf.get_y()
                for at, (label, lines) in enumerate(item.columns):
                    pdf.rect(10 + at * 95, y, 95, 22)
                    pdf.set_font("Times", "", 6.5)
                    pdf.text(11 + at * 95, y + 3, plain(label))
                    pdf.set_font("Courier", "", 9.5)
                    for row, line in enumerate(lines):
                        pdf.text(12 + at * 95, y + 8 + row * 4.6, plain(line))
                pdf.set_y(y + 23)
            case Text():
                pdf.set_font("Times", "", 9.5)
                pdf.multi_cell(
                    0, 4.2, plain(("- " if item.bullet else "") + item.text), new_x="LMARGIN", new_y="NEXT"
                )
            case Option():
                y = pdf.get_y() + 1
                pdf.rect(14, y, 3.2, 3.2)
                if item.on:
                    pdf.set_font("Helvetica", "B", 10)
                    pdf.text(14.4, y + 2.9, "X")
                pdf.set_font("Times", "", 9.5)
                pdf.set_x(20)
                pdf.multi_cell(178, 4.4, plain(item.text), new_x="LMARGIN", new_y="NEXT")
            case Signature():
                y = pdf.get_y() + 9
                for at, (written, printed) in enumerate(item.columns):
                    pdf.set_font("Times", "I", 12)
                    pdf.text(14 + at * 95, y - 1, plain(written))
                    pdf.line(12 + at * 95, y, 95 + at * 95, y)
                    pdf.set_font("Times", "", 7)
                    pdf.text(13 + at * 95, y + 3, plain(printed))
                pdf.set_y(y + 5)
            case Foot():
                pdf.set_font("Times", "", 8)
                pdf.text(12, 272, plain(item.text))
            case PageBreak():
                pdf.add_page()
    pdf.output(str(out))


def boxes_of(pdf: Path) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The drawn boxes of an I-247 of 2012, from the top, by what they are."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        sheet = opened[0]
        wide, tall = sheet.get_size()
        found = []
        for thing in sheet.get_objects():
            left, bottom, right, top = thing.get_bounds()
            if thing.type == 2 and 10.5 < right - left < 12 and 10.5 < top - bottom < 12:  # a path
                found.append((left / wide, 1 - top / tall, right / wide, 1 - bottom / tall))
    names = ("ground_pending_proceedings", "", "ground_final_order", "asks_hold", "", "asks_notice",
             "asks_death_notice", "cancels")  # fmt: skip
    return list(zip(names, sorted(found, key=lambda box: box[1]), strict=True))
