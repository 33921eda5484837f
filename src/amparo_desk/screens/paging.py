"""Long lists, page by page: which page is asked for, and the links to the one before and the one after."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of how many is shown, from which line on, and where the neighbours are ("" where there is none)."""

    number: int
    of: int
    first: int
    before: str
    after: str


def asked_page(request: HttpRequest) -> int:
    """The page that the address names; the first where it names none that can be."""
    given = request.GET.get("page", "")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 8 else 1


def paged(request: HttpRequest, total: int, size: int) -> Pages:
    """The page that is asked for; beyond the last one the last is shown."""
    of = max(1, -(-total // size))
    return pages(request, min(asked_page(request), of), of, size)


def pages(request: HttpRequest, number: int, of: int, size: int) -> Pages:
    """A page that was chosen already, with its neighbours; whatever else the address says is kept."""
    return Pages(
        number,
        of,
        (number - 1) * size,
        _link(request, number - 1) if number > 1 else "",
        _link(request, number + 1) if number < of else "",
    )


def _link(request: HttpRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"{request.path}?{asked.urlencode()}"
