"""Operations are read as the models hold them, in batches, with flat memory."""

import time
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal

import pytest

from medel.projects.models import Organisation, Participation, Place, Project
from medel.reporting.downloads import NAMES, list_columns
from medel.reporting.formats import write_format
from medel.reporting.reading import BATCH, EVERYTHING, read_in_order, read_operations
from medel.reporting.writing import write_amount
from tests.reporting.making import CODE, extract, make_full, note_origin, write

pytestmark = pytest.mark.django_db
MANY = 10_000
ALLOWED = 25_000_000  # bytes; a batch of projects with long texts


def _fill(count: int) -> None:
    origin = note_origin()
    organisation = Organisation.objects.create(name="Region Dalarna")
    text = "Projektet ska ge fler jobb i skogen. " * 19
    projects = Project.objects.bulk_create(
        Project(
            code=f"many-{number:06}",
            programme=CODE,
            title=f"Projekt {number}",
            purpose=text,
            period="2021-2027",
            eu_amount=Decimal(number) / 4,
            origin=origin,
            row=number,
        )
        for number in range(count)
    )
    Participation.objects.bulk_create(
        Participation(project=one, organisation=organisation, role="beneficiary")
        for one in projects
    )
    Place.objects.bulk_create(
        Place(project=one, county="20", county_name="Dalarna") for one in projects
    )


def _peak(parts: Iterator[bytes]) -> int:
    tracemalloc.start()
    for _ in parts:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_operations_say_what_the_models_say(hard: None) -> None:
    models = {one.code: one for one in Project.objects.all()}
    found = list(read_operations(Project.objects.all()))
    assert [one.code for one in found] == sorted(models)
    for one in found:
        model = models[one.code]
        assert one.title == model.title
        assert (one.start or None) == (model.start and model.start.isoformat())
        amounts = (one.eu_amount, one.total_cost), (model.eu_amount, model.total_cost)
        for stated, exact in zip(*amounts, strict=True):
            written = write_amount(stated)
            assert (Decimal(written) if written else None) == exact
        names = {part.organisation.name for part in model.participations.all()}
        assert {party.name for party in one.parties} == names
        assert len(one.places) == model.places.count()


def test_order_of_keys_is_kept() -> None:
    keys = [make_full(f"k-{number}").pk for number in (3, 1, 2)]
    batches = list(read_in_order([*keys, 10**9]))
    assert [key for batch in batches for key in batch.fields["key"]] == keys


def test_batches_are_joined_without_loss() -> None:
    _fill(BATCH + 1)
    found = [one.code for one in read_operations(Project.objects.all())]
    assert len(set(found)) == BATCH + 1


def test_number_of_statements_does_not_grow_with_the_batch(
    django_assert_num_queries: object,
) -> None:
    _fill(20)
    with django_assert_num_queries(5):  # type: ignore[operator]
        list(read_operations(Project.objects.all()))


@pytest.mark.slow
def test_ten_thousand_rows_with_flat_memory() -> None:

    _fill(MANY)
    for name in ("medel-jsonl", "article49-csv", "article49-json", "kohesio-csv"):
        assert _peak(write_format(name, extract())) < ALLOWED, name
    started = time.perf_counter()
    content = write("article49-csv")
    rate = MANY / (time.perf_counter() - started)
    assert content.count(b"\r\n") == MANY + 1
    assert rate > 2_000  # a wide margin: a busy machine is no fault of ours


@pytest.mark.parametrize("name", NAMES)
def test_columns_need_no_more_than_they_say(hard: None, name: str) -> None:
    keys = list(Project.objects.order_by("code").values_list("pk", flat=True))
    (column,) = (one for one in list_columns() if one.name == name)
    few, whole = (
        next(read_in_order(keys, needs)) for needs in (column.needs, EVERYTHING)
    )
    assert few.fields.keys() <= whole.fields.keys()
    written = [column.write(one) for one in whole.operations]
    assert [cell or "" for cell in column.cells(few)] == written
    assert [column.value(one) for one in few.operations] == [
        column.value(one) for one in whole.operations
    ]
