"""Steps 0 to 3 of the order of evaluation: what goes elsewhere, what asks for nothing, whether a policy is adopted."""

from amparo.facts.visit import (
    event,
    place_sub,
    policy,
    route,
)
from amparo.facts.visit_flags import (
    adopted,
    on_site,
    person_taken,
)
from amparo.law.calendar import day_before
from amparo.law.places.asked import (
    NO_DUTY,
    NOTIFY,
    ORDINARY,
    PUBLIC,
    nothing_asked,
    records,
)
from amparo.law.places.calendar import NEW_YEAR_2026, POLICY_DAYS, POLICY_ENDS, POLICY_LAWS
from amparo.rules import Decision

_FOURTH = "U.S. Const., amend. IV"


def opening(
    place: Decision, presence: str = "GEN-01", parent: str = "K12-R13", taken: str = "GEN-10"
) -> None:
    """Steps 0 to 3: what goes elsewhere, and what asks for nothing.

    The place names its rules on presence, on parents, and on somebody taken already.
    """
    place.rule(
        "GOV-R08",
        when=place_sub == "police_desk",
        then=ORDINARY,
        cite="Gov. Code § 7284.6",
        tag="K",
        says="A police desk follows the law-enforcement rules; nothing is looked up for immigration.",
        dice="Un mostrador de policía sigue las reglas de policía; nada se busca para control migratorio.",
    )
    place.rule(
        "GEN-12",
        when=(route == "cpra") & records,
        then=ORDINARY,
        cite="Gov. Code § 7920.000",
        tag="K",
        says=(
            "A public-records request goes to the records officer as anybody's does; exempt parts "
            "are withheld."
        ),
        dice=(
            "Una solicitud de registros públicos va al encargado de registros como la de "
            "cualquiera; lo exento no se entrega."
        ),
    )
    place.rule(
        "GEN-10",
        part="-rumour",
        when=nothing_asked & ((event == "rumour") | (~on_site & (event == "none") & ~person_taken)),
        then=NO_DUTY,
        cite=_FOURTH,
        tag="K",
        says="A rumour, or something off the site, brings no duty here; it is written down and checked.",
        dice="Un rumor, o algo fuera del sitio, no trae deber aquí; se anota y se comprueba.",
    )
    _policies(place)
    place.rule(
        "EMP-R05",
        part="-before",
        until=day_before(NEW_YEAR_2026),
        when=nothing_asked & (event == "employee_detained"),
        then=NOTIFY,
        cite=_FOURTH,
        tag="K",
        says="An employee was detained: no statute named a contact yet; the person responsible is told.",
        dice=(
            "Detuvieron a un empleado: ninguna ley nombraba aún un contacto; se avisa a la persona responsable."
        ),
    )
    place.rule(
        "EMP-R05",
        part="-event",
        since=NEW_YEAR_2026,
        when=nothing_asked & (event == "employee_detained"),
        then=NOTIFY,
        cite="Lab. Code § 1555",
        tag="S",
        says="An employee was detained: the contact that the employee named is told.",
        dice="Detuvieron a un empleado: se avisa al contacto que nombró.",
    )
    place.rule(
        "EMP-R06",
        part="-event",
        when=nothing_asked & (event == "reverification"),
        then=NOTIFY,
        cite="8 USC §§ 1324a, 1324b; Lab. Code § 1019.1",
        tag="K",
        says="Nobody checks employees' papers again beyond federal law; counsel is told.",
        dice=(
            "No se vuelven a revisar papeles de empleados más allá de la ley federal; se avisa a "
            "la asesoría legal."
        ),
    )
    place.rule(
        parent,
        part="-event",
        when=nothing_asked & (event == "parent_detained"),
        then=NOTIFY,
        cite="Educ. Code § 234.7(c)",
        tag="S" if parent == "K12-R13" else "K",
        says="A parent was detained: the child's emergency contacts first, child protective services last.",
        dice=(
            "Detuvieron al padre o la madre: primero los contactos de emergencia del niño, los "
            "servicios de protección infantil al final."
        ),
    )
    college = taken == "COL-R06"
    place.rule(
        taken,
        part="-taken",
        when=nothing_asked & person_taken,
        then=NOTIFY,
        cite="Educ. Code § 66093.3(c)" if college else _FOURTH,
        tag="V" if college else "K",
        says="Somebody was taken already: what is due now are notices.",
        dice="Ya se llevaron a alguien: ahora se deben avisos.",
    )
    place.rule(
        presence,
        part="-presence",
        when=nothing_asked,
        then=PUBLIC,
        cite=_FOURTH,
        tag="K",
        says="Officers who ask for nothing may be where anybody may be.",
        dice="Los agentes que no piden nada pueden estar donde puede estar cualquiera.",
    )


def _policies(place: Decision) -> None:
    """Step 3, a look at a policy: adopted, not due, or due today and overdue. Each cites its own act."""
    looked = nothing_asked & (event == "policy_check")
    for word, due in POLICY_DAYS.items():
        cite, tag = POLICY_LAWS[word]
        place.rule(
            "GOV-R04",
            part=f"-{word}",
            since=due,
            until=POLICY_ENDS.get(word),
            when=looked & (policy == word) & ~adopted,
            then=NOTIFY,
            cite=cite,
            tag=tag,
            says=f"The policy was to be adopted by {due:%Y-%m-%d} and is not.",
            dice=f"La política debía adoptarse a más tardar el {due:%Y-%m-%d} y no lo está.",
        )
        place.rule(
            "GOV-R04",
            part=f"-{word}_not_due",
            when=looked & (policy == word),
            then=NO_DUTY,
            cite=cite,
            tag=tag,
            says=f"The policy is adopted or not due: its day is {due:%Y-%m-%d}.",
            dice=f"La política está adoptada o no vence: su fecha es el {due:%Y-%m-%d}.",
        )
    place.rule(
        "GOV-R04",
        when=looked,
        then=NO_DUTY,
        cite="Gov. Code § 7284.8",
        tag="V",
        says="The policy is adopted or only encouraged.",
        dice="La política está adoptada o solo se recomienda.",
    )
