import xml.etree.ElementTree as ET
from functools import cache
from urllib.parse import urlsplit

import pytest
from django.test import Client

from medel.programmes.catalogue import installed
from medel.web.addresses import addresses
from tests.conftest import CODE
from tests.web.page_types import LANGUAGES
from tests.web.reading import read, visit

pytestmark = pytest.mark.slow
SITE = "http://testserver"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


@cache
def _crawl(client: Client) -> dict[str, set[str]]:
    """Follow every link from the two homes; give each page's links."""
    linked: dict[str, set[str]] = {}
    waiting = ["/sv/", "/en/"]
    while waiting:
        path = waiting.pop()
        if path in linked:
            continue
        answer = client.get(path)
        assert answer.status_code in {200, 301}, path
        if answer.status_code == 301:
            linked[path] = {answer.headers["Location"]}
        else:
            is_page = answer.headers["Content-Type"].startswith("text/html")
            linked[path] = set(read(answer).links) if is_page else set()
            if answer.streaming:
                b"".join(answer)  # a file is read to its end
        waiting += [href for href in linked[path] if _is_followed(href)]
    return linked


def _is_private(client: Client, path: str) -> bool:
    """Whether a page tells search engines to leave it, as those for signing in do."""
    return bool(visit(client, path).of("meta", name="robots", content="noindex"))


def _is_followed(href: str) -> bool:
    """Follow every page once, and selections one step deep: they never end."""
    return href.count("&") == 0 or not href.partition("?")[0].endswith(
        ("/projekt/", "/projects/")
    )


def _sitemap(client: Client) -> dict[str, dict[str, str]]:
    index = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own)
    pages = {}
    for part in index.iter(LOC):
        path = (part.text or "").removeprefix(SITE)
        for url in ET.fromstring(client.get(path).content):  # noqa: S314 (our own)
            pairs = {
                link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(LINK)
            }
            pages[url.findtext(LOC, "")] = pairs
    return pages


def test_links_all_lead_to_a_page_and_none_is_orphan(visitor: Client) -> None:
    linked = _crawl(visitor)
    listed = {loc.removeprefix(SITE) for loc in _sitemap(visitor)}
    assert listed
    reached = set(linked) | {href for hrefs in linked.values() for href in hrefs}
    assert listed - reached == set()
    pages = {
        path
        for path in linked
        if path[:4] in {"/sv/", "/en/"} and "?" not in path and path.endswith("/")
    }
    private = {path for path in pages - listed if _is_private(visitor, path)}
    assert pages - listed - private == set()


def test_sitemap_is_absolute_and_in_pairs(visitor: Client) -> None:
    pages = _sitemap(visitor)
    for loc, pairs in pages.items():
        assert loc in pairs.values()
        assert set(pairs) == set(LANGUAGES)
        assert all(href in pages for href in pairs.values())
        assert urlsplit(loc).netloc == "testserver"


def test_sitemap_pages_are_their_own_canonical(visitor: Client) -> None:
    for loc in list(_sitemap(visitor))[::9]:
        (canonical,) = visit(visitor, loc.removeprefix(SITE)).of(
            "link", rel="canonical"
        )
        assert canonical["href"] == loc


@pytest.mark.parametrize("number", [3, 99, 10**30])
def test_sitemap_beyond_the_last_part_is_not_here(visitor: Client, number: int) -> None:
    assert visitor.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_leads_to_the_sitemap(visitor: Client) -> None:
    answer = visitor.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert not any(line.startswith("Disallow: /") for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_objectives_lead_to_what_belongs_to_them_and_back(
    visitor: Client, language: str
) -> None:
    programme = installed()[CODE]
    for objective in programme.specific_objectives:
        own = addresses("objective", programme=programme, slug=objective)[language]
        links = set(visit(visitor, own).links)
        related: dict[str, list[object]] = {
            "need": [n for n in programme.needs if objective.code in n.objectives],
            "specialisation": [
                a
                for a in programme.specialisation_areas
                if objective.code in a.objectives
            ],
            "call": [c for c in programme.calls if objective.code in c.objectives],
            "theme": [t for t in programme.themes if objective.code in t.objectives],
        }
        assert related["need"]
        for name, things in related.items():
            for thing in things:
                href = addresses(name, programme=programme, slug=thing)[language]
                assert href in links, (own, href)
                assert own in set(visit(visitor, href).links), (href, own)
        calls = addresses("calls", programme=programme)[language]
        assert related["call"] or calls in links
        bank = addresses("projects")[language]
        assert any(href.startswith(f"{bank}?") for href in links), own
