"""The general rules (GEN-01 to GEN-18) in the order of evaluation of section 3.1, for each place to build upon.

A place calls these in order: `opening`, `of_the_purpose`, `papers_of_their_own`, its consents, `court_papers`, its
subpoenas, `unconsented`, `unfinished`, its own rules for no paper or an agency's, and `closing`.
"""

from datetime import date

from amparo.facts.visit import (
    purpose,
    request,
)
from amparo.facts.visit_flags import (
    immigration,
)
from amparo.facts.visit_words import OUTCOMES
from amparo.law.places.asked import (
    HOLD,
    LET,
    LIMITED,
    ORDINARY,
    PROVIDE,
    PUBLIC,
    court_paper,
    court_subpoena,
    covers,
    enters,
    goes_on,
    records,
    searches,
    takes,
    talks,
    unsure,
    without_consent,
)
from amparo.law.places.paper import paper
from amparo.rules import Condition, Decision

_FOURTH = "U.S. Const., amend. IV"
_present_only = ((request == "enter_public") & ~enters).called(
    "they only want to be in the public area", "solo quieren estar en el área pública"
)


def place_decision(name: str) -> Decision:
    """A decision on a visit; every outcome in the order of GEN-18."""
    return Decision(name, tuple(OUTCOMES))


def of_the_purpose(place: Decision, closed: Condition | None = None) -> None:
    """Step 4. `closed` are records that stay closed whatever the purpose."""
    open_records = ~records if closed is None else ~(records & closed)
    place.rule(
        "GEN-08",
        when=~immigration & (purpose == "non_enforcement") & ~records,
        then=ORDINARY,
        cite=_FOURTH,
        tag="K",
        part="-visitor",
        says="No enforcement, as the administrator confirmed: the rules for visitors.",
        dice="Ningún operativo, según confirmó la persona responsable: las reglas para visitas.",
    )
    other = ~immigration & purpose.one_of("other_law_enforcement", "emergency_response")
    place.rule(
        "GEN-08",
        when=other if closed is None else other & open_records,
        then=ORDINARY,
        cite=_FOURTH,
        tag="K",
        says=(
            "Another crime or a real emergency, as the administrator confirmed: the agency's usual procedure."
        ),
        dice=(
            "Otro delito o una emergencia real, según confirmó la persona responsable: el "
            "procedimiento habitual."
        ),
    )


def papers_of_their_own(place: Decision, letters: str = "") -> None:
    """Step 5. `letters` is the place's rule on letters of the student program."""
    if letters:
        place.rule(
            letters,
            when=(paper == "sevp_letter") & ~without_consent,
            then=HOLD,
            cite="8 CFR § 214.3(g)",
            tag="K",
            says=(
                "The designated school official alone answers, and only the federal data set of "
                "those students."
            ),
            dice=(
                "Solo responde el funcionario escolar designado, y solo los datos federales de "
                "esos estudiantes."
            ),
        )
    place.rule(
        "EMP-R04",
        when=(request == "inspection") & (paper == "noi_i9"),
        then=PROVIDE,
        cite="8 CFR § 274a.2(b)(2)(ii); Lab. Code § 90.2",
        tag="S",
        says=(
            "A Notice of Inspection is taken and stamped; I-9 forms are shown after three business "
            "days, not today."
        ),
        dice=(
            "El aviso de inspección se recibe y se sella; los formularios I-9 se muestran tras "
            "tres días hábiles, no hoy."
        ),
    )
    place.rule(
        "EMP-R04",
        part="-no_notice",
        when=(request == "inspection") & ~without_consent,
        then=HOLD,
        cite="8 CFR § 274a.2(b)(2)(ii)",
        tag="S",
        says="Without a Notice of Inspection nothing is inspected; the administrator decides.",
        dice="Sin aviso de inspección nada se inspecciona; decide la persona responsable.",
    )
    place.rule(
        "GEN-16",
        when=request == "serve_paper",
        then=PUBLIC,
        cite=_FOURTH,
        tag="K",
        says=(
            "Take the paper for the agency and stamp it; nobody is called to the counter, and "
            "taking it admits nothing."
        ),
        dice=(
            "Reciba el papel para la agencia y séllelo; no se llama a nadie al mostrador, y "
            "recibirlo no admite nada."
        ),
    )


def court_papers(
    place: Decision,
    rule: str = "GEN-03",
    also: Condition | None = None,
    cite: str = _FOURTH,
    since: date | None = None,
) -> None:
    """Step 7: a court's paper that covers this, with whatever else the place asks."""
    place.rule(
        rule,
        part="-court_paper",
        since=since,
        when=covers if also is None else covers & also,
        then=LIMITED,
        cite=cite,
        tag="S",
        says=(
            "A court's warrant or order that passes its checks is honoured, promptly and only "
            "inside its own words."
        ),
        dice="La orden de un tribunal que pasa las comprobaciones se cumple, pronto y solo en sus términos.",
    )


def unconsented(place: Decision, rule: str = "GEN-06") -> None:
    """Step 8: an emergency claimed, or officers who go ahead."""
    place.rule(
        "GEN-17",
        when=goes_on & records,
        then=LET,
        cite=_FOURTH,
        tag="K",
        says="Officers take records themselves: say that you do not consent, step aside, watch and write.",
        dice=(
            "Los agentes toman registros por sí mismos: diga que no da su consentimiento, hágase a "
            "un lado, observe y anote."
        ),
    )
    place.rule(
        rule,
        when=without_consent & ~request.one_of("assist", "respond") & ~_present_only,
        then=LET,
        cite=_FOURTH,
        tag="S",
        says=(
            "They go ahead or claim an emergency: say once that you do not consent, step aside, "
            "watch and write."
        ),
        dice=(
            "Siguen adelante o alegan una emergencia: diga una vez que no da su consentimiento, "
            "hágase a un lado, observe y anote."
        ),
    )


def unfinished(place: Decision, subpoena: str = "GEN-03") -> None:
    """Step 9, and the subpoena that opens no door: neither yes nor no at the desk."""
    place.rule(
        subpoena,
        part="-subpoena",
        when=court_subpoena & ~records & ~request.one_of("enter_public"),
        then=HOLD,
        cite=_FOURTH,
        tag="S",
        says="A subpoena opens no door; it is taken, stamped and referred.",
        dice="Un citatorio no abre puertas; se recibe, se sella y se remite.",
    )
    place.rule(
        "GEN-03",
        part="-unfinished",
        when=(unsure | (court_paper & ~covers)) & ~_present_only,
        then=HOLD,
        cite=_FOURTH,
        tag="S",
        says=(
            "As long as nobody has checked that a paper is a court's, is in order and covers this: "
            "counsel at once, nothing opened, nothing given."
        ),
        dice=(
            "Mientras nadie haya comprobado que un papel es de un tribunal, está en regla y abarca esto: "
            "asesoría legal ya, nada se abre, nada se entrega."
        ),
    )


def closing(place: Decision, *, without: tuple[str, ...] = ()) -> None:
    """Step 11: what holds where no statute of the place decides; `without` are the rules that the place has in its own words."""
    if "GEN-02" not in without:
        place.rule(
            "GEN-02",
            when=enters | searches,
            then=HOLD,
            cite=_FOURTH,
            tag="K",
            says=(
                "A nonpublic area needs a court's paper; the default is no consent, and the person "
                "responsible decides."
            ),
            dice=(
                "Un área no pública requiere una orden de un tribunal; por defecto no hay "
                "consentimiento, y decide la persona responsable."
            ),
        )
    if "GEN-15" not in without:
        place.rule(
            "GEN-15",
            when=takes,
            then=HOLD,
            cite=_FOURTH,
            tag="K",
            says=(
                "Staff fetch nobody, point nobody out and stand in nobody's way; the person "
                "responsible is called."
            ),
            dice="El personal no trae ni señala a nadie ni estorba; se llama a la persona responsable.",
        )
    if "GEN-07" not in without:
        place.rule(
            "GEN-07",
            when=talks | records,
            then=HOLD,
            cite=_FOURTH,
            tag="S",
            says="Neither confirm nor deny presence, schedule, address or relatives; refer.",
            dice="No confirme ni niegue presencia, horario, domicilio ni familia; remita.",
        )
    if "GEN-01" not in without:
        place.rule(
            "GEN-01",
            when=request == "enter_public",
            then=PUBLIC,
            cite=_FOURTH,
            tag="K",
            says="Anyone may be in a public area; staff give no help beyond what any visitor gets.",
            dice=(
                "Cualquiera puede estar en un área pública; el personal no ayuda más que a cualquier visita."
            ),
        )
    place.rule(
        "GEN-02",
        part="-otherwise",
        then=HOLD,
        cite=_FOURTH,
        tag="K",
        says="Whatever else is asked goes to the person responsible; nothing is agreed to at the desk.",
        dice="Todo lo demás va a la persona responsable; nada se autoriza en el mostrador.",
    )
