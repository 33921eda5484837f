"""The peer of the site's bench: a Django view that makes an agency's page of a year from rows in SQLite, each time anew."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from amparo.register.tables import TABLES, word_of

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=os.urandom(32).hex(),
    USE_TZ=True,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["AMPARO_BENCH_DATABASE"],
            "CONN_MAX_AGE": None,
        }
    },
)
django.setup()

_PAGE = Engine().from_string(
    "<!doctype html><html lang=en><meta charset=utf-8><title>{{ agency }}</title><h1>{{ agency }} in {{ year }}</h1>"
    "{% for title, rows in tables %}<h2>{{ title }}</h2><table>{% for head, cells in rows %}<tr><th>{{ head }}</th>"
    "{% for cell in cells %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>{% endfor %}</html>"
)


def page(_request: HttpRequest, agency: str, year: str) -> HttpResponse:
    """Every figure of an agency for a year, a column for each period."""
    with connection.cursor() as cursor:
        cursor.execute(
            'select "table", measure, "by", period, state, value from figure where agency = %s and period like %s '
            "order by id",
            [agency, f"{year}%"],
        )
        told: dict[str, dict[tuple[str, str], list[object]]] = {}
        for table, measure, by, _, state, value in cursor.fetchall():
            cell = value if state == "value" else state
            told.setdefault(table, {}).setdefault((measure, by), []).append(cell)
    tables = [
        (TABLES[name].title["en"], [(_head(name, *place), cells) for place, cells in rows.items()])
        for name, rows in told.items()
    ]
    return HttpResponse(_PAGE.render(Context({"agency": agency, "year": year, "tables": tables})))


def _head(table: str, measure: str, by: str) -> str:
    pairs = [pair.split("=") for pair in by.split(";") if pair]
    words = [word_of(name, code, "en") for name, code in pairs]
    return f"{TABLES[table].measures[measure].title['en']}: {', '.join(words)}"


urlpatterns = [path("agencies/<agency>/<year>/", page)]
application = get_wsgi_application()
