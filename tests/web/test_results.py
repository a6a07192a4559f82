import json
import re
from decimal import Decimal

import pytest
from django.test import Client

from medel.projects.changes import note_change
from medel.projects.models import Project
from tests.projects.making import make_project
from tests.web.reading import visit, words

VIEWS = ("list", "table", "map", "charts")


def _follow(visitor: Client, href: str) -> int:
    """Give the number of projects that a result tells of."""
    found = re.search(r"(\d+) projekt", words(visitor, href))
    assert found
    return int(found[1])


def _regions(visitor: Client, path: str) -> dict[str, str]:
    """Give the places of the map with what their titles tell."""
    text = visitor.get(path).content.decode()
    return dict(re.findall(r"<title>([^:<]+): (\d+|inget) projekt", text))


@pytest.mark.parametrize("view", VIEWS)
def test_view_is_part_of_the_address(visitor: Client, view: str) -> None:
    page = visit(visitor, f"/sv/projekt/?county=20&view={view}")
    shown = [one for one in page.of("a", **{"aria-current": "true"}) if one["href"]]
    expected = "county=20" + ("" if view == "list" else f"&view={view}")
    assert f"/sv/projekt/?{expected}" in {one["href"] for one in shown}
    (carried,) = page.of("input", name="view")
    assert carried["value"] == view
    others = {href for href in page.links if "view=" in href}
    facets = [one["href"] for one in page.of("a", **{"class": "facet"})]
    assert all(f"view={view}" in href for href in facets)
    assert len(others) > 3


def test_table_columns_sort_both_ways(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/?view=table&sort=largest")
    (column,) = page.of("th", **{"aria-sort": "descending"})
    assert "figure" in column["class"]
    assert "/sv/projekt/?sort=smallest&view=table" in set(page.links)
    assert "/sv/projekt/?sort=title&view=table" in set(page.links)
    rising = visit(visitor, "/sv/projekt/?view=table&sort=smallest")
    assert len(rising.of("th", **{"aria-sort": "ascending"})) == 1


def test_table_stands_in_the_order_that_it_says(visitor: Client) -> None:
    answer = visitor.get("/sv/projekt/?view=table&sort=title")
    titles = re.findall(r'scope="row"><a [^>]*>([^<]+)<', answer.content.decode())
    assert len(titles) == 50
    plain = [title for title in titles if title[0].isascii() and title[0].isalpha()]
    assert plain == sorted(plain, key=str.casefold)


def test_map_tells_the_facet_s_numbers(visitor: Client) -> None:
    make_project("three", *((c, c, "") for c in ("17", "20", "21")))
    page = visit(visitor, "/sv/projekt/?view=map&by=number")
    told = _regions(visitor, "/sv/projekt/?view=map&by=number")
    assert set(told) == {"Dalarna", "Gävleborg", "Värmland"}
    for code, name in (("20", "Dalarna"), ("21", "Gävleborg"), ("17", "Värmland")):
        listed = Project.objects.filter(places__county=code).distinct().count()
        assert int(told[name]) == listed
        href = f"/sv/projekt/?county={code}&view=map&by=number"
        assert href in set(page.links)
        assert _follow(visitor, href) == listed


def test_map_says_what_is_not_on_it(visitor: Client) -> None:
    make_project("far", ("12", "Skåne", ""), eu_amount=Decimal(1_234_567))
    seen = words(visitor, "/sv/projekt/?view=map")
    assert "1 projekt finns bara på platser utanför kartan" in seen
    assert "1 234 567 kr" in seen
    assert "För 1 projekt anger källan inget län" in seen
    assert "EU-stöd till dem: 0 kr" not in seen


def test_map_of_a_result_that_is_all_on_it_says_so(visitor: Client) -> None:
    seen = words(visitor, "/en/projects/?view=map&theme=climate")
    assert "Every project of the result is on the map" in seen


def test_map_shows_another_area_where_there_are_projects(visitor: Client) -> None:
    make_project("north", ("23", "Jämtland", ""))
    shown = _regions(visitor, "/sv/projekt/?view=map")
    assert {"Jämtland", "Västernorrland"} <= set(shown)


def test_map_of_municipalities_counts_them(visitor: Client) -> None:
    make_project("falun", ("20", "Dalarna", "2080"))
    page = visit(visitor, "/sv/projekt/?view=map&level=municipality")
    told = _regions(visitor, "/sv/projekt/?view=map&level=municipality")
    assert told["Falun"] == "1"
    assert told["Mora"] == "inget"
    href = "/sv/projekt/?municipality=2080&view=map&level=municipality"
    assert href in set(page.links)
    assert _follow(visitor, href) == 1


@pytest.mark.parametrize("measure", ["money", "number"])
def test_every_bar_leads_to_what_it_counts(visitor: Client, measure: str) -> None:
    answer = visitor.get(f"/sv/projekt/?view=charts&by={measure}")
    text = answer.content.decode()
    rows = re.findall(
        r'scope="row"><a href="([^"]+)">[^<]*</a></th><td class="figure">(\d+)', text
    )
    assert len(rows) > 20
    for href, count in rows[::3]:
        shown = href.replace("&amp;", "&")
        assert _follow(visitor, shown) == int(count), shown


def test_charts_say_what_they_leave_out(visitor: Client) -> None:
    seen = words(visitor, "/sv/projekt/?view=charts")
    missing = Project.objects.filter(theme="").count()
    assert f"För {missing} projekt säger källorna inget om det här" in seen
    assert "Per mål: Ingen källa till de här projekten anger det" in seen
    assert "4 projekt har inget belopp som kan räknas in" in seen


def test_unknown_amount_is_never_a_zero(visitor: Client) -> None:
    Project.objects.filter(decided__year=2025).update(eu_amount=None)
    note_change(whole=True)
    text = visitor.get("/sv/projekt/?view=charts&year=2025").content.decode()
    (row,) = re.findall(
        r'<tr><th scope="row"><a [^>]*>2025</a>.*?</tr>', text, re.DOTALL
    )
    assert "belopp saknas" in row
    assert "0 kr" not in row


def test_chosen_bar_is_marked_and_opens_again(visitor: Client) -> None:
    query = "amount=2000000..4999999&view=charts"
    page = visit(visitor, f"/sv/projekt/?{query}")
    chosen = page.of("a", **{"class": "column column-chosen"})
    assert [one["href"] for one in chosen] == ["/sv/projekt/?view=charts"]
    assert "2 000 000 kr till 4 999 999 kr" in page.text("main")


@pytest.mark.parametrize("view", VIEWS)
def test_empty_result_is_told_in_every_view(visitor: Client, view: str) -> None:
    seen = words(visitor, f"/en/projects/?year=1999&view={view}")
    assert "No project fits" in seen
    assert "SEK 0" not in seen


@pytest.mark.parametrize("view", VIEWS)
def test_empty_bank_has_no_result(client: Client, db: None, view: str) -> None:
    assert client.get(f"/sv/projekt/?view={view}").status_code == 200


def test_page_beyond_a_picture_is_refused(visitor: Client) -> None:
    assert visitor.get("/sv/projekt/?view=map&page=2").status_code == 400


def test_chart_as_specification(visitor: Client) -> None:
    answer = visitor.get("/sv/projekt/diagram/county/?period=2021-2027")
    assert "attachment" in answer.headers["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["$schema"].endswith("/vega-lite/v6.json")
    assert told["title"]["subtitle"] == "2021\N{EN DASH}2027"
    assert told["usermeta"]["source"].endswith("/sv/projekt/?period=2021-2027")
    values = {one["value"]: one["projects"] for one in told["data"]["values"]}
    for code, count in values.items():
        chosen = Project.objects.filter(period="2021-2027", places__county=code)
        assert count == chosen.distinct().count()
    fields = {field for one in told["data"]["values"] for field in one}
    assert {axis["field"] for axis in told["encoding"].values()} <= fields


@pytest.mark.parametrize("what", ["colour", "amount", "table"])
def test_chart_that_there_is_not(visitor: Client, what: str) -> None:
    assert visitor.get(f"/sv/projekt/diagram/{what}/").status_code == 404


def test_typing_keeps_the_address_of_the_result(visitor: Client) -> None:
    answer = visitor.get(
        "/sv/projekt/?q=energi&county=20&view=", headers={"HX-Request": "true"}
    )
    assert answer.headers["HX-Push-Url"] == "/sv/projekt/?q=energi&county=20"
    assert "HX-Request" in answer.headers["Vary"]


def test_typing_is_told_once_in_a_place_of_its_own(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/?q=energi")
    (told,) = page.of("p", role="status")
    (field,) = page.of("input", type="search")
    assert field["hx-select-oob"] == f"#{told['id']}:innerHTML"
    (config,) = page.of("meta", name="htmx-config")
    settings = json.loads(config["content"])
    assert settings["allowEval"] is settings["allowScriptTags"] is False
    assert settings["includeIndicatorStyles"] is False
    assert settings["historyCacheSize"] == 0
