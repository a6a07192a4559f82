"""Natural persons: named two years, by choice; found nowhere else; placed by region."""

import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as installation
from django.db import connection
from django.test import Client
from pytest_django import Settings

from medel.projects.actions import forget_persons, import_list
from medel.projects.bank import search_bank
from medel.projects.models import Organisation, Person, Place, Project, Revision
from medel.projects.persons import end_of_time, latest_expired, read_names
from medel.projects.selection import Selection

pytestmark = pytest.mark.django_db
NAME = "Anna Ekström"
HEADINGS = ("Case number", "Project name", "Beneficiary", "Legal form", "Summary")
PLACED = ("Start date", "County", "Country", "Last update")


def _import(folder: Path, on: date, **told: str) -> Project:
    row = {
        "Case number": "7",
        "Project name": f"Gårdsbutik, {NAME}",
        "Beneficiary": NAME,
        "Legal form": "Natural person",
        "Summary": "Anna   ekström bygger, och Ekström, Anna säljer.",
        "Start date": "2025-01-01",
        "County": "Dalarnas län; Gävleborgs län",
        "Country": "SE",
        "Last update": "",
        **told,
    }
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, (*HEADINGS, *PLACED))
        writer.writeheader()
        writer.writerow(row)
    import_list(path, on=on)
    project = Project.objects.get()
    Project.objects.update(
        first_published=datetime(on.year, on.month, on.day, tzinfo=UTC)
    )
    return project


@pytest.fixture
def naming(settings: Settings) -> None:
    settings.MEDEL_NAME_PERSONS = True


TODAY = date(2026, 11, 23)


def test_name_is_not_kept_without_the_choice(tmp_path: Path) -> None:
    project = _import(tmp_path, TODAY)
    assert project.natural_person
    assert (Person.objects.count(), Organisation.objects.count()) == (0, 0)


def test_texts_and_title_do_not_tell_the_name(tmp_path: Path, naming: None) -> None:
    del naming
    project = _import(tmp_path, TODAY)
    assert project.title == "Gårdsbutik, […]"
    assert project.purpose == "[…] bygger, och […] säljer."


def test_title_that_is_the_name_itself_is_blanked(tmp_path: Path) -> None:
    project = _import(tmp_path, TODAY, **{"Project name": NAME})
    assert project.title == "[…]"


def test_several_places_are_told_by_region(tmp_path: Path) -> None:
    _import(tmp_path, TODAY)
    (place,) = Place.objects.all()
    assert (place.nuts, place.county, place.municipality) == ("SE31", "", "")
    assert (place.county_name, place.basis) == ("Norra Mellansverige", "nuts2")
    assert place.latitude is None


def test_one_place_is_told_as_it_is(tmp_path: Path) -> None:
    _import(tmp_path, TODAY, County="Dalarnas län")
    assert Place.objects.get().county == "20"


def test_page_names_for_two_years_and_no_day_more(
    tmp_path: Path, naming: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    del naming
    project = _import(tmp_path, TODAY)
    address = f"/sv/projekt/{project.code}/"
    clock = "django.utils.timezone.localdate"
    Person.objects.update(published=TODAY)
    for day, shown in ((date(2028, 11, 22), True), (date(2028, 11, 23), False)):
        monkeypatch.setattr(clock, lambda day=day: day)
        page = client.get(address).content.decode()
        assert (NAME in page) is shown
        assert "fysisk person" in page
    assert Person.objects.exists()  # hidden at once, though nothing was forgotten


def test_name_is_hidden_when_the_choice_is_taken_back(
    tmp_path: Path, naming: None, settings: Settings
) -> None:
    del naming
    project = _import(tmp_path, TODAY)
    assert read_names(project, on=TODAY) == [NAME]
    settings.MEDEL_NAME_PERSONS = False
    assert read_names(project, on=TODAY) == []
    assert forget_persons(on=TODAY) == 1


def test_name_is_in_no_search_api_revision_or_log(
    tmp_path: Path, naming: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    del naming
    project = _import(tmp_path, TODAY)
    _import(tmp_path, TODAY, Summary=f"{NAME} ändrade sig.")
    assert Person.objects.count() == 1
    assert search_bank(Selection(words="Ekström")).total == 0
    assert "Ekström" not in client.get(f"/api/v1/projects/{project.code}").text
    kept = json.dumps([one.before for one in Revision.objects.all()])
    assert "Ekstr" not in kept
    assert "[" in kept
    assert "Ekström" not in caplog.text
    index = (
        path for path in (installation.HOME / "index").rglob("*") if path.is_file()
    )
    assert not any("ekström".encode() in path.read_bytes() for path in index)


def test_earlier_list_that_told_of_no_person_is_cleaned(tmp_path: Path) -> None:
    project = _import(tmp_path, TODAY, **{"Legal form": ""})
    assert Organisation.objects.get().name == NAME
    assert not project.natural_person
    _import(tmp_path, TODAY)
    assert Organisation.objects.count() == 0
    (kept,) = Revision.objects.all()
    assert kept.before["title"] == "Gårdsbutik, […]"
    assert search_bank(Selection(words="Ekström")).total == 0


@pytest.mark.parametrize(
    ("on", "left"), [(date(2028, 11, 22), 1), (date(2028, 11, 23), 0)]
)
def test_forget_deletes_what_is_out_of_time(
    tmp_path: Path, naming: None, on: date, left: int
) -> None:
    del naming
    _import(tmp_path, TODAY)
    Person.objects.update(published=TODAY)
    assert forget_persons(on=on) == 1 - left
    assert Person.objects.count() == left


def test_forgotten_name_does_not_come_back(tmp_path: Path, naming: None) -> None:
    del naming
    _import(tmp_path, TODAY)
    forget_persons(on=date(2029, 1, 1))
    _import(tmp_path, date(2029, 1, 2), Summary="Ny text.")
    assert Project.objects.get().purpose == "Ny text."
    assert Person.objects.count() == 0


def test_earlier_publication_at_the_source_counts(tmp_path: Path, naming: None) -> None:
    del naming
    _import(tmp_path, TODAY, **{"Last update": "2023-05-01"})
    assert Person.objects.count() == 0


def test_word_in_place_of_a_name_is_no_name(tmp_path: Path, naming: None) -> None:
    del naming
    project = _import(tmp_path, TODAY, Beneficiary="Privatperson")
    assert project.natural_person
    assert Person.objects.count() == 0


@pytest.mark.parametrize(
    ("published", "end"),
    [
        (date(2024, 11, 23), date(2026, 11, 23)),
        (date(2024, 2, 29), date(2026, 3, 1)),
        (date(2023, 2, 28), date(2025, 2, 28)),
    ],
)
def test_time_ends_on_the_same_day_two_years_on(published: date, end: date) -> None:
    assert end_of_time(published) == end
    assert latest_expired(end) >= published
    assert latest_expired(date.fromordinal(end.toordinal() - 1)) < published


def test_deleted_names_are_overwritten(tmp_path: Path, naming: None) -> None:
    del naming
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite leaves deleted rows in the file")
    _import(tmp_path, TODAY)
    forget_persons(on=date(2029, 1, 1))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
