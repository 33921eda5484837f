"""Which duties may be shown as missed: never one of our own, none that rests on recollection, none that is only asked for."""

from amparo.law.places.duty_words import PLACE_DUTIES

__all__ = ["may_fail"]

_BY_MODEL_POLICY = ("D-ID", "D-COPY", "D-ADMIN", "D-COUNSEL", "D-LOG")
"""Duties that rest on the Attorney General's model policies (Gov. Code 7284.8)."""

_MODEL_BINDS = ("k12", "ccc", "csu", "private_college", "courthouse", "health")
"""Where those models, or a statute that says the same, bind; everywhere else they are encouraged."""

_ASKED_OF_THE_UNIVERSITY = ("D-SB98-CAMPUS", "D-EMERG")
"""What Educ. Code 66093.3 and 66093.4 ask of the University of California without demanding it."""


def may_fail(code: str, place: str, *, operator: str = "public", place_sub: str = "none") -> bool:
    """Whether not doing this duty here may be called late, missed or a failure of compliance.

    A duty of own knowledge (tag K) is never the only ground of a failure; one of the house, one that a model policy
    encourages, and one that is requested of the University of California are never a violation.
    """
    duty = PLACE_DUTIES[code]
    if duty.tag == "K" or duty.house:
        return False
    if place_sub == "private_school":
        return code in ("D-902", "D-EMERG")
    if place_sub == "not_qualifying":
        return code in ("D-902", "D-FERPA")
    if place == "uc" and code in (*_BY_MODEL_POLICY, *_ASKED_OF_THE_UNIVERSITY):
        return False
    if code == "D-ADMIN" and place == "health":
        return True  # Health & Saf. Code 24250(b) binds private facilities as well
    if code in _BY_MODEL_POLICY:
        return place in _MODEL_BINDS and not (operator == "private" and place != "private_college")
    return code != "D-WITNESS" or place == "health"
