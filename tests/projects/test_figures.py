from decimal import Decimal

import pytest

from medel.projects.figures import SIZES, count_missing, count_sizes, tally_places
from medel.projects.queries import select
from medel.projects.selection import Selection
from medel.search.figures import Share
from tests.projects.making import make_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank")]
CODES = ("17", "20", "21")


def test_places_equal_the_database() -> None:
    told = tally_places(Selection(), "county", CODES)
    counted = {one.value: one.count for one in told.values}
    assert counted == {
        code: select(Selection({"county": (code,)})).count() for code in CODES
    }
    whole = told.within.count + told.elsewhere.count + told.unstated.count
    assert whole == select(Selection()).count()


def test_project_in_several_counties_is_on_the_map_once() -> None:
    before = tally_places(Selection(), "county", CODES)
    make_project("several", *((code, code, "") for code in CODES), eu_amount=Decimal(5))
    after = tally_places(Selection(), "county", CODES)
    assert after.within - before.within == Share(1, 5)
    assert [one.count for one in after.values] == [
        one.count + 1 for one in before.values
    ]


def test_projects_elsewhere_and_nowhere_are_counted_apart() -> None:
    before = tally_places(Selection(), "county", CODES)
    make_project("elsewhere", ("12", "Skåne", ""), eu_amount=Decimal(7))
    nowhere = make_project("nowhere", eu_amount=Decimal(9))
    nowhere.places.all().delete()
    make_project("again")  # notes the change
    after = tally_places(Selection(), "county", CODES)
    assert after.elsewhere - before.elsewhere == Share(1, 7)
    assert after.unstated - before.unstated == Share(1, 9)


def test_chosen_place_leaves_the_others_counted() -> None:
    chosen = tally_places(Selection({"county": ("20",)}), "county", CODES)
    assert chosen == tally_places(Selection(), "county", CODES)


def test_sizes_hold_every_stated_amount_once() -> None:
    sizes = count_sizes(Selection())
    assert len(sizes) == len(SIZES) + 1
    stated = select(Selection()).filter(eu_amount__isnull=False)
    assert sum(one.count for one in sizes) == stated.count()
    for one in sizes:
        bounded = count_sizes(Selection().bound(one.value))
        assert one in bounded


def test_missing_is_what_no_source_states() -> None:
    told = count_missing(Selection(), ["theme", "objective", "county"])
    every = select(Selection())
    assert told["theme"] == every.filter(theme="").count()
    assert told["objective"] == every.filter(objective="").count()
    assert told["county"] == every.filter(places__isnull=True).count()
