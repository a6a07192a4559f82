from urllib.parse import quote

import pytest
from django.test import Client

from medel.core.texts import Language
from medel.projects.selection import FILTERS
from tests.conftest import CODE
from tests.web.page_types import every_path
from tests.web.reading import Answer, read, visit

METHODS = ("post", "put", "patch", "delete", "options", "trace")
# What no list of projects can be asked for, and what the refusal then names.
NONSENSE = {
    "county=99": ["county", "Dalarna"],
    "county=!99": ["county", "Dalarna"],
    "period=banana": ["period", "2021-2027", "2014-2020"],
    "programme=x": ["programme", CODE],
    "status=x": ["status", "granted"],
    "theme=!": ["theme", "business"],
    "area=x": ["area", "bioeconomy"],
    "beneficiary_kind=x": ["beneficiary_kind"],
    "amount=5..4": ["5..4", "amount=1000000..5000000"],
    "sort=x": ["sort", "largest", "title"],
    "view=x": ["view", "map", "charts"],
    "level=x": ["level", "municipality"],
    "foo=bar": list(FILTERS),
    "=bar": list(FILTERS),
    "page=0": ["0", "1"],
    "page=-1": ["-1", "1"],
    "page=99999999999": ["99999999999", "1"],
    "page=1.0": ["1.0", "1"],
    "page=%D9%A1": ["1"],
    "page=3": ["3", "2"],
    "county=%00": [],
    "%ff%fe": [],
    "county=%ff": [],
    "county=%E2%80%AE20": [],
    "county=20%0A": [],
    "&".join(f"county={number}" for number in range(60)): ["county", "50"],
    "&".join(f"county={number}" for number in range(300)): [],
    "county=20;period=1": ["county", "Dalarna"],
    "beneficiary=" + "x" * 201: ["beneficiary", "200"],
    "year=20x4": ["20x4", "2024"],
    "year=%D9%A1%D9%A2%D9%A3%D9%A4": ["2024"],
    "year=-2024": ["-2024", "2024"],
    "x" * 300 + "=1": list(FILTERS),
}
HARMLESS = (
    "beneficiary=%27%22;--",
    "beneficiary=%3Cscript%3E",
    "beneficiary=%25",
    "utm_source=x&utm_medium=y&fbclid=z",
    "county=",
    "&&&",
    "county=20&county=!20",
    "year=0000",
    "year=9999",
)


def _tell(answer: Answer, status: int, language: str = "sv") -> str:
    """Give the words of a refusal, which always leads on."""
    assert answer.status_code == status
    page = read(answer)
    assert page.of("html") == [{"lang": language}]
    assert len(page.of("h1")) == 1
    assert {f"/{language}/", f"/{language}/#content"} & set(page.links)
    assert page.of("meta", name="description") == []
    return page.text("main")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "path",
    [
        "nej/",
        "projekt/finns-inte/",
        "projects/finns-inte/",
        "norra-mellansverige-1999-2005/",
        f"{CODE}/behov/finns-inte/",
        f"{CODE}/needs/finns-inte/",
        f"{CODE}/objectives/9.9/",
        f"{CODE}/nej/",
        "/dubbel/",
        "projekt/../../etc/passwd",
        "projekt/%2e%2e/",
        "projekt/å/",
        "%F0%9F%8C%B2/",
    ],
)
def test_unknown_path_answers_in_its_language(
    visitor: Client, path: str, language: str
) -> None:
    answer = visitor.get(f"/{language}/{path}", follow=True)
    told = {"sv": "Sidan finns inte här", "en": "The page is not here"}
    assert told[language] in _tell(answer, 404, language)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "sv"), ("sv", "sv"), ("en-GB,en;q=0.9", "en"), ("de", "sv")],
)
@pytest.mark.parametrize("path", ["/de/", "/de/projekte/", "/nej", "/static/nej.css"])
def test_unknown_language_answers_in_the_visitors(
    visitor: Client, path: str, accepted: str, language: str
) -> None:
    answer = visitor.get(path, headers={"Accept-Language": accepted})
    _tell(answer, 404, language)


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("", "/sv/"),
        ("sv-FI", "/sv/"),
        ("en-US,en;q=0.5", "/en/"),
        ("de,en;q=0.5", "/en/"),
        ("de", "/sv/"),
        ("x" * 2000, "/sv/"),
        ("en;q=nej", "/sv/"),
    ],
)
def test_root_leads_to_the_visitors_language(
    client: Client, accepted: str, home: str
) -> None:
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer.headers["Location"]) == (302, home)
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("path", "goal"),
    [
        ("/en/projekt/", "/en/projects/"),
        ("/en/projekt", "/en/projects/"),
        ("/sv/projects/?county=20&page=1", "/sv/projekt/?county=20&page=1"),
        ("/en/projekt/nm2127-001/", "/en/projects/nm2127-001/"),
        ("/sv/glossary/", "/sv/ordlista/"),
        (f"/en/{CODE}/finansiering/", f"/en/{CODE}/financing/"),
        (
            f"/en/{CODE}/area/varmland/?utm_source=x",
            f"/en/{CODE}/area/varmland/?utm_source=x",
        ),
    ],
)
def test_words_of_the_other_language_lead_on(
    visitor: Client, path: str, goal: str
) -> None:
    answer = visitor.get(path)
    if path == goal:
        assert answer.status_code == 200
    else:
        assert (answer.status_code, answer.headers["Location"]) == (301, goal)
        assert visitor.get(goal).status_code == 200


@pytest.mark.parametrize("query", ["", "?a=b"])
def test_slug_of_the_other_language_leads_on(visitor: Client, query: str) -> None:
    page = visit(visitor, f"/en/{CODE}/")
    english = next(link for link in page.links if "/needs/" in link)
    (switch, *_) = visit(visitor, english).of("a", hreflang="sv")
    slug = switch["href"].rstrip("/").rpartition("/")[2]
    assert slug not in english
    answer = visitor.get(f"/en/{CODE}/needs/{slug}/{query}")
    assert (answer.status_code, answer.headers["Location"]) == (301, english + query)
    wholly = visitor.get(switch["href"].replace("/sv/", "/en/"), follow=True)
    assert wholly.redirect_chain[-1] == (english, 301)
    assert wholly.status_code == 200


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ["/sv/", "/en/projects/", "/health/live"])
def test_anything_but_reading_is_refused(
    visitor: Client, path: str, method: str
) -> None:
    answer = getattr(visitor, method)(path)
    language = "en" if path.startswith("/en/") else "sv"
    told = {"sv": "Inget har ändrats", "en": "Nothing was changed"}
    assert told[language] in _tell(answer, 405, language)
    assert answer.headers["Allow"] == "GET, HEAD"


# The idea check takes a form, and keeps nothing of it.
READ_ONLY = [path for path in every_path() if "-ide" not in path]


@pytest.mark.parametrize("path", READ_ONLY[::5])
@pytest.mark.parametrize("method", ["post", "delete"])
def test_no_page_takes_anything(visitor: Client, path: str, method: str) -> None:
    assert getattr(visitor, method)(path, data={"a": "b"}).status_code == 405


def test_made_up_method_is_refused(visitor: Client) -> None:
    assert visitor.generic("BREW", "/sv/").status_code == 405


@pytest.mark.parametrize("path", ["/sv/", "/sv/nej/", "/health/live"])
def test_headers_too_long(visitor: Client, path: str) -> None:
    answer = visitor.get(path, headers={"X-Long": "x" * 100_000})
    assert "huvuden är för långa" in _tell(answer, 431)


@pytest.mark.parametrize("path", ["/sv/" + "x" * 5000, "/sv/projekt/?" + "x" * 5000])
def test_address_too_long(visitor: Client, path: str) -> None:
    assert "Adressen är för lång" in _tell(visitor.get(path), 414)


@pytest.mark.parametrize(("query", "named"), NONSENSE.items(), ids=lambda _: "")
@pytest.mark.parametrize("path", ["/sv/projekt/", "/en/projects/"])
def test_nonsense_query_refused_naming_what_there_is(
    visitor: Client, path: str, query: str, named: list[str]
) -> None:
    told = _tell(visitor.get(f"{path}?{query}"), 400, path[1:3])
    assert [name for name in named if name not in told] == []


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_query_answered(visitor: Client, query: str) -> None:
    page = visit(visitor, f"/sv/projekt/?{query}")
    assert all(script.get("src") for script in page.of("script"))


@pytest.mark.parametrize("query", ["%ff", "a=%00", "a=%0d%0aSet-Cookie:x"])
@pytest.mark.parametrize("path", ["/sv/", f"/en/{CODE}/", "/sitemap.xml"])
def test_unreadable_query_refused_everywhere(
    visitor: Client, path: str, query: str
) -> None:
    assert visitor.get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/sv/%00/", "/sv/%0a/", "/%1b/"])
def test_unreadable_path_refused(visitor: Client, path: str) -> None:
    assert "tecken som inte går att läsa" in _tell(visitor.get(path), 400)


@pytest.mark.parametrize("host", ["evil.example", "a b", "[::1", "x" * 3000, "ö.se"])
def test_unknown_host_refused(visitor: Client, host: str) -> None:
    answer = visitor.get("/sv/", HTTP_HOST=host)
    assert "gick inte att förstå" in _tell(answer, 400)
    assert b"evil" not in answer.content


def test_refused_values_are_shown_harmlessly(visitor: Client) -> None:
    bad = quote('"><script>alert(1)</script>')
    for query in (f"county={bad}", f"{bad}=1", f"year={bad}", f"page={bad}"):
        answer = visitor.get(f"/sv/projekt/?{query}")
        assert answer.status_code == 400
        assert read(answer).of("script") == []


def test_broken_page_answers_without_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    for path, told in (("/sv/", "Något gick fel"), ("/en/", "Something went wrong")):
        answer = client.get(path)  # no database is allowed in this test
        assert answer.status_code == 500
        page = read(answer)
        assert told in page.text("h1")
        assert list(page.links) == [path]
        assert page.of("script") == page.of("style") == []
        assert b"Traceback" not in answer.content
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_sitemap_is_not_cut_by_hosts(visitor: Client) -> None:
    answer = visitor.get("/sitemap-0.xml", HTTP_HOST="localhost:8000")
    assert b"<loc>http://localhost:8000/sv/</loc>" in answer.content
