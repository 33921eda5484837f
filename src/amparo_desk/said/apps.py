"""The app of the words and of what shows them."""

from django.apps import AppConfig


class SaidConfig(AppConfig):
    """Template tags and the shapes that the parts of a page show."""

    name = "amparo_desk.said"
    label = "said"
