"""The app of the pages."""

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    """Pages only; it keeps nothing."""

    name = "amparo_desk.screens"
    label = "screens"
