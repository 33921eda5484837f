"""The address of a kept form."""

from django.urls import path

from amparo_desk.kept.views import kept

urlpatterns = [path("kept/<str:name>/<str:key>/", kept, name="kept")]
