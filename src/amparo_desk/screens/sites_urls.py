"""The pages of the agency's sites."""

from django.urls import path

from amparo_desk.screens import sites

urlpatterns = [
    path("sites/", sites.show, name="sites"),
    path("sites/<slug:site>/", sites.one, name="site"),
    path("sites/<slug:site>/card-<slug:language>.pdf", sites.card, name="site_card"),
]
