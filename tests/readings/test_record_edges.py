"""The edges of § 7282.5, each as a sentence: what a table says of it, and what looking through the record says."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.readings.records import Person, person
from tests.readings.reducers import Reducer

D = date
CALIFORNIA = {"code": "PC", "prop47": False, "status": "final"}
BEATING = {"section": "273.5", "level": "misdemeanor"}
BURGLARY = {"section": "459", "degree": "second", "level": "felony"}
NEVADA = {"code": "NRS", "section": "200.380", "jurisdiction": "NV", "level": "felony"}
FEDERAL = {"code": "18USC", "section": "922(g)", "jurisdiction": "US", "level": "felony"}
OLD = "1990-01-02"  # a Tuesday
YES: dict[str, bool | None] = dict.fromkeys(
    ("dismissed_1203.4", "reduced_after_sentencing", "juvenile_adjudication", "1170h3", "prelim_waived"), True
) | {"out_of_state_not_strike": True}
NO = dict.fromkeys(YES, False)
SILENT: dict[str, bool | None] = dict.fromkeys(YES)

Edge = tuple[date, list[dict[str, Any]], Mapping[str, bool | None], bool | None]

CONVICTIONS: dict[str, Edge] = {
    # --- five and fifteen years; 24 November 2026 is a Tuesday
    "the day before the fifth anniversary": (D(2026, 11, 23), [BEATING | {"date": "2021-11-24"}], {}, True),
    "the fifth anniversary": (D(2026, 11, 24), [BEATING | {"date": "2021-11-24"}], {}, True),
    "the day after it": (D(2026, 11, 25), [BEATING | {"date": "2021-11-24"}], {}, False),
    "the last of February after the 29th": (D(2025, 2, 28), [BEATING | {"date": "2020-02-29"}], {}, True),
    "the first of March after the 29th": (D(2025, 3, 1), [BEATING | {"date": "2020-02-29"}], {}, False),
    "the day before the fifteenth": (D(2026, 11, 23), [BURGLARY | {"date": "2011-11-24"}], {}, True),
    "the fifteenth anniversary": (D(2026, 11, 24), [BURGLARY | {"date": "2011-11-24"}], {}, True),
    "the day after the fifteenth": (D(2026, 11, 25), [BURGLARY | {"date": "2011-11-24"}], {}, False),
    "29 February, fifteen years on": (D(2023, 3, 1), [BURGLARY | {"date": "2008-02-29"}], {}, False),
    "an unknown date": (D(2026, 11, 24), [BURGLARY | {"date": None}], {}, None),
    "the day of the act itself": (D(2026, 11, 24), [BEATING | {"date": "2026-11-24"}], {}, True),
    "no limit of years before the Values Act": (D(2018, 1, 3), [BURGLARY | {"date": OLD}], {}, True),
    "fifteen years from the Values Act on": (D(2018, 1, 4), [BURGLARY | {"date": OLD}], {}, False),
    "before the TRUST Act nothing is coded": (D(2013, 12, 31), [BURGLARY | {"date": "2013-01-02"}], {}, None),
    # --- one true opens, whatever is unknown of the others
    "one opens, one is open": (
        D(2026, 11, 24),
        [BURGLARY | {"date": None}, {"section": "211", "level": "felony", "date": OLD}],
        {},
        True,
    ),
    "one is open, one is closed": (
        D(2026, 11, 24),
        [BURGLARY | {"date": None}, BEATING | {"date": OLD}],
        {},
        None,
    ),
    # --- level, status, subdivision, Proposition 47
    "an infraction": (D(2026, 11, 24), [BEATING | {"level": "infraction"}], {}, False),
    "a level nobody knows": (D(2026, 11, 24), [BEATING | {"level": None, "date": OLD}], {}, None),
    "a status nobody knows": (D(2026, 11, 24), [BEATING | {"status": None, "date": "2026-01-02"}], {}, None),
    "a vacated conviction": (D(2026, 11, 24), [BEATING | {"status": "vacated"}], {}, False),
    "Proposition 47 unknown": (
        D(2026, 11, 24),
        [BURGLARY | {"prop47": None, "date": "2020-01-02"}],
        {},
        None,
    ),
    "Proposition 47 granted": (
        D(2026, 11, 24),
        [BURGLARY | {"prop47": True, "date": "2020-01-02"}],
        {},
        False,
    ),
    "burglary of no degree inside fifteen years": (
        D(2026, 11, 24),
        [{"section": "459", "level": "felony", "date": "2020-01-02"}],
        {},
        True,
    ),
    "old burglary of no degree": (
        D(2026, 11, 24),
        [{"section": "459", "level": "felony", "date": OLD}],
        {},
        None,
    ),
    # --- enhancements and attempts
    "a serious enhancement on an old burglary": (
        D(2026, 11, 24),
        [BURGLARY | {"date": OLD, "enhancements": ["PC 12022.7(a)"]}],
        {},
        True,
    ),
    "a listed enhancement on an old burglary": (
        D(2026, 11, 24),
        [BURGLARY | {"date": OLD, "enhancements": ["PC 12022(a)(1)"]}],
        {},
        False,
    ),
    "an attempt of robbery": (
        D(2026, 11, 24),
        [{"section": "664", "level": "felony", "date": OLD, "target": {"code": "PC", "section": "211"}}],
        {},
        True,
    ),
    "an attempt of robbery in one word": (
        D(2026, 11, 24),
        [{"section": "664/211", "level": "felony", "date": OLD}],
        {},
        True,
    ),
    "an attempt of nobody knows what": (D(2026, 11, 24), [{"section": "664", "level": "felony"}], {}, None),
    "a vacated attempt of nobody knows what": (
        D(2026, 11, 24),
        [{"section": "664", "level": "felony", "status": "reversed"}],
        {},
        False,
    ),
    "an infraction that is a conspiracy of nobody knows what": (
        D(2026, 11, 24),
        [{"section": "182", "level": "infraction"}],
        {},
        False,
    ),
    "an attempt of shoplifting": (D(2026, 11, 24), [{"section": "664/459.5", "level": None}], {}, False),
    # --- other courts and counsel's answers
    "a federal judgment under (A)": (D(2026, 11, 24), [FEDERAL | {"agg_felony": "A"}], {}, True),
    "a federal judgment under (Q)": (D(2026, 11, 24), [FEDERAL | {"agg_felony": "Q"}], {}, False),
    "a federal judgment of no known letter": (D(2026, 11, 24), [FEDERAL], {}, None),
    "a strike elsewhere": (D(2026, 11, 24), [NEVADA | {"equiv_strike": True}], {}, True),
    "no strike elsewhere, counsel silent": (
        D(2026, 11, 24),
        [NEVADA | {"equiv_strike": False}],
        SILENT,
        None,
    ),
    "no strike elsewhere, counsel says no": (D(2026, 11, 24), [NEVADA | {"equiv_strike": False}], NO, False),
    "no strike elsewhere, counsel says yes": (D(2026, 11, 24), [NEVADA | {"equiv_strike": False}], YES, True),
    "a misdemeanor elsewhere": (
        D(2026, 11, 24),
        [NEVADA | {"equiv_strike": False, "level": "misdemeanor"}],
        YES,
        False,
    ),
    **{
        f"{status}, counsel {word}": (
            D(2026, 11, 24),
            [{"section": "211", "level": "felony", "status": status}],
            legal,
            opens,
        )
        for status in ("dismissed_1203.4", "reduced_later_17b", "juvenile_adjudication")
        for word, legal, opens in (("silent", SILENT, None), ("says no", NO, False), ("says yes", YES, True))
    },
}

REFUSED: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a conviction after the act": ("after_the_act", [BEATING | {"date": "2026-11-25"}]),
    "a misdemeanor with a felony's custody": ("custody", [BEATING | {"felony_custody": "1170h"}]),
    "a federal court with a California code": ("court", [{"section": "211", "jurisdiction": "US"}]),
    "one offense of one day at two levels": (
        "levels",
        [BEATING | {"date": OLD}, BEATING | {"date": OLD, "level": "felony"}],
    ),
    "the same in other spellings, beside a ground": (
        "levels",
        [
            {"section": "211", "level": "felony", "date": OLD},
            {"section": "245(a)(1)", "level": "misdemeanor", "date": OLD},
            {"code": " pc", "section": "245 (A) (1)", "level": "felony", "date": OLD},
        ],
    ),
    "two attempts of one target, after one of another": (
        "levels",
        [
            {"section": "664", "level": level, "date": OLD, "target": {"code": "PC", "section": section}}
            for section, level in (("211", "felony"), ("459", "misdemeanor"), ("459", "felony"))
        ],
    ),
}

NOT_REFUSED: dict[str, list[dict[str, Any]]] = {
    "on two days": [BEATING | {"date": OLD}, BEATING | {"date": "1990-01-03", "level": "felony"}],
    "one level unknown": [BEATING | {"date": OLD}, BEATING | {"date": OLD, "level": None}],
    "no day known": [BEATING | {"date": None}, BEATING | {"date": None, "level": "felony"}],
    "two degrees": [
        {"section": "459", "level": level, "degree": degree, "date": OLD}
        for level, degree in (("felony", "first"), ("misdemeanor", "second"))
    ],
    "two targets": [
        {"section": "664", "level": level, "date": OLD, "target": {"code": "PC", "section": section}}
        for section, level in (("211", "felony"), ("459", "misdemeanor"))
    ],
}

ROBBERY = {"section": "211", "level": "felony", "finding": "pc872_holding_order"}
CHARGES: dict[str, Edge] = {
    "a holding order on robbery": (D(2026, 11, 24), [ROBBERY], {}, True),
    "robbery and no finding": (D(2026, 11, 24), [ROBBERY | {"finding": "none"}], {}, False),
    "robbery, finding unknown": (D(2026, 11, 24), [ROBBERY | {"finding": None}], {}, None),
    "an indictment": (D(2026, 11, 24), [ROBBERY | {"finding": "indictment"}], YES, False),
    "a waived hearing, counsel silent": (
        D(2026, 11, 24),
        [ROBBERY | {"finding": "prelim_waived"}],
        SILENT,
        None,
    ),
    "a waived hearing, counsel says no": (
        D(2026, 11, 24),
        [ROBBERY | {"finding": "prelim_waived"}],
        NO,
        False,
    ),
    "a waived hearing, counsel says yes": (
        D(2026, 11, 24),
        [ROBBERY | {"finding": "prelim_waived"}],
        YES,
        True,
    ),
    "a county-jail felony": (D(2026, 11, 24), [ROBBERY | {"section": "459", "degree": "second"}], {}, False),
    "burglary of no degree": (D(2026, 11, 24), [ROBBERY | {"section": "459"}], {}, None),
    "burglary of no degree that the docket sends to prison": (
        D(2026, 11, 24),
        [ROBBERY | {"section": "459", "felony_custody": "state_prison"}],
        {},
        True,
    ),
    "a listed felony before the Values Act": (
        D(2018, 1, 3),
        [ROBBERY | {"section": "459", "degree": "second"}],
        {},
        True,
    ),
    "domestic violence before the Values Act": (
        D(2018, 1, 3),
        [ROBBERY | {"section": "273.5", "felony_custody": "1170h"}],
        {},
        True,
    ),
    "an attempt of nobody knows what": (D(2026, 11, 24), [ROBBERY | {"section": "664"}], {}, None),
    "a misdemeanor": (D(2026, 11, 24), [ROBBERY | {"level": "misdemeanor"}], {}, False),
    "a level nobody knows": (D(2026, 11, 24), [ROBBERY | {"level": None}], {}, None),
    "a finding on the day of the act": (
        D(2026, 11, 24),
        [ROBBERY | {"finding_date": "2026-11-24"}],
        {},
        True,
    ),
    "one opens, one is open": (D(2026, 11, 24), [ROBBERY | {"level": None}, ROBBERY], {}, True),
}

CHARGES_REFUSED: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a finding after the act": ("after_the_act", [ROBBERY, ROBBERY | {"finding_date": "2026-11-25"}]),
    "a misdemeanor with a felony's custody": (
        "custody",
        [ROBBERY | {"level": "misdemeanor", "felony_custody": "state_prison"}],
    ),
}


def read(
    reducer: Reducer, records: str, edges: Mapping[str, Edge]
) -> tuple[dict[str, tuple[bool | None, str | None]], list[Person]]:
    """What a reading says of every edge, by its sentence, and the people behind them."""
    some = [
        person(records, [_whole(records, one) for one in given], number, on, legal)
        for number, (on, given, legal, _) in enumerate(edges.values())
    ]
    told = reducer(records, [row for one in some for row in one.rows])
    return {sentence: told[number] for number, sentence in enumerate(edges)}, some


def _whole(records: str, one: dict[str, Any]) -> dict[str, Any]:
    return CALIFORNIA | one if records == "convictions" else {"code": "PC"} | one


@pytest.mark.parametrize(("records", "edges"), [("convictions", CONVICTIONS), ("charges", CHARGES)])
def test_every_edge_is_read_as_the_law_has_it(reducer: Reducer, records: str, edges: dict[str, Edge]) -> None:
    told, some = read(reducer, records, edges)
    expected = {sentence: edge[3] for sentence, edge in edges.items()}
    assert {sentence: one.opens for sentence, one in zip(edges, some, strict=True)} == expected
    assert told == {sentence: (opens, None) for sentence, opens in expected.items()}


@pytest.mark.parametrize(("records", "edges"), [("convictions", REFUSED), ("charges", CHARGES_REFUSED)])
def test_what_decide_refuses_has_no_answer_and_a_word_that_says_why(
    reducer: Reducer, records: str, edges: dict[str, tuple[str, list[dict[str, Any]]]]
) -> None:
    told, some = read(
        reducer, records, {name: (D(2026, 11, 24), given, {}, None) for name, (_, given) in edges.items()}
    )
    assert all(one.refused for one in some)
    assert told == {name: (None, why) for name, (why, _) in edges.items()}


def test_entries_that_can_both_be_true_are_not_refused(reducer: Reducer) -> None:
    edges: dict[str, Edge] = {name: (D(2026, 11, 24), given, {}, None) for name, given in NOT_REFUSED.items()}
    told, some = read(reducer, "convictions", edges)
    assert told == {name: (one.opens, None) for name, one in zip(edges, some, strict=True)}
    assert not any(one.refused for one in some)


def test_proposition_47_that_nobody_asked_for_is_open_before_its_day_and_for_its_sections(
    reducer: Reducer,
) -> None:
    stolen = {"request_id": 0, "on": D(2026, 11, 24), "code": "PC", "section": "496", "level": "felony"}
    stolen |= {"felony_custody": "state_prison", "status": "final"}
    rows = {
        (D(2014, 11, 4), "496"): None,  # a Tuesday
        (D(2014, 11, 5), "496"): True,  # a Wednesday: the day on which it began
        (None, "496"): None,
        (D(2014, 11, 4), "273.5"): True,
    }
    told = reducer(
        "convictions",
        [
            {**stolen, "request_id": number, "date": day, "section": section}
            for number, (day, section) in enumerate(rows)
        ],
    )
    assert [told[number][0] for number in range(len(rows))] == list(rows.values())
