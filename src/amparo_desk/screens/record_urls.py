"""The pages of one record, and the acts on it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
