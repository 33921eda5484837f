"""The words of a visit record, `amparo-visit/1`: its keys, and the closed lists of roles, areas, wishes, steps, what followed.

The record is what section 8 of the law of public places asks to be kept. Who writes it (the offline guide, the desk, a
hand) uses these words; free text is struck by `never_written` before it is kept. A list in the file begins with what a
word means to the rules, its last two items are English and Spanish.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

SCHEMA = "amparo-visit/1"
"""What stands under `schema`; programs always write it, a file made by hand may leave it out."""

_READ: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("amparo.facts").joinpath("visit_record.toml").read_text(encoding="utf-8")
)


def _said(group: str) -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({word: (told[-2], told[-1]) for word, told in _READ[group].items()})


def _meant(group: str, at: int = 0) -> Mapping[str, str]:
    return MappingProxyType({word: told[at] for word, told in _READ[group].items()})


ROLES = _said("roles")
"""Who acted, by office: never a name."""
ROLES_FIRST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {place: tuple(roles) for place, roles in _READ["roles_first"].items()}
)
"""The roles of each kind of place that stand first where one is chosen."""
AREAS = _said("areas")
"""How far officers came."""
AREA_IS = _meant("areas")
"""Whether an area is `public`, `nonpublic` or `outside`."""
WANTED = _said("wanted")
"""What they wanted."""
WANTED_REQUEST = _meant("wanted")
"""The request (section 1.4) that a wish is."""
WANTED_OF = _meant("wanted", 1)
"""The kind of record asked for, or of the person; empty where it is of nobody."""
STEPS = _said("steps")
"""What was done, with its time."""
STEP_MEETS = _meant("steps")
"""The duty that a step meets; empty where none."""
LATER = _said("later")
"""What followed."""
LATER_MEETS = _meant("later")
"""The duty that it meets; empty where none."""
TOLD = _said("told")
"""To whom a notice went, by class."""
UNIFORMS = _said("uniform")
"""How the officers were dressed."""
CONFIRMING = tuple(word for word in STEPS if word.endswith("presence") or word == "presence_confirmed")
"""The steps by which a named role confirms that officers are there."""
CONFIRMED_BY: Mapping[str, str] = MappingProxyType(
    {word: role for word in CONFIRMING if (role := word.removesuffix("_confirmed_presence")) in ROLES}
)
"""The role that a confirming step names by itself; the plain `presence_confirmed` names it under `by_role`."""

MAY_CONFIRM: tuple[str, ...] = tuple(_READ["confirming"]["roles"])
"""The roles that may confirm: those who answer for a site. What anybody else saw is told to them first."""

TEXTS = ("stated_reason", "answer_given", "officers_then", "follow_up", "free_text")
"""The fields of free text: struck before they are kept, and never in a draft, a figure or a public file."""

OFFICIALS: Mapping[str, str] = MappingProxyType(
    {
        "names": "Officer",
        "badges": "Badge",
        "supervisor_phone": "Supervisor",
        "form_number": "Form",
        "judge_named": "Judge",
        "case_number": "Court",
    }
)
"""The fields of an official's or a court's name or number, which stays, and the word that makes it an official's."""

OFFICER_KEYS = (
    "count",
    "agency_stated",
    "identification_shown",
    "names",
    "badges",
    "badge_number_noted",
    "supervisor_phone_noted",
    "supervisor_phone",
    "uniform",
    "vehicle_described",
    "vehicles",
)
PAPER_KEYS = (
    "shown",
    "kind",
    "title",
    "form_number",
    "headed_by",
    "signed_by_title",
    "court_named",
    "judge_named",
    "case_number",
    "dated",
    "names_this_place",
    "in_date",
    "person_matches",
    "copy_kept",
    "picture",
)
STEP_KEYS = ("at", "what", "languages", "by_role")
DECIDED_KEYS = ("outcome", "rule", "on", "rules_version")
NOTICE_KEYS = ("code", "at", "to", "languages", "by_role")
DUTY_KEYS = ("code", "done", "by_role", "how", "not_done_because")
KEYS = (
    "schema",
    "place",
    "site",
    "kept_by",
    "arrived",
    "left",
    "received_by_role",
    "second_staff_witness_role",
    "staff_present",
    "decided_by_role",
    "officers",
    "stated_reason",
    "wanted",
    "area_reached",
    "entered_nonpublic_area",
    "exigent_circumstances_claimed",
    "papers",
    "answer_given",
    "officers_then",
    "steps",
    "later",
    "records_released",
    "records_released_at",
    "free_text",
    "follow_up",
    "facts",
    "decided",
    "notices",
    "duties",
)
"""Every key of a record, in the order in which it is written."""
