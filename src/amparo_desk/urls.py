"""The addresses of the desk."""

from importlib.util import find_spec

from django.urls import include, path

from amparo_desk.accounts.views import home

_SCREENS = [path("", include("amparo_desk.screens.urls"))] if find_spec("amparo_desk.screens.urls") else []

urlpatterns = [
    *_SCREENS,
    path("", include("amparo_desk.kept.urls")),
    path("", include("amparo_desk.accounts.urls")),
    path("", home, name="home"),
]
