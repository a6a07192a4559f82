"""Licences of a bank that was filled before they were stated."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from medel.projects.changes import latest_change
from medel.projects.licences import LICENCE
from medel.projects.models import Origin
from tests.conftest import TODAY

state_shipped = import_module("medel.projects.migrations.0002_licences").state_shipped


def _migrate() -> dict[str, str]:
    with connection.schema_editor() as editor:
        state_shipped(apps, editor)
    return dict(Origin.objects.values_list("name", "licence"))


@pytest.mark.django_db(transaction=True)
def test_programmes_lists_are_free_and_others_say_nothing(bank: None) -> None:
    Origin.objects.update(licence="")
    before = latest_change()
    assert set(_migrate().values()) == {LICENCE}
    assert latest_change() == before
    Origin.objects.create(name="other.csv", mapping="m", retrieved=TODAY)
    assert _migrate()["other.csv"] == ""
    assert latest_change() > before  # full files that claim more are current no longer
