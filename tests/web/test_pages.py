import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import translation

from medel import web
from medel.web.access import Access
from medel.web.urls import plain, translated
from tests.conftest import CODE
from tests.web.page_types import (
    APART,
    LANGUAGES,
    PARTLY,
    PROJECT,
    VIEWS,
    every_path,
    page_types,
    pages_of,
)
from tests.web.reading import Page, read, visit, weigh, words
from tests.web.test_plans import fill

SITE = "http://testserver"
HEAVIEST = 100_000
CLOSED = {
    *("desk", "errors", "fields", "form", "imports", "invitation", "my_page"),
    *("outcome", "people", "upload", "fictitious", "call", "desk_menu", "case_top"),
}
TEMPLATES = Path(web.__file__).parent / "templates" / "medel"
PATHS = every_path()


def test_page_types_are_all_of_the_translated_addresses() -> None:
    access = {pattern.name: pattern.callback.access for pattern in translated}  # type: ignore[attr-defined]
    public = {name for name, kind in access.items() if kind is Access.PUBLIC}
    assert public - APART == set(page_types())


@pytest.mark.parametrize("path", PATHS)
def test_page_has_its_language_title_and_one_heading(
    visitor: Client, path: str
) -> None:
    page = visit(visitor, path)
    assert page.of("html") == [{"lang": path[1:3]}]
    assert len(page.of("h1")) == 1
    assert page.text("h1")
    assert "Medel" in page.text("title")
    (description,) = page.of("meta", name="description")
    assert len(description["content"]) > 15


@pytest.mark.parametrize("path", PATHS)
def test_page_names_its_addresses(visitor: Client, path: str) -> None:
    page = visit(visitor, path)
    pair = next(page for page in page_types().values() if path in page.values())
    (canonical,) = page.of("link", rel="canonical")
    assert canonical["href"] == SITE + path
    alternates = {
        link["hreflang"]: link["href"]
        for link in page.of("link", rel="alternate")
        if "hreflang" in link
    }
    assert alternates == {
        "sv": SITE + pair["sv"],
        "en": SITE + pair["en"],
        "x-default": SITE + pair["sv"],
    }
    (og,) = page.of("meta", property="og:url")
    assert og["content"] == SITE + path


@pytest.mark.parametrize("path", PATHS)
def test_page_is_ours_alone(visitor: Client, path: str) -> None:
    answer = visitor.get(path)
    page = read(answer)
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers
    for tag in ("script", "link", "img", "iframe", "source", "use", "image"):
        for attributes in page.of(tag):
            for name in ("src", "href", "srcset"):
                host = urlsplit(attributes.get(name, "")).netloc
                assert host in {"", "testserver"}, (tag, attributes)
    assert page.of("style") == []
    ours = {path, f"{path.removesuffix('/')}.csv"}
    assert {one["action"].partition("#")[0] for one in page.of("form")} <= ours
    inside = [one for one in page.of("script") if not one.get("src")]
    assert {one.get("type") for one in inside} <= {"application/ld+json"}
    for tag, attributes in page.elements:
        inline = {n for n in attributes if n == "style" or n.startswith("on")}
        assert inline == set(), (tag, attributes)


@pytest.mark.parametrize("path", PATHS)
def test_page_weighs_little(visitor: Client, path: str) -> None:
    page = visitor.get(path)
    total = weigh(page.content)
    scripts = [one.get("src", "") for one in read(page).of("script")]
    loaded = [src.removeprefix("/static/") for src in scripts if src]
    for name in ("medel/medel.css", "medel/mark.svg", *loaded):
        found = finders.find(name)
        assert found
        total += weigh(Path(found).read_bytes())
    assert total <= HEAVIEST


@pytest.mark.parametrize("path", PATHS)
def test_page_switches_language_on_the_spot(visitor: Client, path: str) -> None:
    pair = next(page for page in page_types().values() if path in page.values())
    other = "en" if path.startswith("/sv/") else "sv"
    switches = visit(visitor, path).of("a", hreflang=other)
    assert {switch["href"] for switch in switches} == {pair[other]}
    assert len(switches) == 2


@pytest.mark.parametrize("path", [*PATHS, *VIEWS])
def test_page_names_every_picture_and_has_unique_ids(
    visitor: Client, path: str
) -> None:
    page = visit(visitor, path)
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len(set(ids))
    for svg in page.of("svg"):
        assert svg.get("aria-hidden") == "true" or svg.get("aria-label"), svg
    for _, found in page.elements:
        for label in found.get("aria-labelledby", "").split():
            assert label in ids
    for anchor in page.of("a"):
        href = anchor.get("href", "")
        assert not href.startswith("#") or href[1:] in ids, href


def test_switch_keeps_the_selection(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/?county=20&period=2014-2020&page=1")
    (switch, *_) = page.of("a", hreflang="en")
    assert switch["href"] == "/en/projects/?county=20&period=2014-2020"
    (canonical,) = page.of("link", rel="canonical")
    assert canonical["href"] == f"{SITE}/sv/projekt/?county=20&period=2014-2020"


def test_page_is_read_by_head_without_body(visitor: Client) -> None:
    answer = visitor.head("/sv/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_page_unchanged_answers_not_modified(visitor: Client) -> None:
    etag = visitor.get("/sv/").headers["ETag"]
    again = visitor.get("/sv/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_page_is_compressed_when_asked(visitor: Client) -> None:
    answer = visitor.get("/sv/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


def _is_closed(path: Path) -> bool:
    """Templates of pages that need signing in, or a case: tested elsewhere."""
    rooms = {"applications", "calls", "decisions", "desk", "meetings"}
    named = ({"account", "mail"} | rooms) & set(path.parts)
    return bool(named) or path.stem in CLOSED


def test_templates_are_all_used(visitor: Client) -> None:
    used: set[str] = set()
    visitor.raise_request_exception = False
    engine = engines["django"]
    backend = engine.engine  # type: ignore[attr-defined]
    found = backend.find_template

    def note(name: str, *parts: object, **named: object) -> object:
        used.add(name)
        return found(name, *parts, **named)

    backend.find_template = note
    for loader in backend.template_loaders:
        loader.reset()
    try:
        for path in (*PATHS, *VIEWS, "/sv/nej/", "/robots.txt", "/sitemap.xml"):
            visitor.get(path)
        idea = {"text": "En testbädd för energilager i Falun"}
        visitor.post(f"/sv/{CODE}/testa-din-ide/", idea)
        visitor.post(f"/sv/{CODE}/finansieringsplan/", fill(do="check"))
        visitor.get("/sitemap-0.xml")
        with translation.override("sv"):
            get_resolver().resolve_error_handler(500)(RequestFactory().get("/"))
    finally:
        del backend.find_template
    written = {
        path.relative_to(TEMPLATES.parent).as_posix()
        for path in TEMPLATES.rglob("*")
        if path.is_file() and not _is_closed(path)
    }
    assert written <= used, written - used


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "/sv/",
            [
                "134,9 miljoner euro",
                "1 254,6 mnkr",
                "185,5 mnkr i 27 projekt",
                "Dalarna",
                "Gävleborg",
                "Värmland",
            ],
        ),
        (
            "/en/",
            [
                "EUR 134.9 million",
                "SEK 1,254.6 million",
                "185.5 million in 27 projects",
            ],
        ),
    ],
)
def test_home_tells_the_numbers(visitor: Client, path: str, told: list[str]) -> None:
    seen = words(visitor, path)
    assert [one for one in told if one not in seen] == []


@pytest.mark.parametrize(
    ("path", "told"), [("/sv/", "uppgift saknas"), ("/en/", "not known")]
)
def test_home_says_what_is_not_known(visitor: Client, path: str, told: str) -> None:
    assert told in words(visitor, path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(pages_of(PARTLY)))
def test_partly_described_programme_says_so_and_invents_nothing(
    visitor: Client, name: str, language: str
) -> None:
    page = visit(visitor, pages_of(PARTLY)[name][language])
    assert _banners(page) == 1
    told = {"sv": "Bara delvis beskrivet", "en": "Only partly described"}
    assert told[language] in page.text("body")
    seen = page.text("main")
    assert re.search(r"\b0[.,]0\b|\b0 kr|SEK 0\b", seen) is None
    assert re.search(r"134[.,]9", seen) is None


def _banners(page: Page) -> int:
    return sum("banner" in one.get("class", "").split() for _, one in page.elements)


def test_whole_programme_has_no_banner(visitor: Client) -> None:
    assert _banners(visit(visitor, "/sv/")) == 0


def test_home_of_empty_bank_says_that_nothing_is_known(
    client: Client, db: None
) -> None:
    seen = words(client, "/sv/")
    assert "Vi känner inte till några projekt än" in seen
    assert " 0 kr" not in seen
    assert "0,0 mnkr" not in seen


@pytest.mark.parametrize("path", ["/sv/", f"/sv/{CODE}/", f"/sv/projekt/{PROJECT}/"])
def test_linked_data_is_json_about_the_page(visitor: Client, path: str) -> None:
    page = visit(visitor, path)
    told = json.loads(page.text("script"))
    assert told["@context"] == "https://schema.org"
    assert told["@type"] in {"FundingScheme", "Project"}
    assert told["name"]
    assert told["url"].startswith(f"{SITE}/sv/")


def test_linked_data_leaves_out_what_is_unknown(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/nm2127-002/")
    told = json.loads(page.text("script"))
    assert told["@type"] == "Project"
    assert "amount" not in told  # applied for, and no grant
    assert "foundingDate" not in told
    assert None not in told.values()


def test_linked_data_tells_a_grant_where_one_is_granted(visitor: Client) -> None:
    page = visit(visitor, "/sv/projekt/nm1420-016/")
    told = json.loads(page.text("script"))
    assert (told["@type"], told["amount"]["value"]) == ("MonetaryGrant", "400000.00")
    assert told["fundedItem"]["name"] == told["name"]


@pytest.mark.parametrize("name", ["medel/medel.css", "medel/mark.svg"])
def test_static_files_are_there(name: str) -> None:
    assert finders.find(name)


def test_plain_addresses_all_answer(visitor: Client) -> None:
    expected = {"favicon": 301}
    for pattern in plain:
        path = f"/{pattern.pattern}".replace("<int:number>", "0")
        path = path.replace("<str:name>", "article49.csv")
        if pattern.callback.access is not Access.PUBLIC:  # type: ignore[attr-defined]
            continue
        status = visitor.get(path).status_code
        assert status == expected.get(pattern.name or "", 200), path
