"""The pages of releases."""

from django.urls import path

from amparo_desk.screens import release_acts, release_counting, release_periods, release_reasons, releases

urlpatterns = [
    path("releases/", releases.show, name="releases"),
    path("releases/new/", release_acts.new, name="release_new"),
    path("releases/periods/", release_periods.show, name="release_periods"),
    path("releases/periods/<slug:period>/", release_periods.close, name="release_period"),
    path("releases/<int:number>/withdraw/", release_acts.withdraw, name="release_withdraw"),
    path("releases/counting/<uuid:draft>/", release_counting.show, name="release_counting"),
    path("releases/draft/<uuid:draft>/reasons/", release_reasons.give, name="release_reasons"),
    path("releases/draft/<uuid:draft>/", releases.show_draft, name="release_draft"),
    path("releases/draft/<uuid:draft>/approve/", release_acts.approve, name="release_approve"),
    path("releases/draft/<uuid:draft>/drop/", release_acts.drop, name="release_drop"),
    path("releases/draft/<uuid:draft>/<slug:table>/", releases.show_table, name="release_table"),
]
