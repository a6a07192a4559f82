"""Django's settings, all from the environment of the installation."""

import dj_database_url
from csp.constants import NONE, SELF

from medel.config.environment import (
    CHECKOUT,
    read_environment,
    require_programme,
)
from medel.config.logs import describe_logs
from medel.config.mail import describe_mail
from medel.config.providers import describe_providers
from medel.config.secrets import keep_secret
from medel.core.clock import ZONE
from medel.parties.retention import period_of

ENVIRONMENT = read_environment()
HOME = ENVIRONMENT.home

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key or keep_secret(HOME / "secret-key")
ALLOWED_HOSTS = ENVIRONMENT.hosts

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "corsheaders",
    "csp",
    "django_htmx",
    "medel.parties",
    "medel.journal",
    "medel.projects",
    "medel.applications",
    "medel.decisions",
    # Before allauth, whose texts of mails it replaces.
    "medel.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "medel.web.middleware.record_request",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "medel.web.compression.Compress",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Inside those that set headers, so that refusals carry them too.
    "medel.api.middleware.speak_problems",
    "medel.web.middleware.limit_request",
    # A session is opened by signing in; a visitor has none, and no cookie.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "medel.web.middleware.keep_private",
    "medel.api.middleware.answer_heads",
    "medel.web.middleware.redirect_other_language",
    "medel.web.middleware.tell_busy",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
        # FULL: what was acknowledged is on the disk, also when the power goes.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
        ),
    }

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [CHECKOUT / "medel" / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = ZONE

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 3600

# Shared by all server processes, and by all machines of an installation.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "medel_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Counts of a minute, in the process: an open question costs no query.
    "near": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "near",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# The widest form asks for every column of an imported list.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_200
# A file is refused wherever it is not expected; the page that imports lists says so.
FILE_UPLOAD_HANDLERS = ["medel.web.uploading.RefuseFiles"]
FILE_UPLOAD_TEMP_DIR = HOME / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
# What applicants have handed in: kept, backed up, never served from here.
MEDEL_ATTACHMENTS = HOME / "attachments"
FILE_UPLOAD_PERMISSIONS = 0o600

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
SESSION_COOKIE_NAME = "medel_session"
SESSION_COOKIE_AGE = int(period_of("session").total_seconds())
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "medel_form"
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "medel.web.views.errors.answer_forged"
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.site_url] if ENVIRONMENT.site_url else []
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

# The API, the downloads and the full files may be read from any site's pages; nothing
# else may, and nothing is sent.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/(api/|data/|datasets/|sv/projekt\.|en/projects\.)"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]

# Accounts: who signs in, how, and how often one may try.

AUTH_USER_MODEL = "parties.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# scrypt needs much memory of whoever guesses, and no package of us.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "medel.web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "medel.web.accounts.names.NameForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 900
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# An address without an account gets no mail: anyone could have it sent.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.tls else "http"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxy_count

MFA_ADAPTER = "medel.web.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Medel"
MFA_TOTP_TOLERANCE = 1
# Browsers allow passkeys without TLS on localhost only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.tls

SOCIALACCOUNT_ADAPTER = "medel.web.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_ENABLED = True
# A form would have to post to another site, which the content policy forbids.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = describe_providers(ENVIRONMENT)

if ENVIRONMENT.mail_from:
    DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
vars().update(describe_mail(ENVIRONMENT.mail_url))

LOGGING_CONFIG = None
describe_logs()

SILENCED_SYSTEM_CHECKS = [
    # The preload list binds a whole domain: its owner's choice, not ours.
    "security.W021",
]

MEDEL_PROGRAMME = require_programme(ENVIRONMENT.programme)
MEDEL_SITE_URL = ENVIRONMENT.site_url
MEDEL_OPERATOR = ENVIRONMENT.operator
MEDEL_CONTACT = ENVIRONMENT.contact
MEDEL_NAME_PERSONS = ENVIRONMENT.name_persons
MEDEL_SOURCE_URL = ENVIRONMENT.source_url
MEDEL_SIGN_UP = ENVIRONMENT.sign_up
MEDEL_OIDC_NAME = ENVIRONMENT.oidc_name if ENVIRONMENT.oidc_issuer else ""
MEDEL_OIDC_TWO_FACTOR = ENVIRONMENT.oidc_two_factor
MEDEL_TIMING = ENVIRONMENT.timing
