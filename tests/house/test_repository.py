"""What the repository promises about itself: every file readable, nothing real, nothing private, nothing untrue.

Patterns that look for something forbidden are written with a letter in brackets, so that they do not find themselves.
"""

import ast
import configparser
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.law.places.offices import OFFICES

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "src" / "amparo"
LIBRARY_FILES = sorted(LIBRARY.rglob("*.py"))
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__"}
NOT_TEXT = {
    ".pdf",
    ".png",
    ".ico",
    ".woff2",
    ".pyc",
    ".ttf",
    ".otf",
    ".jpg",
    ".jpeg",
    ".tif",
    ".tiff",
    ".bin",
}


def name_of(path: Path) -> str:
    """A file's name as a reader of the repository knows it."""
    return path.relative_to(ROOT).as_posix()


def texts() -> Iterator[Path]:
    """Every text file that belongs to the repository."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            name
            for name in folders
            if name not in NOT_OURS and not name.endswith((".egg-info", "_cache")) and name != ".hypothesis"
        )
        yield from (Path(folder, name) for name in sorted(files) if Path(name).suffix not in NOT_TEXT)


TEXTS = [path for path in texts() if path.name != ".coverage"]
PAGES = [path for path in TEXTS if path.suffix == ".md"]


def found(pattern: str, allowed: str = r"(?!)") -> list[str]:
    """Where in the repository a forbidden pattern stands, as `file:line: what`."""
    look, fine = re.compile(pattern), re.compile(allowed)
    return [
        f"{name_of(path)}:{number}: {match[0]}"
        for path in TEXTS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in look.finditer(line)
        if not fine.search(match[0])
    ]


# Every file fits in a head.


@pytest.mark.parametrize("path", LIBRARY_FILES, ids=name_of)
def test_the_first_line_of_a_file_is_a_sentence_that_says_what_it_holds(path: Path) -> None:
    first = path.read_text("utf-8").partition("\n")[0]
    assert first.startswith('"""'), f"{name_of(path)} does not begin with its sentence"
    assert first.strip('"').endswith((".", "?")), f"{name_of(path)}: no whole sentence: {first}"


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    code = [path for path in TEXTS if path.suffix == ".py"]
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in code}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


# The library has no clock, no dice and no hidden names.


CLOCKS = {
    LIBRARY / "cli" / "stopwatch.py",  # how long something took; it learns no day from it
    LIBRARY / "cli" / "this_day.py",  # on which day a log is checked, where nobody names another
}


@pytest.mark.parametrize("path", [path for path in LIBRARY_FILES if path not in CLOCKS], ids=name_of)
def test_the_library_does_not_ask_what_time_it_is_and_draws_no_lots(path: Path) -> None:
    asked = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Attribute(attr="now" | "today" | "utcnow"):
                asked.append(f"line {node.lineno}: .{node.attr}; pass `on: date` or `at: datetime` instead")
            case ast.Import(names=names):
                asked += [f"line {node.lineno}: {n.name}" for n in names if n.name in {"random", "time"}]
            case ast.ImportFrom(module="random" | "time", level=0):
                asked.append(f"line {node.lineno}: {node.module}")
            case _:
                pass
    assert asked == []


@pytest.mark.parametrize("path", LIBRARY_FILES, ids=name_of)
def test_no_file_imports_everything_from_another(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [node.module for node in imports if any(name.name == "*" for name in node.names)] == []


# Nothing about a resident is kept that nobody may keep.

NEVER_KEPT = re.compile(
    r"nationality|citizenship|birthplace|(immigration|migration|residency)_status|"
    r"(place|country)_of_(birth|origin)|birth_(place|country)"
)
FACT_PATH = re.compile(r"(person|agency|request)(\.\w+|\[\w*\])+")
ASKED_FOR_NOT_KEPT = {"citizenship_status"}  # an item that a federal office may ask for (8 U.S.C. § 1373)


def names_of_fields(tree: ast.AST) -> Iterator[str]:
    """Names under which a value could be kept: fields of classes, and paths of facts such as `person.minor`."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(body=body):
                fields = [s.target for s in body if isinstance(s, ast.AnnAssign)]
                fields += [target for s in body if isinstance(s, ast.Assign) for target in s.targets]
                yield from (field.id.lower() for field in fields if isinstance(field, ast.Name))
            case ast.Call(args=[ast.Constant(value=str(name)), *_], func=ast.Name(id=made)):
                if made[0].isupper() and not made.endswith("Error"):  # an error may name what it refuses
                    yield name.lower()
            case ast.Constant(value=str(text)) if FACT_PATH.fullmatch(text):
                yield text.lower()
            case _:
                pass


@pytest.mark.parametrize("path", LIBRARY_FILES, ids=name_of)
def test_no_field_and_no_fact_keeps_a_residents_status_nationality_or_birthplace(path: Path) -> None:
    names = set(names_of_fields(ast.parse(path.read_text("utf-8")))) - ASKED_FOR_NOT_KEPT
    assert {name for name in names if NEVER_KEPT.search(name)} == set()


def test_no_table_and_no_data_file_of_the_library_has_such_a_column() -> None:
    headers = {path: path.read_text("utf-8").partition("\n")[0] for path in LIBRARY.rglob("*.csv")}
    for path in LIBRARY.rglob("*.toml"):
        headers[path] = " ".join(re.findall(r"^\s*([\w.]+)\s*=", path.read_text("utf-8"), re.MULTILINE))
    assert {name_of(path): header for path, header in headers.items() if NEVER_KEPT.search(header)} == {}


def test_the_search_for_forbidden_fields_finds_them_in_every_disguise() -> None:
    guilty = """
class Person:
    nationality: str
    BIRTHPLACE = 1
country = Fact("country_of_birth")
path = "person.immigration_status"
"""
    assert {name for name in names_of_fields(ast.parse(guilty)) if NEVER_KEPT.search(name)} == {
        "nationality",
        "birthplace",
        "country_of_birth",
        "person.immigration_status",
    }


# Nobody real, and no trace of the machine on which something was written.


def test_telephone_numbers_are_invented() -> None:
    with_area, without = r"(\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}", r"\d{3}-\d{4}"
    assert found(rf"(?<![\w.-])({with_area}|{without})(?![\w-])", allowed=r"\b555[-. ]\d{4}$") == []


def test_mailboxes_lead_nowhere_but_to_the_state_offices_of_the_one_list() -> None:
    boxes = [box for office in OFFICES.values() for listed in office.mailboxes.values() for box in listed]
    official = "|".join(map(re.escape, boxes))
    allowed = rf"\.example$|^({official})$"
    assert found(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}\b", allowed=allowed) == []


def test_no_path_of_a_machine_and_no_address_of_a_package_index_is_written_down() -> None:
    machines = r"(?<![\w.$}])/([w]ork|[f]arm|[r]oot|[h]ome|[U]sers)/\w"
    indexes = r"[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|[d]eb\.debian"
    options = r"--(extra-)?[i]ndex-url|--[f]ind-links"
    assert found(f"{machines}|{indexes}|{options}") == []


# The papers around the code tell the truth.


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", page.read_text("utf-8"))
    dead = [link for link in links if not target_exists(page, link)]
    assert dead == []


def target_exists(page: Path, link: str) -> bool:
    """Does the link's file exist, and its heading, if it names one?"""
    file, _, heading = link.partition("#")
    target = (page.parent / file).resolve() if file else page
    if not heading or target.suffix != ".md":
        return target.exists()
    headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
    return heading in {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}


def test_the_documentation_lists_each_of_its_pages() -> None:
    docs = ROOT / "docs"
    index = (docs / "index.md").read_text("utf-8")
    pages = {page.relative_to(docs).as_posix() for page in PAGES if page.is_relative_to(docs)} - {"index.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


def test_every_room_has_its_place_in_the_drawing_of_the_house() -> None:
    drawing = configparser.ConfigParser()
    drawing.read(ROOT / ".importlinter", "utf-8")
    house = drawing["importlinter:contract:house"]
    assert house.getboolean("exhaustive")
    placed = set(re.findall(r"\w+", house["layers"]))
    rooms = {folder.name for folder in LIBRARY.iterdir() if folder.is_dir() and folder.name != "__pycache__"}
    assert rooms - placed == set(), "place the new folder in .importlinter"
    assert placed - rooms == set(), ".importlinter draws a room that is not built"


def test_every_folder_with_code_has_a_door_and_so_travels_with_the_package() -> None:
    folders = {path.parent for path in LIBRARY_FILES}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_readme_names_every_room() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rooms = {folder.name for folder in LIBRARY.iterdir() if folder.is_dir() and folder.name != "__pycache__"}
    assert {room for room in rooms if f"| `{room}` |" not in readme} == set()


def test_every_place_that_readme_and_contributing_name_exists() -> None:
    text = "".join((ROOT / page).read_text("utf-8") for page in ("README.md", "CONTRIBUTING.md"))
    named = set(re.findall(r"`((?:src|tests|docs|samples|requirements)/[\w./-]+)`", text))
    assert {place for place in named if not (ROOT / place).exists()} == set()


def test_every_command_in_the_papers_is_one_that_amparo_has() -> None:
    named = {
        command
        for page in PAGES
        if "adr" not in page.parts
        for command in re.findall(r"(?:`|^|/)amparo ([a-z]+)\b(?!,)", page.read_text("utf-8"), re.MULTILINE)
    }
    asked = [sys.executable, "-c", "import sys; from amparo.cli import main; sys.exit(main())", "--help"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert named, "README shows no command at all"
    assert {command for command in named if not re.search(rf"\b{command}\b", answer.stdout)} == set()


def test_make_help_explains_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets is not None
    explained = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE))
    assert set(targets[1].split()) == explained


# Packages are pinned, and the core stands on little.


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=name_of)
def test_every_package_is_pinned_with_its_hashes(lock: Path) -> None:
    wanted = re.sub(r"\\\n", "", lock.read_text("utf-8")).splitlines()
    packages = [line for line in wanted if line and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_core_needs_no_package_but_the_ones_it_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {re.split(r"[<>=~! ]", wanted, maxsplit=1)[0] for wanted in project["dependencies"]}
    lock = (ROOT / "requirements" / "core.txt").read_text("utf-8")
    pinned = set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    assert named == {"cryptography", "rfc8785", "ruamel.yaml"}
    assert pinned == {name.replace(".", "-") for name in named} | {
        "cffi",
        "pycparser",
    }  # what cryptography stands on
