from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from medel.core.money import Money
from medel.projects.models import (
    Merge,
    Organisation,
    Origin,
    Participation,
    Place,
    Project,
)
from medel.projects.states import Role
from tests.projects.making import make_project

pytestmark = pytest.mark.django_db
AMOUNTS = ("eu_amount", "total_cost", "national_public", "national_private", "in_kind")
# Each constraint, and the test here that breaks it.
COVERED = {
    "merge_one_standing",
    "organisation_no_alias_of_itself",
    "organisation_once",
    "origin_read_once",
    "participation_once",
    "place_once",
    "project_ends_after_start",
}


def _break(**values: Decimal | date) -> None:
    project = make_project("broken")
    with transaction.atomic(), pytest.raises(IntegrityError) as refused:
        Project.objects.filter(pk=project.pk).update(**values)
    assert "project_" in str(refused.value)


def test_constraints_all_have_a_test_here() -> None:
    named = {
        constraint.name
        for model in apps.get_app_config("projects").get_models()
        for constraint in model._meta.constraints
    }
    assert named == COVERED


@pytest.mark.parametrize("name", AMOUNTS)
def test_amount_may_be_zero_or_unknown(name: str) -> None:
    project = make_project("fine", **{name: Decimal(0)})
    setattr(project, name, None)
    project.save()
    project.refresh_from_db()
    assert getattr(project, name) is None


def test_project_never_ends_before_its_start() -> None:
    _break(start=date(2024, 5, 2), end=date(2024, 5, 1))


def test_project_may_end_on_its_first_day() -> None:
    day = date(2024, 5, 1)
    assert make_project("short", start=day, end=day).pk


def test_origin_is_read_once() -> None:
    told = {"name": "a", "checksum": "b", "mapping": "c", "retrieved": date(2026, 1, 1)}
    Origin.objects.create(**told)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Origin.objects.create(**told)


def test_participation_is_once_in_a_role() -> None:
    part = make_project("one").participations.get()
    told = {"project": part.project, "organisation": part.organisation}
    Participation.objects.create(**told, role=Role.PARTNER)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Participation.objects.create(**told, role=Role.BENEFICIARY)


def test_place_is_once() -> None:
    project = make_project("one", ("20", "Dalarna", "2080"))
    told = {"project": project, "county": "20", "county_name": "Dalarna"}
    Place.objects.create(**told, municipality="2062")
    with transaction.atomic(), pytest.raises(IntegrityError):
        Place.objects.create(**told, municipality="2080")


def test_code_is_unique() -> None:
    make_project("one")
    with transaction.atomic(), pytest.raises(IntegrityError):
        make_project("one")


def test_origin_and_organisation_are_protected() -> None:
    project = make_project("one")
    with pytest.raises(ProtectedError):
        project.origin.delete()
    with pytest.raises(ProtectedError):
        project.participations.get().organisation.delete()


def test_project_takes_its_places_along() -> None:
    make_project("one").delete()
    assert not Place.objects.exists()
    assert not Participation.objects.exists()


def test_eu_money_unknown_is_none() -> None:
    assert make_project("one").eu_money is None
    assert make_project("two", eu_amount=Decimal(5)).eu_money == Money(
        Decimal(5), "SEK"
    )


@pytest.mark.parametrize(
    ("eu", "total", "share"),
    [("", "100", None), ("50", "", None), ("50", "0", None), ("50", "150", "0.3333")],
)
def test_eu_share_only_from_both(eu: str, total: str, share: str | None) -> None:
    project = Project(
        eu_amount=Decimal(eu) if eu else None,
        total_cost=Decimal(total) if total else None,
    )
    assert project.eu_share == (Decimal(share) if share else None)


def test_records_say_what_they_are() -> None:
    project = make_project("one", ("20", "Dalarna", ""), title="En titel")
    part, place = project.participations.get(), project.places.get()
    assert (str(project), str(project.origin)) == ("En titel", "test")
    assert str(part.organisation) == "Org one"
    assert str(place) == "Dalarna"
    assert str(Place(county_name="Dalarna", municipality_name="Mora")) == "Mora"
    assert str(part).endswith("beneficiary")


def test_amounts_are_decimals_not_floats() -> None:
    fields = {name: Project._meta.get_field(name) for name in AMOUNTS}
    assert all(isinstance(one, models.DecimalField) for one in fields.values())
    assert {one.null for one in fields.values()} == {True}


def test_organisation_is_there_once_by_name_and_number() -> None:
    Organisation.objects.create(name="Alfa", number="1")
    Organisation.objects.create(name="Alfa", number="2")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(name="Alfa", number="1", code="other")


def test_organisation_never_leads_to_itself() -> None:
    one = Organisation.objects.create(name="Alfa")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.update(entry=one)


def test_organisation_has_the_same_code_in_every_bank() -> None:
    one = Organisation.objects.create(name="Föreningen Matvärden")
    assert one.code == "foreningen-matvarden-2at2c4ho"
    assert Organisation.objects.create(name="Ελλάδα").code.isalnum()


def test_merge_stands_once_for_an_alias() -> None:
    names = ("Alfa", "Beta", "Gamma")
    alias, *others = [Organisation.objects.create(name=name) for name in names]
    Merge.objects.create(alias=alias, into=others[0], reason="a", by="test")
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(alias=alias, into=others[1], reason="b", by="test")
