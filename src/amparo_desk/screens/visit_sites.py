"""Which site a visit was to: chosen from the profiles of the agency's sites, or written as another, which is said to lack one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from amparo.facts.site_profile import SiteProfile
from amparo.facts.visit_words import PLACES
from amparo_desk.acts.sites import slug_of
from amparo_desk.said import Both
from amparo_desk.said.shapes import Choice, Field
from amparo_desk.screens import visit_words as words
from amparo_desk.screens.typed import Typed

Sites = Mapping[str, SiteProfile]
"""The agency's sites by their word in addresses."""

OTHER = "other"
ALIKE = 0.7
"""How like a name must be to that of a profile for the profile to be offered. It is only offered: nothing is guessed."""
LACKS: Both = (
    "Drafts of a visit to a site without a profile lack the body, the contacts and the languages.",
    "A los borradores de una visita a un sitio sin perfil les faltan el organismo, los contactos y los idiomas.",
)
_TWO_SITES: Both = (
    "A site is chosen, and another kind of place or name is written below. Choose “Another site”, or empty those.",
    "Se eligió un sitio y abajo se escribió otra clase de lugar u otro nombre. Elija «Otro sitio» o vacíe esos campos.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked or said of a record's site before it is kept; `field` is None where nothing is to be chosen."""

    field: Field | None = None
    warning: Both | None = None


def known_field(sites: Sites) -> Field:
    """The choice among the agency's sites; filled in where there is but one."""
    profiles = tuple(Choice(site, _called(profile)) for site, profile in sites.items())
    return Field(
        "known_site",
        "choice",
        ("Which site", "Qué sitio"),
        hint=LACKS,
        value=next(iter(sites)) if len(sites) == 1 else "",
        choices=(*profiles, Choice(OTHER, ("Another site", "Otro sitio"))),
        required=True,
    )


def where(typed: Typed, sites: Sites) -> tuple[str, str]:
    """The kind of place and the site's name, as chosen or as written."""
    chosen = typed.word("known_site", (*sites, OTHER)) if sites else OTHER
    if chosen in ("", OTHER):
        needed = chosen == OTHER
        return typed.word("place", tuple(PLACES), needed=needed), typed.text(
            "site", needed=needed, longest=120
        )
    profile = sites[chosen]
    place, name = typed.word("place", tuple(PLACES), needed=False), typed.text("site", longest=120)
    if place not in ("", profile.place) or name not in ("", profile.name):
        typed.refuse("known_site", _TWO_SITES)
    return profile.place, profile.name


def as_chosen(filled: Mapping[str, str], sites: Sites) -> dict[str, str]:
    """The fields of a record with its site chosen from the profiles, where it has one."""
    found = dict(filled)
    if not sites:
        return found
    profile = sites.get(slug_of(found.get("site", "")))
    if profile is None or profile.place != found.get("place"):
        return {**found, "known_site": OTHER}
    return {**found, "known_site": slug_of(profile.name), "place": "", "site": ""}


def asked_of(place: str, name: str, sites: Sites, *, by_file: bool) -> Asked:
    """What is to be chosen before a visit to this site is kept: the profiles that it may mean.

    A file never chose among profiles, so all of its kind of place are offered; on the desk's page only those of a like name.
    """
    exact = sites.get(slug_of(name)) if name else None
    if not sites or (exact is not None and exact.place == place):
        return Asked()
    of_place = {site: profile for site, profile in sites.items() if profile.place == place}
    alike = like(name, of_place)
    offered = [*alike, *(site for site in of_place if by_file and site not in alike)]
    if not offered:
        return Asked(warning=LACKS if exact is None else _other_kind(exact))
    as_written = (f"Another site: “{name}”, as written", f"Otro sitio: «{name}», como está escrito")
    choices = [Choice(site, _called(sites[site])) for site in offered]
    field = Field(
        "as_site",
        "radios",
        ("Which of the agency’s sites is it?", "¿Cuál de los sitios de la agencia es?"),
        hint=LACKS,
        value="" if alike else OTHER,
        choices=(*choices, Choice(OTHER, as_written)),
        required=True,
    )
    return Asked(field)


def like(name: str, sites: Sites) -> list[str]:
    """The sites whose name is like a name, the likest first."""
    written = _bare(name)
    if not written:
        return []
    found = [(_likeness(written, _bare(profile.name)), site) for site, profile in sites.items()]
    return [site for sure, site in sorted(found, reverse=True) if sure >= ALIKE]


def _likeness(one: str, other: str) -> float:
    ours, theirs = set(one.split("-")), set(other.split("-"))
    if ours <= theirs or theirs <= ours:
        return 1.0
    return SequenceMatcher(None, one, other).ratio()


def _bare(name: str) -> str:
    """A name for comparing: as in addresses, without the word that marks the invented ones."""
    return "-".join(word for word in slug_of(name).split("-") if word != "fictional") if name.strip() else ""


def _called(profile: SiteProfile) -> Both:
    kind = words.PLACES[profile.place]
    return (f"{profile.name} – {kind[0]}", f"{profile.name} – {kind[1]}")


def _other_kind(profile: SiteProfile) -> Both:
    kind = words.PLACES[profile.place]
    return (
        f"The profile of that name is of another kind of place: {kind[0]}. As it is written, no profile is used. {LACKS[0]}",
        f"El perfil de ese nombre es de otra clase de lugar: {kind[1]}. Así escrito no se usa ningún perfil. {LACKS[1]}",
    )


def places_of(sites: Sites, place: str = "") -> tuple[str, ...]:
    """The kinds of place that are meant: the one that is known, or else those of the agency's sites."""
    return (place,) if place else tuple(dict.fromkeys(profile.place for profile in sites.values()))


def first_for(roles: Iterable[str], first: Iterable[str]) -> list[str]:
    """Roles in an order in which some stand first; none is left out."""
    all_roles = list(roles)
    leading = [role for role in dict.fromkeys(first) if role in all_roles]
    return [*leading, *(role for role in all_roles if role not in leading)]
