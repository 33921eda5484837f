"""Sentences with counts: one entry, two entries, in both languages, whatever is filled in."""

import pytest

from amparo.terms import filled


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 files were left aside."),
        (1, "1 file was left aside."),
        ("1", "1 file was left aside."),
        ("1,001", "1,001 files were left aside."),
    ],
)
def test_a_count_takes_the_word_that_goes_with_it(count: object, said: str) -> None:
    assert filled("{count:file|files} {count:?was|were} left aside.", count=count) == said


def test_what_is_filled_in_is_never_read_as_a_blank() -> None:
    assert filled("{name}: {size:asiento|asientos}", name="{size:a|b}", size=1) == "{size:a|b}: 1 asiento"


def test_other_forms_stay_what_they_are() -> None:
    assert filled("{share:.1f} of {whole}", share=0.25, whole=1) == "0.2 of 1"
