"""The result of a search as a file, at the same address with a suffix."""

import csv
import gc
import gzip
import io
import json

import pytest
from django.test import Client

from medel.projects.changes import note_change
from medel.projects.models import Project
from medel.reporting.downloads import DEFAULT, FORMATS, NAMES
from medel.web import slots
from tests.web.reading import visit

PATHS = {"sv": "/sv/projekt", "en": "/en/projects"}
REFUSED = 400


def _get(visitor: Client, path: str, **headers: str) -> bytes:
    answer = visitor.get(path, headers=headers)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def _rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("language", PATHS)
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_in_both_languages(
    visitor: Client, suffix: str, language: str
) -> None:
    answer = visitor.get(f"{PATHS[language]}.{suffix}?county=20")
    assert answer.status_code == 200
    assert answer.streaming
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    told = answer.headers.get("Content-Disposition", "")
    assert (f".{suffix}" in told) is (suffix != "atom")


def test_result_is_whole_and_the_pages(visitor: Client) -> None:
    rows = _rows(_get(visitor, "/sv/projekt.csv?period=2021-2027"))
    assert len(rows) == 30
    assert sum(int(row["eu_amount"] or 0) for row in rows) == 185_500_166
    assert len(_rows(_get(visitor, "/sv/projekt.csv"))) == Project.objects.count() > 50


def test_columns_repeated_or_with_commas(visitor: Client) -> None:
    for query in ("columns=title,start", "columns=title&columns=start"):
        content = _get(visitor, f"/sv/projekt.csv?{query}")
        assert content.split(b"\r\n")[0] == b"title,start,source,licence"
    assert tuple(_rows(_get(visitor, "/sv/projekt.csv"))[0]) == DEFAULT


def test_language_of_the_file_may_be_another(visitor: Client) -> None:
    told = json.loads(_get(visitor, "/sv/projekt.json?language=en"))
    assert told["title"] == "Projects"
    assert "/en/projects/" in told["source"]


def test_mark_for_spreadsheets(visitor: Client) -> None:
    assert _get(visitor, "/sv/projekt.csv?bom=1").startswith(b"\xef\xbb\xbf")
    assert not _get(visitor, "/sv/projekt.csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("columns=lon", "Det finns ingen kolumn &quot;lon&quot;. Välj bland: code,"),
        ("language=fi", "Språket &quot;fi&quot; finns inte. Välj sv eller en."),
        ("county=99", "finns inte i filtret"),
        ("colour=red", "inget filter som heter"),
        ("page=x", "Sidan &quot;x&quot; finns inte"),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "atom"])
def test_nonsense_is_refused_in_a_sentence(
    visitor: Client, suffix: str, query: str, sentence: str
) -> None:
    answer = visitor.get(f"/sv/projekt.{suffix}?{query}")
    assert answer.status_code == REFUSED
    assert sentence in answer.content.decode()


def test_unknown_suffix_is_nowhere(visitor: Client) -> None:
    assert visitor.get("/sv/projekt.pdf").status_code == 404


def test_words_of_the_other_language_lead_on(visitor: Client) -> None:
    answer = visitor.get("/en/projekt.csv?q=stål")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith("/en/projects.csv?q=")


def test_same_result_is_not_sent_twice(visitor: Client) -> None:
    first = visitor.get("/sv/projekt.csv")
    tag, day = first.headers["ETag"], first.headers["Last-Modified"]
    for headers in ({"If-None-Match": tag}, {"If-Modified-Since": day}):
        again = visitor.get("/sv/projekt.csv", headers=headers)
        assert again.status_code == 304
    other = visitor.get("/sv/projekt.csv?q=a", headers={"If-None-Match": tag})
    assert other.status_code == 200
    note_change(whole=True)
    changed = visitor.get("/sv/projekt.csv", headers={"If-None-Match": tag})
    assert changed.status_code == 200


def test_head_tells_without_a_body(visitor: Client) -> None:
    told = visitor.head("/sv/projekt.csv")
    assert told.status_code == 200
    assert told.headers["ETag"] == visitor.get("/sv/projekt.csv").headers["ETag"]
    assert "Content-Length" not in told.headers


def test_stream_is_compressed_unless_it_is_already(visitor: Client) -> None:
    plain = _get(visitor, "/sv/projekt.csv")
    packed = _get(visitor, "/sv/projekt.csv", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2
    book = visitor.get("/sv/projekt.xlsx", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in book.headers


def test_other_sites_may_read_downloads_but_not_pages(visitor: Client) -> None:
    origin = {"Origin": "https://other.example"}
    for path in ("/sv/projekt.json", "/en/projects.csv", "/data/article49.csv"):
        told = visitor.get(path, headers=origin).headers
        assert told["Access-Control-Allow-Origin"] == "*"
    page = visitor.get("/sv/projekt/", headers=origin)
    assert "Access-Control-Allow-Origin" not in page.headers


def test_feed_has_the_last_changed_first(visitor: Client) -> None:
    project = Project.objects.order_by("pk")[30]
    project.title = "Nyss ändrat"
    project.save()
    note_change(whole=True)
    feedparser = pytest.importorskip("feedparser")
    feed = feedparser.parse(_get(visitor, "/sv/projekt.atom"))
    assert not feed.bozo
    assert feed.entries[0].title == "Nyss ändrat"
    moments = [entry.updated for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)
    assert {entry.tags[0].term for entry in feed.entries} <= {"new", "changed"}


def test_page_leads_to_its_feed_and_downloads(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/?county=20&sort=largest")
    (link,) = page.of("link", type="application/atom+xml")
    assert link["href"].endswith("/sv/projekt.atom?county=20&sort=largest")
    targets = [
        button["formaction"] for button in page.of("button") if "formaction" in button
    ]
    assert targets == [f"/sv/projekt.{suffix}" for suffix in ("csv", "xlsx", "json")]
    carried = {(one["name"], one["value"]) for one in page.of("input", type="hidden")}
    assert {("county", "20"), ("sort", "largest")} <= carried
    boxes = [one["value"] for one in page.of("input", name="columns")]
    assert [*boxes, "source", "licence"] == list(NAMES)


def test_form_as_it_stands_gives_the_usual_columns(visitor: Client) -> None:
    page = visit(visitor, "/en/projects/?q=energi")
    chosen = [
        one["value"] for one in page.of("input", name="columns") if "checked" in one
    ]
    query = "&".join(f"columns={name}" for name in chosen)
    content = _get(visitor, f"/en/projects.csv?q=energi&{query}&language=en")
    assert content == _get(visitor, "/en/projects.csv?q=energi")


def test_file_that_is_as_it_was_holds_no_room(visitor: Client) -> None:
    tag = visitor.get("/sv/projekt.csv").headers["ETag"]
    gc.collect()
    gc.disable()  # nobody may have to wait for Python's search for garbage
    try:
        for _ in range(slots.MOST + 1):
            again = visitor.get("/sv/projekt.csv", headers={"If-None-Match": tag})
            assert again.status_code == 304
    finally:
        gc.enable()


def test_slow_readers_leave_room(visitor: Client) -> None:
    held = [visitor.get("/sv/projekt.csv") for _ in range(slots.MOST)]
    refused = visitor.get("/sv/projekt.csv")
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert "Försök igen" in refused.content.decode()
    assert visitor.get("/sv/projekt/").status_code == 200
    held.clear()
    gc.collect()
    assert visitor.get("/sv/projekt.csv").status_code == 200
