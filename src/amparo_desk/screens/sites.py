"""The agency's sites: what stands at each and what is due and missing, its card, the guide's link, and its profile."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from amparo.casefile import Act
from amparo.facts.guide_site import guide_link
from amparo.facts.site_offices import alone
from amparo.facts.site_profile import SiteProfile
from amparo.facts.visit_words import PLACES
from amparo.law.calendar import RULES_VERSION
from amparo.terms import AmparoError, FactValueError, Language
from amparo.terms.citations import TAG_SENTENCES, citation_in
from amparo.visits.card import card_pdf
from amparo.visits.readiness import ReadinessItem, readiness_of
from amparo.visits.readiness_shown import words
from amparo_desk.acts.sites import set_site, sites_at
from amparo_desk.said import Both
from amparo_desk.screens.frame import actor_of, california_now, for_act, now, page, refusal, told, vault_of
from amparo_desk.screens.typed import Typed

LARGEST = 256 * 1024
_NO_FILE = ("Choose a file, or paste the profile.", "Elija un archivo o pegue el perfil.")


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a site's readiness as the page shows it."""

    item: ReadinessItem
    state: Both
    says: Both
    found: Both
    mend: Both
    ground: Both


@for_act(Act.READ_SITES)
def show(request: HttpRequest) -> HttpResponse:
    """All sites, with how much is due and missing at each; whoever may set a profile hands one in here."""
    if request.method == "POST":
        return _hand_in(request)
    return _sites_page(request)


@for_act(Act.SET_SITE)
def _hand_in(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        content, name = _sent(request, text)
        seen = Typed(request.POST).number("seen") or 0
        site = set_site(vault_of(request), actor_of(request), now(), seen, content=content, name=name)
    except AmparoError as error:
        return _sites_page(request, status=422, error=refusal(error), text=text)
    told(request, ("The profile stands.", "El perfil queda vigente."))
    return HttpResponseRedirect(f"/sites/{site}/")


def _sent(request: HttpRequest, text: str) -> tuple[bytes, str]:
    """The profile as a file or as pasted text. Raises FactValueError."""
    sent = request.FILES.get("file")
    if sent is not None:
        if (sent.size or 0) > LARGEST:
            raise FactValueError("file", "it is larger than 256 KB.", "A profile is one site.")
        sent.seek(0)
        return sent.read(), (sent.name or "profile")[:80]
    if not text.strip():
        raise FactValueError("file", *_NO_FILE)
    return text.encode("utf-8"), "profile"


def _sites_page(
    request: HttpRequest, *, status: int = 200, error: Both | None = None, text: str = ""
) -> HttpResponse:
    vault = vault_of(request)
    on = california_now().date()
    newest = vault.profile()
    rows = []
    for site, profile in sites_at(vault).items():
        items = readiness_of(profile, on)
        due = sum(one.state == "due" for one in items)
        rows.append(
            {"site": site, "profile": profile, "place": PLACES[profile.place], "due": due, "all": len(items)}
        )
    return page(
        request,
        "screens/sites.html",
        status=status,
        fields=(),
        error=error,
        rows=rows,
        text=text,
        seen=newest.number if newest is not None else 0,
        may_set=actor_of(request).may(Act.SET_SITE),
    )


@for_act(Act.READ_SITES)
def one(request: HttpRequest, site: str) -> HttpResponse:
    """One site: its readiness line by line, its offices and areas, the card to print and the guide's link."""
    profile = _profile(request, site)
    on = california_now().date()
    lines = [_line(item) for item in readiness_of(profile, on)]
    return page(
        request,
        "screens/site.html",
        site=site,
        profile=profile,
        place=PLACES[profile.place],
        lines=lines,
        due=sum(line.item.state == "due" for line in lines),
        contacts=_contacts(profile),
        areas=[((area.name["en"], area.name["es"]), _area(area.kind)) for area in profile.areas],
        link=guide_link(profile),
        on=on,
        rules=RULES_VERSION,
    )


@for_act(Act.READ_SITES)
def card(request: HttpRequest, site: str, language: Language) -> HttpResponse:
    """The site's card for the printer, decided for today."""
    profile = _profile(request, site)
    if language not in ("en", "es"):
        raise Http404
    try:
        content = card_pdf(profile, language, now()).content
    except AmparoError as error:  # the typesetter is not installed, for one
        return _sites_page(request, status=503, error=refusal(error))
    name = f"card-{site}-{language}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _profile(request: HttpRequest, site: str) -> SiteProfile:
    found = sites_at(vault_of(request)).get(site)
    if found is None:
        raise Http404
    return found


def _line(item: ReadinessItem) -> Line:
    def ground(language: Language) -> str:
        tag = f"{item.tag}: {TAG_SENTENCES[item.tag][language]}"
        return f"{item.rule} · {citation_in(item.cite, language)} · {tag}"

    state = (words("states", item.state, "en"), words("states", item.state, "es"))
    return Line(
        item,
        state,
        _both(item.says),
        _both(item.found),
        _both(item.mend),
        (ground("en"), ground("es")),
    )


def _both(said: Any) -> Both:
    return (said["en"], said["es"])


def _contacts(profile: SiteProfile) -> list[tuple[Both, Both, str]]:
    return [
        (
            (alone("roles", role, "en"), alone("roles", role, "es")),
            (one.label("en"), one.label("es")),
            one.telephone,
        )
        for role, one in profile.contacts.items()
    ]


def _area(kind: str) -> Both:
    return (alone("areas", kind, "en"), alone("areas", kind, "es"))
