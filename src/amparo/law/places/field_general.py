"""The common rules of the field cards (FLD-R01 to R07): do we go, do we help, do we tell? Each card builds on these in order."""

from collections.abc import Callable

from amparo.facts.visit import assist_kind, operator, request
from amparo.facts.visit_flags import life_at_risk, local_property_rule
from amparo.law.calendar import day_before
from amparo.law.places.asked import (
    HOLD,
    ORDINARY,
    PUBLIC,
    REFUSE_ACCESS,
    REFUSE_ASSIST,
    court_paper,
    court_subpoena,
    enters,
    nonpublic,
    searches,
    unsure,
    weak,
)
from amparo.law.places.calendar import PUPIL_POLICY_ACT, VALUES_ACT
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
from amparo.rules import Condition, Decision

assists = request == "assist"
responds = request == "respond"
_VALUES = "Gov. Code § 7284.6(a)(1)"


def card(
    name: str, closed: Condition | None = None, first: Callable[[Decision], None] | None = None
) -> Decision:
    """A new card: what goes elsewhere, `first` what comes before life, life first, a confirmed purpose, papers of their own."""
    place = place_decision(name)
    opening(place, parent="PAT-R07")
    if first is not None:
        first(place)
    place.rule(
        "FLD-R01",
        when=responds & life_at_risk,
        then=ORDINARY,
        cite="Gov. Code § 7284.6(f)",
        tag="V",
        says=(
            "Life first, whoever calls and whoever is there: go, rescue, treat, and leave when the "
            "danger is over."
        ),
        dice=(
            "La vida primero, llame quien llame: acuda, rescate, atienda, y retírese cuando pase el peligro."
        ),
    )
    of_the_purpose(place, closed)
    papers_of_their_own(place)
    return place


def crews_that_go(place: Decision, rule: str, says: str, dice: str, when: Condition = responds) -> None:
    """A call that the crew answers as it answers any."""
    place.rule(
        rule,
        part="-call",
        when=when,
        then=ORDINARY,
        cite="Gov. Code § 7284.6(f)",
        tag="K",
        says=says,
        dice=dice,
    )


def papers_and_premises(place: Decision) -> None:
    """FLD-R03, FLD-R04, then step 9: a court's paper drafts nobody; nobody stands in the way."""
    place.rule(
        "FLD-R03",
        part="-assist",
        when=assists & (court_paper | court_subpoena | unsure),
        then=HOLD,
        cite="Gov. Code § 7284.4",
        tag="S",
        says="A court's paper binds the officers it names and drafts nobody; supervisor and counsel decide.",
        dice=(
            "Un papel de un tribunal obliga a los agentes que nombra y no recluta a nadie; deciden "
            "el supervisor y la asesoría legal."
        ),
    )
    court_papers(place, "FLD-R03")
    employee_subpoenas(place)


def in_the_way_of_nobody(place: Decision) -> None:
    """FLD-R04 and step 9."""
    unconsented(place, "FLD-R04")
    unfinished(place)


def help_asked(place: Decision, own: dict[str, tuple[str, str, str, str]], *, police: bool = False) -> None:
    """The table of 16.1. `own` gives the card's own rule for a kind of help: identifier, citation, sentence, oración."""
    since = VALUES_ACT if police else None
    place.rule(
        "PAT-R02" if police else "FLD-R07",
        part="-scene",
        since=since,
        when=assists & weak & assist_kind.one_of("scene_support", "none"),
        then=HOLD,
        cite=_VALUES,
        tag="S",
        says=(
            "Cordon, traffic or crowd work that serves the operation: the supervisor decides; "
            "until then emergencies only."
        ),
        dice=(
            "Cordón, tránsito o control de gente al servicio del operativo: decide el supervisor; "
            "mientras tanto, solo emergencias."
        ),
    )
    for kind, (rule, cite, says, dice) in own.items():
        place.rule(
            rule,
            part=f"-{kind}",
            since=since,
            when=assists & weak & (assist_kind == kind),
            then=REFUSE_ASSIST,
            cite=cite,
            tag="V" if police else "K",
            says=says,
            dice=dice,
        )
    place.rule(
        "FLD-R07",
        part="-assist",
        since=since,
        when=assists & weak,
        then=REFUSE_ASSIST,
        cite=_VALUES,
        tag="V" if police else "K",
        says=(
            "No help is given with immigration enforcement: say so once, stay apart, keep doing "
            "the crew's own job."
        ),
        dice=(
            "No se ayuda en operativos de inmigración: dígalo una vez, manténgase aparte, siga con "
            "su trabajo."
        ),
    )
    if police:
        place.rule(
            "PAT-R01",
            part="-before",
            until=day_before(VALUES_ACT),
            when=assists,
            then=HOLD,
            cite=_VALUES,
            tag="V",
            says="Before the Values Act no state statute forbade the help: supervisor and counsel decide.",
            dice=(
                "Antes de la Values Act ninguna ley estatal prohibía la ayuda: deciden el "
                "supervisor y la asesoría legal."
            ),
        )


def own_buildings(place: Decision) -> None:
    """FLD-R05: stations, yards and offices of a public agency, and its employee records."""
    place.rule(
        "FLD-R05",
        since=PUPIL_POLICY_ACT,
        when=(enters | searches) & (operator == "public") & weak,
        then=REFUSE_ACCESS,
        cite="Gov. Code § 7285.1(a); AB 450",
        tag="V",
        says="Nobody is let into the agency's own nonpublic buildings without a judicial warrant.",
        dice="A nadie se deja entrar a los edificios no públicos de la agencia sin orden judicial.",
    )
    employee_records_closed(place)


def land_of_the_agency(place: Decision, rule: str = "PRK-R03") -> None:
    """Staging, processing or an operations base on agency land."""
    land = request == "use_property"
    place.rule(
        rule,
        when=land & local_property_rule & weak,
        then=REFUSE_ACCESS,
        cite="Cal. Const., art. XI",
        tag="S",
        says=(
            "A local rule forbids this use: say once that it is not approved, call the manager, "
            "lock and block nothing."
        ),
        dice=(
            "Una regla local prohíbe ese uso: diga una vez que no está autorizado, llame al "
            "responsable, no cierre ni bloquee."
        ),
    )
    place.rule(
        rule,
        part="-no_rule",
        when=land,
        then=HOLD,
        cite="Cal. Const., art. XI",
        tag="K",
        says="No local rule is known: the manager decides; nothing is agreed to meanwhile.",
        dice="No se conoce una regla local: decide el responsable; entretanto nada se autoriza.",
    )


def end(
    place: Decision, rule: str = "", says: str = "", dice: str = "", *, without: tuple[str, ...] = ()
) -> None:
    """The public part, with the card's own sentence if it has one, and the general rules."""
    if rule:
        place.rule(
            rule,
            part="-public",
            when=(request == "enter_public") & ~nonpublic,
            then=PUBLIC,
            cite="U.S. Const., amend. IV",
            tag="K",
            says=says,
            dice=dice,
        )
    closing(place, without=(*without, "GEN-01") if rule else without)
