"""All settings, from the environment; nonsense stops the start with one clear line.

The names, what they mean and what they default to stand in docs/configuration.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from regietafel import __version__, environment, environment_files, environment_mail
from regietafel.environment import refuse, whole_number, yes_or_no

PACKAGE = Path(__file__).resolve().parent

REGIETAFEL_MODE = environment.one_of(
    "REGIETAFEL_MODE", "demo", {"demo": "demo", "production": "production", "test": ""}
)
PRODUCTION = REGIETAFEL_MODE == "production"
DEBUG = yes_or_no("REGIETAFEL_DEBUG", default=False)
if DEBUG and PRODUCTION:
    refuse("REGIETAFEL_DEBUG is on in production: leave it out.")

if PRODUCTION and not environment.text("REGIETAFEL_DATA_DIR"):
    refuse("REGIETAFEL_DATA_DIR is missing: give the folder where data is kept, such as /var/lib/regietafel.")
DATA_DIR = environment.folder("REGIETAFEL_DATA_DIR", "var")
SECRET_KEY = environment.secret("REGIETAFEL_SECRET_KEY", required=PRODUCTION, kept_in=DATA_DIR)
_base = environment.site("REGIETAFEL_BASE_URL", "" if PRODUCTION else "http://127.0.0.1:8000", secure=PRODUCTION)
BASE_URL = f"{_base.scheme}://{_base.netloc}"
ALLOWED_HOSTS = [str(_base.hostname), *environment.hosts("REGIETAFEL_EXTRA_HOSTS")]
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
    "regietafel.search",
    "regietafel.people",
    "regietafel.attention",
    "regietafel.documents",
    "regietafel.organisations",
    "regietafel.membership",
    "regietafel.mail_in",
    "regietafel.library",
    "regietafel.plans",
    "regietafel.consultation",
    "regietafel.intake",
    "regietafel.workplaces",
    "regietafel.policy_signals",
    "regietafel.agreements",
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
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "regietafel.core.middleware.NotForCaches",
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
    config = environment.database("DATABASE_URL", DATA_DIR / "regietafel.sqlite3")
    if str(config["ENGINE"]).endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        config["ENGINE"] = "django.db.backends.postgresql"
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    config["ATOMIC_REQUESTS"] = False
    return config


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = environment.redis("REGIETAFEL_REDIS_URL")
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
STATIC_ROOT = environment.folder("REGIETAFEL_STATIC_ROOT", str(DATA_DIR / "static"))
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "documents": {"BACKEND": "regietafel.documents.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
MEDIA_ROOT = DATA_DIR / "files"
PREVIEW_ROOT = DATA_DIR / "previews"
DOCUMENT_BUCKET = environment_files.bucket()
if DOCUMENT_BUCKET:
    STORAGES["documents"] = {"BACKEND": "regietafel.documents.bucket.WholeObjects", "OPTIONS": DOCUMENT_BUCKET}
SCANNER, SCANNER_AWAY = environment_files.scanner(), environment_files.scanner_away()
SCANNER_SECONDS = whole_number("REGIETAFEL_SCANNER_SECONDS", 20, least=1, most=300)

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
    "invite": "20/m/user,200/d/user",
    "accept_invitation": "30/m/ip",
    "read_file": "30/m/user",
    "answer_chase": "60/m/ip",
    "answer_invitation": "60/m/ip",
    "register_for_event": "10/m/ip,60/h/ip,40/m/key,400/h/key",
    "answer_registration": "60/m/ip",
    "remark_on_minutes": "30/m/ip",
    "search_directory": "120/m/ip,1500/h/ip",
    "see_map": "240/m/ip,6000/h/ip",
    "open_data": "60/m/ip",
    "answer_check": "60/m/ip",
    "post_free_places": "60/m/ip",
    "leave_remark": "6/m/ip,30/h/ip,20/m/key,100/h/key",
    "answer_remark": "60/m/ip",
    "sign_note": "20/m/ip",
    "read_letter_file": "30/m/ip",
    "report_by_link": "6/m/ip,60/h/key",
    "answer_heard": "30/m/ip",
    "ask_heard_link": "6/m/ip,3/h/key",
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
    name = environment.text("REGIETAFEL_OIDC_NAME", "OpenID Connect")
    given = environment.together("REGIETAFEL_OIDC_SERVER", "REGIETAFEL_OIDC_CLIENT_ID", "REGIETAFEL_OIDC_SECRET")
    if not given:
        return {}
    server = given["REGIETAFEL_OIDC_SERVER"]
    if environment.split("REGIETAFEL_OIDC_SERVER", server).scheme not in (
        {"https"} if PRODUCTION else {"http", "https"}
    ):
        refuse(f"REGIETAFEL_OIDC_SERVER is {server!r}: give its address, which starts with https://.")
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": given["REGIETAFEL_OIDC_CLIENT_ID"],
        "secret": given["REGIETAFEL_OIDC_SECRET"],
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


SOCIALACCOUNT_PROVIDERS.update(openid_connect())
# Some browsers judge a form by where its answer sends them on to, so the provider must be named there.
_sign_in_at = [f"https://{host}" for host in environment.hosts("REGIETAFEL_OIDC_HOSTS")]
if SOCIALACCOUNT_PROVIDERS:
    _server = environment.split("REGIETAFEL_OIDC_SERVER", environment.text("REGIETAFEL_OIDC_SERVER"))
    _sign_in_at.append(f"{_server.scheme}://{_server.netloc}")

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
_redirect = yes_or_no("REGIETAFEL_REDIRECT_TO_HTTPS", default=True)
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = _redirect
    SECURE_REDIRECT_EXEMPT = [r"^-/health$"]
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A map asks its tiles of whoever draws them, who so learns which visitor looks where: none, unless somebody decides it.
MAP_TILES = environment.tiles("REGIETAFEL_MAP_TILES")
MAP_ATTRIBUTION = environment.together("REGIETAFEL_MAP_TILES", "REGIETAFEL_MAP_ATTRIBUTION").get(
    "REGIETAFEL_MAP_ATTRIBUTION", ""
)
_tiles_from = environment.split("REGIETAFEL_MAP_TILES", MAP_TILES)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, f"{_tiles_from.scheme}://{_tiles_from.netloc}"] if MAP_TILES else [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *_sign_in_at],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
MAX_UPLOAD = whole_number("REGIETAFEL_MAX_UPLOAD_MB", 25, least=1, most=500) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "regietafel.core.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

MAIL_FILE_DIR = DATA_DIR / "mail"
_mail = environment.mail("REGIETAFEL_MAIL_URL", required=PRODUCTION)
EMAIL_BACKEND = str(_mail.get("EMAIL_BACKEND", "regietafel.notices.filemail.Backend"))
EMAIL_HOST, EMAIL_PORT = str(_mail.get("EMAIL_HOST") or ""), int(_mail.get("EMAIL_PORT", 25))
EMAIL_HOST_USER = str(_mail.get("EMAIL_HOST_USER") or "")
EMAIL_HOST_PASSWORD = str(_mail.get("EMAIL_HOST_PASSWORD") or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = bool(_mail.get("EMAIL_USE_TLS")), bool(_mail.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = environment.sender("REGIETAFEL_MAIL_FROM", f"Regietafel <regietafel@{_base.hostname}>")
REGIETAFEL_MAIL_DOMAIN = str(_base.hostname)
MAIL_IN = environment_mail.mailbox()
MAIL_IN_ADDRESS = environment_mail.region_address()
REGIETAFEL_VERSION = __version__

RESTORE_DAYS = 90
DRAFT_DAYS = 60
INVITATION_DAYS = 14
CHASE_LINK_DAYS = 30
CHASE_KEPT_DAYS = 365
REGISTRATION_LINK_HOURS = 48
NEEDS_KEPT_DAYS = 30
REGISTRATIONS_KEPT_DAYS = 365
CHECK_LINK_DAYS = 190
REMARK_LINK_DAYS = 60
REMARK_EMAIL_KEPT_DAYS = 30
REMARK_TAKES_SECONDS = 3
HEARD_LINK_DAYS = 365
VOICES_KEPT_DAYS = 365
MAIL_WAITING_KEPT_DAYS = 365
MAIL_ASIDE_KEPT_DAYS = 60
BOUNCES_KEPT_DAYS = 365

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

environment.refuse_unknown()
