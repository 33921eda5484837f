"""decide(request, person, agency, on): read the facts, look through the record, run the rules, list the duties."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from amparo.decision.answer import Answer, Item
from amparo.decision.history import History, look_through
from amparo.decision.kept import kept_facts
from amparo.facts import Agency, CustomPolicy, read_person, read_request
from amparo.facts.counsel import LEGAL_QUESTIONS
from amparo.facts.reading import read_items, read_legal, read_public
from amparo.facts.request import RELEASE_ITEMS, item_kind
from amparo.facts.values import named
from amparo.law.calendar import LAST_ENACTED
from amparo.law.custody import decision_for
from amparo.law.custody.outcomes import MIXED, PERMITTED, REQUIRED
from amparo.law.duties import ALL_DUTIES, COUNSEL_REVIEW
from amparo.rules import Duty, Reached, reach
from amparo.rules.python_reading import compiled
from amparo.terms import FactValueError, UnknownFactError

_COUNSEL = tuple(f"legal:{question}" for question in sorted(LEGAL_QUESTIONS))
_DUTY_ORDER = {duty.code: place for place, duty in enumerate(ALL_DUTIES)}
_TURNS_ON_RECORD = frozenset(
    {"hold", "notification", "transfer", "transport", "information", "criminal_warrant"}
)
_LAST_ENACTED = LAST_ENACTED.toordinal()
_EMPTY = History()

FORM_PARTS: dict[str, tuple[str, ...]] = {
    "I-247": ("notification", "hold"),
    "I-247A": ("notification", "hold"),
    "I-247D": ("hold",),
    "I-247N": ("notification",),
    "I-247X": ("transfer",),
    "I-247G": ("notification",),
}
"""What each federal form asks by itself; a pick-up arrangement on top of it asks for a transfer too."""


def decide(
    request: Mapping[str, Any],
    person: Mapping[str, Any],
    agency: Agency,
    on: date,
    *,
    legal: Mapping[str, Any] | None = None,
    as_case: bool = False,
) -> Answer:
    """What California law lets `agency` do on the day `on`, on these facts, and what it then owes.

    `request` and `person` are facts by name; an absent one is unknown (with `as_case`: nothing there). `legal` holds
    counsel's stored answers. Raises FactError with the path of a fact that cannot be used. Source: Gov. Code 7282 to
    7284.12, 7310, 7311, each rule with its own citation.
    """
    day = _day(on)
    request, person = named(request, "request"), named(person, "person")
    kind, values = read_request(request, as_case=as_case)
    values["agency.kind"] = agency.kind
    convictions, pending = read_person(person, values, as_case=as_case)
    if legal:
        read_legal(named(legal, "legal"), values)
    if agency.kind == "juvenile_hall" and values["person.minor"] is None:
        values["person.minor"] = True
    gaps: dict[str, tuple[str, ...]] = {
        "person.unread_ground": ("person.history_complete",),
        "local_policy.criminal_warrant": ("local_policy",),
    }
    if convictions or pending or convictions is None or pending is None:
        counsel = {path: values.get(path) for path in _COUNSEL}
        history = look_through(convictions, pending, day, counsel, as_case=as_case)
        gaps["person.conviction_opens"] = history.conviction_gaps
        gaps["person.charge_opens"] = history.charge_gaps
    else:
        history = _EMPTY
    values["person.conviction_opens"] = history.conviction_opens
    values["person.charge_opens"] = history.charge_opens
    given = kept_facts(request, person, legal, as_case=as_case)
    if kind == "information" or not kind:
        items = read_items(request, as_case=as_case) if kind else (("personal_other", False),)
        answer = _item_by_item(items, values, agency, on, day, history, gaps, given, as_case)
        return answer if kind else _kind_unknown(answer, values, day)
    decision = decision_for(kind)
    values["local_policy"] = _policy(agency, _policy_act(kind), on, values, history)
    if kind == "criminal_warrant":
        values["local_policy.criminal_warrant"] = _policy(agency, kind, on, values, history)
    elif kind == "notification":
        values["item.public"] = read_public(request.get("info_public"), "release_date", as_case=as_case)
        gaps["item.public"] = ("request.info_public.release_date",)
    reached = reach(decision, values, day, gaps)
    duties = reached.duties()
    if reached.rule.brings and reached.settled:
        duties.extend(reached.rule.brings)
    if REQUIRED in reached.possible or _asks_counsel(reached.missing):
        duties.append(COUNSEL_REVIEW)
    return Answer(
        kind,
        on,
        agency,
        reached.outcome,
        reached.possible,
        reached.safe,
        reached.rule,
        reached.missing,
        _ordered(duties),
        history,
        reached,
        (),
        _flags(kind, day, reached.outcome, history, as_case),
        given,
        _relied_on(history, values, reached) if kind in _TURNS_ON_RECORD else (),
    )


def decide_parts(
    asks: Iterable[str],
    request: Mapping[str, Any],
    person: Mapping[str, Any],
    agency: Agency,
    on: date,
    *,
    legal: Mapping[str, Any] | None = None,
) -> tuple[Answer, ...]:
    """One paper may ask several things: one answer for each, in the order asked."""
    return tuple(
        decide({**request, "kind": kind}, person, agency, on, legal=legal) for kind in dict.fromkeys(asks)
    )


def parts_of_form(form: str, *, pick_up: bool = False) -> tuple[str, ...]:
    """What a federal form asks: an I-247A asks to be told *and* to hold. Raises UnknownFactError."""
    if form not in FORM_PARTS:
        raise UnknownFactError(f"request.form.{form}", FORM_PARTS)
    return FORM_PARTS[form] + (("transfer",) if pick_up and "transfer" not in FORM_PARTS[form] else ())


def _day(on: date) -> int:
    if not isinstance(on, date) or isinstance(on, datetime):
        raise FactValueError(
            "on", f"{on!r} is no day.", "Give the California calendar day on which the act is done."
        )
    return on.toordinal()


def _policy_act(kind: str) -> str:
    return "transfer" if kind in {"transport", "criminal_warrant"} else kind


def _policy(agency: Agency, act: str, on: date, values: dict[str, Any], history: History) -> str | None:
    """The local rule's word for this person: a custom rule is asked, `judicial_only` forbids all but transfers."""
    found = agency.policy_for(act, on)
    if isinstance(found, CustomPolicy):
        result = found.result
        if found.needs == "conviction" and result is None:
            result = history.conviction_opens
            if result is False and values["person.unread_ground"] is None:
                result = None
        return None if result is None else "allows" if result else "forbids"
    if found == "judicial_only" and act != "transfer":
        return "forbids"
    return found


def _asks_counsel(missing: Iterable[str]) -> bool:
    return any(path.startswith("legal:") for path in missing)


def _ordered(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(set(duties), key=lambda duty: _DUTY_ORDER[duty.code]))


# ------------------------------------------------------------------ information, item by item


def _kind_unknown(answer: Answer, values: dict[str, Any], day: int) -> Answer:
    """Nobody knows what was asked: nothing is given, and what a request brings on receipt may be owed."""
    received = compiled(decision_for("notification")).owed(values, day, "")
    return replace(answer, duties=_ordered((*answer.duties, *received)))


def _item_by_item(
    asked: tuple[tuple[str, bool | None], ...],
    values: dict[str, Any],
    agency: Agency,
    on: date,
    day: int,
    history: History,
    gaps: dict[str, tuple[str, ...]],
    given: Mapping[str, Any],
    as_case: bool,
) -> Answer:
    decision = decision_for("information")
    items: list[Item] = []
    duties: list[Duty] = []
    missing: set[str] = set()
    for name, public in asked:
        release = name in RELEASE_ITEMS
        own = values.copy()
        own["item.kind"] = name if name in item_kind.choices else "other_personal"
        own["item.public"] = public
        own["item.known_public"] = public is True
        own["local_policy"] = _policy(
            agency, "notification" if release else "information", on, values, history
        )
        reached = reach(decision, own, day, {**gaps, "item.public": (f"request.info_public.{name}",)})
        items.append(Item(name, reached))
        duties.extend(reached.duties())
        if reached.rule.brings and reached.settled:
            duties.extend(reached.rule.brings)
        if REQUIRED in reached.possible:
            duties.append(COUNSEL_REVIEW)
        missing.update(reached.missing)
    if _asks_counsel(missing):
        duties.append(COUNSEL_REVIEW)
    outcomes = {item.outcome for item in items}
    possible = tuple(
        outcome for outcome in decision.outcomes if any(outcome in item.reached.possible for item in items)
    )
    leading = min(items, key=lambda item: decision.outcomes.index(item.reached.safe)).reached
    outcome = outcomes.pop() if len(outcomes) == 1 else MIXED
    return Answer(
        "information",
        on,
        agency,
        outcome,
        possible,
        MIXED if outcome == MIXED else leading.safe,
        leading.rule,
        tuple(sorted(missing)),
        _ordered(duties),
        history,
        leading,
        tuple(items),
        _flags("information", day, outcome, history, as_case),
        given,
        tuple(
            dict.fromkeys(ground for item in items for ground in _relied_on(history, values, item.reached))
        ),
    )


# ------------------------------------------------------------------ what a reader should notice


def _flags(kind: str, day: int, outcome: str, history: History, as_case: bool) -> tuple[str, ...]:
    flags = ["absent_read_as_nothing_there"] if as_case else []
    flags += history.flags if kind in _TURNS_ON_RECORD else []
    if kind == "hold" and outcome == PERMITTED:
        flags.append("fourth_amendment_caution")
    if day > _LAST_ENACTED:
        flags.append("after_the_last_enacted_date")
    return tuple(dict.fromkeys(flags))


def _relied_on(history: History, values: Mapping[str, Any], reached: Reached) -> tuple[tuple[str, str], ...]:
    """The conviction, registration, warrant or charge behind a permitted answer, with its paragraph."""
    if reached.rule.id not in {"N-6", "X-7", "H-2"} or reached.outcome != PERMITTED:
        return ()
    found = [(one.path, one.paragraph) for one in history.convictions if one.opens]
    if values["person.registry"] == "current":
        found.append(("person.registry", "7282.5(a)(4)"))
    if values["person.federal_felony_warrant"] == "confirmed":
        found.append(("person.federal_felony_warrant", "7282.5(a)(5)"))
    if reached.rule.id != "X-7":
        found.extend((one.path, one.paragraph) for one in history.charges if one.opens)
    return tuple(found)
