"""Found about the answer itself: given where it was prohibited, given on unknown facts, late, or never."""

from collections.abc import Iterator
from datetime import timedelta

from amparo.clock import elapsed, spoken
from amparo.decision import Answer, decide
from amparo.facts import Agency
from amparo.facts.agency import CustomPolicy
from amparo.intake.contact import Part
from amparo.intake.review.deciding import Decided
from amparo.intake.review.finding import PROGRAM_CITE, Code, Finding, Severity, on_line
from amparo.law.calendar import FELONY_WASHOUT_YEARS, MISDEMEANOR_WASHOUT_YEARS
from amparo.law.custody.outcomes import INSUFFICIENT_FACTS, PROHIBITED, REQUIRES_JUDICIAL_ORDER

LOCAL_POLICY = "local_policy"
"""The path of the agency's own rule among the facts that an answer names as missing."""

_ON_RECEIPT = "Gov. Code § 7283.1(b)"
_GROUNDS = "Gov. Code §§ 7284.6(a)(1)(C), 7282.5"


def find(decided: Decided, agency: Agency) -> Iterator[Finding]:
    """Findings about the answer to one contact."""
    contact, handling = decided.contact, decided.contact.handling
    for part, answer in decided.pairs:
        if part.kind == "notification" and decided.told_the_office:
            yield from _answered(decided, part, answer, agency)
    left = handling.released_at
    if handling.decision == "pending" and left is not None:
        yield on_line(
            contact,
            Code.NEVER_DECIDED,
            Severity.CHECK,
            f"Never decided: the person left on {left:%Y-%m-%d at %H:%M} before anybody had decided. Nothing was told, "
            "which is the safe outcome; count it as received and undecided, not as declined.",
            f"Nunca se decidió: la persona salió el {left:%Y-%m-%d a las %H:%M} antes de que alguien decidiera. No se "
            "avisó, que es lo seguro; se cuenta como recibida y sin decidir, no como rechazada.",
            PROGRAM_CITE,
        )
    if handling.decided_at is not None and left is not None and handling.decided_at > left:
        waited = elapsed(contact.received_at or left, handling.decided_at)
        after = elapsed(left, handling.decided_at)
        yield on_line(
            contact,
            Code.DECIDED_AFTER_RELEASE,
            Severity.CHECK,
            f"Decided {_en(waited)} after it came in and {_en(after)} after the person had left.",
            f"Se decidió {_es(waited)} después de llegar y {_es(after)} después de la salida de la persona.",
            _ON_RECEIPT,
        )


def _en(length: timedelta) -> str:
    return spoken(length, "en")


def _es(length: timedelta) -> str:
    return spoken(length, "es")


def _answered(decided: Decided, part: Part, answer: Answer, agency: Agency) -> Iterator[Finding]:
    """An answer was given: was it allowed on that day?"""
    contact = decided.contact
    facts = [path for path in answer.missing if path != LOCAL_POLICY]
    if answer.outcome == INSUFFICIENT_FACTS and not facts:
        says, dice = _without_the_agencys_rule(answer, agency)
        yield on_line(contact, Code.ANSWERED_ON_UNKNOWN_POLICY, Severity.CHECK, says, dice, answer.citation)
    elif answer.outcome == INSUFFICIENT_FACTS:
        missing = ", ".join(facts)
        yield on_line(
            contact,
            Code.ANSWERED_ON_UNKNOWN_FACTS,
            Severity.BREACH,
            f"Answered while facts were missing that could forbid it: {missing}. An unknown is no yes.",
            f"Se respondió cuando faltaban datos que podían prohibirlo: {missing}. Lo desconocido no es un sí.",
            answer.citation,
        )
    if answer.outcome not in {PROHIBITED, REQUIRES_JUDICIAL_ORDER}:
        return
    on_state_law = decide(part.request, part.person, _without_local_rule(agency), part.on)
    by_state = on_state_law.outcome in {PROHIBITED, REQUIRES_JUDICIAL_ORDER}
    by_policy = answer.reached.values["local_policy"] == "forbids"
    who_en, who_es = {
        (True, True): (
            "Neither state law nor the agency's own rule allowed it.",
            "Ni la ley del estado ni la regla de la agencia lo permitían.",
        ),
        (True, False): ("State law did not allow it.", "La ley del estado no lo permitía."),
        (False, True): (
            "State law left it to the agency, whose own rule forbade it.",
            "La ley del estado lo dejaba a la agencia, cuya regla lo prohibía.",
        ),
        (False, False): (answer.rule.says, answer.rule.dice),
    }[by_state, by_policy]
    why_en, why_es, ground = _why(part, answer, agency)
    rules = " and ".join(dict.fromkeys((on_state_law.rule.key, answer.rule.key)))
    reglas = rules.replace(" and ", " y ")
    yield on_line(
        contact,
        Code.ANSWERED_WHERE_PROHIBITED,
        Severity.BREACH,
        f"Answered where it was prohibited (rule {rules}): {why_en} {who_en}",
        f"Se respondió donde estaba prohibido (regla {reglas}): {why_es} {who_es}",
        ground if by_state else answer.citation,
    )


def _without_the_agencys_rule(answer: Answer, agency: Agency) -> tuple[str, str]:
    """State law leaves it to the agency, whose rule nobody told or nobody can apply: what is to be done about it."""
    rule = agency.policy_for(answer.kind)
    if isinstance(rule, CustomPolicy):
        told = rule.says.rstrip(". ")
        quote_en, quote_es = (f" (“{told}”)", f" («{told}»)") if told else ("", "")
        return (
            f"Hold the agency's own rule{quote_en} against this answer: the list cannot say whether it was allowed.",
            f"Compare la respuesta con la regla de la agencia{quote_es}: la lista no permite decir si estaba permitida.",
        )
    if agency.policy:
        return (
            "The agency's profile does not name this act (policy.notification): nobody can say whether it was allowed.",
            "El perfil no nombra este acto (policy.notification): nadie puede decir si estaba permitido.",
        )
    return (
        "Give the agency's profile (--agency); until then nobody can say whether this answer was allowed.",
        "Dé el perfil de la agencia (--agency); hasta entonces nadie puede decir si esta respuesta estaba permitida.",
    )


def _without_local_rule(agency: Agency) -> Agency:
    return Agency(kind=agency.kind, policy={"notification": "allows"})


def _why(part: Part, answer: Answer, agency: Agency) -> tuple[str, str, str]:
    """Why the claim opened nothing: a sentence in both languages, and the section."""
    person = part.person
    history = answer.history
    if history.convictions:
        record = person["convictions"][0]
        name = f"{record['code']} {record['section']}"
        fresh = {**person, "convictions": [{**record, "date": part.on}]}
        if record["date"] and decide(part.request, fresh, agency, part.on).history.conviction_opens:
            misdemeanor = record["level"] == "misdemeanor"
            years = MISDEMEANOR_WASHOUT_YEARS if misdemeanor else FELONY_WASHOUT_YEARS
            level, nivel = ("misdemeanor", "delito menor") if misdemeanor else ("felony", "delito grave")
            return (
                f"the {level} under {name} of {record['date']} was older than {years} years.",
                f"el {nivel} según {name} del {record['date']} tenía más de {years} años.",
                "Gov. Code §§ 7284.6(a)(1)(C), 7282.5(a)(3)",
            )
        reached = history.convictions[0].reached
        if reached is not None:
            return f"{name}: {_small(reached.rule.says)}", f"{name}: {_small(reached.rule.dice)}", _GROUNDS
    if history.charges:
        record = person["pending"][0]
        name = f"{record['code']} {record['section']}"
        return (
            f"{name} was only charged, and no magistrate had made a holding order.",
            f"{name} era solo un cargo, sin determinación de un magistrado.",
            "Gov. Code §§ 7284.6(a)(1)(C), 7282.5(b)",
        )
    return "no ground was claimed.", "no se anotó ninguna causal.", _GROUNDS


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
