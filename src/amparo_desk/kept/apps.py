"""The app of kept forms."""

from django.apps import AppConfig


class KeptConfig(AppConfig):
    """One table, of things that nobody can read without the address that only their writer has."""

    name = "amparo_desk.kept"
    label = "kept"
