from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest

from medel.core.money import Money
from medel.programmes.catalogue import installed
from medel.projects import queries
from medel.projects.changes import note_change
from medel.projects.labels import name_value, name_values
from medel.projects.models import Project
from medel.projects.queries import NoSuchProjectError, Summary, select
from medel.projects.selection import Selection, SelectionError, read_selection
from tests.projects.making import CODE, make_project, shipped_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank")]
Row = dict[str, str]


def _chosen(**include: str) -> Selection:
    return Selection({name: tuple(told.split("|")) for name, told in include.items()})


def _barred(**exclude: str) -> Selection:
    return Selection(
        {}, {name: tuple(told.split("|")) for name, told in exclude.items()}
    )


def _sum(rows: Sequence[Row]) -> Decimal:
    return sum((Decimal(row["eu_amount_sek"] or 0) for row in rows), Decimal(0))


def _in_dalarna(row: Row) -> bool:
    return "Dalarna" in row["county"]


CASES: list[tuple[Selection, Callable[[Row], bool]]] = [
    (Selection(), lambda _: True),
    (_chosen(period="2021-2027"), lambda r: r["programme_period"] == "2021-2027"),
    (_chosen(programme=CODE), lambda r: r["programme_period"] == "2021-2027"),
    (_chosen(county="20"), _in_dalarna),
    (_chosen(county="Dalarna"), _in_dalarna),
    (_chosen(county="20|Dalarna"), _in_dalarna),
    (
        _chosen(county="17|21"),
        lambda r: {"Värmland", "Gävleborg"} & _counties(r) != set(),
    ),
    (_barred(county="20"), lambda r: not _in_dalarna(r)),
    (_barred(county="Dalarna"), lambda r: not _in_dalarna(r)),
    (_barred(county="20|21"), lambda r: not {"Dalarna", "Gävleborg"} & _counties(r)),
    (_chosen(year="2024"), lambda r: r["decision_date"].startswith("2024")),
    (
        _chosen(year="2022|2024"),
        lambda r: r["decision_date"][:4] in {"2022", "2024"},
    ),
    (_barred(year="2024"), lambda r: not r["decision_date"].startswith("2024")),
    (_chosen(year="0000"), lambda _: False),
    (_chosen(fund="ERDF"), lambda r: r["fund"].startswith("ERDF")),
    (_chosen(status="granted"), lambda r: r["amount_kind"] == "beviljat belopp"),
    (_barred(status="unknown"), lambda r: "no " not in r["amount_kind"]),
    (_chosen(municipality="2121"), lambda r: r["municipalities"] == "Ovanåker"),
    (
        _chosen(beneficiary="Högskolan Dalarna"),
        lambda r: r["beneficiary"] == "Högskolan Dalarna",
    ),
    (_chosen(beneficiary="Ingen alls"), lambda _: False),
    (
        _chosen(county="20", period="2014-2020"),
        lambda r: _in_dalarna(r) and r["programme_period"] == "2014-2020",
    ),
    (
        Selection({"county": ("20",)}, {"period": ("2014-2020",)}),
        lambda r: _in_dalarna(r) and r["programme_period"] != "2014-2020",
    ),
    (Selection({"county": ("20",)}, {"county": ("20",)}), lambda _: False),
]


def _counties(row: Row) -> set[str]:
    return {name.strip() for name in row["county"].split(",")}


@pytest.mark.parametrize(("selection", "fits"), CASES)
def test_selection_equals_plain_python(
    selection: Selection, fits: Callable[[Row], bool]
) -> None:
    rows = [row for row in shipped_rows() if fits(row)]
    found = select(selection).values_list("code", flat=True)
    assert set(found) == {row["code"] for row in rows}
    summary = queries.summarise(selection)
    stated = [row for row in rows if row["eu_amount_sek"]]
    assert (summary.count, summary.with_amount) == (len(rows), len(stated))
    assert summary.without_amount == len(rows) - len(stated)
    assert summary.sum_in("SEK") == Money(_sum(rows), "SEK")


def test_sum_is_one_for_each_currency() -> None:
    make_project("euro", eu_amount=Decimal(7), currency="EUR", status="granted")
    make_project("none", currency="NOK")
    sums = {
        money.currency: money.amount for money in queries.summarise(Selection()).sums
    }
    assert sums == {"SEK": _sum(shipped_rows()), "EUR": Decimal(7)}


def test_sum_without_projects_is_empty() -> None:
    Project.objects.all().delete()
    note_change(whole=True)
    assert queries.summarise(Selection()) == Summary(0, 0, ())


def _count(
    selection: Selection, name: str, order: Sequence[str] = ()
) -> dict[str, int]:
    return {c.value: c.count for c in queries.count_choices(selection, name, order)}


def test_facet_counts_equal_plain_python() -> None:
    rows = shipped_rows()
    assert _count(Selection(), "period") == Counter(r["programme_period"] for r in rows)
    years = Counter(r["decision_date"][:4] for r in rows if r["decision_date"])
    assert _count(Selection(), "year") == years
    names = {"20": "Dalarna", "21": "Gävleborg", "17": "Värmland"}
    assert _count(Selection(), "county") == {
        code: sum(name in _counties(row) for row in rows)
        for code, name in names.items()
    }


def test_facet_counts_as_if_its_own_filter_were_open() -> None:
    open_ = _count(Selection(), "county")
    assert _count(_chosen(county="20"), "county") == open_
    assert _count(_barred(county="20"), "county") == open_


def test_facet_counts_within_the_other_filters() -> None:
    rows = [r for r in shipped_rows() if r["programme_period"] == "2021-2027"]
    counted = _count(_chosen(period="2021-2027", county="17"), "county")
    assert counted["20"] == sum(map(_in_dalarna, rows))


def test_facet_counts_project_with_two_towns_once() -> None:
    before = _count(Selection(), "county")["20"]
    make_project("twice", ("20", "Dalarna", "2062"), ("20", "Dalarna", "2080"))
    assert _count(Selection(), "county")["20"] == before + 1
    assert queries.read_sheet(_chosen(county="20")).projects[-1].code
    codes = [p.code for p in queries.read_sheet(_chosen(county="20")).projects]
    assert len(codes) == len(set(codes)) == before + 1


def test_facet_keeps_the_given_order_and_what_is_chosen() -> None:
    choices = queries.count_choices(_chosen(county="17"), "county", ("20", "99"))
    assert [choice.value for choice in choices] == ["20", "99", "21", "17"]
    assert [choice.value for choice in choices if choice.chosen] == ["17"]
    assert choices[1].count == 0


def _sum_county(code: str) -> Summary:
    return queries.sum_by_county(CODE)[code]


def test_county_sums_equal_plain_python() -> None:
    rows = [r for r in shipped_rows() if r["programme_period"] == "2021-2027"]
    for code, name in {"20": "Dalarna", "21": "Gävleborg", "17": "Värmland"}.items():
        there = [row for row in rows if name in _counties(row)]
        assert _sum_county(code).count == len(there)
        assert _sum_county(code).sum_in("SEK").amount == _sum(there)


def test_county_sums_count_project_in_three_counties_in_each() -> None:
    before = {code: _sum_county(code) for code in ("20", "21", "17")}
    places = [("20", "Dalarna", ""), ("21", "Gävleborg", ""), ("17", "Värmland", "")]
    make_project("three", *places, eu_amount=Decimal(100))
    for code, summary in before.items():
        assert _sum_county(code).count == summary.count + 1
        grown = _sum_county(code).sum_in("SEK") - summary.sum_in("SEK")
        assert grown == Money(Decimal(100), "SEK")


def test_county_sums_count_project_in_two_towns_once() -> None:
    before = _sum_county("20")
    towns = [("20", "Dalarna", "2062"), ("20", "Dalarna", "2080")]
    make_project("towns", *towns, eu_amount=Decimal(100))
    assert _sum_county("20").count == before.count + 1
    grown = _sum_county("20").sum_in("SEK") - before.sum_in("SEK")
    assert grown == Money(Decimal(100), "SEK")


def test_county_sums_leave_out_places_without_code() -> None:
    make_project("elsewhere", ("", "Uppsala", ""), eu_amount=Decimal(100))
    assert set(queries.sum_by_county(CODE)) == {"20", "21", "17"}


def test_county_outside_the_programme_found_by_name() -> None:
    make_project("elsewhere", ("", "Uppsala", ""))
    found = select(_chosen(county="Uppsala"))
    assert [project.code for project in found] == ["elsewhere"]


@pytest.mark.parametrize("name", ["programme", "period", "county", "municipality"])
def test_value_that_does_not_exist_names_those_that_do(name: str) -> None:
    for selection in (_chosen(**{name: "banana"}), _barred(**{name: "banana"})):
        with pytest.raises(SelectionError) as refused:
            queries.read_sheet(selection)
        reason = refused.value.reason
        is_place = name in {"county", "municipality"}
        named = name_values(name, "sv")
        known = sorted(named.values() if is_place else named)[:2]
        assert '"banana"' in reason.en
        assert known
        assert all(value in reason.en and value in reason.sv for value in known)
        assert len(reason.en) < 600


@pytest.mark.parametrize("year", ["20x4", "24", "02024", "-024", "²⁰²⁴", " 2024"])
def test_year_nonsense_refused(year: str) -> None:
    with pytest.raises(SelectionError, match="is not a year"):
        read_selection([("year", [year])])


def test_year_of_undecided_is_none() -> None:
    make_project("undecided")
    assert not select(_chosen(year="2024")).filter(code="undecided").exists()
    assert select(_barred(year="2024")).filter(code="undecided").exists()


def test_list_newest_decision_first_unknown_last() -> None:
    make_project("undecided", decided=None)
    days = [p.decided for page in (1, 2) for p in _read(page)]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert days[len(known) :] == [None] * (len(days) - len(known))
    assert days[-1] is None


def _read(page: int) -> list[Project]:
    return queries.read_sheet(Selection(page=page)).projects


def test_pages_hold_every_project_once() -> None:
    sheet = queries.read_sheet(Selection())
    assert (sheet.pages, sheet.previous, sheet.next) == (2, 0, 2)
    codes = [project.code for page in (1, 2) for project in _read(page)]
    assert len(codes) == len(set(codes)) == 63
    assert len(_read(1)) == queries.PAGE_SIZE


def test_page_beyond_the_last_names_the_last() -> None:
    with pytest.raises(SelectionError, match="The last page is 2"):
        queries.read_sheet(Selection(page=3))


def test_first_page_of_nothing_is_there() -> None:
    sheet = queries.read_sheet(_chosen(year="1999"))
    assert (sheet.projects, sheet.number, sheet.pages) == ([], 1, 1)


def test_project_found_by_code() -> None:
    assert queries.find_project("nm2127-001").title.startswith("Akademinära")
    with pytest.raises(NoSuchProjectError, match="no project"):
        queries.find_project("nm2127-999")


def test_latest_projects_of_programme_and_county() -> None:
    latest = queries.read_latest(CODE, limit=4)
    days = [project.decided for project in latest]
    assert days == sorted(days, key=str, reverse=True)
    assert all(project.programme == CODE for project in latest)
    there = queries.read_latest(CODE, limit=50, county="17")
    rows = [r for r in shipped_rows() if r["programme_period"] == "2021-2027"]
    assert len(there) == sum("Värmland" in _counties(row) for row in rows)


def test_latest_leaves_out_undecided() -> None:
    make_project("undecided")
    codes = [project.code for project in queries.read_latest(CODE, limit=99)]
    assert "undecided" not in codes


def test_predecessors_are_the_same_areas_other_periods() -> None:
    found = queries.read_predecessors(installed()[CODE])
    assert found == ["norra-mellansverige-2014-2020"]
    other = installed()["mellersta-norrland-2021-2027"]
    assert queries.read_predecessors(other) == []


def test_count_projects_by_plain_conditions() -> None:
    rows = [r for r in shipped_rows() if r["decision_date"] == "2024-06-14"]
    assert queries.count_projects(decided=date(2024, 6, 14)) == len(rows) > 0


@pytest.mark.parametrize(
    ("name", "value", "sv", "en"),
    [
        ("county", "20", "Dalarna", "Dalarna"),
        ("period", "2014-2020", "2014\N{EN DASH}2020", "2014\N{EN DASH}2020"),
        ("theme", "business", "Företag och näringsliv", "Enterprise and business"),
        ("year", "2024", "2024", "2024"),
        ("fund", "ERDF", "ERDF", "ERDF"),
        ("municipality", "2080", "Falun", "Falun"),
        ("objective", "9.9", "9.9", "9.9"),
    ],
)
def test_values_have_names_in_both_languages(
    name: str, value: str, sv: str, en: str
) -> None:
    assert (name_value(name, value, "sv"), name_value(name, value, "en")) == (sv, en)
