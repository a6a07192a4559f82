import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest
from django.test import Client

from medel.projects import following, indexing
from medel.projects.bank import find_similar, search_bank, tell_search
from medel.projects.changes import RANDOM_BITS, can_follow, latest_change, note_change
from medel.projects.models import Change, Organisation, Participation, Project
from medel.projects.queries import select, summarise
from medel.projects.selection import Selection, SelectionError
from medel.search.generations import hold_lock
from tests.projects.making import make_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank")]
SELECTIONS = [
    Selection(),
    Selection({"county": ("20",)}),
    Selection({"county": ("Dalarna", "17")}),
    Selection({"period": ("2014-2020",), "county": ("21",)}),
    Selection({}, {"county": ("20",)}),
    Selection({"theme": ("business",)}, {"period": ("2021-2027",)}),
    Selection({"year": ("2024",)}),
    Selection({"status": ("granted",)}),
    Selection({"beneficiary": ("Visit Dalarna AB",)}),
]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_index_counts_and_adds_up_as_the_database(selection: Selection) -> None:
    result, summary = search_bank(selection), summarise(selection)
    assert result.total == summary.count
    assert result.with_amount == summary.with_amount
    assert result.sum == summary.sum_in("SEK")


@pytest.mark.parametrize("selection", SELECTIONS)
def test_facets_count_as_if_their_own_choice_were_open(selection: Selection) -> None:
    facets = search_bank(selection).facets
    counted = Counter(
        county
        for project in select(selection.without("county"))
        for county in {place.county for place in project.places.all()}
        if county
    )
    assert {one.value: one.count for one in facets["county"]} == counted
    sums = Counter[str]()
    for project in select(selection.without("period")):
        sums[project.period] += int(project.eu_amount or 0)
    assert {one.value: one.sum for one in facets["period"]} == dict(sums)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("besöksnäringens digitalisering", "nm2127-002"),
        ("nm2127-014", "nm2127-014"),
        ("solel laboratorium", "nm2127-023"),
        ('"Cirkulär Biogas"', "nm2127-013"),
        ("matvärden smakfull", "nm2127-028"),
    ],
)
def test_search_finds_what_was_meant(words: str, code: str) -> None:
    found = search_bank(Selection(words=words)).found
    assert code in [one.project.code for one in found[:5]]


@pytest.mark.parametrize(
    "words", ['"', "((", "AND OR", "län:", "belopp:..", "*", "-" * 90]
)
def test_half_typed_searches_still_answer(words: str) -> None:
    assert search_bank(Selection(words=words)).total >= 0


def test_amounts_bound_the_result() -> None:
    result = search_bank(Selection(least=10_000_000))
    large = Project.objects.filter(eu_amount__gte=10_000_000).count()
    assert result.total == result.with_amount == large
    assert all(one.project.eu_amount >= 10_000_000 for one in result.found)  # type: ignore[operator]


def test_orders_stand_as_they_say() -> None:
    largest = [
        one.project.eu_amount for one in search_bank(Selection(sort="largest")).found
    ]
    stated = [amount for amount in largest if amount is not None]
    assert stated == sorted(stated, reverse=True)
    newest = [
        one.project.decided for one in search_bank(Selection(sort="newest")).found
    ]
    days = [day for day in newest if day]
    assert days == sorted(days, reverse=True)


def test_page_beyond_the_last_is_refused() -> None:
    with pytest.raises(SelectionError, match="The last page is 2"):
        search_bank(Selection(page=3))


def test_index_follows_a_change() -> None:
    search_bank(Selection())
    project = make_project("ny", title="Något annat")
    search_bank(Selection())
    number = note_change()
    Project.objects.filter(pk=project.pk).update(
        title="Fjärilsmuseum i Orsa", change=number
    )
    found = search_bank(Selection(words="fjärilsmuseum"))
    assert [one.project.code for one in found.found] == ["ny"]


def test_index_forgets_what_left_the_bank() -> None:
    total = search_bank(Selection()).total
    Project.objects.get(code="nm2127-001").delete()
    note_change(whole=True)
    assert search_bank(Selection()).total == total - 1


def test_index_heals_when_it_is_gone_or_broken() -> None:
    total = search_bank(Selection()).total
    shutil.rmtree(indexing.find_folder())
    assert search_bank(Selection()).total == total
    for path in indexing.find_folder().rglob("*"):
        if path.is_file() and path.name != "lock":
            path.write_bytes(b"")
    following._open.cache_clear()
    assert search_bank(Selection()).total == total


def _forget_index() -> Path:
    folder = indexing.find_folder()
    shutil.rmtree(folder)
    following._open.cache_clear()
    return indexing.find_folder()


def test_search_waits_for_another_that_builds_the_first_index() -> None:
    total = search_bank(Selection()).total
    kept = indexing.find_folder().rename(indexing.find_folder().with_name("kept"))
    following._open.cache_clear()
    folder = indexing.find_folder()

    def build() -> None:
        with hold_lock(folder):
            begun.set()
            sleep(0.2)
            shutil.copytree(kept, folder, dirs_exist_ok=True)

    begun = Event()
    builder = Thread(target=build)
    builder.start()
    begun.wait()
    assert search_bank(Selection()).total == total
    builder.join()
    shutil.rmtree(kept)


def test_search_that_waits_too_long_is_asked_to_come_back(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(following, "PATIENCE", 0.1)
    with hold_lock(_forget_index()):
        for path in ("/sv/projekt/", "/sv/projekt.csv", "/api/v1/projects?q=energi"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert client.get("/sv/projekt/").status_code == 200


def test_other_history_is_not_followed() -> None:
    search_bank(Selection())
    Change.objects.all().delete()
    foreign = latest_change()
    assert foreign == 0
    assert not can_follow((5 << RANDOM_BITS) | 3)
    assert search_bank(Selection()).total == 63


def test_euro_counts_at_the_fixed_rate_and_other_money_not() -> None:
    euro = make_project("euro", eu_amount=Decimal(100), currency="EUR")
    crowns = make_project("dkk", eu_amount=Decimal(100), currency="DKK")
    assert indexing.convert_amount(euro) == 930
    assert indexing.convert_amount(crowns) is None


def test_similar_projects_share_words() -> None:
    project = Project.objects.get(code="nm2127-022")
    similar = find_similar(project)
    assert similar
    assert all(near.shared and other.pk != project.pk for other, near in similar)


def test_search_is_told_in_the_machines_shape() -> None:
    told = tell_search(
        [("county", ["20"])], query="export", sort="relevance", limit=3, language="en"
    )
    assert set(told) >= {
        *("total", "sum_eu_amount", "results", "facets", "suggestion", "took_ms"),
    }
    assert len(told["results"]) == told["total"] == 2
    first = told["results"][0]
    assert set(first) >= {
        *("id", "title", "beneficiary", "programme", "objective", "eu_amount"),
        *("score", "snippet"),
    }
    assert first["id"].startswith("nm")
    labels = {one["label"] for one in told["facets"]["county"]}
    assert "Dalarna" in labels


def test_index_holds_more_than_a_thousand_projects() -> None:
    origin = Project.objects.all()[0].origin
    Project.objects.bulk_create(
        Project(code=f"stor-{n}", title=f"Nummer {n}", origin=origin, row=n)
        for n in range(1_200)
    )
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Organisation {n}") for n in range(1_200)
    )
    projects = Project.objects.filter(code__startswith="stor-")
    Participation.objects.bulk_create(
        Participation(project=project, organisation=organisation, role="beneficiary")
        for project, organisation in zip(projects, organisations, strict=True)
    )
    note_change(whole=True)
    assert search_bank(Selection()).total == 63 + 1_200
    found = search_bank(Selection(words="stor-1199")).found
    assert [one.project.code for one in found] == ["stor-1199"]
