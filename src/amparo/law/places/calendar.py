"""The days of the law of public places, each with its source and confidence tag."""

from datetime import date

from amparo.law.calendar import SB_580_POLICIES_DUE, VALUES_ACT, day_before
from amparo.law.meetings.calendar import OPEN_MEETINGS_END
from amparo.terms import Tag

__all__ = ["SB_580_POLICIES_DUE", "VALUES_ACT"]  # their days stand in the calendar of custody law

PUPIL_POLICY_ACT = date(2018, 1, 1)
"""AB 699: Educ. Code 234.7 in its first text, the board report with it; AB 21: Educ. Code 66093.3; AB 450 (V, S)."""

PUPIL_POLICIES_DUE = date(2018, 7, 1)
"""School boards have the Attorney General's model policy (S)."""

PRIVATE_EMPLOYERS_ENJOINED = date(2018, 7, 5)
"""United States v. California (E.D. Cal.): Gov. Code 7285.1, 7285.2 enjoined as to private employers only (S)."""

MODEL_POLICIES_DUE = date(2018, 10, 1)
"""Gov. Code 7284.8: the model policies that courts and public hospitals follow (V)."""

COURTHOUSE_ARRESTS = date(2020, 1, 1)
"""AB 668, Stats. 2019 ch. 787: Civ. Code 43.54 (S)."""

SAFE_HAVEN_ACTS = date(2025, 9, 20)
"""AB 49 (schools), SB 81 (health), SB 98 (campus notice), all urgency acts; the day itself included (S)."""

HEALTH_PROCEDURES_DUE = date(2025, 11, 4)
"""SB 81: last day for procedures and for the designation of areas (S)."""

NEW_YEAR_2026 = date(2026, 1, 1)
"""AB 495 (child care), SB 635 (vendors), SB 294 (employees' contacts) begin (V, S)."""

SAFETY_PLANS_DUE = date(2026, 3, 1)
"""SB 98: every safety plan holds the notice; AB 49: the school policies are revised (S)."""

COURT_REPORTS = date(2026, 5, 1)
"""Cal. Rules of Court, rule 10.440 (V)."""

SB_580_MODELS_DUE = date(2026, 7, 1)
"""Gov. Code 12532.5: the Attorney General's models are due; SB 707: the policy on failures of service is due (V)."""

CAMPUS_NOTICE_ENDS = date(2031, 1, 1)
"""SB 98 ends unless extended (S)."""

PLACE_DAYS: dict[date, tuple[str, str]] = {
    PUPIL_POLICY_ACT: ("AB 699, AB 21 and AB 450 begin.", "Empiezan AB 699, AB 21 y AB 450."),
    PUPIL_POLICIES_DUE: ("School boards have a policy.", "Las juntas escolares tienen una política."),
    PRIVATE_EMPLOYERS_ENJOINED: (
        "Gov. Code §§ 7285.1 and 7285.2 no longer bind private employers.",
        "Gov. Code §§ 7285.1 y 7285.2 dejan de obligar a empleadores privados.",
    ),
    MODEL_POLICIES_DUE: ("The model policies bind courts.", "Las políticas modelo obligan a los tribunales."),
    COURTHOUSE_ARRESTS: ("Civ. Code § 43.54 begins.", "Empieza Civ. Code § 43.54."),
    SAFE_HAVEN_ACTS: ("AB 49, SB 81 and SB 98 begin.", "Empiezan AB 49, SB 81 y SB 98."),
    HEALTH_PROCEDURES_DUE: ("Health procedures are due.", "Vencen los procedimientos de salud."),
    NEW_YEAR_2026: ("AB 495, SB 635 and SB 294 begin.", "Empiezan AB 495, SB 635 y SB 294."),
    SAFETY_PLANS_DUE: (
        "Safety plans and school policies are due.",
        "Vencen los planes de seguridad y las políticas escolares.",
    ),
    COURT_REPORTS: ("Rule 10.440 begins.", "Empieza la regla 10.440."),
    SB_580_MODELS_DUE: ("SB 580 models are due.", "Vencen los modelos de SB 580."),
    SB_580_POLICIES_DUE: ("SB 580 policies are due.", "Vencen las políticas de SB 580."),
    OPEN_MEETINGS_END: ("Gov. Code § 54953.4 ends.", "Termina Gov. Code § 54953.4."),
    CAMPUS_NOTICE_ENDS: ("SB 98 ends.", "Termina SB 98."),
}
"""The days on which a rule of this folder begins or ends, or a duty is due."""

POLICY_DAYS: dict[str, date] = {
    "sb98_plan": SAFETY_PLANS_DUE,
    "ab49_policy": SAFETY_PLANS_DUE,
    "sb81_map": HEALTH_PROCEDURES_DUE,
    "sb707_disruption": SB_580_MODELS_DUE,
    "sb580": SB_580_POLICIES_DUE,
}
"""By when each policy is to be adopted; encouraged ones have no day."""

POLICY_LAWS: dict[str, tuple[str, Tag]] = {
    "sb98_plan": ("Educ. Code § 32282; SB 98", "S"),
    "ab49_policy": ("Educ. Code § 234.7; AB 49", "S"),
    "sb81_map": ("Health & Saf. Code § 24251(a); SB 81", "S"),
    "sb707_disruption": ("Gov. Code § 54953.4; SB 707", "V"),
    "sb580": ("Gov. Code § 12532.5; SB 580", "V"),
}
"""The act that asks for each policy, and how sure we are of its day."""

POLICY_ENDS: dict[str, date] = {
    "sb98_plan": day_before(CAMPUS_NOTICE_ENDS),
    "sb707_disruption": day_before(OPEN_MEETINGS_END),
}
"""The last day on which a policy is still asked for, where its act ends."""
