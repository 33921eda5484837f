"""The pages of visits by officers."""

from django.urls import path

from amparo_desk.screens import (
    visit_acts,
    visit_correcting,
    visit_drafts,
    visit_entered,
    visit_erasing,
    visit_papers,
    visit_shown,
    visits,
)

urlpatterns = [
    path("visits/", visits.show, name="visits"),
    path("visits/new/", visit_entered.new, name="visit_new"),
    path("visits/file/", visit_entered.take_file, name="visit_file"),
    path("visits/<uuid:draft>/", visit_shown.show, name="visit"),
    path("visits/<uuid:draft>/correct/", visit_correcting.correct, name="visit_correct"),
    path("visits/<uuid:draft>/void/", visit_acts.void, name="visit_void"),
    path("visits/<uuid:draft>/presence/", visit_acts.presence, name="visit_presence"),
    path("visits/<uuid:draft>/duties/<slug:duty>/done/", visit_acts.duty_done, name="visit_duty_done"),
    path(
        "visits/<uuid:draft>/duties/<slug:duty>/not-done/",
        visit_acts.duty_not_done,
        name="visit_duty_not_done",
    ),
    path("visits/<uuid:draft>/papers/new/", visit_papers.add, name="visit_paper_new"),
    path("visits/<uuid:draft>/papers/<slug:sha256>/", visit_papers.show, name="visit_paper"),
    path("visits/<uuid:draft>/papers/<slug:sha256>/read/", visit_papers.read_it, name="visit_paper_read"),
    path("visits/<uuid:draft>/papers/<slug:sha256>/file", visit_papers.original, name="visit_paper_file"),
    path(
        "visits/<uuid:draft>/papers/<slug:sha256>/page-<int:number>",
        visit_papers.picture,
        name="visit_paper_page",
    ),
    path("visits/<uuid:draft>/drafts/", visit_drafts.show, name="visit_drafts"),
    path("visits/<uuid:draft>/drafts/<slug:code>/<slug:language>/", visit_drafts.one, name="visit_draft"),
    path(
        "visits/<uuid:draft>/drafts/<slug:code>/<slug:language>/file",
        visit_drafts.as_file,
        name="visit_draft_file",
    ),
    path(
        "visits/<uuid:draft>/drafts/<slug:code>/<slug:language>/sent/",
        visit_drafts.sent,
        name="visit_draft_sent",
    ),
    path("visits/<uuid:draft>/erase/", visit_erasing.erase, name="visit_erase"),
]
