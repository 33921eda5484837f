"""The packet of a forum: every number is the release's, and one correction goes to every paper in both languages."""

import io
import json
import random
import re
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pypdf
import pytest

from amparo.cli.main import main
from amparo.figures.sentences import figure_words
from amparo.figures.speech import LANGUAGES, number
from amparo.forum.agenda import agenda
from amparo.forum.calendar_file import calendar_file
from amparo.forum.notice_text import notice
from amparo.forum.packet import Packet, unfit
from amparo.forum.packet_files import packet_files
from amparo.forum.packet_paper import packet_document
from amparo.print.blocks import Heading
from amparo.print.screen import to_html
from amparo.register.release import Release, read_releases
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language
from tests.amparo.figures.reading_back import (
    Oracle,
    differences_of_csv,
    differences_of_json,
    differences_of_sentences,
    differences_of_tables,
    rows_on_paper,
    squeezed,
    tables_of,
    text_of,
)
from tests.amparo.forum import packets
from tests.amparo.forum.plans import as_yaml, right_plan

SAMPLE = (Path(__file__).parents[3] / "samples" / "forum-plan.yaml").read_text("utf-8")
FIRST = ("received", "people", "answered", "declined")
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def packet(releases: tuple[Release, ...]) -> Packet:
    return packets.packet(packets.plan_text(packets.ENCINA, 3), releases)


@pytest.fixture(scope="module")
def made(packet: Packet) -> Files:
    return dict(packet_files(packet))


@pytest.fixture(scope="module")
def after(corrected: Path) -> Packet:
    return packets.packet(packets.plan_text(packets.ENCINA, 3), read_releases(corrected))


@pytest.fixture(scope="module")
def made_after(after: Packet) -> Files:
    return dict(packet_files(after))


# ------------------------------------------------------------------ numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_packet_says_what_the_cells_say(
    packet: Packet, made: Files, language: Language
) -> None:
    report, page = packet.reports[0], made[f"{language}/packet.html"].decode()
    wrong, seen = differences_of_tables(page, report, Oracle(packet.release, packets.ENCINA), language)
    assert wrong == []
    assert seen > 100
    text = text_of(made[f"{language}/packet.pdf"])
    missing = rows_on_paper(page, made[f"{language}/packet.pdf"])
    # A row of words may be followed by a row that begins with a day's number.
    assert [
        one for one in missing if not one.endswith(".") or squeezed(one.replace(" | ", "")) not in text
    ] == []


def test_the_data_says_what_the_cells_say(packet: Packet, made: Files) -> None:
    report, oracle = packet.reports[0], Oracle(packet.release, packets.ENCINA)
    told = json.loads(made["forum.json"])
    wrong, seen = differences_of_json(json.dumps(told["reports"][0]).encode(), report, oracle)
    assert wrong == []
    assert seen > 100
    wrong, rows = differences_of_csv(made[f"figures-{packets.ENCINA}.csv"], report, oracle)
    assert wrong == []
    assert rows > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_how_many_were_asked_about_and_how_many_answered(
    packet: Packet, made: Files, language: Language
) -> None:
    page = pypdf.PdfReader(io.BytesIO(made[f"{language}/packet.pdf"])).pages[0].extract_text()
    heads = [one for one in packet.reports[0].heads if one.headline.name in FIRST]
    text = " ".join(page.split())
    oracle = Oracle(packet.release, packets.ENCINA)
    told = tuple(one.headline for one in heads)
    assert differences_of_sentences(text, packet.reports[0], oracle, language, told) == []
    for head in heads:
        if head.headline.name != "people":  # in the picture, too
            assert squeezed(
                f"{head.headline.title[language]}{number(head.year.value, language)}"
            ) in squeezed(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_packet_on_paper_can_be_read_by_a_screen_reader(made: Files, language: Language) -> None:
    for name in ("packet.pdf", "sign-up.pdf"):
        reader = pypdf.PdfReader(io.BytesIO(made[f"{language}/{name}"]))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == language
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert NOT_LEGAL_ADVICE[language][:20] in " ".join(
        pypdf.PdfReader(io.BytesIO(made[f"{language}/packet.pdf"])).pages[-1].extract_text().split()
    )


# ------------------------------------------------------------------ one correction


def test_a_correction_comes_to_every_paper_and_nothing_else_changes(
    packet: Packet, after: Packet, made: Files, made_after: Files
) -> None:
    assert packet.changed == ()
    assert after.changed
    assert {one.since for one in after.changed} == {4}
    assert made.keys() == made_after.keys()
    for language in LANGUAGES:
        for name in ("notice.txt", "agenda.txt"):
            assert made[f"{language}/{name}"] == made_after[f"{language}/{name}"]
        expected = {
            figure_words(one.correction.table, one.correction.measure, one.correction.by, language)
            for one in after.changed
            if one.correction.period in ("2025", "2024")
        }
        old, new = (figures(one[f"{language}/packet.html"], packet, language) for one in (made, made_after))
        assert old.keys() == new.keys()
        assert {head for (_, head), cells in old.items() if new[_, head] != cells} == expected


def figures(page: bytes, packet: Packet, language: Language) -> dict[tuple[str, str], list[str]]:
    """Every row of figures of a page."""
    titles = {one.spec.title[language] for one in packet.reports[0].sections}
    return {
        (table.caption, head): cells
        for table in tables_of(page.decode())
        if table.caption in titles
        for head, *cells in table.rows
    }


def test_what_was_corrected_is_told_as_old_new_why_and_since_when(after: Packet, made_after: Files) -> None:
    received = next(
        one
        for one in after.changed
        if (one.correction.measure, one.correction.by, one.correction.period) == ("received", (), "2025")
    )
    assert (received.correction.old.value, received.correction.new.value) == (480, 479)
    for language, since in (
        ("en", "release 4, September 4, 2026"),
        ("es", "publicación 4, 4 de septiembre de 2026"),
    ):
        text = text_of(made_after[f"{language}/packet.pdf"])
        assert squeezed("480479") in text
        assert squeezed(since) in text
        for name in ("press-note.txt", "staff-report.html", "slides.pdf"):
            content = made_after[f"{language}/{packets.ENCINA}/{name}"]
            told = text_of(content) if name.endswith("pdf") else content.decode()
            assert "479" in told
            assert "480" in told
    data = json.loads(made_after["forum.json"])
    assert {"old": {"state": "value", "value": 480}, "new": {"state": "value", "value": 479}}.items() <= next(
        one
        for one in data["changed_since"]
        if one["measure"] == "received" and one["period"] == "2025" and not one["by"]
    ).items()


# ------------------------------------------------------------------ the rest


def test_the_same_packet_gives_the_same_bytes_and_soon(packet: Packet, made: Files) -> None:
    began = time.perf_counter()
    again = dict(packet_files(packet))
    assert time.perf_counter() - began < 10
    assert again == made


def test_a_plan_that_breaks_the_law_is_built_only_as_a_draft_that_says_so_on_every_page(
    releases: tuple[Release, ...],
) -> None:
    broken = SAMPLE + f"agencies: [{packets.ENCINA}]\n"
    with pytest.raises(FileError, match=r"draft: true"):
        packets.packet(broken, releases)
    packet = packets.packet(broken, releases, draft=True)
    assert unfit(packet.findings)
    made = dict(packet_files(packet))
    assert not any("slides" in name or "press-note" in name or "staff-report" in name for name in made)
    for language, mark in (("en", "DRAFT"), ("es", "BORRADOR")):
        for page in pypdf.PdfReader(io.BytesIO(made[f"{language}/packet.pdf"])).pages:
            assert mark in page.extract_text()
        for name in ("notice.txt", "agenda.txt", "notice-dates.txt"):
            assert made[f"{language}/{name}"].decode().startswith(f"[{mark}")
        assert mark in pypdf.PdfReader(io.BytesIO(made[f"{language}/sign-up.pdf"])).pages[0].extract_text()
        assert f"LANGUAGE={language}:{mark}".encode() in made[f"{language}/forum.ics"]
        text = text_of(made[f"{language}/packet.pdf"])
        for one in packet.findings:
            assert squeezed(one.sentence(language)) in text
    assert json.loads(made["forum.json"])["draft"] is True


def test_a_plan_that_does_not_say_whether_it_meets_the_law_is_no_more_than_a_draft(
    releases: tuple[Release, ...],
) -> None:
    silent = packets.plan_text(packets.ENCINA, 3).replace("  call_in_number_posted: true\n", "")
    with pytest.raises(FileError, match=r"leaves open whether it does"):
        packets.packet(silent, releases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_four_answers_of_a_department_has_words_of_its_own(
    releases: tuple[Release, ...], language: Language
) -> None:
    told = packets.plan_text(packets.ENCINA, 3).replace(
        "Health Services, name_es: Servicios de salud, answer: none",
        "Health Services, name_es: Servicios de salud, answer: not_asked",
    )
    told = told.replace(
        "  - {name: Public Defender, name_es: Defensoría pública, answer: none}",
        "  - {name: Public Defender, name_es: Defensoría pública}",
    )
    packet = packets.packet(told + "draft: true\n", releases)
    page = dict(packet_files(packet))[f"{language}/packet.html"].decode()
    caption = {"en": "Whether each department", "es": "Si cada departamento"}[language]
    table = next(one for one in tables_of(page) if one.caption.startswith(caption))
    answers = [cells[-1] for cells in table.rows]
    assert len(set(answers)) == len(answers) == 5
    assert all(answers)


def test_no_figure_is_written_into_a_text() -> None:
    """But in citations of law, and in what the code itself needs."""
    law = re.compile(r"Gov\. Code §§? [\d.]+(?:\([a-z0-9]+\))*")
    room = Path("src/amparo/forum")
    for file in sorted((room / "texts").glob("*.txt")):
        assert not re.search(r"\d", law.sub("", file.read_text("utf-8"))), file
    said = re.compile(r'(?<![\w.])t\(\s*((?:"[^"]*"\s*,?\s*)+)')
    seen = 0
    for file in (
        *room.glob("packet*.py"),
        room / "agenda.py",
        room / "notice_text.py",
        room / "sign_up.py",
        room / "wording.py",
    ):
        for words in said.findall(file.read_text("utf-8")):
            seen += 1
            assert not re.search(r"\d", law.sub("", words)), (file, words)
    assert seen > 60


def test_the_notice_names_no_last_day_and_the_office_s_paper_names_each(made: Files) -> None:
    for language, last in (("en", "November 10, 2026"), ("es", "10 de noviembre de 2026")):
        assert last not in made[f"{language}/notice.txt"].decode()
        assert last in made[f"{language}/notice-dates.txt"].decode()
        assert "V]" in made[f"{language}/notice-dates.txt"].decode()


def test_the_sign_up_sheet_asks_for_no_address_telephone_or_group(made: Files) -> None:
    for language, asks in (("en", ("Name", "What about", "language")), ("es", ("Nombre", "Sobre", "idioma"))):
        (page,) = pypdf.PdfReader(io.BytesIO(made[f"{language}/sign-up.pdf"])).pages
        text = page.extract_text()
        labels = text[text.rindex(asks[0]) :]
        assert all(word in labels for word in asks)
        assert not re.search(r"address|telephone|e-mail|group|dirección|teléfono|correo|grupo", labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_file_says_day_hour_and_place(made: Files, language: Language) -> None:
    content = made[f"{language}/forum.ics"]
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    told = dict(
        line.split(":", 1) for line in content.decode().replace("\r\n ", "").split("\r\n") if ":" in line
    )
    starts = datetime.strptime(told["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert starts == datetime(2026, 12, 11, 2, 0, tzinfo=UTC)  # Thursday, December 10, 6 in the evening, PST
    assert told[f"LOCATION;LANGUAGE={language}"].endswith(r"\, 1 Plaza de Ejemplo")
    assert told["BEGIN"] == "VEVENT"


def test_every_file_is_there_in_both_languages(made: Files) -> None:
    by_language = [
        {name.partition("/")[2] for name in made if name.startswith(f"{language}/")} for language in LANGUAGES
    ]
    assert by_language[0] == by_language[1]
    assert len(by_language[0]) == 12


def test_the_command_builds_names_what_is_overdue_and_leaves_other_folders_alone(
    encina: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = packets.plan_folder(tmp_path / "plans", packets.plan_text(packets.ENCINA, 3))
    command = ["forum", "build", str(folder / "2026.yaml"), str(encina), "--out", str(tmp_path / "out")]
    assert main(command) == 0
    assert "Overdue: 2025-2, owed by Probation Department by 2026-06-30." in capsys.readouterr().out
    assert main([*command, "--language", "es"]) == 0
    assert "Vencida: 2025-2" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["questions_overdue"] == ["2025-2"]
    assert main([*command[:-1], str(folder)]) == 2
    assert "something else lies there" in capsys.readouterr().err
    (folder / "2026.yaml").write_text(packets.plan_text("nobody"), "utf-8")
    assert main(command) == 2
    assert "no agency nobody" in capsys.readouterr().err
    (folder / "2026.yaml").write_text(packets.plan_text(packets.ENCINA, 9), "utf-8")
    assert main(command) == 2
    assert "release 9, which is not there" in capsys.readouterr().err


def test_what_an_hour_costs_is_told_only_where_rates_were_handed_in(
    encina: Path, releases: tuple[Release, ...], made: Files, tmp_path: Path
) -> None:
    assert "No rate of pay was handed in" in made["en/packet.html"].decode()
    told = packets.plan_text(packets.ENCINA, 3).replace("questions: questions.yaml\n", "rates: rates.toml\n")
    folder = packets.plan_folder(tmp_path / "plans", told)
    rates = (packets.SAMPLES / "rates.toml").read_text("utf-8").replace('"madrone"', f'"{packets.ENCINA}"')
    (folder / "rates.toml").write_text(rates, "utf-8")
    out = tmp_path / "out"
    assert main(["forum", "build", str(folder / "2026.yaml"), str(encina), "--out", str(out)]) == 0
    paid = json.loads((out / "forum.json").read_text("utf-8"))["cost"][0]
    minutes = releases[-1].cells()[
        "staff_time", packets.ENCINA, "2025", "minutes", (("purpose", "declining"),)
    ]
    assert minutes.value is not None
    assert float(paid["dollars"]["declining"]) == pytest.approx(minutes.value * 52 / 60, abs=0.005)
    assert f"${float(paid['total']):,.2f}" in (out / "es" / "packet.html").read_text("utf-8")


def test_the_day_of_the_packet_is_that_of_its_release(packet: Packet, made: Files) -> None:
    assert packet.release.made_on == date(2026, 2, 13)
    assert b"20260213" in made["en/forum.ics"]


def test_a_letter_that_no_font_holds_is_named(releases: tuple[Release, ...]) -> None:
    told = packets.plan_text(packets.ENCINA, 3).replace(
        "Board chambers, 1 Plaza", "Board chambers \u8ad6, 1 Plaza"
    )
    with pytest.raises(FileError, match="no font of the packet holds this: \u8ad6"):
        dict(packet_files(packets.packet(told, releases)))


def test_packets_of_plans_that_nobody_saw_are_made_in_both_languages(releases: tuple[Release, ...]) -> None:
    chance = random.Random(20261126)
    for _ in range(12):
        made = right_plan(chance) | {"agencies": [packets.ENCINA, "encina-probation"], "data_year": 2025}
        for name in ("parts", "departments_asked_for_a_statement", "notices"):
            if chance.random() < 0.3:
                made.pop(name, None)
        packet = packets.packet(as_yaml(made), releases, draft=True)
        for language in LANGUAGES:
            document = packet_document(packet, language)
            anchors = [one.anchor for one in document.blocks if isinstance(one, Heading)]
            assert len(set(anchors)) == len(anchors)
            assert to_html(document)
            assert all((notice(packet, language), agenda(packet, language), calendar_file(packet, language)))


def test_two_agencies_of_one_body_stand_in_one_packet(releases: tuple[Release, ...]) -> None:
    told = packets.plan_text(packets.ENCINA, 3).replace(
        f"[{packets.ENCINA}]", f"[{packets.ENCINA}, encina-probation]"
    )
    made = dict(packet_files(packets.packet(told, releases)))
    text = text_of(made["en/packet.pdf"])
    for name in ("Encina County Central Jail", "Encina County Probation"):
        assert squeezed(name) in text
    assert "en/encina-probation/slides.pdf" in made
