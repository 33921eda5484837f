"""Makes the corpus: each paper by its tool, what happened to it on its way, and the table of what is true of it.

python -m tests.papers.make.corpus     needs Chromium, LibreOffice, Ghostscript, groff, enscript, pandoc, ImageMagick,
poppler's pdftoppm, handwriting fonts (dkg-handwriting, breip), and the packages reportlab and fpdf2
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.papers.make import courts as c
from tests.papers.make import detainers as d
from tests.papers.make import doubtful as w
from tests.papers.make import older_detainers as o
from tests.papers.make import spoil as s
from tests.papers.make.by_html import by_chromium, by_libreoffice, page
from tests.papers.make.by_pdf_libraries import boxes_of, by_fpdf, by_reportlab
from tests.papers.make.by_typewriter import by_enscript, by_groff, docx, markdown, typed
from tests.papers.make.items import Case, Foot, PageBreak

HERE = Path(__file__).parents[1]
ALEX = d.person("FICTICIO EJEMPLO, Alex", "1988-01-01")
SAM = d.person("PRUEBA IMAGINARIA, Sam", "1979-11-30", "F")
PAT = d.person("MUESTRA FINGIDA, Pat Robin", "1994-06-07")
KIM = d.person("INVENTADO-MODELO, Kim", "2001-02-28", "F")
WANG = d.person("王小明 (WANG Xiaoming)", "1990-08-15")
LAYLA = d.person("ليلى مثال", "1985-03-09", "F")
Make = Callable[[Path, Path], Case]


def chromium(case: Case, out: Path, style: str, hand: str = "") -> Case:
    """The case printed by Chromium."""
    by_chromium(page(case, style, hand), out)
    return case


def scan(
    case: Case, out: Path, style: str, per_inch: int, hand: str = "", grain: float = 10.0
) -> list[s.Picture]:
    """The case printed by Chromium and scanned."""
    chromium(case, out, style, hand)
    return [s.scanned(picture, seed, grain=grain) for seed, picture in enumerate(s.drawn(out, per_inch))]


MAKERS: dict[str, Make] = {}


def makes(name: str) -> Callable[[Make], Make]:
    """Marks a function as the maker of a paper."""

    def keep(make: Make) -> Make:
        MAKERS[name] = make
        return make

    return keep


def _plain(name: str, case: Case, how: Callable[[Case, Path], object]) -> None:
    def make(out: Path, _: Path) -> Case:
        how(case, out)
        return case

    MAKERS[name] = make


full = {"booking": "B-1002", "release": "01/23/2025 08:00"}
_plain("a-chromium-glyphs.pdf", d.i247a(ALEX, "2025-01-09", **full), lambda k, to: chromium(k, to, "glyphs"))
_plain(
    "a-chromium-cells.pdf",
    d.i247a(
        SAM,
        "2024-12-31",
        grounds=("ground_final_order", "ground_statements"),
        served=("2025-01-02", "person"),
        booking="MC-20931",
    ),
    lambda k, to: chromium(k, to, "cells"),
)
_plain(
    "a-chromium-lines.pdf",
    d.i247a(
        PAT, "2025-02-14", grounds=("ground_pending_proceedings",), cancels="2024-11-05", booking="77-1204"
    ),
    lambda k, to: chromium(k, to, "lines"),
)
_plain(
    "a-box-2.pdf",
    d.i247a(KIM, "2025-03-03", box_2=True, booking="B-3100"),
    lambda k, to: chromium(k, to, "cells"),
)
_plain(
    "a-names-chinese.pdf",
    d.i247a(WANG, "2025-04-01", booking="B-3101"),
    lambda k, to: chromium(k, to, "glyphs"),
)
_plain(
    "a-names-arabic.pdf",
    d.i247a(LAYLA, "2025-04-02", booking="B-3102"),
    lambda k, to: chromium(k, to, "cells"),
)
_plain(
    "a-half-filled.pdf",
    d.i247a(SAM, "2025-05-06", title="", signed="", half=True),
    lambda k, to: chromium(k, to, "glyphs"),
)
_plain("a-libreoffice.pdf", d.i247a(PAT, "2025-01-20", served=("2025-01-21", "mail"), booking="B-1010"),
       lambda k, to: by_libreoffice(page(k, "glyphs").encode(), ".html", to))  # fmt: skip
_plain("a-word-libreoffice.pdf", d.i247a(KIM, "2024-10-10", grounds=("ground_final_order",), booking="B-0999"),
       lambda k, to: by_libreoffice(docx(markdown(k)), ".docx", to))  # fmt: skip
_plain(
    "a-reportlab.pdf", d.i247a(SAM, "2025-06-17", booking="B-1200", release="06/30/2025 06:30"), by_reportlab
)
_plain("a-form-named.pdf", d.i247a(PAT, "2025-06-18", grounds=("ground_biometric_match", "ground_statements"), booking="B-1201"),
       lambda k, to: by_reportlab(k, to, fields="named"))  # fmt: skip
_plain("a-form-odd-names.pdf", d.i247a(KIM, "2025-06-19", grounds=("ground_pending_proceedings",), booking="B-1202"),
       lambda k, to: by_reportlab(k, to, fields="odd"))  # fmt: skip
_plain(
    "a-fpdf-ruled.pdf",
    d.i247a(
        ALEX, "2025-07-04", grounds=("ground_statements",), served=("2025-07-05", "person"), booking="B-1300"
    ),
    by_fpdf,
)
_plain(
    "a-typewriter.pdf",
    d.i247a(SAM, "2025-07-07", booking="B-1301", release="07/19/2025 2200 hrs"),
    lambda k, to: by_enscript(typed(k), to),
)
_plain("a-groff.pdf", d.i247a(PAT, "2025-07-08", grounds=("ground_final_order",), booking="B-1302"), by_groff)
_plain(
    "a-requests-boxed.pdf",
    d.i247a(KIM, "2025-08-01", boxed=True, booking="B-1303"),
    lambda k, to: chromium(k, to, "cells"),
)
_plain("g-chromium.pdf", d.i247g(ALEX, "2025-03-10"), lambda k, to: chromium(k, to, "lines"))
_plain("g-fpdf.pdf", d.i247g(SAM, "2025-09-09"), by_fpdf)
_plain("d-2015.pdf", o.of_2015("I-247D", PAT, "2015-09-14", 2, 0), lambda k, to: chromium(k, to, "cells"))
_plain("n-2015.pdf", o.of_2015("I-247N", KIM, "2015-10-01", 4, -1), by_reportlab)
_plain("x-2015.pdf", o.of_2015("I-247X", ALEX, "2016-02-29", 3, -1), lambda k, to: by_enscript(typed(k), to))
_plain("old-2012.pdf", o.of_2012(SAM, "2013-02-11", ("asks_hold", "asks_notice"), ("ground_pending_proceedings",)),
       lambda k, to: chromium(k, to, "glyphs"))  # fmt: skip
_plain("old-2012-typed.pdf", o.of_2012(PAT, "2013-03-12", ("asks_notice", "asks_death_notice"), ("ground_final_order",)),
       lambda k, to: by_enscript(typed(k, ("_X_", "___")), to))  # fmt: skip
_plain("i200.pdf", c.i200("2025-01-09"), lambda k, to: chromium(k, to, "lines"))
_plain(
    "i205.pdf", c.i205("2025-02-03"), lambda k, to: by_libreoffice(page(k, "glyphs").encode(), ".html", to)
)
_plain("ao442.pdf", c.ao442("2024-11-18"), lambda k, to: chromium(k, to, "cells"))
_plain("ao93.pdf", c.ao93("2025-03-07"), lambda k, to: chromium(k, to, "glyphs"))
_plain("writ.pdf", c.writ("2025-03-24"), by_groff)
_plain("state-warrant.pdf", c.state_warrant("2025-05-05"), by_reportlab)
_plain("subpoena.pdf", c.subpoena("2025-05-19"), by_fpdf)
_plain("subpoena-spanish.pdf", c.spanish_subpoena(), lambda k, to: chromium(k, to, "lines"))
_plain("application.pdf", w.application("2026-11-16"), by_groff)
_plain("complaint.pdf", w.complaint("2026-11-16"), lambda k, to: chromium(k, to, "glyphs"))
_plain("notice-bilingual.pdf", w.bilingual_notice("2026-11-17"), by_reportlab)
_plain("order-on-a-subpoena.pdf", w.order_on_a_subpoena("2026-11-17"), by_fpdf)
_plain("order-of-texas.pdf", w.order_of_texas("2026-11-17"), lambda k, to: by_enscript(typed(k), to))


@makes("immigration-judge-scan.pdf")
def _immigration_judge(out: Path, work: Path) -> Case:
    case = w.immigration_judge("2026-11-18")
    s.as_pdf(scan(case, work / "a.pdf", "glyphs", 150)[:1], out, 30, 150)
    return case


@makes("warrant-of-nobody.jpg")
def _warrant_of_nobody(out: Path, work: Path) -> Case:
    case = w.warrant_of_nobody("2026-11-18")
    s.as_jpeg(s.photographed(s.drawn(chromium_pdf(case, work, "cells"), 150)[0], 13, bend=0.02), out, 35)
    return case


@makes("ao93-half-in-view.jpg")
def _half_in_view(out: Path, work: Path) -> Case:
    case = c.ao93("2025-03-07")
    picture = scan(case, work / "a.pdf", "glyphs", 150)[0]
    s.as_jpeg(picture.crop((0, 0, picture.width, round(picture.height * 0.3))), out, 35)
    return Case(case.items, {}, "ao93")


@makes("a-fax.tif")
def _fax(out: Path, work: Path) -> Case:
    case = d.i247a(ALEX, "2025-01-09", booking="B-1002")
    case.items += d.second_page()
    pages = s.drawn(chromium_pdf(case, work, "cells"), 204)
    s.faxed(pages, out, fine=False, header="2025-01-09 22:41  ERO SACRAMENTO (FICTIONAL)  555 0122", seed=1)
    return case


@makes("a-fax-fine-with-i200.tif")
def _fax_fine(out: Path, work: Path) -> Case:
    case = d.i247a(PAT, "2025-02-10", grounds=("ground_final_order",), booking="B-1455")
    pages = s.drawn(chromium_pdf(case, work, "lines"), 204)
    pages += s.drawn(chromium_pdf(c.i200("2025-02-10"), work, "glyphs"), 204)
    s.faxed(pages, out, fine=True, header="FEB-10-2025 03:12PM  FROM 555 0133", seed=2)
    return case


@makes("a-fax-cover.tif")
def _fax_cover(out: Path, work: Path) -> Case:
    case = d.i247a(SAM, "2025-02-11", grounds=("ground_statements",), booking="B-1456")
    whole = Case([*c.cover_sheet(), PageBreak(), *case.items])
    s.faxed(
        s.drawn(chromium_pdf(whole, work, "glyphs"), 204), out, fine=True, header="02/11/2025 09:02", seed=3
    )
    return case


@makes("a-tilted.png")
def _tilted(out: Path, work: Path) -> Case:
    case = d.i247a(
        KIM, "2025-02-12", grounds=("ground_biometric_match", "ground_final_order"), booking="B-1457"
    )
    s.as_png(s.tilted(scan(case, work / "a.pdf", "cells", 170, grain=2)[0], 3.4), out, 4)
    return case


@makes("a-upside-down.pdf")
def _upside_down(out: Path, work: Path) -> Case:
    case = d.i247a(ALEX, "2025-02-13", grounds=("ground_statements",), booking="B-1458")
    pages = [picture.rotate(180) for picture in scan(case, work / "a.pdf", "glyphs", 170)]
    s.as_pdf(pages, out, 30, 170)
    return case


@makes("a-sideways.jpg")
def _sideways(out: Path, work: Path) -> Case:
    case = d.i247a(SAM, "2025-02-15", booking="B-1459")
    picture = s.photographed(s.drawn(chromium_pdf(case, work, "cells"), 170)[0], 5, bend=0.02)
    s.as_jpeg(picture.transpose(s.Image.Transpose.ROTATE_90), out, 35)
    return case


@makes("a-photo.jpg")
def _photo(out: Path, work: Path) -> Case:
    case = d.i247a(PAT, "2025-02-17", grounds=("ground_pending_proceedings",), booking="B-1460")
    s.as_jpeg(s.photographed(s.drawn(chromium_pdf(case, work, "lines"), 190)[0], 6, bend=0.045), out, 40)
    return case


@makes("a-faded.jpg")
def _faded(out: Path, work: Path) -> Case:
    case = d.i247a(KIM, "2025-02-18", grounds=("ground_final_order",), booking="B-1461")
    s.as_jpeg(s.faded(scan(case, work / "a.pdf", "glyphs", 160)[0]), out, 30)
    return case


@makes("a-stamped.pdf")
def _stamped(out: Path, work: Path) -> Case:
    case = d.i247a(ALEX, "2025-02-19", booking="B-1462")
    picture = scan(case, work / "a.pdf", "cells", 170)[0]
    picture = s.stamped(picture, "RECEIVED FEB 20 2025", (0.35, 0.30))
    s.as_pdf([s.stamped(picture, "RECORDS", (0.03, 0.52), -12)], out, 35, 170)
    return case


@makes("a-handwritten.pdf")
def _handwritten(out: Path, work: Path) -> Case:
    case = d.i247a(SAM, "2025-02-20", booking="B-1463")
    s.as_pdf(scan(case, work / "a.pdf", "cells", 180, hand="dkg Handwriting")[:1], out, 35, 180)
    return case


@makes("a-marked-by-hand.pdf")
def _marked_by_hand(out: Path, work: Path) -> Case:
    case = o.of_2012(PAT, "2013-04-15", ("asks_hold", "asks_notice"), ("ground_final_order",))
    blank = o.of_2012(PAT, "2013-04-15", (), ())
    by_reportlab(blank, work / "a.pdf")
    picture = s.drawn(work / "a.pdf", 180)[0]
    for at, (name, on) in enumerate(boxes_of(work / "a.pdf")):
        if name in ("ground_final_order", "asks_hold", "asks_notice"):
            picture = s.by_hand(picture, on, ("cross", "tick", "cross")[at % 3], at)
    s.as_pdf([s.scanned(picture, 9)], out, 35, 180)
    return case


@makes("a-doubtful-marks.pdf")
def _doubtful(out: Path, work: Path) -> Case:
    case = o.of_2012(KIM, "2013-05-16", ("asks_hold", "asks_notice"), ("ground_pending_proceedings",))
    by_reportlab(o.of_2012(KIM, "2013-05-16", (), ()), work / "a.pdf")
    picture = s.drawn(work / "a.pdf", 180)[0]
    kinds = {
        "ground_pending_proceedings": "beside",
        "asks_hold": "tick",
        "asks_notice": "dot",
        "cancels": "dot",
    }
    for at, (name, on) in enumerate(boxes_of(work / "a.pdf")):
        if name in kinds:
            picture = s.by_hand(picture, on, kinds[name], at, 150 if name == "asks_hold" else 60)
    s.as_pdf([s.scanned(picture, 10)], out, 35, 180)
    case.true["cancels"] = False
    return case


@makes("a-struck-by-a-stamp.png")
def _struck(out: Path, work: Path) -> Case:
    case = d.i247a(ALEX, "2025-02-22", grounds=("ground_statements",), booking="B-1465")
    picture = s.drawn(chromium_pdf(case, work, "cells"), 160)[0]
    s.as_png(s.scanned(s.stamped(picture, "COPY", (0.04, 0.375), 35), 11, grain=2), out, 4)
    return case


@makes("old-2011.tif")
def _old_2011(out: Path, work: Path) -> Case:
    case = o.of_2012(ALEX, "2011-09-20", ("asks_hold",), ("ground_pending_proceedings",))
    case.items = [Foot("DHS Form I-247 (6/11)") if isinstance(item, Foot) else item for item in case.items]
    by_fpdf(case, work / "a.pdf")
    s.faxed(s.drawn(work / "a.pdf", 204)[:1], out, fine=False, header="09/20/2011 08:15  555 0155", seed=12)
    return case


@makes("a-flattened.pdf")
def _flattened(out: Path, work: Path) -> Case:
    case = d.i247a(
        SAM, "2025-08-08", grounds=("ground_final_order",), booking="B-1466", release="08/29/2025 14:00"
    )
    by_reportlab(case, work / "a.pdf", fields="odd")
    flatten = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dPreserveAnnots=false"]
    subprocess.run([*flatten, f"-sOutputFile={out}", str(work / "a.pdf")], check=True, capture_output=True)
    return case


@makes("a-text-and-scan.pdf")
def _mixed(out: Path, work: Path) -> Case:
    from pypdf import PdfWriter

    case = d.i247a(KIM, "2025-02-21", grounds=("ground_statements",), booking="B-1464")
    chromium(case, work / "a.pdf", "lines")
    s.as_pdf(scan(c.i200("2025-02-21"), work / "b.pdf", "cells", 150), work / "c.pdf", 30, 150)
    both = PdfWriter()
    both.append(work / "a.pdf")
    both.append(work / "c.pdf")
    both.write(out)
    return case


@makes("g-scan.pdf")
def _g_scan(out: Path, work: Path) -> Case:
    case = d.i247g(PAT, "2025-04-22")
    s.as_pdf(scan(case, work / "a.pdf", "glyphs", 160)[:1], out, 30, 160)
    return case


@makes("d-2015-fax.tif")
def _d_fax(out: Path, work: Path) -> Case:
    case = o.of_2015("I-247D", ALEX, "2015-11-02", 5, 2)
    by_fpdf(case, work / "a.pdf")
    s.faxed(s.drawn(work / "a.pdf", 204)[:1], out, fine=True, header="11/02/2015 17:40  555 0144", seed=4)
    return case


@makes("i200-unsigned.png")
def _i200_scan(out: Path, work: Path) -> Case:
    case = c.i200("2025-03-05", signed=False)
    s.as_png(scan(case, work / "a.pdf", "cells", 150, grain=2)[0], out, 4)
    return case


@makes("ao442-scan.pdf")
def _ao442_scan(out: Path, work: Path) -> Case:
    case = c.ao442("2025-01-15")
    s.as_pdf(scan(case, work / "a.pdf", "glyphs", 150)[:1], out, 30, 150)
    return case


def chromium_pdf(case: Case, work: Path, style: str) -> Path:
    """The case as a PDF in the working folder."""
    chromium(case, work / f"{style}.pdf", style)
    return work / f"{style}.pdf"


def main(wanted: list[str]) -> int:
    """Make all papers, or those named, and write what is true of them."""
    table = HERE / "expected.json"
    expected = json.loads(table.read_text("utf-8")) if table.exists() else {}
    for name, make in MAKERS.items():
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as work:
            case = make(HERE / "corpus" / name, Path(work))
        expected[name] = {"kind": case.kind, "fields": case.true}
        print(name, (HERE / "corpus" / name).stat().st_size)
    ordered = {name: expected[name] for name in sorted(MAKERS) if name in expected}
    table.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
