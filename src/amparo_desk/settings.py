"""The settings of the desk. Two databases: the case files with accounts and sessions, and beside them the keys."""

from pathlib import Path

from amparo_desk import env
from amparo_desk.strict import Undefined

HOME = env.folder("AMPARO_DESK_HOME", "amparo-desk")
"""Where databases and agencies' keys lie, unless the settings below say otherwise."""
KEYS = env.folder("AMPARO_DESK_KEYS", str(HOME / "keys"))
SECRET_FILE = env.folder("AMPARO_DESK_SECRET_FILE", str(HOME / "secret-key"))
SECRET_KEY = env.secret(SECRET_FILE)
"""`amparo desk init` makes it; commands that sign nothing do without."""

DATABASES = {
    "default": env.database("AMPARO_DESK_DATABASE", HOME / "case-files.sqlite3"),
    "keys": env.database("AMPARO_DESK_KEY_DATABASE", HOME / "data-keys.sqlite3"),
}
DATABASE_ROUTERS = ["amparo_desk.routing.KeysApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---------------------------------------------------------------- the log of days

LOG_HOME = env.folder("AMPARO_LOG_HOME", str(HOME / "log"))
"""Where the log of closed days lies; `amparo log new` makes it."""
LOG_SIGNER = env.address("AMPARO_LOG_SIGNER", "http://127.0.0.1:8471")

# ---------------------------------------------------------------- releases

RELEASES = env.folder("AMPARO_RELEASES", str(HOME / "releases"))
"""Where releases are written, each in a folder of its own; it may be published as it is."""
RELEASE_LIST = env.folder("AMPARO_RELEASE_LIST", str(HOME / "public-list.toml"))
"""What the house says of itself in public: agencies, regions, who else was asked."""

# ---------------------------------------------------------------- where it is reached

HOSTS = env.hosts("AMPARO_DESK_HOSTS", "localhost")
PORT = env.number("AMPARO_DESK_PORT", 8047, least=1024, most=65535)
IS_LOCAL = set(HOSTS) <= {"localhost"}
"""On one machine alone, without TLS. Under any other name the desk is reached through a proxy that speaks TLS."""
PROXIES = env.number("AMPARO_DESK_PROXIES", 0, least=0, most=5)
if not IS_LOCAL and not PROXIES:
    raise env.SettingError(
        "AMPARO_DESK_PROXIES",
        f"it is 0, but AMPARO_DESK_HOSTS names {HOSTS[0]}, and the desk itself speaks no TLS.",
        "Put a web server with TLS before the desk, and write 1.",
    )
ADDRESS = f"http://localhost:{PORT}" if IS_LOCAL else f"https://{HOSTS[0]}"
ALLOWED_HOSTS = [*HOSTS, "127.0.0.1"] if IS_LOCAL else HOSTS
CSRF_TRUSTED_ORIGINS = [] if IS_LOCAL else [f"https://{host}" for host in HOSTS]
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_SSL_REDIRECT = not IS_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^health$"]
# Whether the county's other names speak TLS alone is not for the desk to promise.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 365 * 24 * 3600
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# ---------------------------------------------------------------- what it is made of

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "amparo_desk.accounts",
    "amparo_desk.vault",
    "amparo_desk.keys",
    "amparo_desk.said",
    "amparo_desk.kept",
    "amparo_desk.screens",
]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "amparo_desk.kept.middleware.Kept",  # after the account is known, before the doors ask for it
    "amparo_desk.accounts.middleware.Doors",
]
CSRF_FAILURE_VIEW = "amparo_desk.kept.views.csrf_failed"
ROOT_URLCONF = "amparo_desk.urls"
WSGI_APPLICATION = "amparo_desk.wsgi.application"
HERE = Path(__file__).parent
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "string_if_invalid": Undefined("%s"),
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "amparo_desk.accounts.context.desk",
            ],
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
CACHES = {
    "default": {
        # Counts failed sign-ins for all workers together; nothing else is kept here.
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # so that nobody clears the counts by inventing names
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS, DATA_UPLOAD_MAX_NUMBER_FILES = 2000, 20
FILE_UPLOAD_HANDLERS = ["amparo_desk.uploads.InMemory"]
DEBUG = False

# ---------------------------------------------------------------- language and time

USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Los_Angeles"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]

# ---------------------------------------------------------------- accounts and sign-in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username",)},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
IDLE_MINUTES = env.number("AMPARO_DESK_IDLE_MINUTES", 30, least=5, most=720)
SESSION_HOURS = env.number("AMPARO_DESK_SESSION_HOURS", 12, least=1, most=24)
PASSWORD_RESET_TIMEOUT = env.number("AMPARO_DESK_LINK_HOURS", 72, least=1, most=24 * 14) * 3600
SESSION_COOKIE_AGE = IDLE_MINUTES * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "amparo_desk", "amparo_desk_csrf"
SECOND_FACTOR = env.word("AMPARO_DESK_SECOND_FACTOR", "required", ("required", "offered"))

ACCOUNT_ADAPTER = "amparo_desk.accounts.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_FORMS = {
    "login": "amparo_desk.accounts.forms.SignIn",
    "reauthenticate": "amparo_desk.accounts.forms.SignInAgain",
    "change_password": "amparo_desk.accounts.forms.ChangePassword",
}
MFA_ADAPTER = "amparo_desk.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Amparo"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "amparo_desk.accounts.forms.Code",
    "reauthenticate": "amparo_desk.accounts.forms.CodeAgain",
    "activate_totp": "amparo_desk.accounts.forms.ActivateCode",
}

# ---------------------------------------------------------------- the log

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "amparo_desk.log.WithoutWords"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would write paths, and a page of every setting by mail.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
