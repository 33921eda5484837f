"""The pages beside the records: today, the list, policy, counsel, texts, who read what."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
