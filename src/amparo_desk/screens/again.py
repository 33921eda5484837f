"""Before what cannot be undone: whoever does it shows once more who they are, and comes back to what they had typed."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from amparo_desk.kept.form import KEPT, typed_form
from amparo_desk.kept.keeping import NotKeptError, keep, owner_of
from amparo_desk.screens.frame import now


def who_is_it(request: HttpRequest) -> HttpResponse | None:
    """To the page on which one shows again who one is, and back; what was typed is kept. None where one just did."""
    if did_recently_reauthenticate(request):
        return None
    back = request.path
    owner = owner_of(request.POST.get(KEPT, "")) if request.method == "POST" else None
    if owner is not None and owner.account == request.user.get_username():
        try:
            back = keep(owner.account, typed_form(request, owner.agency), now())
        except NotKeptError:  # a form of five short fields is never too large; then it is typed again
            back = request.path
    ways = get_adapter().get_reauthentication_methods(request.user)
    return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': back})}")
