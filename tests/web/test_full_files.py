"""The full files under /data/ and the catalogue."""

import gzip
import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from medel.projects.changes import note_change
from medel.reporting import publication
from medel.reporting.published import EVERY
from medel.reporting.sites import Site
from tests.reporting.making import make, note_origin
from tests.web.reading import visit

SITE = Site("http://testserver")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path / "data"


def _get(visitor: Client, path: str, **headers: str) -> bytes:
    answer = visitor.get(path, headers=headers)
    assert answer.status_code in {200, 206}
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [one.name for one in EVERY])
def test_small_banks_file_is_there_before_it_is_made(
    visitor: Client, name: str
) -> None:
    fresh = _get(visitor, f"/data/{name}")
    publication.publish(SITE)
    kept = _get(visitor, f"/data/{name}")
    if name.endswith((".xlsx", ".zip")):  # they hold the moment they were made
        assert abs(len(fresh) - len(kept)) < 50
    else:
        assert fresh == kept


def test_kept_file_comes_whole_in_parts_or_not_at_all(visitor: Client) -> None:
    publication.publish(SITE)
    whole = visitor.get("/data/article49.csv")
    body = b"".join(whole.streaming_content)  # type: ignore[attr-defined]
    assert len(body) == int(whole.headers["Content-Length"])
    part = visitor.get(
        "/data/article49.csv",
        headers={"Range": "bytes=10-19", "Accept-Encoding": "gzip"},
    )
    assert part.status_code == 206
    assert b"".join(part.streaming_content) == body[10:20]  # type: ignore[attr-defined]
    tag = whole.headers["ETag"]
    same = visitor.get("/data/article49.csv", headers={"If-None-Match": tag})
    assert same.status_code == 304
    packed = _get(visitor, "/data/article49.csv", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed) == body


def test_catalogue_is_at_its_address(visitor: Client) -> None:
    assert _get(visitor, "/datasets/dcat") == _get(visitor, "/data/dcat.rdf")
    assert b"http://testserver/data/article49.csv" in _get(visitor, "/datasets/dcat")


def test_changed_small_bank_is_told_anew(visitor: Client, folder: Path) -> None:
    publication.publish(SITE)
    (folder / "article49.csv").write_text("old", encoding="utf-8")
    assert _get(visitor, "/data/article49.csv") == b"old"
    note_change(whole=True)
    assert len(_get(visitor, "/data/article49.csv")) > 1000


def test_large_bank_waits_for_the_night(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication, "SMALL", 10)
    refused = visitor.get("/data/article49.csv", headers={"Accept-Language": "en"})
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert "made every night" in refused.content.decode()
    publication.publish(SITE)
    note_change(whole=True)  # an older file is better than none
    assert len(_get(visitor, "/data/article49.csv")) > 1000


@pytest.mark.parametrize("name", ["files.json", "secret-key", "..", "article49.csv.gz"])
def test_nothing_else_of_the_folder_is_given(visitor: Client, name: str) -> None:
    publication.publish(SITE)
    answer = visitor.get(f"/data/{name}", headers={"Accept-Language": "sv"})
    assert answer.status_code == 404
    if name != "..":
        assert "Det finns: medel.jsonl, article49.csv" in answer.content.decode()


def test_page_lists_files_with_size_and_checksum(visitor: Client) -> None:
    seen = visit(visitor, "/sv/oppna-data/").text("main")
    assert "medel.jsonl" in seen
    assert "SHA-256" not in seen
    made = publication.publish(SITE)
    page = visit(visitor, "/sv/oppna-data/")
    assert "63 projekt" in page.text("main")
    sums = [one["title"] for one in page.of("code") if "title" in one]
    assert sums == [one.checksum for one in made.files]
    content = b"".join(
        visitor.get("/data/kohesio.csv").streaming_content  # type: ignore[attr-defined]
    )
    assert hashlib.sha256(content).hexdigest() in sums


def test_machines_are_shown_the_catalogue(visitor: Client) -> None:
    assert "/datasets/dcat" in visitor.get("/robots.txt").content.decode()


def test_page_tells_terms_that_hold_for_all_or_differ(visitor: Client) -> None:
    seen = visit(visitor, "/sv/oppna-data/").text("main")
    assert "Fakta är fria att använda" in seen
    make("silent", origin=note_origin("silent.csv", ""))
    seen = visit(visitor, "/sv/oppna-data/").text("main")
    assert "Fakta är fria att använda" not in seen
    assert "Villkoren skiljer sig" in seen
    page = visit(visitor, "/sv/projekt/silent/").text("main")
    assert "Villkor för användning: inte angivet av källan" in page
