import json

import pytest
from django.conf import settings
from django.db import connection

from tests.config.installed import run

TELL = """
import json
from django.conf import settings
names = {names!r}
told = {{name: getattr(settings, name, None) for name in names}}
print(json.dumps(told, default=str))
"""


def _tell(*names: str, **environment: str) -> dict[str, object]:
    done = run(TELL.format(names=names), **environment)
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


pytestmark = pytest.mark.slow


def test_database_is_sqlite_in_the_home_by_default() -> None:
    told = _tell("DATABASES", "HOME")
    default = told["DATABASES"]["default"]  # type: ignore[index]
    assert default["ENGINE"] == "django.db.backends.sqlite3"
    assert default["NAME"] == f"{told['HOME']}/medel.sqlite3"
    assert default["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in default["OPTIONS"]["init_command"]


def test_database_is_postgresql_when_told() -> None:
    url = "postgresql://medel:hemlig@db.example/medel"
    default = _tell("DATABASES", DATABASE_URL=url)["DATABASES"]["default"]  # type: ignore[index]
    assert default["ENGINE"] == "django.db.backends.postgresql"
    assert (default["HOST"], default["NAME"]) == ("db.example", "medel")
    assert "init_command" not in default.get("OPTIONS", {})


def test_tls_makes_cookies_secure() -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    assert set(_tell(*names, MEDEL_TLS="1").values()) == {True}
    assert set(_tell(*names).values()) == {False}


def test_proxy_header_is_believed_only_when_named() -> None:
    told = _tell("SECURE_PROXY_SSL_HEADER", MEDEL_PROXY_TLS_HEADER="X-Forwarded-Proto")
    assert told["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert _tell("SECURE_PROXY_SSL_HEADER")["SECURE_PROXY_SSL_HEADER"] is None


def test_hosts_and_secret_come_from_the_environment() -> None:
    told = _tell(
        *("ALLOWED_HOSTS", "SECRET_KEY", "DEBUG"),
        MEDEL_HOSTS="medel.example,www.medel.example",
        MEDEL_SECRET_KEY="x" * 60,
    )
    assert told["ALLOWED_HOSTS"] == ["medel.example", "www.medel.example"]
    assert (told["SECRET_KEY"], told["DEBUG"]) == ("x" * 60, False)


def test_nothing_warns_of_an_unsafe_installation() -> None:
    code = """
from django.core.management import call_command
import django
django.setup()
call_command("check", deploy=True, fail_level="WARNING")
"""
    done = run(code, MEDEL_TLS="1")
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db(transaction=True)
def test_sqlite_writes_ahead_and_begins_at_once() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the tests run on another database")
    assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]
    code = """
import django
django.setup()
from django.db import connection, transaction
told = []
with connection.cursor() as cursor:
    for name in ("journal_mode", "synchronous", "temp_store", "foreign_keys"):
        cursor.execute(f"PRAGMA {name}")
        told.append(str(cursor.fetchone()[0]))
seen = []
def note(execute, sql, *parts):
    seen.append(sql)
    return execute(sql, *parts)
with connection.execute_wrapper(note):
    connection.connection.set_trace_callback(seen.append)
    with transaction.atomic():
        pass
print(",".join(told), "|", ";".join(seen))
"""
    done = run(code)
    assert done.returncode == 0, done.stderr
    pragmas, _, begun = done.stdout.partition(" | ")
    assert pragmas == "wal,2,2,1"
    assert "BEGIN IMMEDIATE" in begun


def test_sessions_and_forms_are_guarded() -> None:
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_AGE == 12 * 3600
    assert settings.FILE_UPLOAD_HANDLERS == ["medel.web.uploading.RefuseFiles"]
