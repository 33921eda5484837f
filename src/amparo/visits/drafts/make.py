"""A draft from the record of a visit: whether it is owed, what fills it, and what the office must know before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from amparo.facts.site_profile import SiteProfile
from amparo.law.places import PRACTICE_SAID
from amparo.law.places.offices import OFFICES
from amparo.notices.filling import Filling, blocks_of, ours, said_in, spoken, theirs
from amparo.notices.languages import LANGUAGE_NAMES, LANGUAGES
from amparo.notices.texts import Text, text_of
from amparo.notices.wording import day_in_words
from amparo.print.sheet import Block, Heading, Paragraph, Points, Rows, Run, Said, Sheet
from amparo.terms import FactValueError, Language
from amparo.visits import Confirmed, VisitRecord, presence_confirmed
from amparo.visits.drafts.draft import Draft
from amparo.visits.drafts.duties import Serving, State, answers_of, known_with, serving
from amparo.visits.drafts.errors import DraftRefusedError, NotConfirmedError
from amparo.visits.drafts.found import KINDS, kind_of
from amparo.visits.drafts.kind import DraftKind, Facts
from amparo.visits.drafts.parts import language_of, site_values
from amparo.visits.drafts.told import Site, site_of, told_of

__all__ = ["ROOM", "OwedDraft", "drafts_owed", "make_draft"]

ROOM = "amparo.visits.drafts"


@dataclass(frozen=True, slots=True)
class OwedDraft:
    """A draft that a duty of the visit asks for. `to_translate` are languages of the site that need a person's work."""

    code: str
    duty: str
    state: State
    rule: str
    cite: str
    tag: str
    on: date
    languages: tuple[Language, ...]
    to_translate: tuple[str, ...]
    why_en: str
    why_es: str


def drafts_owed(
    record: VisitRecord, profile: SiteProfile | None, at: datetime, *, confirmed: Confirmed | None = None
) -> tuple[OwedDraft, ...]:
    """Every draft that this visit asks for, by code; those that are held say so. `at` is the moment of asking."""
    _aware(at)
    known = _confirmed(record, confirmed, at)
    told = told_of(record)
    site = site_of(profile, record.on)
    answers = answers_of(record, profile, is_confirmed=known is not None)
    found = []
    for kind in KINDS.values():
        served = serving(kind, answers)
        if served is None or not kind.asks(told):
            continue
        duty, answer = served.duty, served.answer
        missing = _to_translate(kind, site)
        found.append(
            OwedDraft(
                kind.code, duty.code, served.state, answer.rule.key, duty.cite, duty.tag, answer.on,
                LANGUAGES, missing, duty.says, duty.dice,
            )
        )  # fmt: skip
    return tuple(found)


def make_draft(
    code: str,
    record: VisitRecord,
    profile: SiteProfile | None,
    at: datetime,
    language: Language = "en",
    *,
    confirmed: Confirmed | None = None,
    preview: bool = False,
    also: Sequence[VisitRecord] = (),
) -> Draft:
    """A draft, made at a moment. `also` are further visits of the same report; only the board's report counts them.

    Raises DraftRefusedError where no duty of this visit asks for it, and NotConfirmedError for a notice that is held,
    unless it is only looked at: a `preview` carries the mark HELD on every page, and is never an e-mail.
    """
    _aware(at)
    kind = kind_of(code)
    known = _confirmed(record, confirmed, at)
    told = told_of(known_with(record, profile, is_confirmed=known is not None))
    served = serving(kind, answers_of(record, profile, is_confirmed=known is not None))
    if served is None or not kind.asks(told):
        raise _not_asked_for(kind, record)
    if served.state == "held" and not preview:
        raise _not_confirmed(kind)
    if known is not None:
        told = replace(told, confirmed_at=known.at, confirmed_by=known.role)
    visits = tuple(told_of(known_with(one, profile, is_confirmed=False)) for one in also)
    differs = profile is not None and _differ(record.site, profile.name)
    facts = Facts(told, site_of(profile, at.date()), served.answer, at, visits, differs)
    return _made(kind, facts, served, language)


def _differ(written: str | None, name: str) -> bool:
    """Whether the record names a site, and not the one of the profile; a longer name that holds it is the same."""
    return bool(written) and name.casefold() not in str(written).casefold()


def _not_asked_for(kind: DraftKind, record: VisitRecord) -> DraftRefusedError:
    return DraftRefusedError(
        f"draft.{kind.code}",
        f"no duty of this visit asks for it on {record.on}: it serves {' or '.join(kind.serves)}.",
        "See `drafts_owed` for those that are asked for; a fact that is missing may be the reason.",
    )


def _not_confirmed(kind: DraftKind) -> NotConfirmedError:
    return NotConfirmedError(
        f"draft.{kind.code}",
        "it is held: nobody has confirmed that officers are or were on the site.",
        "Have the person responsible see the officers or their identification, or call the agency; then write "
        "down the role and the moment (a step `administrator_confirmed_presence` with its time).",
    )


def _made(kind: DraftKind, facts: Facts, served: Serving, language: Language) -> Draft:
    text = text_of(kind.code, language, ROOM)
    is_held = served.state == "held"
    filling = kind.fill(facts, text)
    values = {**site_values(facts, text), **filling.values}
    blocks = blocks_of(text.body, Filling(values, filling.blocks))
    sheet = Sheet(
        language=language,
        title=text.sentence("title"),
        number=Run(""),
        blocks=(*blocks, *_for_the_office(kind, facts, served, text)),
        foot=text.sentence("foot.page"),
        page=text.sentence("page"),
        mark=said_in(text, "mark.held" if is_held else "mark.draft"),
        stamp=text.sentence("stamp.held" if is_held else "stamp.draft"),
    )
    return Draft(
        code=kind.code,
        language=language,
        duty=served.duty.code,
        at=facts.at,
        held=is_held,
        sheet=sheet,
        message=blocks,
        subject="".join(run.text for run in spoken(text.sentence("subject"), values)),
        recipients=_mailboxes(kind, served.duty.code),
        to_translate=_to_translate(kind, facts.site),
        is_email=kind.is_email,
    )


def _for_the_office(kind: DraftKind, facts: Facts, served: Serving, text: Text) -> tuple[Block, ...]:
    """What the office must know and must not send: the duty, the law behind it, the day, what may not be in the text."""
    duty, language = served.duty, language_of(text)
    practice = f". {PRACTICE_SAID[language == 'es']}" if duty.practice else ""
    rows: list[tuple[str, Said]] = [
        ("duty", ours(f"{duty.code}: {duty.in_language(language)}")),
        ("standing", said_in(text, f"standing.{served.state}")),
        ("due", ours(duty.deadline_in(language))),
        ("law", ours(f"{duty.cite} ({text.sentence(f'tag.{duty.tag}')}){practice}")),
        ("answer", _answer_said(served, text)),
        ("decided", ours(day_in_words(served.answer.on, text.language))),
    ]
    if kind.to:
        rows.append(("to", _offices_said(kind, duty.code, language, text)))
    if kind.held:
        rows.append(("languages", _languages_said(kind, facts.site, text)))
    return (
        Heading(2, said_in(text, "office.title"), new_page=True),
        Paragraph(said_in(text, "office.cut")),
        *((Paragraph(said_in(text, "office.other_site")),) if facts.site_differs else ()),
        Rows(tuple((said_in(text, f"label.{name}"), value) for name, value in rows)),
        Paragraph(said_in(text, "office.never")),
        Points(tuple(ours(one) for one in text.sentence("never").split(" | "))),
        Paragraph(said_in(text, "office.advice")),
    )


def _answer_said(served: Serving, text: Text) -> Said:
    rule = served.answer.rule
    return ours(f"{rule.key}, {rule.cite} ({text.sentence(f'tag.{rule.tag}')})")


def _offices_said(kind: DraftKind, duty: str, language: Language, text: Text) -> Said:
    told = []
    for code in kind.to:
        office = OFFICES[code]
        boxes = ", ".join(office.mailboxes_for(duty)) or text.sentence("to.no_mailbox")
        told.append(f"{office.name(language)}: {boxes}")
    return ours("; ".join(told))


def _languages_said(kind: DraftKind, site: Site, text: Text) -> Said:
    missing = _to_translate(kind, site)
    if not site.languages:
        return said_in(text, "languages.unknown")
    if not missing:
        return said_in(text, "languages.all")
    names: dict[str, str] = {str(one): name for one, name in LANGUAGE_NAMES.items()}
    pairs = ", ".join(f"en → {one}" + (f" ({names[one]})" if one in names else "") for one in missing)
    return said_in(text, "languages.missing", pairs=theirs(pairs, "languages"))


def _to_translate(kind: DraftKind, site: Site) -> tuple[str, ...]:
    """The languages of the site in which families or a campus would read it, and for which a person must translate."""
    return tuple(one for one in site.languages if one not in LANGUAGES) if kind.held else ()


def _mailboxes(kind: DraftKind, duty: str) -> tuple[str, ...]:
    return tuple(box for code in kind.to for box in OFFICES[code].mailboxes_for(duty))


def _confirmed(record: VisitRecord, given: Confirmed | None, at: datetime) -> Confirmed | None:
    """Who confirmed the presence. Without a role and a moment it is not confirmed; nobody confirms what is to come."""
    known = given or presence_confirmed(record)
    if known is None or not known.role:
        return None
    if known.at > at:
        raise FactValueError(
            "confirmed.at",
            f"the presence would be confirmed at {known.at}, after the draft is made ({at}).",
            "Give the moment at which it was confirmed.",
        )
    return known


def _aware(at: datetime) -> None:
    if at.tzinfo is None:
        raise FactValueError("at", f"{at} names no time zone.", "Give the moment with its zone.")
