"""The pages by which a contact comes in: a paper, a call, a visit."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
