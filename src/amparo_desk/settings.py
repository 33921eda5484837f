"""The settings of the desk. Two databases: the case files, and beside them the keys, which are backed up apart."""

from amparo_desk import env

HOME = env.folder("AMPARO_DESK_HOME", "amparo-desk")
"""Where databases and agencies' keys lie, unless the settings below say otherwise."""
KEYS = env.folder("AMPARO_DESK_KEYS", str(HOME / "keys"))

DATABASES = {
    "default": env.database("AMPARO_DESK_DATABASE", HOME / "case-files.sqlite3"),
    "keys": env.database("AMPARO_DESK_KEY_DATABASE", HOME / "data-keys.sqlite3"),
}
DATABASE_ROUTERS = ["amparo_desk.routing.KeysApart"]
INSTALLED_APPS = ["amparo_desk.vault", "amparo_desk.keys"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
LANGUAGE_CODE = "en"
