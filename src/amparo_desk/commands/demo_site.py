"""The demonstration's public site: the years of two invented counties counted, approved by a second person, built as pages.

What is done here by two accounts of the demonstration, two people do at the desk's site; it is done once. The site is
built anew at each start, from the releases that stand, and served as any web server would serve files.
"""

import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from amparo.casefile import Role
from amparo.register.release import Agency
from amparo.release.periods import last_day, periods_since
from amparo.terms import EngineError
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.release_approve import approve_release
from amparo_desk.acts.release_close_period import close_period
from amparo_desk.acts.release_draft import draft_release
from amparo_desk.agencies import vault_of
from amparo_desk.commands import demo_agency, demo_county, demo_log, demo_schools
from amparo_desk.commands.init import set_up
from amparo_desk.once import write_once
from amparo_desk.releasing import finish, house_here, known

COUNTER, APPROVER = "i.vela", "p.wren"
PORT = 1
"""The site answers one port beyond the desk's."""
_NOTED = "administration"
_AMPARO = "import sys; from amparo.cli import main; sys.exit(main(sys.argv[1:]))"
_FORUMS = Path(__file__).parents[3] / "samples" / "forums"
"""The plan of an invented forum, with its questions and rates."""


def take_in() -> None:
    """The second county's case files and the house's public list, as far as they lack."""
    set_up(demo_agency.NAME)
    vault = vault_of(demo_agency.NAME)
    if not vault.records():
        print("A second invented county is taken in, 480 requests a year; this takes a moment, once.")
        vault.add_all([case.events for case in demo_agency.case_files()])
    write_once(settings.RELEASE_LIST, _public_list().encode())


def release() -> None:
    """Close the periods that are over, count the first release and have it approved, where there is none yet."""
    house, at = house_here(), datetime.now(UTC)
    finish(house)
    if known(house):
        return
    listed = house.listed()
    for agency in (one for one in listed.agencies if one.id in house.vaults):
        who = Actor(COUNTER, frozenset({Role.SUPERVISOR}), agency.id)
        for period in periods_since(agency.since, last_day(at.date())):
            close_period(house.vaults[agency.id], who, at, period.code, _NOTED)
    counter = Actor(COUNTER, frozenset({Role.SUPERVISOR}), "madrone")
    draft = draft_release(house, counter, at, str(uuid.uuid4()))
    if draft.is_whole:
        approve_release(house, Actor(APPROVER, frozenset({Role.RELEASE_APPROVER}), "madrone"), at, draft.id)
        return
    print("The first release waits: a check found something. See Releases at the desk.")


@contextmanager
def served() -> Iterator[str]:
    """The site, built from what is released, and served until the desk ends; its address, empty where nothing is released."""
    out = Path(settings.HOME) / "public-site"
    if not known(house_here()):
        yield ""
        return
    _build(out)
    port = str(settings.PORT + PORT)
    command = [sys.executable, "-m", "http.server", port, "--bind", "127.0.0.1", "--directory", str(out)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=quiet, stderr=quiet, preexec_fn=demo_log.end_with_the_desk
    ) as process:
        try:
            _wait(process, settings.PORT + PORT)
            yield f"http://localhost:{port}/"
        finally:
            process.terminate()


def _build(out: Path) -> None:
    """The site, built by a process of its own: what sets its PDFs starts threads, and the desk's workers, which are forked
    from this process, would wait for them for ever. Raises EngineError.
    """
    words = ["site", "build", str(settings.RELEASES), str(out), "--forums", str(_FORUMS)]
    done = subprocess.run(
        [sys.executable, "-c", _AMPARO, *words], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise EngineError("the public site", done.stderr.strip(), "Mend that, and start again.")


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Until it answers. Raises EngineError where it ended, as where something else answers at the port."""
    for _ in range(200):
        if process.poll() is not None:
            break
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise EngineError(
        f"port {port}",
        "the public site cannot answer there; perhaps something else does.",
        "Choose another port for the desk, whose next one is the site's: AMPARO_DESK_PORT=8060 before the command.",
    )


def _public_list() -> str:
    """Both counties and who is silent beside them, as the file that a house keeps by hand."""
    lines = ["# The public list of the demonstration; all invented.", ""]
    for region in demo_county.regions():
        lines += ["[[region]]", f'id = "{region.id}"', _name(region.name), f'path = "{region.path}"', ""]
    own = {"id": demo_agency.NAME, "name": demo_county.JAIL.name, "kind": demo_county.JAIL.kind}
    encina = Agency(**own, region=demo_county.JAIL.region, since=demo_county.SINCE)
    madrone = Agency(
        "madrone",
        {"en": "Madrone County Jail (fictional)", "es": "Cárcel del condado de Madrone (ficticia)"},
        "sheriff_jail",
        "madrone-valley",
        demo_county.SINCE.replace(year=2025),
    )
    for agency in (madrone, encina, demo_schools.DISTRICT, *demo_county.SILENT):
        lines += ["[[agency]]", f'id = "{agency.id}"', _name(agency.name), f'kind = "{agency.kind}"']
        lines += [f'region = "{agency.region}"', f"since = {agency.since}", ""]
    states = zip(demo_county.SILENT, ("did_not_answer", "not_asked"), strict=True)
    for agency, state in states:
        for year in demo_agency.YEARS:
            lines += ["[[asked]]", f'agency = "{agency.id}"', f'period = "{year}"', f'state = "{state}"', ""]
    return "\n".join(lines)


def _name(name: object) -> str:
    assert isinstance(name, dict)
    return f'name = {{ en = "{name["en"]}", es = "{name["es"]}" }}'
