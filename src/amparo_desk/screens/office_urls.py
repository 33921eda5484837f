"""The pages beside the records: today, the list, policy, counsel, texts, who read what."""

from django.urls import path

from amparo_desk.screens import access, counsel_list, days, listing, offenses, policy, texts, today

urlpatterns = [
    path("", today.show, name="today"),
    path("requests/", listing.show, name="requests"),
    path("policy/", policy.show, name="policy"),
    path("policy/change/", policy.change, name="policy_change"),
    path("policy/file/", policy.take_file, name="policy_file"),
    path("counsel/", counsel_list.show, name="counsel"),
    path("texts/", texts.show, name="texts"),
    path("texts/<slug:notice>/<slug:language>/sample.pdf", texts.sample, name="texts_sample"),
    path("days/", days.show, name="days"),
    path("days/attest/<slug:month>/", days.attest, name="days_attest"),
    path("access/", access.show, name="access"),
    path("access/file/", access.as_file, name="access_file"),
    path("offenses", offenses.suggest, name="offenses"),
]
