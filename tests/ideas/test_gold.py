"""The idea check on real projects whose themes are known; skipped without the list."""

import pytest

from bench import ideas
from medel.projects.actions import import_list
from tests.conftest import TODAY
from tests.search.bank import FOUND

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.skipif(not FOUND.exists(), reason="the list is not here")
def test_right_group_comes_first_as_often_as_is_promised() -> None:
    import_list(FOUND, on=TODAY)
    projects = ideas.read_known()
    every = frozenset(one.pk for one in projects)
    empty = ideas.rate(ideas.measure(projects, lambda _: every))
    full = ideas.rate(ideas.measure(projects, ideas.leave_twins(projects)))
    print(empty, full)  # noqa: T201 (shown with -rP)
    assert empty.first >= 0.60
    assert empty.second >= 0.85
    assert full.first >= 0.80
    assert full.second >= 0.95
