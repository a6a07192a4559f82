import json

import pytest
from click.testing import CliRunner, Result

from medel.commands.group import medel
from medel.projects.models import Merge
from tests.conftest import TODAY
from tests.projects.making import restore_bank

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bank() -> None:
    restore_bank(TODAY)


def _run(*words: str) -> Result:
    return CliRunner().invoke(medel, ["organisations", *words])


def test_show_leads_from_a_name_to_the_entry() -> None:
    told = json.loads(_run("show", "Almi Gävle-Dala", "--json").stdout)
    assert told["name"] == "ALMI Företagspartner Gävledala AB"
    assert (told["projects"], told["kind"]) == (3, "company")
    assert [one["alias"] for one in told["merges"]] == ["Almi Gävle-Dala"]
    assert "also: Almi Gävle-Dala" in _run("show", "Almi Gävle-Dala").stdout


def test_merge_and_split_by_name() -> None:
    done = _run("merge", "Movexum", "Region Gävleborg", "--reason", "Prov")
    assert done.exit_code == 0
    assert "Movexum leads to Region Gävleborg" in done.stdout
    assert _run("split", "Movexum", "--reason", "Nej").exit_code == 0
    told = _run("show", "Movexum").stdout
    assert "undone" in told
    assert "Nej" in told


def test_suggest_lists_pairs_or_says_that_there_are_none() -> None:
    assert "no entries" in _run("suggest").stdout
    Merge.objects.update(ended=None)
    assert json.loads(_run("suggest", "--json").stdout) == []


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Finns inte"),
        ("split", "Movexum", "--reason", "x"),
        ("merge", "Movexum", "Movexum", "--reason", "x"),
    ],
)
def test_refusal_is_one_sentence(words: tuple[str, ...]) -> None:
    done = _run(*words)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.output


def test_merge_needs_a_reason() -> None:
    assert _run("merge", "Movexum", "Region Gävleborg").exit_code == 2


def test_forget_tells_how_many() -> None:
    assert CliRunner().invoke(medel, ["forget"]).stdout == "forgot 0 names\n"
