"""The app of the vault."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Events, documents, reads."""

    name = "amparo_desk.vault"
    label = "vault"
