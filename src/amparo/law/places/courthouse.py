"""Courthouses (Civ. Code § 43.54; Gov. Code § 7284.8; rule 10.440): rules CRT-R01 to R07."""

from amparo.facts.visit import record_kind, request
from amparo.facts.visit_flags import counsel_confirmed
from amparo.law.calendar import day_before
from amparo.law.places.asked import (
    HOLD,
    LIMITED,
    PROVIDE,
    PUBLIC,
    REFUSE_ACCESS,
    court_subpoena,
    in_a_nonpublic_area,
    nonpublic,
    records,
    takes,
    weak,
)
from amparo.law.places.calendar import COURTHOUSE_ARRESTS, MODEL_POLICIES_DUE
from amparo.law.places.employer import employee_records_closed, employee_subpoenas
from amparo.law.places.general import (
    closing,
    court_papers,
    of_the_purpose,
    papers_of_their_own,
    place_decision,
    unconsented,
    unfinished,
)
from amparo.law.places.opening import opening

_MODEL = "Gov. Code § 7284.8(a)"

courthouse = place_decision("courthouse")
opening(courthouse, "CRT-R01")
of_the_purpose(courthouse)
papers_of_their_own(courthouse)
courthouse.rule(
    "CRT-R05",
    part="-public_file",
    when=records & (record_kind == "public_case_file"),
    then=PROVIDE,
    cite=_MODEL,
    tag="S",
    says="A public case file is open to officers as to anyone; its nonpublic parts are not.",
    dice="Un expediente público está abierto a los agentes como a cualquiera; sus partes no públicas, no.",
)
courthouse.rule(
    "CRT-R03",
    part="-records",
    when=records & court_subpoena & counsel_confirmed,
    then=LIMITED,
    cite=_MODEL,
    tag="S",
    says="Counsel has confirmed the subpoena: what counsel cleared is produced on its day.",
    dice="La asesoría legal confirmó el citatorio: se entrega lo que aprobó, en su fecha.",
)
court_papers(courthouse, "CRT-R03", cite=_MODEL)
employee_subpoenas(courthouse)
unconsented(courthouse, "CRT-R02")
courthouse.rule(
    "CRT-R05",
    part="-subpoena",
    when=records & court_subpoena,
    then=HOLD,
    cite=_MODEL,
    tag="S",
    says="A federal civil subpoena asks for no instant answer; counsel decides.",
    dice="Un citatorio civil federal no exige respuesta inmediata; decide la asesoría legal.",
)
unfinished(courthouse)
courthouse.rule(
    "CRT-R02",
    part="-arrest",
    since=COURTHOUSE_ARRESTS,
    when=takes & weak,
    then=REFUSE_ACCESS,
    cite="Civ. Code § 43.54; AB 668",
    tag="S",
    says=(
        "No civil arrest in a courthouse of anyone with business there without a judge's warrant: "
        "no help; the bailiff is told at once."
    ),
    dice=(
        "Ningún arresto civil en un tribunal (corte) de quien acude a él, sin orden de un juez de "
        "un tribunal: ninguna ayuda; se avisa ya al alguacil."
    ),
)
courthouse.rule(
    "CRT-R04",
    since=MODEL_POLICIES_DUE,
    when=in_a_nonpublic_area & weak,
    then=REFUSE_ACCESS,
    cite=_MODEL,
    tag="S",
    says=(
        "Chambers, jury rooms and back offices open only with the presiding judge's leave or a "
        "judge's warrant."
    ),
    dice=(
        "Despachos, salas del jurado y oficinas internas se abren solo con permiso de la "
        "presidencia o con orden de un juez de un tribunal."
    ),
)
employee_records_closed(courthouse)
courthouse.rule(
    "CRT-R05",
    when=records,
    then=HOLD,
    cite="Gov. Code § 7284.8(a); Evid. Code § 351.2",
    tag="S",
    says="Staff neither ask nor tell status; a request for anything nonpublic is referred.",
    dice="El personal no pregunta ni dice la situación migratoria; lo no público se remite.",
)
courthouse.rule(
    "CRT-R07",
    until=day_before(COURTHOUSE_ARRESTS),
    when=takes,
    then=HOLD,
    cite=_MODEL,
    tag="V",
    says="Before the act on arrests in courthouses the model policy alone: refer, and do not help.",
    dice="Antes de la ley sobre arrestos en tribunales, solo la política modelo: remitir y no ayudar.",
)
courthouse.rule(
    "CRT-R01",
    when=(request == "enter_public") & ~nonpublic,
    then=PUBLIC,
    cite=_MODEL,
    tag="S",
    says="Public halls and open courtrooms are open; officers follow the same security rules.",
    dice=(
        "Pasillos públicos y salas abiertas están abiertos; los agentes siguen las mismas reglas "
        "de seguridad."
    ),
)
closing(courthouse, without=("GEN-01", "GEN-15"))
