"""The address by which the keys are turned off and on."""

from django.urls import path

from amparo_desk.said.views import keys

urlpatterns = [path("keys", keys, name="keys")]
