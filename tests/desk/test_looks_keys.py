"""Single keys are shortcuts; whoever speaks to the machine turns them off, and they stay off for the session."""

from amparo.casefile import Role
from tests.desk.accounts_cast import browser_of, new_agency, somebody


def test_keys_are_turned_off_for_a_session_and_on_again(sqlite: tuple[str, str]) -> None:  # noqa: ARG001 - the databases
    clerk = somebody(new_agency(), Role.CLERK)
    browser = browser_of(clerk)

    def is_off() -> bool:
        return b'data-keys="off"' in browser.get("/requests/").content

    def turn(keys: str, back: str) -> str:
        return str(browser.post("/keys", {"keys": keys, "next": back})["Location"])

    assert not is_off()
    assert turn("off", "/requests/") == "/requests/"
    assert is_off()
    assert b'data-keys="off"' not in browser_of(clerk).get("/requests/").content, "only in this session"
    assert turn("on", "https://elsewhere.example/") == "/", "nobody is led away"
    assert not is_off()
