"""Django's settings, all from the environment of the installation."""

import dj_database_url
from csp.constants import NONE, SELF

from medel.config.environment import (
    CHECKOUT,
    read_environment,
    require_programme,
)
from medel.config.logs import describe_logs
from medel.config.secrets import keep_secret

ENVIRONMENT = read_environment()
HOME = ENVIRONMENT.home

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or keep_secret(HOME / "secret-key")
ALLOWED_HOSTS = ENVIRONMENT.hosts

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "corsheaders",
    "csp",
    "medel.projects",
    "medel.web",
]

MIDDLEWARE = [
    "medel.web.middleware.record_request",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Inside those that set headers, so that refusals carry them too.
    "medel.api.middleware.speak_problems",
    "medel.web.middleware.limit_request",
    "medel.api.middleware.answer_heads",
    "medel.web.middleware.redirect_other_language",
    "django.middleware.common.CommonMiddleware",
]

ROOT_URLCONF = "medel.config.urls"
WSGI_APPLICATION = "medel.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["medel.web.context.describe_site"],
            "builtins": [
                "medel.web.templatetags.medel",
                "medel.web.templatetags.things",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        ENVIRONMENT.database_url or f"sqlite:///{HOME / 'medel.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
        ),
    }

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [CHECKOUT / "medel" / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600

# Nothing is posted to the pages yet, so a large body is never right.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = ENVIRONMENT.tls
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.tls else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.tls
SECURE_REDIRECT_EXEMPT = [r"^health/"]
if ENVIRONMENT.proxy_tls_header:
    _HEADER = ENVIRONMENT.proxy_tls_header.upper().replace("-", "_")
    SECURE_PROXY_SSL_HEADER = (f"HTTP_{_HEADER}", "https")
SESSION_COOKIE_SECURE = ENVIRONMENT.tls
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ENVIRONMENT.tls
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope"),
        *("magnetometer", "microphone", "midi", "payment", "usb"),
    )
}

# The open API may be read from any site's pages; nothing else may, and nothing is sent.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]

LOGGING_CONFIG = None
describe_logs()

SILENCED_SYSTEM_CHECKS = [
    # No page takes a form or keeps a session yet: nothing to forge.
    "security.W003",
    # The preload list binds a whole domain: its owner's choice, not ours.
    "security.W021",
]

MEDEL_PROGRAMME = require_programme(ENVIRONMENT.programme)
MEDEL_SITE_URL = ENVIRONMENT.site_url
MEDEL_OPERATOR = ENVIRONMENT.operator
MEDEL_CONTACT = ENVIRONMENT.contact
MEDEL_SOURCE_URL = ENVIRONMENT.source_url
MEDEL_TIMING = ENVIRONMENT.timing
