"""The printed card of one site: whom to call there, what to say and do, in large print, in English or Spanish.

Its sentences are the guide's own, filled with the site's offices; its answers are made by the rules for the day.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from amparo.clock import CALIFORNIA
from amparo.facts.guide_site import fill_step
from amparo.facts.site_offices import alone
from amparo.facts.site_profile import CONTACTS_EXPECTED, SiteProfile
from amparo.facts.visit import request
from amparo.facts.visit_words import FIELD_CARDS, OUTCOMES, PLACES
from amparo.law.calendar import RULES_VERSION
from amparo.law.places import steps_said
from amparo.print.sheet import Block, Heading, Paragraph, Points, Rows, Run, Said, Sheet, own
from amparo.print.sheet_paper import Printed, print_sheet
from amparo.print.sheet_screen import to_article
from amparo.rules import Rule
from amparo.terms import NOT_LEGAL_ADVICE, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in
from amparo.visits.card_answers import GOING_IN, SituationAnswer, common_steps, situations_of
from amparo.visits.drafts.screen import whole_page

__all__ = ["card_files", "card_html", "card_pdf", "card_sheet"]


def card_files(profile: SiteProfile, at: datetime) -> dict[str, bytes]:
    """The card in both languages, as pages and for the printer, by the name of each file."""
    made: dict[str, bytes] = {}
    languages: tuple[Language, ...] = ("en", "es")
    for language in languages:
        made[f"card.{language}.html"] = card_html(profile, language, at)
        made[f"card.{language}.pdf"] = card_pdf(profile, language, at).content
    return made


def card_html(profile: SiteProfile, language: Language, at: datetime) -> bytes:
    """The card as a page of its own, which prints."""
    sheet = card_sheet(profile, language, at.astimezone(CALIFORNIA).date())
    return whole_page(sheet, to_article(sheet))


def card_pdf(profile: SiteProfile, language: Language, at: datetime) -> Printed:
    """The card for the printer. Raises FileError where the typesetter is not installed."""
    return print_sheet(card_sheet(profile, language, at.astimezone(CALIFORNIA).date()), at)


def card_sheet(profile: SiteProfile, language: Language, on: date) -> Sheet:
    """The card of a site as it stands on a day."""
    situations = situations_of(profile, on)
    shared = common_steps(situations)
    rules = _rules_of(situations)
    going_in = next(one for one in situations if one.code == GOING_IN)
    blocks: list[Block] = [
        Heading(1, own(_word("title", language))),
        Paragraph(_site_line(profile, language)),
        *_contacts(profile, language),
        Heading(2, own(_word("always", language))),
        _points(profile, shared, language),
        *_situation(profile, going_in, shared if profile.place in FIELD_CARDS else (), rules, language),
    ]
    for one in situations:
        if one.code != GOING_IN:
            blocks += _situation(profile, one, shared, rules, language)
    blocks += _why(rules, language)
    blocks += _areas(profile, language)
    last = f"{_tags(rules, language)} {_decided(language, on)} {NOT_LEGAL_ADVICE[language]}"
    blocks.append(Paragraph(own(last), quiet=True))
    return Sheet(
        language=language,
        title=f"{_word('title', language)} – {profile.name}",
        number=Run(on.isoformat()),
        blocks=tuple(blocks),
        foot=_word("foot", language),
        page=_word("page", language),
    )


def _site_line(profile: SiteProfile, language: Language) -> Said:
    kind = PLACES[profile.place][language == "es"]
    return (
        Run(profile.name, bold=True, where="name"),
        Run(f": {kind}, "),
        Run(profile.body, where="body"),
    )


def _contacts(profile: SiteProfile, language: Language) -> list[Block]:
    roles = dict.fromkeys((*CONTACTS_EXPECTED[profile.place], *profile.contacts))
    rows: list[tuple[Said, Said]] = []
    for role in roles:
        contact = profile.contacts.get(role)
        label = own(alone("roles", role, language))
        if contact is None:
            rows.append((label, own(_word("nobody", language))))
            continue
        office = contact.label(language)
        beside = "" if office == alone("roles", role, language) else f" – {office}"
        rows.append((label, (Run(contact.telephone, bold=True), Run(beside), Run(_link(contact.link)))))
    return [Heading(2, own(_word("call", language))), Rows(tuple(rows))]


def _link(link: str) -> str:
    return f" – {link}" if link else ""


def _situation(
    profile: SiteProfile,
    one: SituationAnswer,
    shared: tuple[str, ...],
    rules: Mapping[str, Rule],
    language: Language,
) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, own(_words()["situations"][one.code][language])),
        *(Paragraph(said) for said in _outcomes(one, rules, language)),
    ]
    left = [step for step in one.steps if step not in shared]
    return [*blocks, _points(profile, left, language)] if left else blocks


def _outcomes(one: SituationAnswer, rules: Mapping[str, Rule], language: Language) -> list[Said]:
    """What the answer is, with the number of its reason: one line, or one for each thing that is asked."""
    numbers = [f" ({list(rules).index(_key(answer.rule)) + 1})" for _, answer in one.answers]
    if one.is_one:
        told = OUTCOMES[one.answers[0][1].outcome][language == "es"]
        return [(*own(f"{_begun(told)}.", bold=True), *own("".join(dict.fromkeys(numbers))))]
    said: list[Said] = []
    for (asked, answer), number in zip(one.answers, numbers, strict=True):
        told = _begun(OUTCOMES[answer.outcome][language == "es"])
        before = own(_begun(request.spoken[asked][language == "es"]) + ": ")
        said.append((*before, *own(f"{told}.", bold=True), *own(number)))
    return said


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(rule: Rule) -> str:
    return f"{rule.id}{rule.part}"


def _rules_of(situations: Iterable[SituationAnswer]) -> dict[str, Rule]:
    """Every rule that decided, once, in the order in which the card tells what it decided."""
    in_order = sorted(situations, key=lambda one: one.code != GOING_IN)
    return {_key(answer.rule): answer.rule for one in in_order for _, answer in one.answers}


def _why(rules: Mapping[str, Rule], language: Language) -> list[Block]:
    reasons = tuple(own(_reason(rule, language)) for rule in rules.values())
    return [Heading(2, own(_word("why", language))), Points(reasons, numbered=True)]


def _reason(rule: Rule, language: Language) -> str:
    says = rule.dice if language == "es" else rule.says
    return f"{says} ({citation_in(rule.cite, language)}; {rule.tag})"


def _tags(rules: Mapping[str, Rule], language: Language) -> str:
    """The tags that stand on this card, in words."""
    used = {rule.tag for rule in rules.values()}
    return " ".join(f"{tag}: {said[language]}." for tag, said in TAG_SENTENCES.items() if tag in used)


def _points(profile: SiteProfile, steps: Iterable[str], language: Language) -> Points:
    filled = (
        fill_step(steps_said()[step][language], language, profile.contacts, profile.name, profile.body)
        for step in steps
    )
    return Points(tuple(own(sentence) for sentence in filled), numbered=True)


def _areas(profile: SiteProfile, language: Language) -> list[Block]:
    if not profile.areas:
        return []
    rows: list[tuple[Said, Said]] = []
    for kind in ("public", "nonpublic"):
        named = "; ".join(area.name[language] for area in profile.areas if area.kind == kind)
        label = own(alone("areas", kind, language))
        rows.append((label, (Run(named, where="areas"),) if named else own(_word("none_named", language))))
    return [Heading(2, own(_word("areas", language))), Rows(tuple(rows))]


def _decided(language: Language, on: date) -> str:
    return _word("decided", language).format(day=on.isoformat(), version=RULES_VERSION)


def _word(name: str, language: Language) -> str:
    said: str = _words()[name][language]
    return said


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("amparo.visits").joinpath("card_words.toml").read_text(encoding="utf-8"))
