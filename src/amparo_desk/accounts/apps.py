"""The app of the accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, memberships, and the record of their changes."""

    name = "amparo_desk.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Begin to listen to sign-ins."""
        from amparo_desk.accounts import listening  # its signals need the models, which are only now loaded

        listening.listen()
