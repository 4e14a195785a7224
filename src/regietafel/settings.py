"""All settings, from the environment; nonsense stops the start with one clear line.

The names, what they mean and what they default to stand in docs/configuration.md.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from regietafel import __version__

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent


def refuse(line: str) -> None:
    """Stop the start with one line that says what to change."""
    raise ImproperlyConfigured(line)


def whole_number(name: str, default: int, *, least: int, most: int) -> int:
    """Read a whole number between bounds."""
    text = env.str(name, default=str(default))
    if not text.lstrip("-").isdigit() or not least <= int(text) <= most:
        refuse(f"{name} is {text!r}: give a whole number from {least} to {most}.")
    return int(text)


def yes_or_no(name: str, default: bool) -> bool:
    """Read a switch."""
    text = env.str(name, default="yes" if default else "no").strip().lower()
    if text not in {"yes", "no", "true", "false", "1", "0"}:
        refuse(f"{name} is {text!r}: give yes or no.")
    return text in {"yes", "true", "1"}


REGIETAFEL_MODE = env.str("REGIETAFEL_MODE", default="demo")
if REGIETAFEL_MODE not in {"demo", "production", "test"}:
    refuse(f"REGIETAFEL_MODE is {REGIETAFEL_MODE!r}: give demo or production.")
PRODUCTION = REGIETAFEL_MODE == "production"
DEBUG = yes_or_no("REGIETAFEL_DEBUG", default=False)
if DEBUG and PRODUCTION:
    refuse("REGIETAFEL_DEBUG is on in production: leave it out.")

DATA_DIR = Path(env.str("REGIETAFEL_DATA_DIR", default="var")).resolve()


def secret_key() -> str:
    """The key from the environment; outside production one is made once and kept beside the data."""
    given = env.str("REGIETAFEL_SECRET_KEY", default="")
    if given:
        if PRODUCTION and len(given) < 50:
            refuse("REGIETAFEL_SECRET_KEY is too short: give at least 50 random characters.")
        return given
    if PRODUCTION:
        refuse("REGIETAFEL_SECRET_KEY is missing: give at least 50 random characters.")
    kept = DATA_DIR / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(60), encoding="utf8")
        kept.chmod(0o600)
    return kept.read_text(encoding="utf8").strip()


SECRET_KEY = secret_key()
BASE_URL = env.str("REGIETAFEL_BASE_URL", default="" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
_base = urlsplit(BASE_URL)
if _base.scheme not in {"http", "https"} or not _base.hostname or _base.path:
    refuse(f"REGIETAFEL_BASE_URL is {BASE_URL!r}: give the address people type, such as https://table.example.org.")
if PRODUCTION and _base.scheme != "https":
    refuse(f"REGIETAFEL_BASE_URL is {BASE_URL!r}: in production it starts with https://.")
ALLOWED_HOSTS = [str(_base.hostname), *env.list("REGIETAFEL_EXTRA_HOSTS", default=[])]
if not PRODUCTION:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
TRUSTED_PROXIES = whole_number("REGIETAFEL_TRUSTED_PROXIES", 0, least=0, most=5)
MAINTENANCE = yes_or_no("REGIETAFEL_MAINTENANCE", default=False)

INSTALLED_APPS = [
    "regietafel.core",
    "regietafel.territories",
    "regietafel.journal",
    "regietafel.notices",
    "regietafel.people",
    "regietafel.organisations",
    "regietafel.membership",
    "regietafel.plans",
    "regietafel.home",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "regietafel.core.middleware.RequestLine",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "regietafel.core.middleware.Maintenance",
    "regietafel.core.middleware.DatabaseTrouble",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "regietafel.core.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "regietafel.core.middleware.ReadOnlyGet",
]

ROOT_URLCONF = "regietafel.urls"
WSGI_APPLICATION = "regietafel.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "regietafel.core.context.page",
                "regietafel.people.context.region",
            ],
            "builtins": [
                "regietafel.core.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]
FORM_RENDERER = "regietafel.core.forms.Renderer"


def database() -> dict[str, Any]:
    """SQLite beside the data unless DATABASE_URL names a PostgreSQL."""
    url = env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'regietafel.sqlite3'}")
    config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    engine = str(config.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
        if config["NAME"] != ":memory:":
            Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    elif engine.endswith(("postgresql", "psycopg2")):
        config["ENGINE"] = "django.db.backends.postgresql"
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    else:
        refuse("DATABASE_URL names neither sqlite:/// nor postgres://.")
    config["ATOMIC_REQUESTS"] = False
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REGIETAFEL_REDIS_URL", default="")
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "core_cache",
            # Counted attempts live here: with Django's 300 entries a flood of strangers would wash them away.
            "OPTIONS": {"MAX_ENTRIES": 200_000},
        }
    )
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("fr", _("French"))]
SHOWN_LANGUAGES = ["nl", "en"]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["regietafel.formats"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("REGIETAFEL_STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [PACKAGE / "static"]
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
MEDIA_ROOT = DATA_DIR / "files"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:index"

ACCOUNT_ADAPTER = "regietafel.people.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "regietafel.people.adapter.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
PASSWORD_RESET_TIMEOUT = 24 * 3600
ACCOUNT_RATE_LIMITS = {
    # Counted in the shared cache, so that all workers count together; the reasons stand in docs/accounts.md.
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,3/m/key,10/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "confirm_email": "1/3m/key",
    "signup": "20/m/ip",
}
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _base.scheme
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Regietafel"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}


def openid_connect() -> dict[str, Any]:
    """One OpenID Connect provider, if the environment names it completely."""
    names = {
        "server_url": env.str("REGIETAFEL_OIDC_SERVER", default=""),
        "client_id": env.str("REGIETAFEL_OIDC_CLIENT_ID", default=""),
        "secret": env.str("REGIETAFEL_OIDC_SECRET", default=""),
    }
    given = [name for name, value in names.items() if value]
    if not given:
        return {}
    if len(given) < len(names):
        refuse("Give REGIETAFEL_OIDC_SERVER, REGIETAFEL_OIDC_CLIENT_ID and REGIETAFEL_OIDC_SECRET together.")
    app = {
        "provider_id": "oidc",
        "name": env.str("REGIETAFEL_OIDC_NAME", default="OpenID Connect"),
        "client_id": names["client_id"],
        "secret": names["secret"],
        "settings": {"server_url": names["server_url"], "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


SOCIALACCOUNT_PROVIDERS.update(openid_connect())

SESSION_COOKIE_NAME = "regietafel_session"
SESSION_COOKIE_AGE = whole_number("REGIETAFEL_SESSION_DAYS", 14, least=1, most=90) * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "regietafel_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "regietafel.core.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = yes_or_no("REGIETAFEL_REDIRECT_TO_HTTPS", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^-/health$"]
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EMAIL_CONFIG = env.str("REGIETAFEL_MAIL_URL", default="")
MAIL_FILE_DIR = DATA_DIR / "mail"
if EMAIL_CONFIG:
    _mail = environ.Env.email_url_config(EMAIL_CONFIG)
    _kept = str(_mail["EMAIL_BACKEND"]).endswith(".filebased.EmailBackend")
    EMAIL_BACKEND = "regietafel.notices.filemail.Backend" if _kept else str(_mail["EMAIL_BACKEND"])
    EMAIL_HOST, EMAIL_PORT = str(_mail.get("EMAIL_HOST", "")), int(_mail.get("EMAIL_PORT") or 25)
    EMAIL_HOST_USER = str(_mail.get("EMAIL_HOST_USER") or "")
    EMAIL_HOST_PASSWORD = str(_mail.get("EMAIL_HOST_PASSWORD") or "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = bool(_mail.get("EMAIL_USE_TLS")), bool(_mail.get("EMAIL_USE_SSL"))
    EMAIL_TIMEOUT = 30
else:
    EMAIL_BACKEND = "regietafel.notices.filemail.Backend"
if PRODUCTION and not EMAIL_CONFIG:
    refuse(
        "REGIETAFEL_MAIL_URL is missing: give smtp+tls://user:password@host:587, or filemail:// to keep mail in files."
    )
DEFAULT_FROM_EMAIL = env.str("REGIETAFEL_MAIL_FROM", default=f"Regietafel <regietafel@{_base.hostname}>")
REGIETAFEL_MAIL_DOMAIN = str(_base.hostname)
REGIETAFEL_VERSION = __version__

RESTORE_DAYS = 90
INVITATION_DAYS = 14

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "regietafel.core.logs.JsonLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "regietafel": {"level": "INFO", "propagate": True},
        "django.request": {"level": "CRITICAL"},
        "django.security.csrf": {"level": "CRITICAL"},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
