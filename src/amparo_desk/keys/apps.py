"""The app of the keys."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """Data keys."""

    name = "amparo_desk.keys"
    label = "keys"
