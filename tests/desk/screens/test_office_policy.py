"""The local policy: nothing is saved unseen, nothing is lost, and what nobody knows is never a yes."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.casefile import Role
from amparo.facts import agency_of
from amparo.facts.agency import CustomPolicy
from amparo_desk.acts.set_policy import agency_at
from amparo_desk.screens.policy_changes import changes
from amparo_desk.screens.policy_form import form_of, profile_of, profile_typed
from amparo_desk.screens.policy_words import CUSTODY, OTHERS
from amparo_desk.screens.typed import Typed
from tests.desk.screens.here import SAMPLES, Desk, county

pytestmark = pytest.mark.usefixtures("sqlite")
SAMPLE = (SAMPLES / "madrone-agency.toml").read_text("utf-8")
STANDS = agency_of(tomllib.loads(SAMPLE), "sample")


def filled(**changed: str) -> dict[str, str]:
    """The form of the sample's policy as a browser would send it, with some fields changed."""
    return {**{one.name: one.value for one in form_of(STANDS).fields if one.value}, "seen": "1", **changed}


def hidden(response) -> dict[str, str]:
    """The hidden fields of the second page."""
    found = re.findall(
        r'<input type="hidden" name="(seen|profile)" value="([^"]*)">', response.content.decode()
    )
    return {name: unescape(value) for name, value in found}


def save(desk: Desk, typed: Mapping[str, str]):
    """Send the form, and then the second page."""
    browser = desk.as_(Role.SUPERVISOR)
    looked = browser.post("/policy/change/", typed)
    assert looked.status_code == 200, looked.content.decode()
    return browser.post("/policy/change/", {**hidden(looked), "confirmed": "yes"})


def text(response) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_a_profile_goes_into_the_form_and_comes_out_the_same() -> None:
    typed = Typed(filled())
    again = agency_of(profile_typed(typed, STANDS), "typed")
    assert not typed.errors
    assert changes(STANDS, again) == ()
    assert again == agency_of(profile_of(STANDS), "x")


def test_every_act_of_the_law_has_a_place_in_the_form() -> None:
    from amparo.facts.request import POLICY_ACTS

    assert {*CUSTODY, *OTHERS} == POLICY_ACTS
    assert len(CUSTODY) + len(OTHERS) == len(POLICY_ACTS)


def test_before_it_is_saved_a_second_page_shows_old_and_new_and_that_it_holds_from_now() -> None:
    desk = county()
    shown = desk.as_(Role.SUPERVISOR).post("/policy/change/", filled(rule_interview="forbids"))
    assert "Interview the person Allows it Forbids it" in text(shown)
    assert "holds from now for every open request" in text(shown)
    assert agency_at(desk.vault).policy["interview"] == "allows"  # nothing was saved by looking


def test_saving_it_makes_a_version_and_the_history_says_who_and_when() -> None:
    desk = county()
    answer = save(desk, filled(rule_interview="forbids", copy_to_person_hours="12"))
    assert answer.status_code == 302
    assert agency_at(desk.vault).policy["interview"] == "forbids"
    shown = text(desk.as_(Role.CLERK).get("/policy/"))
    assert "version 2" in shown
    assert "Interview the person: Allows it → Forbids it" in shown
    assert "24 → 12" in shown
    assert "Supervisor" in shown


def test_a_second_click_saves_nothing_twice() -> None:
    desk = county()
    browser = desk.as_(Role.SUPERVISOR)
    sent = {**hidden(browser.post("/policy/change/", filled(rule_hold="unknown"))), "confirmed": "yes"}
    assert browser.post("/policy/change/", sent).status_code == 302
    browser.post("/policy/change/", sent)
    assert len(desk.vault.profiles()) == 2


def test_of_two_who_change_it_the_second_is_told_and_sees_what_stands_now() -> None:
    desk = county()
    one, other = desk.as_(Role.SUPERVISOR), desk.as_(Role.COUNSEL)
    first = hidden(one.post("/policy/change/", filled(rule_interview="forbids")))
    second = hidden(other.post("/policy/change/", filled(rule_notification="forbids", says_notification="")))
    assert one.post("/policy/change/", {**first, "confirmed": "yes"}).status_code == 302
    late = other.post("/policy/change/", {**second, "confirmed": "yes"})
    assert late.status_code == 409
    assert "Interview the person Forbids it Allows it" in text(late)
    assert agency_at(desk.vault).policy["notification"] == STANDS.policy["notification"]


def test_from_the_second_page_one_goes_back_to_the_form_with_everything_in_it() -> None:
    browser = county().as_(Role.SUPERVISOR)
    looked = browser.post("/policy/change/", filled(authority="Order 26-2 of the Sheriff (fictional)"))
    shown = browser.post("/policy/change/", {**hidden(looked), "mend": "yes"}).content.decode()
    assert 'value="Order 26-2 of the Sheriff (fictional)"' in shown


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"rule_hold": "sometimes"}, "rule_hold"),
        ({"rule_hold": ""}, "rule_hold"),
        ({"rule_hold": "custom"}, "says_hold"),
        ({"says_hold": "Never on a Sunday"}, "says_hold"),
        ({"name": "  "}, "name"),
        ({"kind": "militia"}, "kind"),
        ({"adopted": "2024-02-30"}, "adopted"),
        ({"adopted": "1899-12-31"}, "adopted"),
        ({"copy_to_person_hours": "soon"}, "copy_to_person_hours"),
        ({"copy_to_person_hours": "-1"}, "copy_to_person_hours"),
        ({"release_notice_minutes": "99999999999"}, "release_notice_minutes"),
        ({"telephone": "555-0100\x07"}, "telephone"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_typed_is_cleared(changed, field) -> None:
    desk = county()
    sent = filled(authority="Typed with care", **changed)
    shown = desk.as_(Role.SUPERVISOR).post("/policy/change/", sent)
    page = shown.content.decode()
    assert shown.status_code == 422
    assert f'href="#{field}"' in page
    assert 'value="Typed with care"' in page
    assert len(desk.vault.profiles()) == 1


def test_a_language_whose_tick_was_taken_away_stays_away_when_another_field_is_wrong() -> None:
    sent = filled(adopted="never")
    del sent["language_ko"]
    shown = county().as_(Role.SUPERVISOR).post("/policy/change/", sent).content.decode()
    assert re.search(r'id="language_vi"[^>]* checked', shown)
    assert not re.search(r'id="language_ko"[^>]* checked', shown)


def test_without_any_language_it_is_not_taken() -> None:
    sent = {name: value for name, value in filled().items() if not name.startswith("language_")}
    shown = county().as_(Role.SUPERVISOR).post("/policy/change/", sent)
    assert shown.status_code == 422
    assert "Tick at least one language." in text(shown)


def test_what_nobody_knows_is_shown_as_unknown_and_is_never_a_yes() -> None:
    desk = county(policy=False)
    shown = text(desk.as_(Role.CLERK).get("/policy/"))
    assert "No policy is on record" in shown
    assert "Allows it" not in shown
    save(desk, {**filled(rule_interview="unknown"), "seen": "0"})
    assert agency_at(desk.vault).policy_for("interview") is None


def test_a_rule_adopted_on_a_day_to_come_says_that_until_then_only_what_it_forbids_holds() -> None:
    desk = county()
    save(desk, filled(adopted="2098-01-01"))
    assert "until then only what it forbids holds" in text(desk.as_(Role.CLERK).get("/policy/"))


def test_the_words_of_a_rule_may_be_in_any_script_and_are_shown_as_words() -> None:
    desk = county()
    words = "<b>§ 7282.5</b> 条 – «solo» & nothing else"
    save(desk, filled(rule_hold="custom", says_hold=words))
    assert agency_at(desk.vault).policy["hold"] == CustomPolicy("conviction", words)
    shown = desk.as_(Role.CLERK).get("/policy/").content.decode()
    assert "<b>§" not in shown
    assert "&lt;b&gt;§ 7282.5&lt;/b&gt; 条" in shown


def test_a_rule_of_its_own_keeps_what_its_file_said_beside_the_words() -> None:
    given = tomllib.loads(SAMPLE)
    given["policy"]["transfer"] = {"rule": "custom", "says": "As the board says.", "result": False}
    stands = agency_of(given, "file")
    sent = {one.name: one.value for one in form_of(stands).fields if one.value}
    again = agency_of(profile_typed(Typed(sent), stands), "typed")
    assert again.policy["transfer"] == CustomPolicy("", "As the board says.", False)


# ---------------------------------------------------------------- from a file


def upload(desk: Desk, content: bytes, name: str = "profile.toml"):
    return desk.as_(Role.SUPERVISOR).post("/policy/file/", {"file": SimpleUploadedFile(name, content)})


def test_a_profile_file_is_shown_as_changes_and_saved_only_then() -> None:
    desk = county(policy=False)
    looked = upload(desk, SAMPLE.encode())
    assert looked.status_code == 200
    assert "Hand the person over nothing Only on a judge's paper" in text(looked)
    assert desk.vault.profile() is None
    sent = {**hidden(looked), "confirmed": "yes"}
    assert desk.as_(Role.SUPERVISOR).post("/policy/change/", sent).status_code == 302
    assert agency_at(desk.vault) == agency_of(profile_of(STANDS), "sample")
    assert agency_at(desk.vault).adopted == date(2024, 12, 2)


def test_the_file_that_stands_already_changes_nothing() -> None:
    assert "Nothing changes" in text(upload(county(), SAMPLE.encode()))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "this is not a TOML file"),
        (b"policy = [", "this is not a TOML file"),
        (b'agency_kind = "militia"', "is no kind of agency"),
        (b'agency_kind = "police"\nbirthplace = "x"', "there is no such fact"),
        (b'agency_kind = "police"\n[policy]\nholds = "forbids"', "Did you mean `hold`?"),
        (b'agency_kind = "police"\n[policy]\nadopted = "soon"', "is no day"),
        (b'agency_kind = "police"\n[house_deadlines]\ncopy_to_person_hours = "1"', "is no whole number"),
        (b"", "the profile does not say it"),
        (b"#" * 70_000, "too large"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place_and_nothing_is_saved(content, said) -> None:
    desk = county()
    shown = upload(desk, content)
    assert shown.status_code == 422
    assert said in text(shown)
    assert len(desk.vault.profiles()) == 1


def test_numbers_that_are_none_in_a_file_break_nothing() -> None:
    shown = upload(county(), b'agency_kind = "police"\nname = nan\ncounty = 12:00:00\nlanguages = ["en"]')
    assert shown.status_code == 200
    assert "What changes" in text(shown)


def test_a_second_page_that_was_tampered_with_is_refused() -> None:
    desk = county()
    browser = desk.as_(Role.SUPERVISOR)
    for profile in ("", "[]", '"x"', "{", '{"agency_kind":"militia"}', "[" * 5_000, '{"agency_kind":["x"]}'):
        shown = browser.post("/policy/change/", {"seen": "1", "profile": profile, "confirmed": "yes"})
        assert shown.status_code == 422, profile
    assert len(desk.vault.profiles()) == 1


def test_who_may_read_it_and_who_may_change_it() -> None:
    desk = county()
    for role in (Role.CLERK, Role.AUDITOR):
        browser = desk.as_(role)
        assert browser.get("/policy/").status_code == 200
        assert b"/policy/change/" not in browser.get("/policy/").content
        assert browser.get("/policy/change/").status_code == 403
        assert browser.post("/policy/change/", filled()).status_code == 403
    assert desk.as_(Role.ADMINISTRATOR).get("/policy/").status_code == 403
