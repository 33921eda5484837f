"""Which page answers which address: each file of pages brings its own list."""

from django.urls import include, path

urlpatterns = [
    path("", include("amparo_desk.screens.receive_urls")),  # before records: none is called "new"
    path("", include("amparo_desk.screens.record_urls")),
    path("", include("amparo_desk.screens.office_urls")),
    path("", include("amparo_desk.screens.release_urls")),
    path("", include("amparo_desk.screens.sites_urls")),
    path("", include("amparo_desk.screens.oversight_urls")),
    path("", include("amparo_desk.screens.visit_urls")),
]
