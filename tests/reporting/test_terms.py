"""Terms of use: a whole file states a licence only where all its records have it."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from medel.projects.licences import LICENCE
from medel.projects.models import Project
from medel.projects.selection import Selection
from medel.reporting.downloads import FORMATS, render
from medel.reporting.formats import FORMATS as FULL
from medel.reporting.formats import write_format
from medel.reporting.terms import BY_RECORD, FREE, LICENCE_ADDRESS, find_terms
from tests.reporting.making import (
    CODE,
    SITE,
    TODAY,
    extract,
    make,
    make_full,
    note_origin,
    write,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
BY = "CC-BY-4.0"
SHAPES = Path(__file__).parent / "schemas" / "dcat-ap-se.ttl"


@pytest.fixture
def free(bank: None) -> None:
    """Give the shipped lists, and a project that the installation itself tells of."""
    del bank
    make_full("own")


@pytest.fixture
def mixed(free: None) -> None:
    """Give also two imported lists: one states its licence, one states nothing."""
    del free
    make_full("silent", origin=note_origin("silent.csv", ""))
    make_full("stated", origin=note_origin("stated.csv", BY))


def _get(name: str, language: str = "sv") -> bytes:
    told = render(Selection(), name, language=language, site=SITE, on=TODAY)
    return b"".join(told.parts)


def _licences(content: bytes, key: str = "code") -> dict[str, str]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return {row[key]: row["licence"] for row in csv.DictReader(text)}


def _open(content: bytes, folder: Path) -> tuple[list[list[Any]], str]:
    path = folder / "book.xlsx"
    path.write_bytes(content)
    book = CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(0).to_python(), str(
        book.get_sheet_by_index(1).to_python()
    )


def _package() -> tuple[dict[str, Any], dict[str, str]]:
    archive = zipfile.ZipFile(io.BytesIO(write("datapackage")))
    told = json.loads(archive.read("datapackage.json"))
    return told, _licences(archive.read("projects.csv"))


def _catalogue() -> ET.Element:
    return ET.fromstring(write("dcat"))  # noqa: S314 (our own)


def _point(node: ET.Element, name: str) -> str:
    found = node.find(f"{{http://purl.org/dc/terms/}}{name}")
    return "" if found is None else found.attrib[f"{RDF}resource"]


def test_bank_of_free_records_is_free(free: None) -> None:
    assert find_terms() is FREE
    assert set(_licences(_get("csv")).values()) == {LICENCE}
    assert set(_licences(write("article49-csv"), "operation_id").values()) == {LICENCE}


def test_empty_bank_is_free() -> None:
    assert find_terms() is FREE


def test_one_record_of_another_makes_the_bank_differ(mixed: None) -> None:
    assert find_terms() is BY_RECORD
    Project.objects.filter(code__in=("silent", "stated")).delete()
    assert find_terms() is FREE  # the lists are known still, but nothing is of them


def test_terms_are_of_the_programme_that_is_written(mixed: None) -> None:
    Project.objects.filter(code__in=("silent", "stated")).update(programme="other")
    assert extract(CODE).terms is FREE
    assert extract("other").terms is BY_RECORD


@pytest.mark.parametrize("name", FULL)
def test_full_file_asks_once_at_most(mixed: None, name: str) -> None:
    some = extract()
    with CaptureQueriesContext(connection) as queries:
        b"".join(write_format(name, some))
    asked = [one for one in queries if "EXISTS" in one["sql"]]
    assert len(asked) <= 1


@pytest.mark.parametrize("name", FORMATS)
def test_download_asks_once_at_most(mixed: None, name: str) -> None:
    _get(name)  # the index is built
    with CaptureQueriesContext(connection) as queries:
        _get(name)
    asked = [one for one in queries if "EXISTS" in one["sql"]]
    assert len(asked) <= 1


def test_tables_state_what_each_source_says(mixed: None) -> None:
    for found in (
        _licences(_get("csv")),
        _licences(write("article49-csv"), "operation_id"),
        _package()[1],
    ):
        assert (found["own"], found["silent"], found["stated"]) == (LICENCE, "", BY)


def test_free_workbook_says_so(free: None, tmp_path: Path) -> None:
    for content in (_get("xlsx"), write("article49-xlsx")):
        assert LICENCE_ADDRESS in _open(content, tmp_path)[1]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", "inte angivet av källan"), ("en", "not stated by the source")],
)
def test_mixed_workbook_says_it_in_words(
    mixed: None, tmp_path: Path, language: str, words: str
) -> None:
    rows, about = _open(_get("xlsx", language), tmp_path)
    at = rows[0].index("Licens" if language == "sv" else "Licence")
    assert {row[at] for row in rows[1:]} == {LICENCE, BY, words}
    assert LICENCE_ADDRESS not in about
    assert "licence" in about


def test_mixed_list_of_operations_leaves_the_cell_empty(
    mixed: None, tmp_path: Path
) -> None:
    rows, about = _open(write("article49-xlsx"), tmp_path)
    at = rows[0].index("licence")
    assert {row[at] for row in rows[1:]} == {LICENCE, BY, ""}
    assert BY_RECORD.text.sv in about
    assert "creativecommons" not in about


@pytest.mark.parametrize("name", ["json", "geojson", "article49-json"])
def test_document_tells_a_licence_only_where_it_is_true(mixed: None, name: str) -> None:
    def read() -> dict[str, Any]:
        content = write(name) if name in FULL else _get(name)
        told: dict[str, Any] = json.loads(content)
        return told

    told = read()
    assert told.keys().isdisjoint({"license", "license_url"})
    assert "licence" in str(told["terms"])
    Project.objects.filter(code__in=("silent", "stated")).delete()
    told = read()
    assert (told["license"], told["license_url"]) == (LICENCE, LICENCE_ADDRESS)


def test_documents_rows_have_null_for_what_is_not_stated(mixed: None) -> None:
    found = {
        one["code"]: one["licence"] for one in json.loads(_get("json"))["projects"]
    }
    assert (found["own"], found["silent"], found["stated"]) == (LICENCE, None, BY)


def test_free_feed_has_one_licence(free: None) -> None:
    feed = ET.fromstring(_get("atom"))  # noqa: S314 (our own)
    assert feed.find(f"{ATOM}link[@rel='license']") is not None
    assert feed.findall(f"{ATOM}entry/{ATOM}rights") == []


def test_mixed_feed_has_rights_in_each_entry(mixed: None) -> None:
    feed = ET.fromstring(_get("atom"))  # noqa: S314 (our own)
    assert feed.find(f"{ATOM}link[@rel='license']") is None
    assert feed.findtext(f"{ATOM}rights") == BY_RECORD.text.sv
    entries = feed.findall(f"{ATOM}entry")
    rights = [entry.findtext(f"{ATOM}rights") for entry in entries]
    assert set(rights) == {LICENCE, BY, "inte angivet av källan"}
    free = [entry.find(f"{ATOM}link[@rel='license']") is not None for entry in entries]
    assert [one == LICENCE for one in rights] == free


def test_free_package_has_a_licence(free: None) -> None:
    assert _package()[0]["licenses"] == [{"name": LICENCE, "path": LICENCE_ADDRESS}]


def test_mixed_package_has_none_and_is_valid(mixed: None, tmp_path: Path) -> None:
    told, _ = _package()
    assert "licenses" not in told
    assert told["description"] == BY_RECORD.text.en
    frictionless = pytest.importorskip("frictionless")
    path = tmp_path / "package.zip"
    path.write_bytes(write("datapackage"))
    assert frictionless.Package(str(path)).validate().valid


def test_free_grants_have_a_licence(free: None) -> None:
    told = json.loads(write("360giving-json"))
    assert told["license"] == LICENCE_ADDRESS


def test_mixed_grants_have_none_and_say_where_it_is_told(mixed: None) -> None:
    told = json.loads(write("360giving-json"))
    assert told.keys().isdisjoint({"license", "license_name"})
    assert "article49.json" in told["description"]
    assert len(told["grants"]) >= 3


def test_free_catalogue_licenses_every_file(free: None) -> None:
    assert {_point(one, "license") for one in _catalogue()} == {LICENCE_ADDRESS, ""}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_mixed_catalogue_licenses_only_itself(mixed: None) -> None:
    root = _catalogue()
    free = [one.tag for one in root if _point(one, "license") == LICENCE_ADDRESS]
    assert [tag.rpartition("}")[2] for tag in free] == ["Catalog"]
    others = {_point(one, "license") for one in root} - {LICENCE_ADDRESS, ""}
    (told,) = [one for one in root if one.tag.endswith("LicenseDocument")]
    assert others == {told.attrib[f"{RDF}about"]}
    assert BY_RECORD.text.sv in {each.text for each in told}
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    graph = rdflib.Graph().parse(data=write("dcat"), format="xml")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    assert conforms, text


def test_terms_of_the_catalogue_stand_on_the_portal() -> None:
    with translation.override("sv"):
        assert SITE.terms == f"{SITE.address}{reverse('open_data')}#terms"


def test_own_format_brings_licences_back(mixed: None) -> None:
    found = {
        one["code"]: one["origin"]["licence"]
        for one in map(json.loads, write("medel-jsonl").splitlines())
    }
    assert (found["own"], found["silent"], found["stated"]) == (LICENCE, "", BY)


def test_record_of_a_list_without_a_licence_is_never_free(mixed: None) -> None:
    make("late", origin=note_origin("late.csv", ""))
    assert _licences(_get("csv"))["late"] == ""
