"""`medel search` as a person runs it: filters by name and code, and wrong use."""

import json

import pytest
from click.testing import CliRunner, Result

from medel.commands.group import medel
from medel.projects.changes import note_change
from medel.projects.models import Place
from tests.projects.making import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_places() -> None:
    make_project("here", ("20", "Dalarna", "2080"))
    make_project("abroad", ("", "Nordjylland", ""))
    Place.objects.filter(project__code="abroad").update(municipality_name="Aalborg")
    note_change(whole=True)


def _search(*arguments: str) -> Result:
    return CliRunner().invoke(medel, ["search", *arguments])


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("municipality=2080", ["here"]),
        ("municipality=Falun", ["here"]),
        ("municipality=!Falun", ["abroad"]),
        ("municipality=Aalborg", ["abroad"]),
        ("county=Dalarna", ["here"]),
        ("county=Nordjylland", ["abroad"]),
    ],
)
def test_place_is_chosen_by_name_or_code(chosen: str, found: list[str]) -> None:
    done = _search("--filter", chosen, "--json")
    assert done.exit_code == 0, done.output
    assert [one["id"] for one in json.loads(done.stdout)["results"]] == found


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--filter", "municipality=Atlantis"), "Choose from: Aalborg, "),
        (("--filter", "colour=red"), "year, amount"),
        (("--filter", "amount=much"), "amount=1000000..5000000"),
        (("--sort", "upside-down"), "relevance, newest"),
    ],
)
def test_what_cannot_be_asked_is_wrong_use(
    arguments: tuple[str, ...], told: str
) -> None:
    done = _search(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert len(done.stderr) < 1000
