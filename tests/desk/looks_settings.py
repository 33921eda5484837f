"""The desk's own settings, without sign-in: the parts of its pages alone, shown at /looks/."""

from pathlib import Path

from amparo_desk.settings import *  # noqa: F403 - settings, which a second file of them extends
from amparo_desk.settings import TEMPLATES

ROOT_URLCONF = "tests.desk.looks_urls"
AUTH_USER_MODEL = "auth.User"
INSTALLED_APPS = [
    *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.messages"),
    *("django.contrib.staticfiles", "amparo_desk.said", "amparo_desk.kept"),
]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        **TEMPLATES[0],
        "DIRS": [*TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"],
        "OPTIONS": {
            **TEMPLATES[0]["OPTIONS"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
