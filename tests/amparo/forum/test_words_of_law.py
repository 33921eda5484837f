"""What a packet and a notice say of law, no further than the law goes: whose access it is on, what is known by heart alone."""

from decimal import Decimal
from textwrap import dedent

import pytest

from amparo.figures.cost import Rate
from amparo.forum.notice_text import notice
from amparo.forum.packet_rules import rest_part
from amparo.law.meetings.calendar import MEETING_DAYS
from amparo.register.release import Release
from amparo.terms import NOT_LEGAL_ADVICE, FileError, Language
from amparo.terms.citations import TAG_SENTENCES
from tests.amparo.forum import packets


@pytest.mark.parametrize(
    ("language", "whose"),
    [
        ("en", "access to people that local agencies gave"),
        ("es", "acceso a personas que agencias locales dieron"),
    ],
)
def test_the_notice_is_on_all_access_and_not_on_that_in_custody_alone(
    releases: tuple[Release, ...], language: Language, whose: str
) -> None:
    told = " ".join(
        dedent(notice(packets.packet(packets.plan_text(packets.ENCINA), releases), language)).split()
    )
    assert whose in told, "check-ins on probation and street stops are access too (§ 7283(d))"
    assert "§ 7283.1(d)" in told


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_local_power_cannot_do_is_told_with_its_tag(
    releases: tuple[Release, ...], language: Language
) -> None:
    told = str(rest_part(packets.packet(packets.plan_text(packets.ENCINA), releases), language))
    cannot = told[told.index("cannot") : told.index("sources")]
    assert f"K: {TAG_SENTENCES['K'][language]}" in cannot
    assert NOT_LEGAL_ADVICE[language] in told
    assert "cannot direct" not in cannot, "how far a board directs an elected sheriff is counsel's to say"


@pytest.mark.parametrize(
    ("pay_class", "source"),
    [
        ("Mr. Quimby", "pay table of 2025"),
        ("Records clerk", "ask 707-555-0123"),
        ("Records clerk", "pay@madrone.example"),
        ("Records clerk \u202eelbat", "pay table of 2025"),
    ],
)
def test_rates_of_pay_that_name_or_reach_somebody_are_told_in_no_packet(
    releases: tuple[Release, ...], pay_class: str, source: str
) -> None:
    rate = Rate(packets.ENCINA, 2025, pay_class, Decimal(40), Decimal(100), source)
    with pytest.raises(FileError, match="rates of pay"):
        packets.packet(packets.plan_text(packets.ENCINA), releases, rates=[rate])


def test_each_day_of_meeting_law_is_told_with_its_tag() -> None:
    for en, es in MEETING_DAYS.values():
        assert en.endswith(("[V].", "[S].", "[K]."))
        assert es[-4:] == en[-4:]
