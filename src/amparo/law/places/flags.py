"""What is to be seen beside an answer (the flags of section 3.1): one decision a flag, shown or not."""

from datetime import date, timedelta

from amparo.facts.visit import (
    assist_kind,
    event,
    health_kind,
    injunction_plaintiff,
    operator,
    place,
    place_sub,
    policy,
    record_kind,
    request,
    safety_plan_updated,
)
from amparo.facts.visit_flags import (
    adopted,
    immigration,
    local_property_rule,
    patient_in_their_custody,
)
from amparo.facts.visit_words import FIELD_CARDS
from amparo.law.calendar import day_before
from amparo.law.places.answer import OWED, answer, college, due, field_card, public_school_site
from amparo.law.places.asked import employee_records, enters, nothing_asked, records, weak
from amparo.law.places.calendar import (
    CAMPUS_NOTICE_ENDS,
    COURT_REPORTS,
    COURTHOUSE_ARRESTS,
    NEW_YEAR_2026,
    POLICY_DAYS,
    POLICY_LAWS,
    PRIVATE_EMPLOYERS_ENJOINED,
    SAFE_HAVEN_ACTS,
    SAFETY_PLANS_DUE,
    SB_580_MODELS_DUE,
    SB_580_POLICIES_DUE,
)
from amparo.rules import Condition, Decision, always
from amparo.terms import Tag

SHOWN, NOT_SHOWN = "shown", "not_shown"
FLAG_DECISIONS: dict[str, Decision] = {}
"""By the flag's word."""


def _flag(
    word: str,
    rule: str,
    cite: str,
    tag: Tag,
    says: str,
    dice: str,
    *rows: tuple[Condition, date | None, date | None],
    laws: tuple[tuple[str, str, Tag], ...] = (),
) -> None:
    """A flag with a row for each way to it; `laws` gives each row an identifier, citation and tag of its own."""
    decision = Decision(word, (SHOWN, NOT_SHOWN))
    FLAG_DECISIONS[word] = decision
    for number, (when, since, until) in enumerate(rows, 1):
        own_rule, own_cite, own_tag = laws[number - 1] if laws else (rule, cite, tag)
        part = f"-{word}" + (f"-{number}" if len(rows) > 1 else "")
        decision.rule(
            own_rule,
            part=part,
            when=when,
            then=SHOWN,
            since=since,
            until=until,
            cite=own_cite,
            tag=own_tag,
            says=says,
            dice=dice,
        )
    decision.rule(
        rule,
        part=f"-no-{word}",
        when=always,
        then=NOT_SHOWN,
        cite=cite,
        tag=tag,
        says="Not shown here.",
        dice="No se muestra aquí.",
    )
    decision.check()


_campus, _school = due("D-SB98-CAMPUS"), due("D-SB98-K12")
_no_notice = ~_campus.one_of("owed", "optional") & ~_school.one_of("owed", "optional")
_flag(
    "no_sb98",
    "K12-R12",
    "Educ. Code §§ 32282, 66093.4; SB 98",
    "S",
    "As far as is known now, no notice of confirmed presence is owed.",
    "Con lo que se sabe ahora, no se debe un aviso de presencia confirmada.",
    (((place == "k12") | college | public_school_site) & _no_notice, None, None),
)
_no_plan = public_school_site & (safety_plan_updated == "no")
_flag(
    "plan_due",
    "K12-R12",
    "Educ. Code § 32282; SB 98",
    "S",
    "The safety plan must hold the notice procedure by today.",
    "El plan de seguridad debe contener hoy el procedimiento de aviso.",
    (_no_plan, SAFETY_PLANS_DUE, SAFETY_PLANS_DUE),
)
_flag(
    "plan_overdue",
    "K12-R12",
    "Educ. Code § 32282; SB 98",
    "S",
    "The safety plan still lacks the notice procedure.",
    "Al plan de seguridad le falta todavía el procedimiento de aviso.",
    (_no_plan, SAFETY_PLANS_DUE + timedelta(days=1), day_before(CAMPUS_NOTICE_ENDS)),
)
_flag(
    "not_lea",
    "GEN-10",
    "Educ. Code § 234.7",
    "S",
    "A private school is no local educational agency: the general rules alone.",
    "Una escuela privada no es agencia educativa local: solo las reglas generales.",
    (place_sub == "private_school", None, None),
)
_flag(
    "no_cdss_report",
    "CHI-R02",
    "Health & Saf. Code § 1597.640(b); AB 495",
    "V",
    "No report to Social Services is owed.",
    "No se debe informe a Servicios Sociales.",
    ((place == "child_care") & ~(due("D-CDSS-AG") == OWED), None, None),
)
_flag(
    "scope_unverified",
    "HLT-R09",
    "Health & Saf. Code § 24252",
    "S",
    "Whether such a home is covered is not verified: confirm with counsel.",
    "No está verificado si la ley alcanza a esta residencia: confirme con la asesoría legal.",
    ((place == "health") & (health_kind == "rcfe"), None, None),
)
_flag(
    "no_43_54",
    "CRT-R02",
    "Civ. Code § 43.54",
    "S",
    "The bar on civil arrests in courthouses had not begun.",
    "La prohibición de arrestos civiles en tribunales no había empezado.",
    (place == "courthouse", None, day_before(COURTHOUSE_ARRESTS)),
)
_flag(
    "no_10440",
    "CRT-R06",
    "Cal. Rules of Court, rule 10.440",
    "V",
    "The rule on court reports had not begun.",
    "La regla sobre informes de tribunales no había empezado.",
    (place == "courthouse", None, day_before(COURT_REPORTS)),
)
_flag(
    "no_10440_report",
    "CRT-R06",
    "Cal. Rules of Court, rule 10.440",
    "V",
    "No court report is owed.",
    "No se debe informe del tribunal.",
    ((place == "courthouse") & ~(due("D-JC") == OWED), COURT_REPORTS, None),
)
_flag(
    "no_sb635",
    "GOV-R05",
    "Gov. Code § 51037; SB 635",
    "S",
    "The bar on vendors' records had not begun.",
    "La prohibición sobre registros de vendedores no había empezado.",
    (records & (record_kind == "vendors"), None, day_before(NEW_YEAR_2026)),
)

_looked = nothing_asked & (event == "policy_check")
_EACH_POLICY: tuple[tuple[str, str, Tag], ...] = tuple(("GOV-R04", *law) for law in POLICY_LAWS.values())
_sb580 = (
    _looked
    & ~adopted
    & ((policy == "sb580") | (policy.one_of("ag_library", "ag_shelter") & (operator == "public")))
)
_flag(
    "sb580_not_due",
    "GOV-R04",
    "Gov. Code § 12532.5; SB 580",
    "V",
    "The policy is not due yet.",
    "La política aún no vence.",
    (_sb580, None, day_before(SB_580_MODELS_DUE)),
)
_flag(
    "sb580_due_soon",
    "GOV-R04",
    "Gov. Code § 12532.5; SB 580",
    "V",
    "The policy is due by 2027-01-01.",
    "La política vence el 2027-01-01.",
    (_sb580, SB_580_MODELS_DUE, SB_580_POLICIES_DUE),
)
_flag(
    "sb580_overdue",
    "GOV-R04",
    "Gov. Code § 12532.5; SB 580",
    "V",
    "The policy was due by 2027-01-01.",
    "La política vencía el 2027-01-01.",
    (_sb580, SB_580_POLICIES_DUE + timedelta(days=1), None),
)
_flag(
    "met",
    "GOV-R04",
    "Gov. Code § 12532.5; SB 580",
    "V",
    "The policy is adopted.",
    "La política está adoptada.",
    *((_looked & adopted & (policy == word), None, None) for word in POLICY_LAWS),
    (_looked & adopted, None, None),
    laws=(*_EACH_POLICY, ("GOV-R04", "Gov. Code § 7284.8", "V")),
)
_flag(
    "due_today",
    "GOV-R04",
    "Gov. Code § 12532.5; SB 580",
    "V",
    "Today is the last day.",
    "Hoy es el último día.",
    *((_looked & ~adopted & (policy == word), day, day) for word, day in POLICY_DAYS.items()),
    laws=_EACH_POLICY,
)

_refused = answer.one_of("refuse_access", "refuse_records")
_flag(
    "policy_commitment",
    "COL-R02",
    "Educ. Code § 66093.3",
    "V",
    "The university is requested, not required: a commitment, never a violation.",
    "A la universidad se le pide, no se le exige: un compromiso, nunca una infracción.",
    ((place == "uc") & (_refused | (_campus == "optional")), None, None),
)

_private = operator == "private"
_unbound = (
    weak & immigration & answer.one_of("refuse_access", "refuse_records", "refuse_assist", "hold_and_refer")
)
_crew = place.one_of("fire", "code_enforcement", "parks")
_flag(
    "policy_default",
    "FLD-R07",
    "U.S. Const., amend. IV",
    "K",
    (
        "No statute binds this body: the answer is the house's own default, and its counsel may "
        "choose otherwise."
    ),
    (
        "Ninguna ley obliga a este organismo: la respuesta es la regla propia, y su asesoría legal "
        "puede elegir otra."
    ),
    (_unbound & (place == "worksite") & _private, PRIVATE_EMPLOYERS_ENJOINED, None),
    (
        _unbound
        & (
            ((place == "shelter") & _private & ~(records & (record_kind == "guest")))
            | (field_card & _private & ~records)
            | (place_sub == "private_school")
            | (place_sub == "not_qualifying")
            | (place == "worship")
            | (
                (request == "assist")
                & place.one_of(*(card for card in FIELD_CARDS if card not in ("patrol", "dispatch")))
            )
            | ((place == "ambulance") & enters & ~patient_in_their_custody)
            | (_crew & records & ~record_kind.one_of("patient", "vendors") & ~employee_records)
        ),
        None,
        None,
    ),
    (
        _unbound & (place == "health") & health_kind.one_of("hospital_private", "clinic_private"),
        None,
        day_before(SAFE_HAVEN_ACTS),
    ),
    laws=(
        ("EMP-R01", "Gov. Code §§ 7285.1, 7285.2", "S"),
        ("FLD-R07", "U.S. Const., amend. IV", "K"),
        ("HLT-R08", "U.S. Const., amend. IV", "K"),
    ),
)
_flag(
    "use_law_enforcement_rules",
    "GOV-R08",
    "Gov. Code § 7284.6",
    "K",
    "The law-enforcement rules decide this.",
    "Esto lo deciden las reglas de policía.",
    (place_sub == "police_desk", None, None),
)
_flag(
    "scene_support",
    "PAT-R02",
    "Gov. Code § 7284.6",
    "S",
    "Support at the scene is contested: the supervisor decides.",
    "El apoyo en el lugar es discutido: decide el supervisor.",
    ((request == "assist") & (assist_kind == "scene_support"), None, None),
)
_flag(
    "check_injunction",
    "WOR-R03",
    "U.S. Const., amend. I",
    "S",
    "A court's order may protect this congregation: call its lawyer.",
    "La orden de un tribunal puede proteger a esta congregación: llame a su abogado o abogada.",
    ((place == "worship") & ~(injunction_plaintiff == "no"), None, None),
)
_flag(
    "local_rule_unknown",
    "PRK-R03",
    "Cal. Const., art. XI",
    "K",
    "No local rule on this use is known.",
    "No se conoce una regla local sobre este uso.",
    ((request == "use_property") & ~local_property_rule, None, None),
)
