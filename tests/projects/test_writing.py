from datetime import date
from decimal import Decimal

import pytest

from medel.projects.actions.writing import insert_new, insert_or_update
from medel.projects.models import Organisation, Participation, Project
from medel.projects.states import Role, Status
from tests.projects.making import make_project

pytestmark = pytest.mark.django_db


def _copy(project: Project, **changed: object) -> dict[str, object]:
    fields = {
        field.attname: getattr(project, field.attname)
        for field in Project._meta.concrete_fields
        if not field.primary_key
    }
    return fields | changed


def test_record_is_stored_as_django_stores_it() -> None:
    told = make_project("ett", eu_amount=Decimal("12.50"), end=date(2024, 5, 31))
    told.refresh_from_db()
    insert_or_update(Project, [_copy(told, code="tva", areas=["skog"])], by="code")
    stored = Project.objects.get(code="tva")
    assert stored.eu_amount == Decimal("12.50")
    assert stored.end == date(2024, 5, 31)
    assert stored.areas == ["skog"]
    assert stored.status == Status(told.status)
    assert stored.first_published.tzinfo is not None


def test_changed_record_takes_the_place_of_the_old_one() -> None:
    told = make_project("ett", title="Före")
    told.refresh_from_db()
    changed = _copy(told, title="Efter")
    insert_or_update(Project, [changed], by="code", keep=("first_published",))
    stored = Project.objects.get(code="ett")
    assert (stored.pk, stored.title) == (told.pk, "Efter")
    assert stored.first_published == told.first_published
    assert stored.changed > told.changed


def test_record_that_is_stored_already_is_left() -> None:
    project = make_project("ett")
    organisation = Organisation.objects.create(name="Region Påhitt")
    part = {
        "project_id": project.pk,
        "organisation_id": organisation.pk,
        "role": Role.PARTNER.value,
    }
    for _ in range(2):
        insert_new(Participation, [part])
    assert Participation.objects.filter(organisation=organisation).count() == 1


def test_nothing_to_write_writes_nothing() -> None:
    insert_new(Project, [])
    insert_or_update(Project, [], by="code")
    assert not Project.objects.exists()
