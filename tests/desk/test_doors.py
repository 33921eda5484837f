"""Every page is shut until somebody comes in who may: each address, each role, each agency."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from amparo.casefile import Act, Role
from amparo.casefile.roles import RIGHTS
from amparo_desk.accounts import doors, manage
from amparo_desk.agencies import vault_of
from tests.desk.accounts_cast import browser_of, new_agency, somebody
from tests.desk.test_vault import told

pytestmark = pytest.mark.usefixtures("sqlite")

_EXAMPLES = {
    "record": "rec-none",
    "sha256": "0" * 64,
    "part": "hold",
    "draft": str(uuid.UUID(int=7)),
    "number": "1",
    "call": "telephone",
    "notice": "copy_and_intent",
    "language": "en",
    "key": "none",
    "name": "n.obody",
    "pk": "999999",
    "uidb64": "MQ",
    "token": "abc-def",
    "month": "2026-10",
    "period": "2025",
    "table": "requests",
    "site": "none",
    "duty": "D-BCJ",
    "code": "board_report",
}
"""What stands in an address for each of its places; none of it is there."""


def patterns(resolver: Any = None) -> Iterator[URLPattern]:
    """Every address of the desk, however deep it is included."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def address(pattern: URLPattern, **known: str) -> str:
    """An address that the pattern answers, with what is known in its places."""
    path = str(pattern.pattern)
    for name in pattern.pattern.converters:
        kind = type(pattern.pattern.converters[name]).__name__.removesuffix("Converter").lower()
        value = known.get(name, _EXAMPLES.get(name, ""))
        path = (
            path.replace(f"<{kind}:{name}>", value)
            .replace(f"<{name}>", value)
            .replace(f"<str:{name}>", value)
        )
    assert "<" not in path, f"{path}: say in _EXAMPLES what stands there"
    return f"/{path}"


ALL = {pattern.name: pattern for pattern in patterns()}
SHUT = sorted(set(ALL) - doors.OPEN)


def test_each_address_has_a_name_of_its_own_and_each_open_door_is_one_of_them() -> None:
    names = [pattern.name for pattern in patterns()]
    assert None not in names
    assert len(names) == len(set(names))
    assert set(names) >= doors.OPEN | doors.OWN | {doors.AGENCY}
    assert not doors.OPEN & doors.OWN


def test_without_signing_in_only_sign_in_the_link_the_language_and_the_watchman_s_page_answer() -> None:
    client = Client()
    for name in SHUT:
        for method in (client.get, client.post):
            sent = method(address(ALL[name]))
            assert sent.status_code == 302, name
            assert sent["Location"].split("?")[0] == "/sign-in/", name
    assert client.get("/health").content == b"ok\n"
    assert {client.get(address(ALL[name])).status_code for name in doors.OPEN} <= {200, 302, 405}


def test_with_an_account_that_has_no_role_only_one_s_own_pages_answer() -> None:
    agency = new_agency()
    user = somebody(agency, Role.CLERK)
    manage.take(user, frozenset({Role.CLERK}), agency, by="test")
    client = browser_of(user)
    for name in SHUT:
        got = client.get(address(ALL[name]))
        if name in doors.OWN:
            assert got.status_code in (200, 302, 404), name
        else:
            assert got.status_code == 403, name
            assert b"Your account has no role" in got.content, name


ANYBODY = frozenset(Role)
RECORDS = frozenset({Role.CLERK, Role.SUPERVISOR, Role.COUNSEL, Role.AUDITOR})
LOOKS_AT_RELEASES = frozenset({Role.SUPERVISOR, Role.COUNSEL, Role.RELEASE_APPROVER, Role.AUDITOR})
AT_THE_COUNTER = frozenset({Role.FRONT_DESK, Role.SITE_LEAD})
READS_VISITS = AT_THE_COUNTER | {Role.COUNSEL, Role.AUDITOR}
TABLE: list[tuple[str, frozenset[Role]]] = [
    ("today", ANYBODY),
    ("agency", ANYBODY),
    ("own", ANYBODY),
    ("mfa_index", ANYBODY),
    ("requests", RECORDS),
    ("record", RECORDS),
    ("record_document", RECORDS),
    ("receive", frozenset({Role.CLERK, Role.SUPERVISOR})),
    ("receive_upload", frozenset({Role.CLERK, Role.SUPERVISOR})),
    ("record_facts", frozenset({Role.CLERK, Role.SUPERVISOR})),
    ("record_verify", frozenset({Role.SUPERVISOR})),
    ("record_outside", frozenset({Role.SUPERVISOR})),
    ("record_transfer", frozenset({Role.SUPERVISOR})),
    ("record_ask", frozenset({Role.CLERK, Role.SUPERVISOR})),
    ("policy_change", frozenset({Role.SUPERVISOR, Role.COUNSEL})),
    ("record_proof", frozenset({Role.SUPERVISOR, Role.COUNSEL})),
    ("record_erase", frozenset({Role.COUNSEL})),
    (
        "days",
        frozenset(
            {
                Role.SUPERVISOR,
                Role.COUNSEL,
                Role.RELEASE_APPROVER,
                Role.AUDITOR,
                Role.ADMINISTRATOR,
            }
        ),
    ),
    ("days_attest", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})),
    ("releases", LOOKS_AT_RELEASES),
    ("release_draft", LOOKS_AT_RELEASES),
    ("release_table", LOOKS_AT_RELEASES),
    ("release_new", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})),
    ("release_drop", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})),
    ("release_withdraw", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})),
    ("release_periods", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})),
    ("release_period", frozenset({Role.SUPERVISOR, Role.RELEASE_APPROVER})),
    ("release_approve", frozenset({Role.RELEASE_APPROVER})),
    ("oversight", LOOKS_AT_RELEASES),
    ("state_report", LOOKS_AT_RELEASES),
    ("state_report_file", LOOKS_AT_RELEASES),
    ("state_report_new", frozenset({Role.SUPERVISOR})),
    ("state_report_sent", frozenset({Role.SUPERVISOR})),
    ("state_compare", frozenset({Role.SUPERVISOR})),
    ("task_force_new", frozenset({Role.SUPERVISOR})),
    ("task_force", frozenset({Role.SUPERVISOR})),
    ("records_new", frozenset({Role.SUPERVISOR})),
    ("records_request", LOOKS_AT_RELEASES),
    ("records_extend", frozenset({Role.SUPERVISOR})),
    ("records_package", frozenset({Role.SUPERVISOR})),
    ("records_answered", frozenset({Role.SUPERVISOR})),
    ("records_texts", frozenset({Role.COUNSEL})),
    ("records_approve", frozenset({Role.COUNSEL, Role.RELEASE_APPROVER})),
    ("records_file", LOOKS_AT_RELEASES),
    ("records_letter", LOOKS_AT_RELEASES),
    ("sample_new", frozenset({Role.AUDITOR})),
    ("sample", LOOKS_AT_RELEASES),
    ("sample_draw", frozenset({Role.AUDITOR})),
    ("access", frozenset({Role.AUDITOR})),
    ("visits", READS_VISITS),
    ("visit", READS_VISITS),
    ("visit_paper", READS_VISITS),
    ("visit_new", AT_THE_COUNTER),
    ("visit_file", AT_THE_COUNTER),
    ("visit_correct", AT_THE_COUNTER),
    ("visit_paper_new", AT_THE_COUNTER),
    ("visit_paper_read", AT_THE_COUNTER),
    ("visit_duty_done", AT_THE_COUNTER | {Role.COUNSEL}),
    ("visit_duty_not_done", AT_THE_COUNTER | {Role.COUNSEL}),
    ("visit_void", frozenset({Role.SITE_LEAD, Role.COUNSEL})),
    ("visit_presence", frozenset({Role.SITE_LEAD})),
    ("visit_drafts", frozenset({Role.SITE_LEAD})),
    ("visit_draft", frozenset({Role.SITE_LEAD})),
    ("visit_draft_file", frozenset({Role.SITE_LEAD})),
    ("visit_draft_sent", frozenset({Role.SITE_LEAD})),
    ("visit_paper_file", frozenset({Role.SITE_LEAD, Role.COUNSEL, Role.AUDITOR})),
    ("visit_paper_page", frozenset({Role.SITE_LEAD, Role.COUNSEL, Role.AUDITOR})),
    ("visit_erase", frozenset({Role.COUNSEL})),
    ("accounts", frozenset({Role.ADMINISTRATOR})),
    ("account", frozenset({Role.ADMINISTRATOR})),
    ("accounts_history", frozenset({Role.ADMINISTRATOR, Role.AUDITOR})),
]
"""Which roles a page answers, written down by hand: what the house says of it, not what the program does."""


@pytest.mark.parametrize("role", Role)
def test_a_page_answers_the_roles_whose_work_it_is_and_refuses_every_other(role: Role) -> None:
    client = browser_of(somebody(new_agency(), role))
    for name, roles in TABLE:
        for method in (client.get, client.post):
            got = method(address(ALL[name]))
            if got.status_code != 405:  # it is only read, or only sent to, by whomever
                assert (got.status_code != 403) is (role in roles), f"{name} for {role}: {got.status_code}"


@pytest.mark.parametrize("role", Role)
def test_every_page_that_names_an_act_refuses_whoever_has_not_its_right(role: Role) -> None:
    client = browser_of(somebody(new_agency(), role))
    seen: set[Act] = set()
    for name, pattern in ALL.items():
        act = getattr(pattern.callback, "act", None)
        if act is None:
            continue
        seen.add(act)
        got = client.get(address(pattern))
        assert (got.status_code != 403) is (act in RIGHTS[role]), f"{name} for {role}: {got.status_code}"
    assert len(seen) > 8


def test_no_role_comes_to_a_record_of_another_agency_nor_to_what_lies_in_it() -> None:
    here, there = new_agency("here"), new_agency("there")
    vault = vault_of(there)
    record = str(uuid.uuid4())
    vault.add(told(vault, record))
    of_records = [pattern for pattern in ALL.values() if "record" in pattern.pattern.converters]
    assert len(of_records) > 10
    own = browser_of(somebody(there, Role.SUPERVISOR))
    assert own.get(f"/requests/{record}/").status_code == 200
    reads = len(vault.reads(record))
    for role in Role:
        client = browser_of(somebody(here, role))
        for pattern in of_records:
            for method in (client.get, client.post):
                got = method(address(pattern, record=record))
                assert got.status_code in (403, 404, 405), f"{pattern.name} for {role}"
        assert record not in client.get("/", follow=True).content.decode()
        assert record not in client.get("/requests/").content.decode()
    assert len(vault.reads(record)) == reads, "who asked in vain opened nothing"


def test_who_works_for_two_agencies_says_for_which_and_sees_one_at_a_time() -> None:
    here, there = new_agency("here"), new_agency("there")
    user = somebody(here, Role.CLERK)
    manage.give(user, frozenset({Role.SUPERVISOR}), there, by="test")
    vault = vault_of(there)
    record = str(uuid.uuid4())
    vault.add(told(vault, record))
    client = browser_of(user)
    asked = client.get(f"/requests/{record}/")
    assert asked["Location"].startswith("/agency/?next=")
    assert client.post("/agency/", {"agency": "elsewhere"}).status_code == 200, "one that is not theirs"
    assert client.get("/requests/").status_code == 302
    client.post("/agency/", {"agency": here})
    assert client.get(f"/requests/{record}/").status_code == 404
    assert client.get("/policy/change/").status_code == 403
    chosen = client.post("/agency/", {"agency": there, "next": f"/requests/{record}/"})
    assert chosen["Location"] == f"/requests/{record}/"
    assert client.get(f"/requests/{record}/").status_code == 200
    assert client.get("/policy/change/").status_code == 200
    manage.take(user, frozenset({Role.SUPERVISOR}), there, by="test")
    assert client.get(f"/requests/{record}/").status_code == 404, "a role that is taken away ends at once"


def test_the_way_back_after_a_choice_leads_to_no_other_site() -> None:
    client = browser_of(somebody(new_agency(), Role.CLERK))
    for path in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert client.post("/language", {"language": "es", "next": path})["Location"] == "/"
        assert client.get(f"/sign-in/?next={path}")["Location"] == "/"


def test_the_language_is_the_account_s_and_without_one_the_browser_s() -> None:
    user = somebody(new_agency(), Role.CLERK)
    client = browser_of(user)
    assert '<html lang="en">' in client.get("/account/").content.decode()
    client.post("/language", {"language": "es", "next": "/account/"})
    page = client.get("/account/", headers={"accept-language": "en"})
    assert page["Content-Language"] == "es"
    assert "Su cuenta" in page.content.decode()
    user.refresh_from_db()
    assert user.language == "es"
    client.post("/language", {"language": "tlh"})
    user.refresh_from_db()
    assert user.language == "es"
    assert "Iniciar sesión" in Client(headers={"accept-language": "es-MX"}).get("/sign-in/").content.decode()
    stranger = Client()
    stranger.post("/language", {"language": "es"})
    assert "Iniciar sesión" in stranger.get("/sign-in/").content.decode()


@pytest.mark.parametrize("path", ["/", "/account/", "/sign-in/", "/nowhere/"])
def test_each_page_keeps_itself_out_of_stores_frames_and_foreign_scripts(path: str) -> None:
    got = browser_of(somebody(new_agency(), Role.CLERK)).get(path)
    assert got["Cache-Control"] == "no-store"
    policy = got["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert got["X-Frame-Options"] == "DENY"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Referrer-Policy"] == "same-origin"
    assert "camera=()" in got["Permissions-Policy"]


def test_an_agency_whose_key_is_gone_is_told_so_and_nothing_else_breaks() -> None:
    agency = new_agency()
    client = browser_of(somebody(agency, Role.SUPERVISOR))
    vault = vault_of(agency)
    vault.add(told(vault, str(uuid.uuid4())))
    key = settings.KEYS / f"{agency}.key"
    kept = key.rename(key.with_suffix(".away"))
    got = client.get("/requests/")
    assert got.status_code == 503
    assert (
        b"The agency&#x27;s key does not open its case files" in got.content
        or b"key does not open" in got.content
    )
    assert client.get("/account/").status_code == 200
    kept.rename(key)
    assert client.get("/requests/").status_code == 200
