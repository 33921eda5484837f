"""The desk's own settings, but that a password is hashed quickly: for sites that are about something else.

How a password is hashed is Django's, and slow on purpose; the commands and the demonstration are tried with it as it is.
"""

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from amparo_desk.settings import *  # noqa: F403 - settings, which a second file of them extends

PASSWORD_HASHERS = ["tests.desk.quick_settings.Quick"]


class Quick(PBKDF2PasswordHasher):
    """The same, with few rounds."""

    iterations = 10
