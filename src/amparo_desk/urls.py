"""The addresses of the desk."""

from django.urls import include, path

urlpatterns = [
    path("", include("amparo_desk.screens.urls")),
    path("", include("amparo_desk.kept.urls")),
    path("", include("amparo_desk.said.urls")),
    path("", include("amparo_desk.accounts.urls")),
]
