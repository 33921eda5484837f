"""May this person do it? Nine roles, and for each what it may do; whether the state allows it stands in `acts.py`."""

from enum import StrEnum

from amparo.casefile.acts import Act


class Role(StrEnum):
    """A role at an agency. One person may have several; a right at one agency is none at another."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    COUNSEL = "counsel"
    RELEASE_APPROVER = "release_approver"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    FRONT_DESK = "front_desk"
    SITE_LEAD = "site_lead"
    PROMISE_OWNER = "promise_owner"


ROLES: dict[Role, tuple[str, str]] = {
    Role.CLERK: ("Records clerk", "Personal de registros"),
    Role.SUPERVISOR: ("Supervisor", "Supervisión"),
    Role.COUNSEL: ("Counsel", "Abogado de la agencia"),
    Role.RELEASE_APPROVER: ("Release approver", "Aprobación de publicaciones"),
    Role.AUDITOR: ("Auditor", "Auditoría"),
    Role.ADMINISTRATOR: ("Administrator", "Administración"),
    Role.FRONT_DESK: ("Front desk", "Recepción"),
    Role.SITE_LEAD: ("Site lead", "Dirección del sitio"),
    Role.PROMISE_OWNER: ("Promise owner", "Responsable de una promesa"),
}

_DESK = frozenset(
    {
        Act.RECEIVE_REQUEST,
        Act.ATTACH_DOCUMENT,
        Act.CONFIRM_FACTS,
        Act.DECIDE,
        Act.SET_INTENTION,
        Act.MAKE_NOTICES,
        Act.SERVE_NOTICE,
        Act.NAME_DESIGNEE,
        Act.SEND_REPLY,
        Act.RECORD_ANSWER,
        Act.RECORD_ACCESS,
        Act.RECORD_RELEASE,
        Act.RECORD_WITHDRAWAL,
        Act.LINK_AGAIN,
        Act.NOTE_TIME,
        Act.ASK_COUNSEL,
        Act.CORRECT,
        Act.READ_PERSON,
    }
)

_VISITS = frozenset({Act.READ_VISITS, Act.RECORD_VISIT, Act.CORRECT_VISIT, Act.DO_VISIT_DUTY, Act.READ_SITES})
"""What the front desk does with the visits of officers; the site lead does more (below)."""

RIGHTS: dict[Role, frozenset[Act]] = {
    Role.CLERK: _DESK,
    Role.SUPERVISOR: _DESK
    | {
        Act.ACT_OUTSIDE_DECISION,
        Act.VERIFY_PAPER,
        Act.RECORD_TRANSFER,
        Act.IMPORT_REQUESTS,
        Act.SET_POLICY,
        Act.READ_DAYS,
        Act.ATTEST_MONTH,
        Act.GIVE_PROOF,
        Act.READ_RELEASES,
        Act.CLOSE_PERIOD,
        Act.DRAFT_RELEASE,
        Act.WITHDRAW_RELEASE,
        Act.READ_OVERSIGHT,
        Act.SEND_STATE_REPORT,
        Act.LOG_RECORDS_REQUEST,
    },
    Role.COUNSEL: frozenset(
        {
            Act.ANSWER_COUNSEL,
            Act.READ_PERSON,
            Act.SET_POLICY,
            Act.APPROVE_TEXT,
            Act.READ_DAYS,
            Act.ERASE,
            Act.GIVE_PROOF,
            Act.READ_RELEASES,
            Act.READ_OVERSIGHT,
            Act.READ_FREE_TEXT,
            Act.ANSWER_RECORDS_REQUEST,
            Act.READ_VISITS,
            Act.READ_VISIT_PAPER,
            Act.READ_SITES,
            Act.DO_VISIT_DUTY,
            Act.VOID_VISIT,
        }
    ),
    Role.RELEASE_APPROVER: frozenset(
        {
            Act.READ_DAYS,
            Act.ATTEST_MONTH,
            Act.READ_RELEASES,
            Act.CLOSE_PERIOD,
            Act.DRAFT_RELEASE,
            Act.APPROVE_RELEASE,
            Act.WITHDRAW_RELEASE,
            Act.READ_OVERSIGHT,
            Act.ANSWER_RECORDS_REQUEST,
        }
    ),
    Role.AUDITOR: frozenset(
        {
            Act.READ_PERSON,
            Act.READ_ACCESS_LOG,
            Act.READ_DAYS,
            Act.READ_RELEASES,
            Act.READ_OVERSIGHT,
            Act.DRAW_SAMPLE,
            Act.READ_VISITS,
            Act.READ_VISIT_PAPER,
            Act.READ_SITES,
        }
    ),
    Role.ADMINISTRATOR: frozenset({Act.MANAGE_USERS, Act.READ_DAYS, Act.READ_SITES, Act.SET_SITE}),
    Role.FRONT_DESK: _VISITS,
    Role.SITE_LEAD: _VISITS
    | {Act.READ_VISIT_PAPER, Act.VOID_VISIT, Act.CONFIRM_PRESENCE, Act.SEND_VISIT_NOTICE, Act.SET_SITE},
    Role.PROMISE_OWNER: frozenset(),
}
"""An administrator keeps the accounts and reads nobody's file. Roles without rights here have theirs elsewhere."""


def may(roles: frozenset[Role], act: Act, *, at: str, own: str) -> bool:
    """Whether a person with these roles at the agency `own` may do an act on a record of the agency `at`."""
    return at == own and any(act in RIGHTS[role] for role in roles)
