"""What is in force when: one constant per date and number of the law, each with its source and confidence tag.

A day written anywhere else in the rules is a mistake. Days are California local calendar days; "from" is inclusive.
"""

from datetime import date, timedelta

TRUST_ACT = date(2014, 1, 1)
"""AB 4, Stats. 2013 ch. 570: Gov. Code 7282, 7282.5 in their first text (S)."""

JUVENILE_AND_PLATES = date(2016, 1, 1)
"""AB 899 (2015), WIC 831 (K); SB 34 (2015), Civ. Code 1798.90.5 ff. (S)."""

TRUTH_ACT = date(2017, 1, 1)
"""AB 2792 (2016): Gov. Code 7283, 7283.1, 7283.2 (V)."""

CONTRACT_ACT = date(2017, 6, 27)
"""AB 103, Stats. 2017 ch. 17: Gov. Code 7310, 7311 (V)."""

VALUES_ACT = date(2018, 1, 4)
"""SB 54 (2017): Gov. Code 7284 ff., 7282.5 rewritten. The 4th, not the 1st: Attorney General's bulletin (S)."""

CLETS_ACT = date(2020, 1, 1)
"""AB 1747, Stats. 2019 ch. 789: Gov. Code 15160 (S)."""

PROP_47 = date(2014, 11, 5)
"""Several felonies and wobblers become misdemeanors (K)."""

SB_580_POLICIES_DUE = date(2027, 1, 1)
"""Gov. Code 12532.5: every local agency has the Attorney General's policy or an equal one (V). The last enacted date."""

LAST_ENACTED = SB_580_POLICIES_DUE
RULES_VERSION = "2026-11-23"

MISDEMEANOR_WASHOUT_YEARS = 5
"""Gov. Code 7282.5(a)(3): a listed wobbler entered as a misdemeanor (V)."""

FELONY_WASHOUT_YEARS = 15
"""Gov. Code 7282.5(a)(3): a listed felony; only from the Values Act on (V)."""


def day_before(day: date) -> date:
    """The last day of the law before."""
    return day - timedelta(days=1)
