"""A site's profile names offices, never people; each refusal says file, line, key and how to mend it."""

import base64
import json
from datetime import date
from pathlib import Path

import pytest

from amparo.facts.guide_site import fill_step, guide_link, guide_site
from amparo.facts.site_offices import LISTS, placeholders, spoken, words_of
from amparo.facts.site_profile import CONTACTS_EXPECTED
from amparo.facts.site_reading import read_site_profile, site_profile_of
from amparo.facts.visit_words import PLACES
from amparo.law.places import steps_said
from amparo.terms import AmparoError, FactError, Language

SITES = Path(__file__).parents[3] / "samples" / "sites"
SCHOOL = SITES / "school.toml"
LANGUAGES: tuple[Language, ...] = ("en", "es")


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    text = SCHOOL.read_text("utf-8")
    assert old in text
    file = tmp_path / "changed.toml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


def test_every_sample_is_read_and_is_invented() -> None:
    profiles = [read_site_profile(file) for file in sorted(SITES.glob("*.toml"))]
    assert {one.place for one in profiles} == {"k12", "health", "library", "ccc", "courthouse", "fire"}
    assert all(one.fictional for one in profiles)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('office = "principal"', 'office = "principal"\nname = "Oralee Brindle"', "never a person's name"),
        ('office = "principal"', 'office = "Oralee Brindle"', "is none of its words"),
        ("principal@aldercreek.example", "obrindle@aldercreek.example", "`obrindle` may be a person's name"),
        ("principal@aldercreek.example", "oralee.brindle@aldercreek.example", "may be a person's name"),
        ("principal@aldercreek.example", "principal@aldercreek" + ".org", "a real address"),
        ('"707-555-0141"', f'"707-{446}-0141"', "an invented site has a real number"),
        ('"707-555-0141"', '"call the office"', "is no telephone number"),
        ('"Records room"', '"Ms. Brindle\'s records room"', "never a person's name"),
        ('"Records room"', '"Records room of Oralee Brindle"', "a person's name"),
        (', es = "Sala de expedientes" }', " }", "English and Spanish"),
        ('place = "k12"', 'place = "school"', "is none of its words"),
        ('place = "k12"', 'place = "library"', "a site of the kind library has none of this"),
        ('operator = "public"', 'operator = "public"\nbirthplaces = 3', "never asked and never kept"),
        ('operator = "public"', 'operator = "public"\naddress = "1 Elm St"', "holds no address"),
        ('operator = "public"', 'operater = "public"', "Did you mean `operator`?"),
        ("adopted = 2026-02-11\nholds", 'adopted = "soon"\nholds', "is no day"),
        ("trained = 14", "trained = 41", "41 of 19 cannot have been trained"),
        ('duty = "D-BOARD"', 'duty = "board"', "is no code of a duty"),
        ('schema = "amparo-site/1"', 'schema = "amparo-visit/1"', "is not the schema of a site's profile"),
        ("link = \"https://families.aldercreek.example/help\"", 'link = "https://x.example/?who=1"', "plain address"),
        ('policy = "ab49_policy"', 'policy = "ab94_policy"', "Did you mean 'ab49_policy'?"),
    ],
)  # fmt: skip
def test_what_cannot_stand_is_refused_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(AmparoError) as refused:
        read_site_profile(_changed(tmp_path, old, new))
    assert told in str(refused.value)
    assert "changed.toml, line " in str(refused.value)


def test_the_line_of_a_refusal_is_the_line_of_the_key(tmp_path: Path) -> None:
    file = _changed(tmp_path, "trained = 14", "trained = 41")
    line = file.read_text("utf-8").splitlines().index("trained = 41") + 1
    with pytest.raises(FactError, match=rf"line {line}: training\[1\]\.trained"):
        read_site_profile(file)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"schema = ", b"x" * 300_000], ids=["bytes", "cut", "large"]
)
def test_a_file_that_is_no_profile_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "site.toml"
    file.write_bytes(content)
    with pytest.raises(AmparoError, match=r"site\.toml"):
        read_site_profile(file)
    with pytest.raises(AmparoError, match="cannot be opened"):
        read_site_profile(tmp_path / "none.toml")


def test_what_a_profile_does_not_say_is_not_a_fact_of_a_visit() -> None:
    bare = site_profile_of({"schema": "amparo-site/1", "name": "A", "body": "B", "place": "k12"}, "bare")
    assert bare.visit_facts(date(2026, 11, 26)) == {}
    school = read_site_profile(SCHOOL)
    assert school.visit_facts(date(2026, 2, 10))["safety_plan_updated"] == "no"
    assert school.visit_facts(date(2026, 2, 11))["safety_plan_updated"] == "yes"
    assert school.next_meeting(date(2026, 12, 10)) == date(2027, 1, 13)
    assert school.next_meeting(date(2027, 3, 1)) is None


def test_the_link_carries_contacts_and_nothing_else() -> None:
    school = read_site_profile(SCHOOL)
    link = guide_link(school, "https://public.example")
    address, _, packed = link.partition("#site=")
    assert address == "https://public.example/guide/"
    told = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert told == guide_site(school)
    assert set(told) == {"schema", "name", "body", "place", "facts", "contacts"}
    assert told["contacts"]["administrator"]["telephone"] == "707-555-0141"
    assert "mailbox" not in json.dumps(told)
    plain = {"schema": "amparo-site/1", "name": "A", "body": "B", "place": "library"}
    office = {"office": "director", "telephone": "(707) 555-0101, ext. 12"}
    extended = site_profile_of({**plain, "contacts": {"administrator": office}}, "extended")
    assert guide_site(extended)["contacts"]["administrator"] == {
        "en": "the director (ext. 12)",
        "es": "la dirección (ext. 12)",
        "telephone": "707-555-0101",
    }
    with pytest.raises(FactError, match="is no address of a site"):
        guide_link(school, "javascript:alert(1)//")


def test_every_place_in_every_step_is_filled_in_both_languages() -> None:
    school = read_site_profile(SCHOOL)
    for code, said in steps_said().items():
        for language in LANGUAGES:
            for contacts in ({}, school.contacts):
                filled = fill_step(said[language], language, contacts, school.name, school.body)
                assert "[" not in filled, (code, filled)
    assert fill_step(steps_said()["S-05"]["en"], "en", school.contacts, "", "") == (
        "Call now: the principal, 707-555-0141. No answer? The superintendent, 707-555-0142."
    )
    assert fill_step(steps_said()["S-17"]["es"], "es", {}, "", "") == (
        "Llame a la asesoría legal: el número no está anotado aquí."
    )


def test_every_word_of_a_profile_is_said_in_both_languages() -> None:
    for kind in LISTS:
        for word in words_of(kind):
            assert spoken(kind, word, "en")
            assert spoken(kind, word, "es")
    assert set(CONTACTS_EXPECTED) == set(PLACES)
    roles = set(words_of("roles"))
    assert {row["role"] for row in placeholders().values() if "role" in row} <= roles
    assert {role for expected in CONTACTS_EXPECTED.values() for role in expected} <= roles
