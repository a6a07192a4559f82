"""Downloads of a result: all of it, in its order, with source and terms."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from medel.projects.bank import search_bank
from medel.projects.models import Project
from medel.projects.selection import Selection, SelectionError, read_selection
from medel.reporting.downloads import DEFAULT, FORMATS, NAMES, ColumnError, render
from medel.reporting.downloads.render import NoSuchDownloadError
from tests.reporting.making import FORMULAS, SITE, TODAY, make, make_full

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ALL = Selection()


def _ask(*asked: tuple[str, str]) -> Selection:
    return read_selection([(name, [value]) for name, value in asked])


def _get(
    format_name: str,
    selection: Selection = ALL,
    columns: tuple[str, ...] = (),
    **more: Any,  # noqa: ANN401
) -> bytes:
    told = {"language": "sv", "site": SITE, "on": TODAY, **more}
    return b"".join(render(selection, format_name, columns, **told).parts)


def _rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_has_the_whole_result(hard: None, format_name: str) -> None:
    content = _get(format_name)
    count = Project.objects.count()
    if format_name == "csv":
        assert len(_rows(content)) == count
    elif format_name == "atom":
        assert len(ET.fromstring(content).findall(f"{ATOM}entry")) == count  # noqa: S314
    elif format_name != "xlsx":
        told = json.loads(content)
        assert len(told["features" if "geo" in format_name else "projects"]) == count


def test_result_is_the_pages_in_its_order(hard: None) -> None:
    selection = _ask(("q", "innovation"), ("sort", "largest"))
    found = [one.project.code for one in search_bank(selection, size=1_000).found]
    assert [row["code"] for row in _rows(_get("csv", selection))] == found
    assert found


def test_page_of_the_address_does_not_cut_the_result(hard: None) -> None:
    assert _get("csv", _ask(("page", "2"))) == _get("csv")


def test_columns_are_chosen_and_source_is_always_there(hard: None) -> None:
    heading = _get("csv", columns=("title", "eu_amount")).split(b"\r\n")[0]
    assert heading == b"title,eu_amount,source,licence"
    assert _get("csv").decode().split("\r\n")[0] == ",".join(DEFAULT)


def test_every_column_can_be_had() -> None:
    make_full()
    row = _rows(_get("csv", columns=NAMES))[0]
    assert row["organisation_numbers"] == "2021000000"
    assert row["partners"] == "Högskolan Dalarna"
    assert row["areas"] == "steel"
    assert row["page"] == "https://medel.example/sv/projekt/full-1/"


def test_csv_is_safe_and_may_have_a_mark_for_spreadsheets(hard: None) -> None:
    content = _get("csv", columns=("title", "beneficiaries"), bom=True)
    assert content.startswith(b"\xef\xbb\xbf")
    for row in _rows(content):
        assert not row["title"].startswith(FORMULAS)
        assert not row["beneficiaries"].startswith(FORMULAS)


def test_csv_rows_end_by_the_standard() -> None:
    make("one")
    content = _get("csv", columns=("code",))
    assert content == b"code,source,licence\r\none,list.csv,CC0-1.0\r\n"


def test_unknown_stays_empty() -> None:
    make("empty", title="")
    row = _rows(_get("csv", columns=NAMES))[0]
    assert {row[name] for name in ("eu_amount", "total_cost", "start", "eu_rate")} == {
        ""
    }
    told = json.loads(_get("json"))["projects"][0]
    assert (told["eu_amount"], told["decided"], told["counties"]) == (None, None, [])


def test_workbook_speaks_the_readers_language(hard: None, tmp_path: Path) -> None:
    path = tmp_path / "result.xlsx"
    for language, heading, status in (
        ("sv", "Projekt", "beviljat"),
        ("en", "Project", "granted"),
    ):
        path.write_bytes(
            _get("xlsx", columns=("title", "status", "eu_amount"), language=language)
        )
        book = CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python()
        assert rows[0][0] == heading
        full = next(row for row in rows if row[0] == "Grönt stål")
        assert str(full[1]).startswith(status)
        assert full[2] == 1250000.5
        assert set(FORMULAS[:4]) <= {row[0] for row in rows}
        assert "https://medel.example/" in str(book.get_sheet_by_index(1).to_python())


def test_document_tells_source_and_terms(hard: None) -> None:
    told = json.loads(_get("json", _ask(("q", "stål"))))
    assert told["source"] == "https://medel.example/sv/projekt/?q=st%C3%A5l"
    assert (told["license"], told["generated"]) == ("CC0-1.0", "2026-11-23")
    assert told["projects"][0]["eu_amount"] == "1250000.50"


def test_map_has_points_longitude_first(hard: None) -> None:
    told = json.loads(_get("geojson"))
    found = {one["id"]: one["geometry"] for one in told["features"]}
    assert found["full-1"] == {"type": "Point", "coordinates": [15.626, 60.6036]}
    assert found["several"]["type"] == "MultiPoint"
    assert found["empty"] is None
    assert told["license"] == "CC0-1.0"


def test_map_is_judged_by_others(hard: None) -> None:
    pydantic = pytest.importorskip("geojson_pydantic")
    told = pydantic.FeatureCollection.model_validate_json(_get("geojson"))
    assert len(told.features) == Project.objects.count()


def test_feed_has_all_that_a_feed_must(hard: None) -> None:
    feed = ET.fromstring(_get("atom", _ask(("q", "stål"))))  # noqa: S314
    for name in ("id", "title", "updated", "rights"):
        assert feed.findtext(f"{ATOM}{name}")
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{name}")
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert str(feed.findtext(f"{ATOM}updated")) >= max(map(str, updated))


def test_feed_is_judged_by_others(hard: None) -> None:
    feedparser = pytest.importorskip("feedparser")
    read = feedparser.parse(_get("atom"))
    assert not read.bozo
    assert len(read.entries) == Project.objects.count()


@pytest.mark.parametrize("format_name", FORMATS)
def test_empty_result_is_a_whole_file(db: None, format_name: str) -> None:
    content = _get(format_name)
    assert content
    if format_name in {"json", "geojson"}:
        assert json.loads(content)


def test_names_and_types_of_files(hard: None) -> None:
    told = render(ALL, "geojson", language="en", site=SITE, on=TODAY)
    assert told.media_type == "application/geo+json"
    assert told.name == "projects-2026-11-23.geojson"


def test_refusals_come_before_the_first_byte(hard: None) -> None:
    with pytest.raises(NoSuchDownloadError, match="csv, xlsx, json, geojson, atom"):
        _get("pdf")
    with pytest.raises(ColumnError, match='no column "salary"'):
        _get("csv", columns=("salary",))
    with pytest.raises(SelectionError):
        render(_ask(("county", "99")), "csv", language="sv", site=SITE, on=TODAY)


def test_addresses_are_the_portals() -> None:
    for language in ("sv", "en"):
        with translation.override(language):
            page, listing = reverse("project", args=["x"]), reverse("projects")
        assert SITE.project("x", language) == f"{SITE.address}{page}"
        assert SITE.listing(language) == f"{SITE.address}{listing}"
