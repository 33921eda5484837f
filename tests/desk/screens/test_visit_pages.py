"""The visits' pages: typed, handed in, corrected, confirmed, marked; nothing typed is lost, nobody sees more than is theirs."""

import json
import re
import uuid
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import Client as Browser

from amparo.casefile import Role
from amparo.terms import NOT_LEGAL_ADVICE
from amparo_desk.acts.visits import visit_of, visits_of
from amparo_desk.agencies import vault_of
from tests.desk.accounts_cast import browser_of, new_agency, somebody
from tests.desk.visited import PLAIN, TYPED, visited

pytestmark = pytest.mark.usefixtures("sqlite")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fea735"
    "81840000000049454e44ae426082"
)


def desk_of(*roles: Role, language: str = "en") -> tuple[str, Browser]:
    """An agency and a browser in which somebody with these roles is signed in."""
    agency = new_agency("school")
    return agency, browser_of(somebody(agency, *roles, language=language))


def words_of(got: Any) -> str:
    """The page as it reads, without its marks."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", got.content.decode())))


def put(client: Client, **more: Any) -> str:
    """The name of a visit that was typed."""
    draft = str(uuid.uuid4())
    got = client.post("/visits/new/", {**TYPED, "draft": draft, "confirmed": "yes", **more})
    assert got.status_code == 302, words_of(got)[:2000]
    assert got["Location"] == f"/visits/{draft}/"
    return draft


def test_the_front_desk_types_a_visit_and_sees_answer_duties_and_what_was_struck_and_why() -> None:
    _, client = desk_of(Role.FRONT_DESK)
    assert client.get("/")["Location"] == "/visits/"
    assert "New visit" in words_of(client.get("/visits/"))
    id = put(client, free_text="The pupil asked for was born in Wombatland. They waited.")
    got = client.get(f"/visits/{id}/")
    page = words_of(got)
    for told in (
        "V-2026-",
        "decided for",
        NOT_LEGAL_ADVICE["en"],
        "Struck before it was kept",
        "They waited.",
    ):
        assert told in page, told
    assert "Wombatland" not in got.content.decode()
    assert "E-mail" in page or "e-mail" in page
    assert words_of(client.get("/visits/")).count("V-2026-001") > 1, "what is owed stands on the list"


def test_the_same_in_spanish() -> None:
    _, client = desk_of(Role.FRONT_DESK, language="es")
    id = put(client, free_text="El alumno nació en Wombatland. Esperaron.")
    page = words_of(client.get(f"/visits/{id}/"))
    for told in ("decidido para el", NOT_LEGAL_ADVICE["es"], "Tachado antes de guardarse", "Qué se debe"):
        assert told in page, told


def test_what_cannot_be_read_is_told_beside_its_field_and_nothing_typed_is_lost() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    typed = {
        **TYPED,
        "arrived": "yesterday",
        "officers": "two",
        "step_2_at": "10:16",
        "free_text": "A long note.",
    }
    got = client.post("/visits/new/", {**typed, "draft": str(uuid.uuid4())})
    page = got.content.decode()
    assert got.status_code == 422
    for name in ("arrived", "officers", "step_2"):
        assert f'id="{name}-error"' in page, name
    assert "A long note." in page
    assert visits_of(vault_of(agency)) == []


def test_the_site_is_filled_in_only_where_every_visit_was_to_the_same() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    visited(vault_of(agency))
    assert f'value="{PLAIN["site"]}"' in client.get("/visits/new/").content.decode()
    put(client, site="Alder Creek Elementary (fictional)")
    page = client.get("/visits/new/").content.decode()
    assert PLAIN["site"] not in page
    assert "Alder Creek" not in page


def test_only_place_site_and_moment_must_be_there_and_what_is_unknown_is_never_a_yes() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    draft = str(uuid.uuid4())
    least = {
        "place": "k12",
        "site": "Cedar Flat (fictional)",
        "arrived": "2026-03-18 10:12",
        "draft": draft,
        "confirmed": "yes",
    }
    assert client.post("/visits/new/", least).status_code == 302
    visit = visit_of(vault_of(agency), draft)
    assert visit.decided["outcome"] in ("refuse_access", "refuse_records", "hold_and_refer")
    assert "entered_nonpublic" not in visit.told


def test_the_guide_s_file_is_shown_before_it_is_kept_and_then_only_confirmed() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    plain = {**PLAIN, "free_text": "She was born in Wombatland.", "hobby": "x"}
    file = SimpleUploadedFile("visit.json", json.dumps(plain).encode(), "application/json")
    shown = client.post("/visits/file/", {"file": file})
    page = words_of(shown)
    assert "Nothing is on record yet" in page
    assert "Will be struck" in page
    assert "hobby" in page
    assert visits_of(vault_of(agency)) == []
    draft = str(uuid.uuid4())
    kept = client.post("/visits/file/", {"draft": draft, "confirmed": "yes", "plain": json.dumps(plain)})
    assert kept.status_code == 302
    visit = visit_of(vault_of(agency), draft)
    assert visit.told["came_by"] == "guide"
    assert [one["field"] for one in visit.told["struck"]] == ["free_text"]


@pytest.mark.parametrize(
    "content",
    [b"", b"not: [a record", b"\xff\xfe\x00", b'{"schema": "amparo-drill/1"}', b'{"place": "castle"}', b"[]"],
)
def test_a_file_that_is_no_record_is_refused_with_how_to_mend_it(content: bytes) -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    got = client.post("/visits/file/", {"file": SimpleUploadedFile("x.json", content)})
    assert got.status_code == 409, words_of(got)
    assert 'id="errors"' in got.content.decode()
    assert visits_of(vault_of(agency)) == []


def test_a_paper_is_sealed_with_the_visit_read_by_the_checker_and_seen_by_those_who_may() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    id = put(client, papers=SimpleUploadedFile("photo.png", PNG, "image/png"))
    vault = vault_of(agency)
    sha256 = visit_of(vault, id).papers[0].sha256
    own = f"/visits/{id}/papers/{sha256}/"
    assert "It lies sealed" in words_of(client.get(own))
    for path in (f"{own}file", f"{own}page-1"):
        assert client.get(path).status_code == 403
    assert client.post(f"{own}read/", {"seen": "2"}).status_code == 302
    assert "NOT SURE" in words_of(client.get(own))
    lead = browser_of(somebody(agency, Role.SITE_LEAD))
    before = len(vault.reads(id))
    assert lead.get(f"{own}file").content == PNG
    assert [why for _, _, _, why in vault.reads(id)[before:]] == [f"document {sha256}"]


def test_the_site_lead_confirms_reads_the_notices_and_marks_one_as_sent() -> None:
    agency, front = desk_of(Role.FRONT_DESK)
    lead = browser_of(somebody(agency, Role.SITE_LEAD))
    id = put(front)
    vault, drafts = vault_of(agency), f"/visits/{id}/drafts/"
    assert front.get(f"/visits/{id}/presence/").status_code == 403
    held = lead.get(f"{drafts}school_notice/es/")
    assert "HELD" in words_of(held)
    assert lead.get(f"{drafts}school_notice/es/file?as=txt").status_code == 409
    noted = {"confirmed_at": "2026-03-18 10:31", "by_role": "principal", "seen": "2"}
    assert lead.post(f"/visits/{id}/presence/", noted).status_code == 302
    assert "owed" in words_of(lead.get(drafts))
    text = lead.get(f"{drafts}school_notice/es/file?as=txt")
    assert text.status_code == 200
    for private in ("4411", "superintendent must be called", "waited at the counter"):
        assert private not in text.content.decode()
    sent = {"sent_at": "2026-03-18 10:40", "by_role": "principal", "how": "message", "seen": "3"}
    assert lead.post(f"{drafts}school_notice/es/sent/", sent).status_code == 302
    assert visit_of(vault, id).duties["D-SB98-K12"].state == "done"
    assert "sent" in words_of(lead.get(drafts))


def test_a_duty_is_marked_with_when_who_and_how_and_leaves_the_list() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    id = put(client)
    page = f"/visits/{id}/duties/D-BCJ/done/"
    assert client.post(page, {"seen": "2"}).status_code == 422
    noted = {"done_at": "2026-03-18 11:00", "by_role": "principal", "how": "email", "seen": "2"}
    assert client.post(page, noted).status_code == 302
    assert client.post(page, noted).status_code == 302, "a second click adds nothing"
    visit = visit_of(vault_of(agency), id)
    assert (len(visit.entries), visit.duties["D-BCJ"].state) == (2, "done")
    assert client.get(f"/visits/{id}/duties/D-902/done/").status_code == 404


def test_the_page_of_a_correction_holds_what_stands_and_keeps_what_it_does_not_ask() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    vault = vault_of(agency)
    names = {
        **PLAIN,
        "officers": {**PLAIN["officers"], "names": ["Officer Potoroo"]},
        "follow_up": "Call again.",
    }
    id = visited(vault, names)
    page = client.get(f"/visits/{id}/correct/").content.decode()
    assert 'value="Cedar Flat Elementary (fictional)"' in page
    typed = {**TYPED, "officers": "3", "why": "A third one stood outside.", "seen": "2"}
    assert client.post(f"/visits/{id}/correct/", typed).status_code == 302
    kept = vault.matters.open(id, 2, at=visit_of(vault, id).recorded_at, by="x", role="counsel", why="t")[
        "record"
    ]
    assert kept["officers"]["count"] == 3
    assert kept["officers"]["names"] == ["Officer Potoroo"]
    assert kept["follow_up"] == "Call again."


def test_what_is_struck_from_a_reason_is_told_as_from_every_other_field() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    id = visited(vault_of(agency))
    typed = {**TYPED, "why": "The pupil was born in Oaxaca; I had miscounted.", "seen": "2"}
    page = words_of(client.post(f"/visits/{id}/correct/", typed, follow=True))
    assert "Struck before it was kept, in “The reason”" in page
    assert "Oaxaca" not in page
    noted = {"reason": "other", "by_role": "principal", "why": "She was born in Oaxaca.", "seen": "3"}
    page = words_of(client.post(f"/visits/{id}/duties/D-BCJ/not-done/", noted, follow=True))
    assert "Struck before it was kept, in “The reason”" in page


def test_a_visit_entered_by_mistake_is_marked_and_listed_as_such_and_no_paper_is_made_of_it() -> None:
    agency, front = desk_of(Role.FRONT_DESK)
    lead = browser_of(somebody(agency, Role.SITE_LEAD))
    id = visited(vault_of(agency))
    assert "/void/" not in front.get(f"/visits/{id}/").content.decode()
    assert "/void/" in lead.get(f"/visits/{id}/").content.decode()
    assert lead.post(f"/visits/{id}/void/", {"seen": "2"}).status_code == 422
    assert lead.post(f"/visits/{id}/void/", {"reason": "no_visit", "seen": "2"}).status_code == 302
    page = words_of(lead.get(f"/visits/{id}/"))
    assert "Entered by mistake (There was no such visit)" in page
    assert "What is owed" not in page
    assert "Correct the record" not in page
    listed = words_of(front.get("/visits/"))
    assert "entered by mistake" in listed
    assert "Owed from visits" not in listed
    assert lead.get(f"/visits/{id}/drafts/school_notice/es/").status_code == 409
    assert lead.get(f"/visits/{id}/drafts/").status_code == 200


def test_counsel_erases_what_is_sealed_and_the_page_says_so() -> None:
    agency, _ = desk_of(Role.FRONT_DESK)
    vault, counsel = vault_of(agency), browser_of(somebody(agency, Role.COUNSEL))
    id = visited(vault)
    vault.matters.erase(
        id, "retention_ended", at=visit_of(vault, id).recorded_at, by="t.marlow", role="counsel"
    )
    page = words_of(counsel.get(f"/visits/{id}/"))
    assert "what is sealed is erased" in page or "what was sealed is erased" in page
    assert counsel.get("/visits/").status_code == 200
    assert "superintendent" not in page


def test_nobody_of_another_agency_comes_to_a_visit_nor_to_what_lies_in_it() -> None:
    there, _ = desk_of(Role.FRONT_DESK)
    vault = vault_of(there)
    id = visited(vault, papers=[(PNG, "image/png")])
    sha256, reads = visit_of(vault, id).papers[0].sha256, len(vault.reads(id))
    here = new_agency("elsewhere")
    for role in Role:
        client = browser_of(somebody(here, role))
        for path in (
            "",
            "correct/",
            "presence/",
            "drafts/",
            f"papers/{sha256}/",
            f"papers/{sha256}/file",
            "erase/",
        ):
            assert client.get(f"/visits/{id}/{path}").status_code in (302, 403, 404), (role, path)
        assert id not in client.get("/visits/").content.decode()
    assert len(vault.reads(id)) == reads


def test_the_auditor_sees_who_opened_a_visit_by_its_number() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    id = put(client)
    client.get(f"/visits/{id}/")
    auditor = browser_of(somebody(agency, Role.AUDITOR))
    page = auditor.get("/access/").content.decode()
    assert f'href="/visits/{id}/">V-2026-001' in page
    assert "V-2026-001" in auditor.get("/access/?reference=v-2026").content.decode()


def test_what_was_typed_is_kept_with_its_photo_when_the_session_has_ended() -> None:
    agency, client = desk_of(Role.FRONT_DESK)
    page = client.get("/visits/new/").content.decode()
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept
    client.logout()
    photo = SimpleUploadedFile("photo.png", PNG, "image/png")
    got = client.post("/visits/new/", {**TYPED, "draft": str(uuid.uuid4()), "kept": kept[1], "papers": photo})
    assert got.status_code == 302
    assert got["Location"].startswith("/sign-in/?next=%2Fkept%2F")
    assert visits_of(vault_of(agency)) == []
