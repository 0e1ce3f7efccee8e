"""Settings of the shell; what a deployment may change comes from the environment."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import date
from tempfile import NamedTemporaryFile
from typing import Any

from csp.constants import NONE, SELF
from psycopg.conninfo import conninfo_to_dict

from tolok.web.log import as_json
from tolok.web.places import home, room


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address; the server's workers add their pool (`web/wsgi.py`)."""
    parts: dict[str, Any] = dict(conninfo_to_dict(url))
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    named = {setting: str(parts.pop(key, "") or "") for setting, key in known.items()}
    # PostgreSQL plans what it is asked often only once.
    options = {"server_side_binding": True, "prepare_threshold": 5, **parts}
    return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": options}


def stream_sources(live: str, hosts: list[str]) -> list[str]:
    """What pages may connect to beside their own origin: the same hosts at the stream's port; not IPv6, not all."""
    named = [host for host in hosts if live.startswith(":") and not host.startswith("[") and host != "*"]
    return [f"http://{'*' * host.startswith('.')}{host}{live}" for host in named]


def secret_key() -> str:
    """The key of sessions and signatures: TOLOK_SECRET_KEY, else one made once and kept in home."""
    if given := os.environ.get("TOLOK_SECRET_KEY"):
        return given
    kept = room("secrets") / "key"
    if not kept.exists():
        # Server and worker start at the same moment: each makes a key, and whoever names it first decides.
        with NamedTemporaryFile("w", dir=kept.parent) as made, suppress(FileExistsError):
            made.write(secrets.token_urlsafe(48))
            made.flush()
            os.link(made.name, kept)
    return kept.read_text().strip()


EXAMPLE = bool(os.environ.get("TOLOK_EXAMPLE"))
# In the example mode the calendar stands still on the last working day of the example year.
EXAMPLE_DAY = date.fromisoformat(os.environ.get("TOLOK_EXAMPLE_DAY", "2026-12-31")) if EXAMPLE else None
DEBUG = False
SECRET_KEY = secret_key()
HTTPS = bool(os.environ.get("TOLOK_HTTPS"))
# Where pages find the stream: a path behind the proxy, `:PORT` of the same host, or nothing.
LIVE = os.environ.get("TOLOK_LIVE", "")
ALLOWED_HOSTS = os.environ.get("TOLOK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# Ours come first: of two translations of a text, that of the earlier app is taken.
INSTALLED_APPS = [
    "tolok.ledger",
    "tolok.people",
    "tolok.calendar",
    "tolok.delivery",
    "tolok.skp",
    "tolok.evidence",
    "tolok.reports",
    "tolok.feedback",
    "tolok.citizens",
    "tolok.appraisal",
    "tolok.followup",
    "tolok.insight",
    "tolok.desk",
    "tolok.web",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "tolok.web.middleware.ReadableMiddleware",
    "tolok.web.middleware.GovernmentMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tolok.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tolok.web.middleware.PersonMiddleware",
    "tolok.web.middleware.LimitMiddleware",
    "tolok.web.middleware.RefusalMiddleware",
    "tolok.web.middleware.OnceMiddleware",
    "tolok.web.middleware.GuardMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "tolok.web.urls"
WSGI_APPLICATION = "tolok.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.messages.context_processors.messages",
                "tolok.web.context.frame",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///tolok-is-not-started"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["tolok.web.sign_in.NipOrEmailBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Length and known-bad passwords only: composition rules and forced rotation make passwords worse.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "web:sign_in"
SESSION_ENGINE = "tolok.web.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "tolok_session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "tolok_csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF, *stream_sources(LIVE, ALLOWED_HOSTS)],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if os.environ.get("TOLOK_PLAIN_STATIC"):
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
WHITENOISE_MANIFEST_STRICT = False
# Uploaded files live below home, never under the web root; a view serves them after an access check.
MEDIA_ROOT = home() / "files"
# The keys of sealed voices: outside the database, so that no dump of it opens one.
SEAL_ROOT = home() / "seals"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Requests a minute that one token may send: reads, and writes by its kind. A phone empties an outbox of weeks, entry by
# entry; a batch of a measuring system holds up to 1,000 rows.
API_LIMITS = {
    "read": int(os.environ.get("TOLOK_API_READS", "120")),
    "program": int(os.environ.get("TOLOK_API_WRITES", "60")),
    "phone": int(os.environ.get("TOLOK_API_PHONE_WRITES", "300")),
    "source": int(os.environ.get("TOLOK_API_BATCHES", "30")),
}

# Networks whose X-Forwarded-For is believed; without one the address of the connection counts.
TRUSTED_PROXIES = [each.strip() for each in os.environ.get("TOLOK_TRUSTED_PROXIES", "").split(",") if each.strip()]
# Public forms with other limits than the policy pack says: "post=20/30/600", a minute, an hour, with a proof.
FORM_LIMITS = {
    name: tuple(int(number) for number in numbers.split("/"))
    for name, _, numbers in (each.partition("=") for each in os.environ.get("TOLOK_FORM_LIMITS", "").split())
}

# How many seconds old a public page may be for a mere reader; in the example one sees at once what one did.
PUBLIC_PAGE_SECONDS = int(os.environ.get("TOLOK_PUBLIC_SECONDS", "0" if EXAMPLE else "30"))

# Where links in mails lead to, without a slash at the end.
ADDRESS = os.environ.get("TOLOK_ADDRESS", "http://localhost:8000").rstrip("/")
# Mails: through the named server; in the example into files below home; without a server none is written.
EMAIL_HOST = os.environ.get("TOLOK_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("TOLOK_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("TOLOK_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TOLOK_MAIL_PASSWORD", "")
MAIL_SECURITY = os.environ.get("TOLOK_MAIL_SECURITY", "starttls")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SECURITY == "starttls", MAIL_SECURITY == "tls"
EMAIL_TIMEOUT = 10
SERVER_EMAIL = DEFAULT_FROM_EMAIL = os.environ.get("TOLOK_MAIL_FROM", "tolok@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if EXAMPLE else 'smtp'}.EmailBackend"
EMAIL_FILE_PATH = home() / "mail"
MAILS = EXAMPLE or bool(EMAIL_HOST)
MAIL_PER_MINUTE = int(os.environ.get("TOLOK_MAIL_PER_MINUTE", "60"))

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "reactions"
PROCRASTINATE_IMPORT_PATHS = [
    *("tolok.appraisal.tasks", "tolok.citizens.tasks", "tolok.delivery.tasks", "tolok.feedback.tasks"),
    "tolok.insight.tasks",
]
TEST_RUNNER = "django.test.runner.DiscoverRunner"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "structlog.stdlib.ProcessorFormatter", "processors": [as_json]},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("TOLOK_LOG", "WARNING")},
    # It would tell where a photo was taken, and with what, to who asks for every line.
    "loggers": {"PIL": {"level": "WARNING"}},
}
