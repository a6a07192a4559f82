"""The index of a large bank: made ready by another process, the same as here."""

from pathlib import Path

import pytest

from tests.installed import tell_installed

COUNT = 699
# Builds the index twice: all of it here, and with the work of another process.
SCRIPT = """
import json, django
django.setup()
from medel.projects import indexing
from medel.projects.bank import search_bank
from medel.projects.selection import read_selection

def tell():
    found = search_bank(read_selection([("q", ["skogen"]), ("county", ["20"])]))
    facets = {name: [(v.value, v.count, v.sum) for v in values]
              for name, values in found.facets.items()}
    codes = sorted(one.project.code for one in found.found)
    return [found.total, str(found.sum.amount), facets, codes]

indexing.LEAST_APART = 10**9
indexing.build_index()
here = tell()
indexing.LEAST_APART = 1
steps = []
count = indexing.build_index(steps.append)
print(json.dumps({"here": here, "apart": tell(), "count": count, "steps": steps}))
"""


@pytest.mark.slow
def test_index_made_ready_apart_is_the_same(tmp_path: Path) -> None:
    told = tell_installed(tmp_path, COUNT, SCRIPT)
    assert told["apart"] == told["here"]
    assert told["here"][0] == COUNT == told["count"] == told["steps"][-1]
    assert told["here"][1] == str(sum(range(COUNT + 1)) * 1000)
