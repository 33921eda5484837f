"""The words that the rules of every place share: what is asked, where, with which paper, and for which purpose."""

from amparo.facts.visit import (
    area,
    event,
    offence,
    purpose,
    record_kind,
    request,
)
from amparo.facts.visit_flags import (
    exigency_claimed,
    officer_proceeds,
    on_site,
    person_taken,
    walked_in,
)
from amparo.facts.visit_words import OUTCOMES
from amparo.law.places.paper import COURT_KINDS, document, paper
from amparo.rules import Decision

(
    REFUSE_ACCESS,
    REFUSE_RECORDS,
    REFUSE_ASSIST,
    HOLD,
    LET,
    LIMITED,
    PROVIDE,
    PUBLIC,
    ORDINARY,
    NOTIFY,
    NO_DUTY,
) = OUTCOMES

nonpublic = area == "nonpublic"
nothing_asked = ((request == "none") & ~walked_in).called("nothing is asked", "no se pide nada")
enters = ((request == "enter_nonpublic") | ((request == "enter_public") & nonpublic) | walked_in).called(
    "they want into a nonpublic area", "quieren entrar a un área no pública"
)
searches = request == "search"
takes = request.one_of("arrest", "remove_person")
talks = request == "speak_to_person"
records = request == "records"
in_a_nonpublic_area = (enters | ((searches | takes | talks) & nonpublic)).called(
    "it is about a nonpublic area", "se trata de un área no pública"
)
goes_on = (officer_proceeds | walked_in).called("they go ahead", "siguen adelante")
without_consent = (goes_on | (exigency_claimed & ~records)).called(
    "they go ahead or claim an emergency", "siguen adelante o alegan una emergencia"
)

FULL_PAPERS = ("federal_search", "california_search", "federal_order", "california_order", "arrest_warrant")
COURT_SUBPOENAS = ("federal_subpoena", "california_subpoena")
UNSURE = ("unknown_paper", "unproven_warrant", "unproven_subpoena")
WEAK = ("none", "agency_paper", "agency_subpoena", "other_state", "sevp_letter", "noi_i9")

court_paper = paper.one_of(*FULL_PAPERS).named(
    "it is a court's warrant or order", "es una orden de un tribunal"
)
court_subpoena = paper.one_of(*COURT_SUBPOENAS).named("it is a court's subpoena", "es un citatorio judicial")
unsure = paper.one_of(*UNSURE).named(
    "the paper may be a court's, and lacks a check",
    "el papel puede ser de un tribunal y le falta una comprobación",
)
weak = paper.one_of(*WEAK).named("there is no court paper", "no hay orden de un tribunal")
agency_subpoena = paper == "agency_subpoena"
weak_no_subpoena = paper.one_of(*(word for word in WEAK if word != "agency_subpoena")).named(
    "there is no court paper and no agency subpoena",
    "no hay orden de un tribunal ni citatorio administrativo",
)
covers = (
    ((records | searches) & paper.one_of(*(word for word in FULL_PAPERS if word != "arrest_warrant")))
    | (in_a_nonpublic_area & ~searches & court_paper)
    | ((takes | talks | (request == "use_property")) & court_paper)
).called("the court's paper covers this", "la orden del tribunal abarca esto")
"""A reading: an arrest warrant names a person, so it opens neither records nor a search (GEN-03)."""

employee_records = record_kind.one_of("staff", "employee")
confirmed = purpose.one_of("other_law_enforcement", "emergency_response", "non_enforcement")

walking_in = Decision("walked_in", ("yes", "no"))
"""Section 3.1 step 3: officers who are in a nonpublic area without asking have entered it, and go ahead."""
walking_in.rule(
    "GEN-06",
    part="-present",
    then="yes",
    when=(request == "none") & nonpublic & (event == "none") & on_site & ~person_taken,
    cite="U.S. Const., amend. IV",
    tag="S",
    says="Officers in a nonpublic area who asked nobody have entered it without consent.",
    dice="Los agentes que están en un área no pública sin pedirlo han entrado sin consentimiento.",
)
walking_in.rule(
    "GEN-06",
    part="-absent",
    then="no",
    cite="U.S. Const., amend. IV",
    tag="S",
    says="Nobody has walked in unasked.",
    dice="Nadie ha entrado sin pedirlo.",
)

_criminal = (
    (purpose == "other_law_enforcement") & document.one_of(*COURT_KINDS, "UNKNOWN", "blank_or_partial")
).called("a court's paper is to confirm another crime", "un papel de un tribunal ha de confirmar otro delito")

purpose_taken = Decision("purpose_taken", ("yes", "no"))
"""Section 1.3: whether the immigration rules run. What an officer merely says confirms nothing."""
purpose_taken.rule(
    "GEN-08",
    part="-crime",
    then="yes",
    when=_criminal & (offence == "immigration"),
    cite="8 USC §§ 1325, 1326",
    tag="K",
    says="A criminal paper on an immigration crime is immigration enforcement, whatever else was entered.",
    dice="Un papel penal por un delito migratorio es control migratorio, diga lo que diga el registro.",
)
purpose_taken.rule(
    "GEN-08",
    part="-unreadable",
    then="yes",
    when=_criminal & (offence == "unreadable"),
    cite="8 USC §§ 1325, 1326",
    tag="K",
    says="A paper whose crime nobody can read confirms no other purpose.",
    dice="Un papel cuyo delito nadie puede leer no confirma otro motivo.",
)
purpose_taken.rule(
    "GEN-08",
    part="-confirmed",
    then="no",
    when=confirmed,
    cite="U.S. Const., amend. IV",
    tag="K",
    says="The administrator has confirmed another purpose.",
    dice="La persona responsable confirmó otro motivo.",
)
purpose_taken.rule(
    "GEN-08",
    part="-unknown",
    then="yes",
    cite="U.S. Const., amend. IV",
    tag="K",
    says="Immigration enforcement, or a purpose not known: the immigration rules run.",
    dice="Control migratorio, o un motivo desconocido: rigen las reglas de inmigración.",
)
