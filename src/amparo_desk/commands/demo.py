"""amparo desk demo, amparo desk run: the fictional county of the samples, with an account for each role. All invented.

It is made once. Each step looks whether it is done, so a start that was cut off goes on where it stopped, and a second
start keeps whatever was done since.
"""

import argparse
import json
import secrets
import tomllib
import uuid
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from amparo.casefile import Act, Role
from amparo.casefile.roles import ROLES
from amparo.facts import read_agency
from amparo.terms import FileError
from amparo.visits import plain_of_text
from amparo_desk.accounts import manage
from amparo_desk.accounts.models import User
from amparo_desk.accounts.record import COMMAND_LINE
from amparo_desk.acts.actor import Actor
from amparo_desk.acts.set_policy import set_policy
from amparo_desk.acts.visits import record_visit, visits_of
from amparo_desk.agencies import agencies, vault_of
from amparo_desk.commands import demo_log, demo_schools, demo_site, serve
from amparo_desk.commands.demo_words import WORDS
from amparo_desk.commands.import_requests import SameContactError, take_in
from amparo_desk.commands.init import set_up
from amparo_desk.once import write_once

AGENCY = "madrone"
ACCOUNTS: tuple[tuple[str, Role, str], ...] = (
    ("c.ruiz", Role.CLERK, "es"),
    ("i.vela", Role.SUPERVISOR, "en"),
    ("t.marlow", Role.COUNSEL, "en"),
    ("n.abara", Role.AUDITOR, "en"),
    ("d.quill", Role.ADMINISTRATOR, "en"),
    ("p.wren", Role.RELEASE_APPROVER, "en"),
    (demo_schools.FRONT, Role.FRONT_DESK, "es"),
    (demo_schools.LEAD, Role.SITE_LEAD, "en"),
)
"""The last two are the school district's, the others the county jail's."""
AT_THE_SCHOOLS = frozenset({demo_schools.FRONT, demo_schools.LEAD})
DESK = {"desk": "Records desk (fictional)", "telephone": "555-0142"}
"""What a notice names as the desk to ask; the sample's profile leaves it out."""
SAMPLES = Path(__file__).parents[3] / "samples"
LIST, FORM, PROFILE = "jail-requests-2025.csv", "i247a-request.json", "madrone-agency.toml"
VISIT = "school-visit.yaml"


def run(options: argparse.Namespace) -> int:
    """Make what is missing, print the accounts, and, as `run`, start the site."""
    make()
    _tell()
    if options.command == "run":
        demo_site.take_in()
        with demo_log.beside() as night:
            demo_site.release()
            demo_log.tell(night)
            with demo_site.served() as address:
                print(f"The public site answers at {address}\n" if address else "Nothing is released yet.\n")
                return serve.run(options)
    print(f"Start the site: AMPARO_DESK_HOME={settings.HOME} amparo desk serve")
    return 0


def make() -> None:
    """The county, as far as it is not there yet. Raises FileError."""
    for name in (LIST, FORM, PROFILE, VISIT):
        if not (SAMPLES / name).is_file():
            raise FileError(str(SAMPLES / name), "the sample is not there.", "Run it in Amparo's own folder.")
    if agencies() and not _phrases_file().exists():
        raise FileError(
            str(settings.HOME),
            "a desk lies here that is no demonstration.",
            "Set AMPARO_DESK_HOME to another folder; invented people do not belong among real ones.",
        )
    # The phrases are kept before the first agency is made, so that a start that is cut off is known for what it is.
    phrases = _phrases()
    set_up(AGENCY)
    demo_schools.take_in()
    for name, role, language in ACCOUNTS:
        _account(name, role, language, phrases[name])
    _records()
    _visit()


def _account(name: str, role: Role, language: str, phrase: str) -> None:
    user = User.objects.filter(username=name).first()
    if user is None:
        agency = demo_schools.DISTRICT.id if name in AT_THE_SCHOOLS else AGENCY
        user = manage.make(name, frozenset({role}), agency, by=COMMAND_LINE, language=language)
    if not user.has_usable_password() and user.last_login is None:
        user.set_password(phrase)
        user.save(update_fields=["password"])


def _records() -> None:
    """The local policy, the jail's list of a year, and the keyed form."""
    vault, at = vault_of(AGENCY), datetime.now(UTC)
    name, role, _ = ACCOUNTS[1]
    actor = Actor(name, frozenset({role}), AGENCY)
    if vault.profile() is None:
        profile = tomllib.loads((SAMPLES / PROFILE).read_text("utf-8"))
        set_policy(vault, actor, at, 0, profile=profile | DESK)
    if vault.records():
        print("The list of a year is there already, with whatever was done since.")
        return
    agency = read_agency(str(SAMPLES / PROFILE))
    for file in (LIST, FORM):
        try:
            taken = take_in(vault, actor, actor.role_for(Act.IMPORT_REQUESTS), str(SAMPLES / file), agency)
        except SameContactError:
            print(f"{file}: the same contact as a line of the list, so it is not taken in twice.")
            continue
        print(f"{file}: {taken.new} case files added, {taken.there} were there already.")


def _visit() -> None:
    """The sample's visit to a school, mistakes and all, as its front desk would hand in the guide's file."""
    district = demo_schools.DISTRICT.id
    vault, at = vault_of(district), datetime.now(UTC)
    draft = str(uuid.uuid5(uuid.NAMESPACE_OID, VISIT))
    if draft in {name for name, _ in visits_of(vault)}:
        return
    actor = Actor(demo_schools.FRONT, frozenset({Role.FRONT_DESK}), district)
    plain = plain_of_text((SAMPLES / VISIT).read_bytes(), VISIT)
    entry, _ = record_visit(vault, actor, at, draft, plain, came_by="guide")
    print(f"{VISIT}: visit {entry.body['number']} is on record; what is owed from it is late by now.")


def _phrases_file() -> Path:
    return Path(settings.HOME) / "demonstration.json"


def _phrases() -> dict[str, str]:
    """A pass phrase for each account: made once by chance, kept in a file that its owner alone may read."""
    file = _phrases_file()
    if not file.exists():
        made = {name: " ".join(secrets.choice(WORDS) for _ in range(4)) for name, _, _ in ACCOUNTS}
        write_once(file, (json.dumps(made, indent=1) + "\n").encode())
    found: dict[str, str] = json.loads(file.read_text("utf-8"))
    return found


def _tell() -> None:
    """The accounts, and with what each signs in."""
    phrases = _phrases()
    print("\nMadrone County is invented, and so is everybody in it. Sign in as")
    for name, role, _ in ACCOUNTS:
        print(f"  {name:10} {ROLES[role][0]:16} {phrases[name]}")
    spanish = ", ".join(name for name, _, language in ACCOUNTS if language == "es")
    print(f"The pages of {spanish} are in Spanish; “English” stands at their top right.")
    schools = " and ".join(name for name, _, _ in ACCOUNTS if name in AT_THE_SCHOOLS)
    print(f"{schools} work in the county's school district, where officers came to the desk: see Visits.")
    print()
