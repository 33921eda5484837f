"""A release is being counted: what stands on the screen meanwhile, without script, and where it leads once it is done."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET

from amparo.casefile import Act
from amparo_desk.acts.release_draft import Progress
from amparo_desk.release_counting import Count, Counting, CountingError
from amparo_desk.releasing import House, house_here
from amparo_desk.said import Both
from amparo_desk.screens.frame import actor_of, for_act, now, page, refusal, told
from amparo_desk.screens.typed import Typed
from amparo_desk.vault.errors import SpokenError
from amparo_desk.vault.releases import NoReleaseError

AT_ONCE = 1.5
"""Seconds for which the request itself waits; a small house is counted by then."""
LOOK_AGAIN = "2"
COUNTED: Both = (
    "Counted. Nothing is public yet: a second person looks at it now.",
    "Contado. Aún no es público: ahora lo mira una segunda persona.",
)


class GoesOnError(Exception):
    """It is being counted: go to its page. No error of anybody's."""


class _RefusedError(SpokenError):
    """What a count that is over was refused for."""


def count_now(request: HttpRequest, typed: Typed, id: str, work: Callable[[House, Progress], object]) -> None:
    """Count a draft beside this request. Raises GoesOnError where it takes longer, SpokenError where it was refused."""
    house, counting = house_here(), Counting(house_here().folder)
    if _is_there(house, id):
        return
    if counting.goes_on() and counting.of(id):
        raise GoesOnError
    given = {name: str(value) for name, value in typed.given.items() if name in ("reason", "draft")}
    count = Count(id, actor_of(request).account, now().isoformat(), given, request.path)
    try:
        ended = counting.begin(count, lambda progress: work(house, progress), refusal)
    except CountingError as error:
        if counting.of(id):  # a second click came in between
            raise GoesOnError from error
        raise
    if not ended.wait(AT_ONCE):
        raise GoesOnError
    found = counting.of(id)
    if found is not None and found.error is not None:
        raise _RefusedError(*found.error)


def typed_before(request: HttpRequest, otherwise: str = "") -> str:
    """The reason that was chosen for a count that was refused or cut off, so that nobody chooses it twice."""
    found = Counting(house_here().folder).of(request.GET.get("again", ""))
    if found is None or found.page != request.path or found.by != actor_of(request).account:
        return otherwise
    return found.typed.get("reason", otherwise)


@for_act(Act.READ_RELEASES)
@require_GET
def show(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """How far a count is. The browser asks again by itself; once there is a draft, it goes there."""
    house, id = house_here(), str(draft)
    counting = Counting(house.folder)
    goes_on, count = counting.goes_on(), counting.of(id)
    if _is_there(house, id):
        told(request, COUNTED)
        return HttpResponseRedirect(f"/releases/draft/{id}/")
    if count is None:
        raise Http404("No such release is being counted.")
    answer = page(
        request,
        "screens/release_counting.html",
        count=count,
        goes_on=goes_on and count.error is None,
        again=f"{count.page}?again={id}",
        is_mine=count.by == actor_of(request).account,
    )
    if goes_on and count.error is None:
        answer["Refresh"] = LOOK_AGAIN
    return answer


def _is_there(house: House, id: str) -> bool:
    try:
        house.releases.draft(id)
    except NoReleaseError:
        return False
    return True
