import re
from html import unescape

import pytest
from django.test import Client

from medel.web.embeds import KINDS, ROWS
from tests.reporting.making import make, note_origin
from tests.web.reading import Page, visit, words
from tests.web.test_projects import HOSTILE


def _policy(client: Client, path: str) -> str:
    return client.get(path).headers["Content-Security-Policy"]


@pytest.mark.parametrize("what", KINDS)
def test_frame_may_stand_on_any_site(visitor: Client, what: str) -> None:
    answer = visitor.get(f"/sv/inbaddat/{what}/")
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in answer.headers
    assert not answer.cookies


def test_nothing_else_may_stand_in_a_frame(visitor: Client) -> None:
    for path in ("/sv/projekt/", "/sv/projekt/badda-in/map/", "/sv/inbaddat/nej/"):
        answer = visitor.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_only_the_page_with_the_code_shows_a_frame(visitor: Client) -> None:
    assert "frame-src 'self'" in _policy(visitor, "/sv/projekt/badda-in/map/")
    assert "frame-src" not in _policy(visitor, "/sv/projekt/")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("what", KINDS)
def test_code_shows_the_search(visitor: Client, what: str, language: str) -> None:
    path = {"sv": "projekt/badda-in", "en": "projects/embed"}[language]
    query = "q=f%C3%B6retag&county=20&view=map&page=1"
    answer = visitor.get(f"/{language}/{path}/{what}/?{query}")
    text = answer.content.decode()
    found = re.search(r"<textarea[^>]*>([^<]+)</textarea>", text)
    assert found
    code = Page(unescape(found[1]))
    (frame,) = code.of("iframe")
    assert frame["src"].startswith("http://testserver/")
    assert "view=" not in frame["src"]
    assert frame["title"]
    (shown,) = Page(text).of("iframe")
    assert frame["src"].endswith(shown["src"])
    assert visitor.get(shown["src"]).status_code == 200


@pytest.mark.parametrize("what", KINDS)
def test_frame_tells_source_licence_and_leads_back(visitor: Client, what: str) -> None:
    page = visit(visitor, f"/en/embedded/{what}/?county=20&period=2021-2027")
    assert "/en/projects/?county=20&period=2021-2027" in set(page.links)
    assert "CC0 1.0" in page.text("footer")
    assert page.of("script") == []
    assert page.of("base") == [{"target": "_blank"}]
    assert page.of("nav") == page.of("form") == []
    assert page.text("h1") == "Dalarna, 2021\N{EN DASH}2027"


def test_frame_claims_no_licence_where_projects_differ(visitor: Client) -> None:
    make("silent", origin=note_origin("silent.csv", ""))
    page = visit(visitor, "/en/embedded/table/")
    assert "CC0" not in page.text("footer")
    assert "The terms differ" in page.text("footer")


def test_frame_shows_few_projects_and_the_number_of_all(visitor: Client) -> None:
    page = visit(visitor, "/sv/inbaddat/table/")
    rows = page.of("th", scope="row")
    assert len(rows) == ROWS
    assert "63 projekt" in page.text("main")


def test_frame_without_result_says_so(visitor: Client) -> None:
    for what in KINDS:
        assert "No project fits" in words(visitor, f"/en/embedded/{what}/?year=1999")


@pytest.mark.parametrize("path", ["inbaddat", "projekt/badda-in"])
def test_kind_that_there_is_not(visitor: Client, path: str) -> None:
    assert visitor.get(f"/sv/{path}/hologram/").status_code == 404


@pytest.mark.parametrize("path", ["inbaddat", "projekt/badda-in"])
def test_nonsense_is_refused(visitor: Client, path: str) -> None:
    assert visitor.get(f"/sv/{path}/year/?foo=bar").status_code == 400


def test_hostile_words_stay_words_in_the_code(visitor: Client) -> None:
    answer = visitor.get("/sv/projekt/badda-in/map/", {"q": HOSTILE})
    assert answer.status_code == 200
    page = Page(answer.content.decode())
    assert page.of("script") == page.of("img") == []
    (code,) = [found for tag, found in page.elements if tag == "textarea"]
    assert code["id"] == "code"
    text = re.search(r"<textarea[^>]*>([^<]*)</textarea>", answer.content.decode())
    assert text
    inside = Page(unescape(text[1]))
    assert [tag for tag, _ in inside.elements] == ["iframe"]
    (frame,) = inside.of("iframe")
    assert HOSTILE in frame["title"]
