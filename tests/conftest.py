"""What every test may use: strict templates, the loaded bank, a client."""

import os
from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client

from medel.programmes.catalogue import installed
from medel.projects.actions import load_shipped
from tests.journal.tampering import unguarded_journal

TODAY = date(2026, 11, 23)
CODE = "norra-mellansverige-2021-2027"


class UndefinedVariableError(AssertionError):
    """A template used a variable that nobody gave it."""


class _Undefined(str):
    """Stands for an undefined variable, and fails as soon as it would be shown."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, name: object) -> str:
        message = f"undefined template variable: {name}"
        raise UndefinedVariableError(message)


@pytest.fixture(autouse=True, scope="session")
def _strict_settings() -> None:
    """Fail on undefined template variables; serve static files without a manifest."""
    options = cast("dict[str, object]", settings.TEMPLATES[0]["OPTIONS"])
    options["string_if_invalid"] = _Undefined("%s")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    # Passwords are slow to try by design; the tests try many.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    # pytest's workers have a database each, so each has an index of its own.
    settings.HOME = settings.HOME / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    settings.FILE_UPLOAD_TEMP_DIR = settings.HOME / "uploads"
    settings.MEDEL_ATTACHMENTS = settings.HOME / "attachments"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True, scope="session")
def _empty_past_guards() -> Iterator[None]:
    """Let the test database be emptied after a test that kept what it wrote.

    The journal's guards refuse that, as they should: they are taken down for it.
    """
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def take_down_and_empty(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with unguarded_journal():
            empty(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", take_down_and_empty)
        yield


@pytest.fixture
def bank(db: None) -> None:
    """Load the known projects of every shipped programme."""
    del db
    for programme in installed().values():
        load_shipped(programme, on=TODAY)


@pytest.fixture
def visitor(bank: None) -> Client:
    """Give a visitor to a site with all its projects."""
    del bank
    return Client()
