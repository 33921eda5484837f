"""The desk's own settings, with one form more."""

from tests.desk.quick_settings import *  # noqa: F403 - settings, which a second file of them extends

ROOT_URLCONF = "tests.desk.kept_urls"
