"""Each night of the house: days closed, added to the log and signed by a real signer; cut off anywhere, the next run ends it."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from amparo.tlog import (
    check_inclusion,
    leaf_hash,
    open_note,
    read_checkpoint,
    read_proof_file,
    root_of_day,
)
from tests.desk.house import POWER_FAILED, House, make_house
from tests.desk.told import WEDNESDAY, local

THURSDAY, FRIDAY, SATURDAY = (local(2026, 11, day, 0, 10) for day in (26, 27, 28))
BUSY = "v = vault_of('madrone'); v.add(told(v))"


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house in which nothing happened yet."""
    return make_house(tmp_path_factory.mktemp("house"), "madrone", "alder")


@pytest.fixture
def house(new: House, tmp_path: Path) -> House:
    return new.copied(tmp_path / "house")


def order(house: House) -> list[tuple[str, date]]:
    return [(leaf.agency, leaf.day) for leaf in house.leaves()]


def test_every_agency_s_day_is_in_the_signed_log_by_day_and_agency(house: House) -> None:
    house.do(BUSY, THURSDAY)
    with house.signer():
        first = house.night(THURSDAY)
        assert first["closed"] == {"alder": ["2026-11-25"], "madrone": ["2026-11-25"]}
        assert (first["appended"], first["signed"], first["unsigned"]) == (2, 2, None)
        again = house.night(THURSDAY)
        assert (again["appended"], again["signed"]) == (0, 2)
        assert house.night(SATURDAY)["signed"] == 6
    days = [date(2026, 11, day) for day in (25, 26, 27)]
    assert order(house) == [(agency, day) for day in days for agency in ("alder", "madrone")]
    note = house.world.log.checkpoint()
    assert note is not None
    assert open_note(note, house.world.keys)
    told = house.do(
        "out = [d.index for d in vault_of('madrone').days.closed(date(2026, 1, 1), date(2027, 1, 1))]",
        SATURDAY,
    )
    assert told == [1, 3, 5]


def test_while_the_signer_is_down_days_are_closed_and_said_and_the_next_run_has_them_signed(
    house: House,
) -> None:
    down = house.night(THURSDAY)
    assert down["closed"]["madrone"] == ["2026-11-25"]
    assert "the signer does not answer" in down["unsigned"]
    assert down["signed"] is None
    assert len(house.leaves()) == 2
    index = "out = [d.index for d in vault_of('madrone').days.closed(date(2026, 1, 1), date(2027, 1, 1))]"
    assert house.do(index, THURSDAY) == [None]
    with house.signer():
        up = house.night(THURSDAY)
    assert (up["appended"], up["signed"]) == (0, 2)
    assert house.do(index, THURSDAY) == [1]


@pytest.mark.parametrize(
    ("place", "when"),
    [
        ("close_days", "after"),
        ("append_closed", "before"),
        ("append_closed", "after"),
        ("publish", "after"),
        ("note_signed", "after"),
    ],
)
def test_cut_off_between_database_and_log_the_next_run_ends_it_and_doubles_nothing(
    house: House, place: str, when: str
) -> None:
    house.do(BUSY, THURSDAY)
    with house.signer():
        house.do(f"cut({place!r}, {when!r}); out = night()", THURSDAY, ended=POWER_FAILED)
        once = house.leaves()
        check = "[[p.code for p in vault_of(n).check_all()] for n in agencies()]"
        ended, again, found = house.do(f"out = [night(), night(), {check}]", THURSDAY)
    assert ended["signed"] == again["signed"] == 2
    assert again["appended"] == 0
    assert house.leaves()[: len(once)] == once
    assert order(house) == [("alder", WEDNESDAY), ("madrone", WEDNESDAY)]
    assert found == [[], []]


def test_an_older_database_closes_nothing_and_is_told_what_to_do(house: House) -> None:
    with house.signer():
        house.night(THURSDAY)
        house.copy("desk", "backup")
        house.night(SATURDAY)
        before = house.leaves()
        house.copy("backup", "desk")
        refused = house.refused("night()", SATURDAY)
        assert refused.startswith(
            "OlderDatabaseError: The log holds 4 closed days that this database does not"
        )
        assert "alder 2026-11-26" in refused
        assert "amparo desk adopt-days" in refused
        assert house.leaves() == before
        done = house.command("close-days")
        assert done.returncode == 2
        assert "restored from an older copy" in done.stderr
        assert (
            "La base se recuperó de una copia anterior" in house.command("close-days", "--lang", "es").stderr
        )
        adopted = house.command("adopt-days")
        assert adopted.returncode == 0, adopted.stderr
        assert "madrone 2026-11-27: taken over from the log, without what was in it." in adopted.stdout
        assert json.loads(house.command("adopt-days", "--json").stdout) == {"adopted": []}
        after = house.night(local(2026, 11, 29, 0, 10))
        assert after["closed"]["madrone"] == ["2026-11-28"]
        assert house.leaves()[: len(before)] == before
    told = "out = [[str(d.day), d.index, d.is_adopted] for d in vault_of('madrone').days.closed(date(2026,1,1), date(2027,1,1))]"
    assert house.do(told, SATURDAY) == [
        ["2026-11-25", 1, False],
        ["2026-11-26", 3, True],
        ["2026-11-27", 5, True],
        ["2026-11-28", 7, False],
    ]


def test_an_older_log_closes_nothing_and_is_told_what_to_do(house: House) -> None:
    with house.signer():
        house.night(THURSDAY)
        house.copy("log", "backup")
        house.night(FRIDAY)
        house.copy("backup", "log")
        refused = house.refused("night()", SATURDAY)
    assert refused.startswith("OlderLogError")
    assert "the log ends at 2 entries, and entry 3 (madrone, 2026-11-26) was signed" in refused


def test_last_week_s_database_and_log_are_refused_by_what_the_signer_remembers(house: House) -> None:
    with house.signer():
        house.night(THURSDAY)
        for what in ("log", "desk"):
            house.copy(what, f"{what}-backup")
        house.night(FRIDAY)
        for what in ("log", "desk"):
            house.copy(f"{what}-backup", what)
        refused = house.refused("night()", SATURDAY)
    assert refused.startswith("SignerRefusedError")
    assert "It is an older copy of the log" in refused
    told = "out = len(vault_of('madrone').days.closed(date(2026, 1, 1), date(2027, 1, 1)))"
    assert house.do(told, SATURDAY) == 1


def test_without_a_log_the_days_are_closed_and_said(house: House) -> None:
    house.environment["AMPARO_LOG_HOME"] = str(house.folder / "nothing")
    told = house.night(THURSDAY)
    assert told["closed"]["madrone"] == ["2026-11-25"]
    assert "`amparo log new" in told["unsigned"]


def test_where_the_log_is_gone_no_day_is_closed_that_it_may_hold_already(house: House) -> None:
    with house.signer():
        house.night(THURSDAY)
        house.copy("desk", "backup")
        house.night(FRIDAY)
        house.copy("backup", "desk")
        there, house.environment["AMPARO_LOG_HOME"] = house.world.home, str(house.folder / "nothing")
        gone = house.refused("night()", FRIDAY)
        assert gone.startswith("OlderLogError")
        assert "the log is not there, and 2 days of it were signed. Nothing was closed." in gone
        done = house.command("close-days", "--lang", "es")
        assert done.returncode == 2
        assert "No haga un registro nuevo." in done.stderr
        house.environment["AMPARO_LOG_HOME"] = str(there)
        assert house.refused("night()", FRIDAY).startswith("OlderDatabaseError")


def test_the_command_closes_yesterday_and_says_it_in_both_languages(house: House) -> None:
    with house.signer():
        done = house.command("close-days")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "madrone: closed 20" in done.stdout
        assert "The log is signed at 2 entries; 0 witnesses countersigned, 0 are needed." in done.stdout
        again = house.command("close-days", "--lang", "es")
        assert "madrone: no había ningún día por cerrar." in again.stdout
        told = json.loads(house.command("close-days", "--json").stdout)
        assert told["signed_size"] == 2
    assert house.command("close-days").returncode == 1
    odd = house.command("close-days", "--through", "yesterday")
    assert odd.returncode == 2
    assert "'yesterday' is no day" in odd.stderr


def test_an_attested_month_is_published_with_its_office_and_without_a_name(house: House) -> None:
    attest = (
        "from amparo_desk.acts.attest_month import attest_month\nfrom amparo_desk.acts.actor import Actor\n"
        "from amparo.casefile import Role\n"
        "v = vault_of('madrone'); by = Actor('s.ode', frozenset({Role.SUPERVISOR}), 'madrone')\n"
        "out = attest_month(v, by, at, date(2026, 11, 1), 'records').office"
    )
    december = local(2026, 12, 1, 9)
    with house.signer():
        house.night(THURSDAY)
        assert "not over" in house.refused(attest.replace("\n", "\n    "), THURSDAY)
        house.night(local(2026, 12, 1, 0, 10))
        assert house.do(attest, december) == "records"
        assert house.night(december)["attested"] == []
        assert house.night(local(2026, 12, 2, 0, 10))["attested"] == ["attestations/madrone/2026-11.json"]
        assert house.night(local(2026, 12, 3, 0, 10))["attested"] == []
    proof = read_proof_file((house.world.log.public / "attestations/madrone/2026-11.json").read_bytes())
    (day,) = proof.days
    (record,) = day.records
    head = read_checkpoint(proof.checkpoint.text)
    check_inclusion(leaf_hash(day.entry), day.index, head.size, day.path, head.root)
    assert root_of_day(record.record.root, record.steps) == day.entry[-32:]
    shown = {field.name: field.content for field in record.record.fields}
    assert shown["office"]["en"] == "Records office"
    assert [day for day, _ in shown["days"]] == [f"2026-11-{day}" for day in range(25, 31)]
    assert not {"by", "role"} & set(shown)
    assert b"s.ode" not in proof.written


def test_a_day_that_was_closed_anew_after_a_restore_is_not_added_beside_the_one_in_the_log(
    house: House,
) -> None:
    with house.signer():
        house.night(THURSDAY)
        house.copy("desk", "backup")
        house.night(FRIDAY)
        house.copy("backup", "desk")
        closed = "out = [len(vault_of(name).close(at)) for name in agencies()]"
        assert house.do(closed, FRIDAY) == [1, 1]
        before = house.leaves()
        refused = house.refused("night()", FRIDAY)
    assert refused.startswith(
        "OtherDayError: alder, 2026-11-26: entry 2 of the log is not what this database has"
    )
    assert house.leaves() == before


def test_what_the_house_publishes_and_gives_to_a_holder_is_found_sound_by_the_command(house: House) -> None:
    proved = house.folder / "proof.json"
    before = "from amparo_desk.acts.actor import Actor\nfrom amparo.casefile import Role\nfrom pathlib import Path\n"
    by = f"{before}v = vault_of('madrone'); by = Actor('s.ode', frozenset({{Role.SUPERVISOR}}), 'madrone')\n"
    attest = f"{by}from amparo_desk.acts.attest_month import attest_month\nattest_month(v, by, at, date(2026, 11, 1), 'records')"
    give = (
        f"{by}from amparo_desk.acts.give_proof import give_proof\nfrom amparo_log.storage import Log\n"
        "shown = {1: frozenset({'sort', 'at', 'person.person_ref'}), 3: frozenset({'body.outcome', 'body.citation'})}\n"
        "proof = give_proof(v, Log(settings.LOG_HOME), by, at, 'rec-1', shown)\n"
        f"Path({str(proved)!r}).write_bytes(proof.written)"
    )
    house.do(BUSY, THURSDAY)
    with house.signer():
        house.night(local(2026, 11, 26, 0, 10))
        house.night(local(2026, 12, 1, 0, 10))
        house.do(attest, local(2026, 12, 1, 9))
        house.night(local(2026, 12, 2, 0, 10))
    house.do(give, local(2026, 12, 2, 9))
    keys = [word for key in house.world.keys for word in ("--key", key.vkey)]
    for place in (
        house.world.log.public,
        proved,
        house.world.log.public / "attestations/madrone/2026-11.json",
    ):
        done = house.amparo("verify", str(place), *keys, "--on", "2026-12-02", "--json")
        told = json.loads(done.stdout)
        faults = [one for one in told["findings"] if one["level"] == "fault"]
        assert (done.returncode, faults) == (0, []), place.name
    content = bytearray(proved.read_bytes())
    place = content.index(b"P-001")
    content[place] ^= 1
    proved.write_bytes(content)
    assert house.amparo("verify", str(proved), *keys).returncode == 1


def test_of_two_houses_that_close_at_once_one_wins_and_the_log_has_each_day_once(house: House) -> None:
    code = "try:\n    out = night()\nexcept Exception as error:\n    out = type(error).__name__"
    with house.signer(), ThreadPoolExecutor(4) as threads:
        house.night(THURSDAY)
        told = list(threads.map(lambda _: house.do(code, SATURDAY), range(4)))
        assert {one for one in told if isinstance(one, str)} <= {"BusyError"}
        ended = house.night(SATURDAY)
    assert ended["signed"] == 6
    assert order(house) == [
        (agency, date(2026, 11, day)) for day in (25, 26, 27) for agency in ("alder", "madrone")
    ]
