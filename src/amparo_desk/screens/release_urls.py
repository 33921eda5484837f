"""The pages of releases."""

from django.urls import path

from amparo_desk.screens import release_acts, release_periods, releases

urlpatterns = [
    path("releases/", releases.show, name="releases"),
    path("releases/new/", release_acts.new, name="release_new"),
    path("releases/periods/", release_periods.show, name="release_periods"),
    path("releases/periods/<slug:period>/", release_periods.close, name="release_period"),
    path("releases/<int:number>/withdraw/", release_acts.withdraw, name="release_withdraw"),
    path("releases/draft/<uuid:draft>/", releases.show_draft, name="release_draft"),
    path("releases/draft/<uuid:draft>/approve/", release_acts.approve, name="release_approve"),
    path("releases/draft/<uuid:draft>/drop/", release_acts.drop, name="release_drop"),
    path("releases/draft/<uuid:draft>/<slug:table>/", releases.show_table, name="release_table"),
]
