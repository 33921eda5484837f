"""What stands before every custody rule: who is bound (G-1, G-2), and who asks (G-8). Gov. Code § 7284.4."""

from datetime import date

from amparo.facts.agency import agency_kind
from amparo.facts.person import (
    charge_opens,
    conviction_opens,
    federal_felony_warrant,
    minor,
    registry,
    unread_ground,
)
from amparo.facts.request import policy
from amparo.law.calendar import day_before
from amparo.law.custody.outcomes import NOT_REGULATED, PROHIBITED
from amparo.law.duties import is_cdcr, outside_the_bans
from amparo.rules import Chapter, Condition, Decision, Finding
from amparo.terms import Tag

a_ground_exists = Finding(
    "finding:ground",
    conviction_opens | (registry == "current") | (federal_felony_warrant == "confirmed") | unread_ground,
    says=(
        "a conviction, registration or federal felony warrant qualifies under 7282.5(a)",
        "una condena, una inscripción en el registro o una orden federal de arresto califica según 7282.5(a)",
    ),
)
"""Gov. Code 7282.5(a)(1) to (a)(5). An unread part of the history keeps it open: an incomplete record proves no "no"."""

a_ground_or_charge_exists = Finding(
    "finding:ground",
    conviction_opens
    | (registry == "current")
    | (federal_felony_warrant == "confirmed")
    | unread_ground
    | charge_opens,
    says=(
        "a conviction, registration, warrant or a magistrate's finding qualifies under 7282.5",
        (
            "una condena, una inscripción en el registro, una orden de arresto "
            "o la determinación de un magistrado califica según 7282.5"
        ),
    ),
)
"""The same with 7282.5(b), which opens notification (and opened a hold under the text of 2014), never a transfer."""

policy_forbids = (policy == "forbids").called("local policy forbids it", "la regla local lo prohíbe")

is_minor = ((agency_kind == "juvenile_hall") | minor).called(
    "the person is a minor or the agency is a juvenile hall",
    "la persona es menor o la agencia es un centro de menores",
)


def who_is_bound(decision: Decision) -> None:
    """G-1 and G-2: these laws bind law-enforcement agencies; the state prison system has its own short list."""
    decision.rule(
        "G-1",
        when=agency_kind == "non_law_enforcement",
        then=NOT_REGULATED,
        cite="Gov. Code § 7284.4(a)",
        tag="V",
        says="These acts bind law-enforcement agencies; other public places have their own rules.",
        dice="Estas leyes obligan a agencias policiales; otros lugares públicos tienen sus propias reglas.",
    )
    decision.rule(
        "G-2",
        when=is_cdcr,
        then=NOT_REGULATED,
        cite="Gov. Code §§ 7284.4(a), 7284.10",
        tag="V",
        says="Of these acts only § 7284.10 reaches the state prison system: ICE interviews and duties of its own.",
        dice="De estas leyes solo el § 7284.10 alcanza a las prisiones del estado: entrevistas de ICE y deberes propios.",
    )


def who_asks(decision: Decision) -> None:
    """G-8: other federal offices with a recorded purpose that is no immigration matter are outside the bans."""
    decision.rule(
        "G-8",
        when=outside_the_bans,
        then=NOT_REGULATED,
        cite="Gov. Code §§ 7284.4(f), 7284.6(a)(1)",
        tag="V",
        says="The bans cover immigration enforcement only; this office asks for another, recorded purpose.",
        dice="Las prohibiciones cubren solo la aplicación de la ley migratoria; esta oficina pide con otro fin, y está anotado.",
    )


def before_the_law(
    decision: Decision | Chapter,
    began: date,
    *,
    cite: str,
    tag: Tag = "V",
    rule: str = "G-3",
    forbids: Condition = policy_forbids,
) -> None:
    """G-3: before a rule began nothing was regulated, except that a local policy that forbids still forbids."""
    last = day_before(began)
    decision.rule(
        rule,
        part="-policy",
        until=last,
        when=forbids,
        then=PROHIBITED,
        cite=cite,
        tag="K",
        says="State law set no limit on this on that day, but the agency's own policy forbids it.",
        dice="La ley del estado no ponía límites a esto ese día, pero la regla de la propia agencia lo prohíbe.",
    )
    decision.rule(
        rule,
        until=last,
        then=NOT_REGULATED,
        cite=cite,
        tag=tag,
        says=f"State law set no limit on this before {began:%Y-%m-%d}; other law and policy may.",
        dice=f"La ley del estado no ponía límites a esto antes del {began:%Y-%m-%d}; otras leyes y reglas pueden ponerlos.",
    )


def policy_may_refuse(
    decision: Decision | Chapter, rule: str, *, cite: str, tag: Tag = "V", part: str = "-policy"
) -> None:
    """G-4: where the law leaves it to the agency, the agency's own rule may refuse; stricter always, looser never."""
    decision.rule(
        rule,
        part=part,
        when=policy_forbids,
        then=PROHIBITED,
        cite=cite,
        tag=tag,
        says="The agency's own policy forbids it; it may be stricter than state law, never looser.",
        dice="La regla de la propia agencia lo prohíbe; puede ser más estricta que la ley del estado, nunca más laxa.",
    )
