"""What every test may use: strict templates, the loaded bank, a client."""

import os
from datetime import date
from typing import cast

import pytest
from django.conf import settings
from django.test import Client

from medel.programmes.catalogue import installed
from medel.projects.actions import load_shipped

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
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    # pytest's workers have a database each, so each has an index of its own.
    settings.HOME = settings.HOME / os.environ.get("PYTEST_XDIST_WORKER", "alone")


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
