"""The public tables, named in one file; their codes are those of the case files, and each has its words in both languages."""

from amparo.casefile.sorts import AGE_BANDS, CONTACTS, MEANS, SEXES
from amparo.facts.agency import AGENCY_KINDS
from amparo.facts.request import FORMS
from amparo.law.duties import ALL_DUTIES
from amparo.register.release import ReleaseError
from amparo.register.tables import CODES, TABLES, word_of
from amparo.release.offices import OFFICES


def test_the_codes_are_those_of_the_case_files() -> None:
    assert set(CODES["kind"]) == {*CONTACTS, "judicial_warrant"}
    assert set(CODES["means"]) == set(MEANS)
    assert set(CODES["age"]) == {*AGE_BANDS, "not_recorded"}
    assert set(CODES["sex"]) == {*SEXES, "not_recorded"}
    assert set(CODES["form"]) == set(FORMS)
    assert set(CODES["agency_kind"]) == set(AGENCY_KINDS)
    assert {*CODES["notice"], *CODES["duty"]} <= {duty.code for duty in ALL_DUTIES}


def test_offices_have_the_words_with_which_they_attest() -> None:
    assert {code.value: {"en": words[0], "es": words[1]} for code, words in OFFICES.items()} == CODES[
        "office"
    ]


def test_every_code_and_table_has_words_in_both_languages() -> None:
    for name, codes in CODES.items():
        for code, words in codes.items():
            assert words["en"], (name, code)
            assert words["es"], (name, code)
            assert words["en"] != words["es"], (name, code)
    for spec in TABLES.values():
        assert spec.title["en"] != spec.title["es"]
        assert {spec.definition["en"][-1], spec.definition["es"][-1]} == {"."}
        for measure in spec.measures.values():
            assert measure.title["en"] != measure.title["es"]
            assert measure.unit["en"]
            assert measure.unit["es"]


def test_every_figure_names_only_figures_of_ours_as_what_it_must_not_be_added_to() -> None:
    known = {f"{spec.name}.{measure}" for spec in TABLES.values() for measure in spec.measures}
    for spec in TABLES.values():
        for measure in spec.measures.values():
            assert set(measure.never_add) <= known, spec.name
            assert set(measure.by) <= set(CODES), spec.name


def test_characteristics_of_people_stand_one_by_one_by_year_and_never_beside_conduct() -> None:
    people = {"age", "sex", "offense_group"}
    for spec in TABLES.values():
        lists = [set(measure.by) for measure in spec.measures.values()]
        if spec.public_class == "B":
            assert spec.grain == "year"
            assert all(len(one) == 1 and one <= people for one in lists)
        else:
            assert not any(one & people for one in lists)


def test_a_code_that_is_not_there_is_named_with_those_that_are() -> None:
    assert word_of("outcome", "declined", "es") == "rechazada"
    try:
        word_of("outcome", "deported", "en")
    except ReleaseError as error:
        assert "Known: answered, declined" in str(error)  # noqa: PT017 - the text is what is tested
