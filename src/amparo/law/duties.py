"""What is owed, by whom, to whom, by when: Gov. Code §§ 7283.1, 7284.6(c), 7284.10, and the rules of the house.

Two sorts. Receipt duties come with the request: owed whatever the answer, and owed if they *may* be owed. Act duties
come with the act and follow the safe outcome. Where each is owed stands in the file of the act that brings it.
"""

from amparo.facts.agency import CDCR, LOCAL_KINDS, agency_kind
from amparo.facts.request import (
    NOT_KNOWN,
    initiated_by,
    purpose_is_not_immigration,
    sender,
)
from amparo.law.calendar import TRUTH_ACT, VALUES_ACT
from amparo.rules import Condition, Duty, on_or_after

COPY_TO_PERSON = Duty(
    "COPY_TO_PERSON",
    says="Give the person a copy of the request, all pages.",
    dice="Entregar a la persona una copia de la solicitud, con todas sus páginas.",
    owed_by="agency",
    owed_to="person",
    deadline="on receipt; the law sets no hours",
    plazo="al recibirla; la ley no fija horas",
    cite="Gov. Code §§ 7283.1(b), 7284.10(a)",
    tag="V",
)
INFORM_INTENT = Duty(
    "INFORM_INTENT",
    says=(
        "Tell the person, in a language the person understands, whether the agency intends to comply: "
        "yes, no, or not decided yet and why."
    ),
    dice=(
        "Informar a la persona, en un idioma que entienda, si la agencia piensa cumplir: "
        "sí, no, o aún sin decidir y por qué."
    ),
    owed_by="agency",
    owed_to="person",
    deadline="at the same moment as the copy, and again if the decision changes",
    plazo="junto con la copia, y de nuevo si la decisión cambia",
    cite="Gov. Code §§ 7283.1(b), 7284.10(a)",
    tag="V",
)
RELEASE_NOTICE_PERSON = Duty(
    "RELEASE_NOTICE_PERSON",
    says="Give the person, in writing, the same notice of release that the federal office gets.",
    dice="Entregar a la persona, por escrito, el mismo aviso de salida que recibe la oficina federal.",
    owed_by="agency",
    owed_to="person",
    deadline="promptly, when the federal office is told",
    plazo="sin demora, cuando se avise a la oficina federal",
    cite="Gov. Code § 7283.1(b)",
    tag="V",
)
RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE = Duty(
    "RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE",
    says="Give the same notice, in writing, to the person's attorney or to one person they may name.",
    dice="Entregar el mismo aviso, por escrito, al abogado de la persona o a una persona que ella pueda nombrar.",
    owed_by="agency",
    owed_to="attorney or designee",
    deadline="promptly, when the federal office is told",
    plazo="sin demora, cuando se avise a la oficina federal",
    cite="Gov. Code § 7283.1(b)",
    tag="V",
)
CONSENT_FORM = Duty(
    "CONSENT_FORM",
    says=(
        "Give the written consent form: purpose, voluntary, may decline, may have an attorney there. "
        "It exists in English, Spanish, Chinese, Tagalog, Vietnamese and Korean, "
        "and in a county's threshold languages where certified translations are given free."
    ),
    dice=(
        "Entregar el formulario de consentimiento: fin de la entrevista, que es voluntaria, que puede negarse, "
        "que su abogado puede estar presente. "
        "Existe en inglés, español, chino, tagalo, vietnamita y coreano, "
        "y en los idiomas umbral del condado si le dan gratis traducciones certificadas."
    ),
    owed_by="agency",
    owed_to="person",
    deadline="before any interview",
    plazo="antes de toda entrevista",
    cite="Gov. Code §§ 7283.1(a), 7284.10(a)",
    tag="V",
)
CONSENT_RECORD = Duty(
    "CONSENT_RECORD",
    says="Record the form, its language, the answer, the time and the witness.",
    dice="Anotar el formulario, su idioma, la respuesta, la hora y el testigo.",
    owed_by="agency",
    owed_to="the record",
    deadline="at once",
    plazo="en el acto",
    cite="Gov. Code § 7283.1(a)",
    tag="K",
    house=True,
)
ICE_ACCESS_RECORD = Duty(
    "ICE_ACCESS_RECORD",
    says="Record the access given: date, means, and the demographics the law asks for.",
    dice="Anotar el acceso dado: fecha, medio y los datos demográficos que pide la ley.",
    owed_by="agency",
    owed_to="the record",
    deadline="when access is given; the law sets no hours",
    plazo="al dar el acceso; la ley no fija horas",
    cite="Gov. Code § 7283.1(c)",
    tag="V",
)
FORUM_NEXT_YEAR = Duty(
    "FORUM_NEXT_YEAR",
    says="The governing body holds a community forum on this year's access.",
    dice="El órgano de gobierno celebra un foro comunitario sobre el acceso de este año.",
    owed_by="governing body of the county or city",
    owed_to="the public",
    deadline="by 31 December of next year, with 30 days' notice",
    plazo="a más tardar el 31 de diciembre del próximo año, con 30 días de aviso",
    cite="Gov. Code § 7283.1(d)",
    tag="V",
)
DOJ_TRANSFER_REPORT = Duty(
    "DOJ_TRANSFER_REPORT",
    says="Count the transfer, and the offense that allowed it, in the yearly report to the state Justice Department.",
    dice="Contar la entrega, y el delito que la permitió, en el informe anual al Departamento de Justicia estatal.",
    owed_by="agency",
    owed_to="state Department of Justice",
    deadline="yearly, as the Attorney General specifies",
    plazo="cada año, según indique la Fiscalía General",
    cite="Gov. Code § 7284.6(c)(2)",
    tag="V",
)
DOJ_TASKFORCE_REPORT = Duty(
    "DOJ_TASKFORCE_REPORT",
    says="Report the task force: purpose, agencies, arrests, immigration arrests if known.",
    dice="Informar del grupo operativo: fin, agencias, arrestos, arrestos migratorios si se conocen.",
    owed_by="agency or the agency named for it",
    owed_to="state Department of Justice",
    deadline="yearly, as the Attorney General specifies",
    plazo="cada año, según indique la Fiscalía General",
    cite="Gov. Code § 7284.6(c)(1)",
    tag="V",
)
RELEASE_ON_TIME = Duty(
    "RELEASE_ON_TIME",
    says="Release the person when anybody would be released, and note the time.",
    dice="Dejar salir a la persona cuando saldría cualquiera, y anotar la hora.",
    owed_by="jail",
    owed_to="person",
    deadline="when the person is eligible for release",
    plazo="cuando la persona puede salir",
    cite="Gov. Code § 7284.6(a)(1)(B)",
    tag="V",
)
VERIFY_WARRANT = Duty(
    "VERIFY_WARRANT",
    says="Verify the paper: judge, court, case number, offense, date; call the clerk on a number looked up elsewhere.",
    dice="Verificar el papel: juez, tribunal, caso, delito, fecha; llamar al secretario a un número hallado por otra vía.",
    owed_by="records or watch commander",
    owed_to="the record",
    deadline="before acting",
    plazo="antes de actuar",
    cite="Gov. Code § 7284.4(h),(i)",
    tag="K",
    house=True,
)
COUNSEL_REVIEW = Duty(
    "COUNSEL_REVIEW",
    says="Ask counsel, and store the written answer.",
    dice="Consultar al abogado de la agencia y guardar su respuesta escrita.",
    owed_by="agency",
    owed_to="counsel",
    deadline="before acting; at once where a court may command",
    plazo="antes de actuar; en el acto donde quizá mande un tribunal",
    cite="Gov. Code § 7284.6",
    tag="K",
    house=True,
)
LOG_REQUEST = Duty(
    "LOG_REQUEST",
    says="Put the request on record.",
    dice="Registrar la solicitud.",
    owed_by="agency",
    owed_to="the record",
    deadline="on receipt",
    plazo="al recibirla",
    cite="Gov. Code § 7283.1(c)",
    tag="K",
    house=True,
)
DECISION_RECORD = Duty(
    "DECISION_RECORD",
    says="Put the decision, its facts and its rule on record.",
    dice="Registrar la decisión, sus hechos y su regla.",
    owed_by="agency",
    owed_to="the record",
    deadline="when decided",
    plazo="al decidir",
    cite="Gov. Code § 7283.1(c)",
    tag="K",
    house=True,
)

HOUSE_HOURS: dict[str, tuple[str, int, str, str]] = {
    "COPY_TO_PERSON": (
        "copy_to_person_hours",
        24,
        "before any reply, and within {} hours",
        "antes de responder, y a más tardar en {} horas",
    ),
    "INFORM_INTENT": ("copy_to_person_hours", 24, "within {} hours", "a más tardar en {} horas"),
    "RELEASE_NOTICE_PERSON": (
        "release_notice_minutes",
        60,
        "within {} minutes",
        "a más tardar en {} minutos",
    ),
    "RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE": (
        "release_notice_minutes",
        60,
        "by the channel the person chose, within {} minutes",
        "por la vía que la persona eligió, a más tardar en {} minutos",
    ),
    "CONSENT_FORM": ("interview_reading_minutes", 30, "{} minutes to read", "{} minutos para leer"),
}
"""House rules on time: the name of the setting in an agency's profile, the number without one, and how it is said.

24 hours come from SB 1364 (2020), which did not become law: a number of the house, never of the statute.
"""

OWED_ALWAYS = (LOG_REQUEST, DECISION_RECORD)
"""House rule: owed in every case, since they are how the others can be proved."""

ALL_DUTIES = (
    COPY_TO_PERSON,
    INFORM_INTENT,
    RELEASE_NOTICE_PERSON,
    RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE,
    CONSENT_FORM,
    CONSENT_RECORD,
    ICE_ACCESS_RECORD,
    FORUM_NEXT_YEAR,
    DOJ_TRANSFER_REPORT,
    DOJ_TASKFORCE_REPORT,
    RELEASE_ON_TIME,
    VERIFY_WARRANT,
    COUNSEL_REVIEW,
    *OWED_ALWAYS,
)

RECEIPT = (COPY_TO_PERSON, INFORM_INTENT)
RELEASE_NOTICES = (RELEASE_NOTICE_PERSON, RELEASE_NOTICE_ATTORNEY_OR_DESIGNEE)
ACCESS = (ICE_ACCESS_RECORD, FORUM_NEXT_YEAR)

# ------------------------------------------------------------------ who owes them, and from when

outside_the_bans = (
    sender.one_of("USMS", "FBI", "DEA", "ATF", "other_agency").called(
        "the sender is another federal office", "quien pide es otra oficina federal"
    )
    & purpose_is_not_immigration
).denied(
    "it is not another federal office with a recorded purpose that is no immigration matter",
    "no es otra oficina federal con un fin no migratorio anotado",
)
"""G-8: another federal office, with a recorded purpose that is no immigration matter."""

is_local = agency_kind.one_of(*LOCAL_KINDS).named("the agency is a local one", "la agencia es local")
is_cdcr = (agency_kind == CDCR).denied(
    "the agency is not the state prison system", "la agencia no es el sistema de prisiones del estado"
)
is_law_enforcement = ~(agency_kind == "non_law_enforcement").denied(
    "the agency is a law-enforcement agency", "la agencia es policial"
)
from_ice = sender.one_of("ICE", NOT_KNOWN).denied(
    "the sender is known and is not ICE", "consta quién pide y no es ICE"
)


def truth_act_applies(*, g8: bool = True) -> Condition:
    """Release notices, access record and forum: a local agency, from the first day of the TRUTH Act.

    `g8`: the act is one of those that G-8 takes out where another federal office has another purpose.
    """
    applies = is_local & on_or_after(TRUTH_ACT)
    return applies & ~outside_the_bans if g8 else applies


def receipt_duties_apply(*, g8: bool = True) -> Condition:
    """Copy and intent: a request came or may have come (G-9), to a local agency from 2017, to CDCR from 2018."""
    applies = (
        (is_local & on_or_after(TRUTH_ACT)) | (is_cdcr & on_or_after(VALUES_ACT))
    ) & initiated_by.one_of("immigration_authority", NOT_KNOWN)
    return applies & ~outside_the_bans if g8 else applies


def act_duties_apply() -> Condition:
    """Duties of the act that bind state agencies too; CDCR has its own (P-1, P-3)."""
    return is_law_enforcement & ~is_cdcr
