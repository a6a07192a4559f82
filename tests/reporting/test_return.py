"""Our own files come back: what is exported is read again with the same sums."""

from decimal import Decimal
from pathlib import Path

import pytest

from medel.projects.actions import import_list
from medel.projects.models import Project
from medel.reporting.formats import find_format
from tests.reporting.making import TODAY, make_full, write

pytestmark = pytest.mark.django_db
KINDS = {
    "medel-jsonl": "medel-jsonl",
    "article49-csv": "article49",
    "article49-xlsx": "article49",
    "article49-json": "article49",
    "kohesio-csv": "kohesio",
    "360giving-json": "360giving",
}


@pytest.mark.parametrize("name", KINDS)
def test_file_is_known_and_comes_back(tmp_path: Path, name: str) -> None:
    for number in range(5):
        make_full(f"full-{number}")
    Project.objects.update(eu_amount=Decimal(1_250_000), total_cost=Decimal(3_000_000))
    path = tmp_path / find_format(name).name
    path.write_bytes(write(name))
    Project.objects.all().delete()
    done = import_list(path, on=TODAY)
    assert done.source.format.value == KINDS[name]
    assert (done.report.rows, done.counts.created) == (5, 5)
    assert done.report.skipped == []
    if name != "kohesio-csv":  # it tells a rate, not the amount
        assert done.report.eu_amounts == {"SEK": Decimal(6_250_000)}
    if name != "360giving-json":  # it tells the grant only
        assert done.report.totals == {"SEK": Decimal(15_000_000)}
    again = import_list(path, on=TODAY)
    assert (again.counts.created, again.counts.updated) == (0, 0)
