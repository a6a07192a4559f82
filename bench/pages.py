"""Pages of a running Medel: those of the shipped bank, and result pages at any size."""

import time
from urllib.parse import urlencode

from bench.measures import fetch
from bench.questions import Asked, list_questions
from bench.screenshots import PAGES
from bench.served import Served

API = {
    "api: programmes": "/api/v1/programmes",
    "api: programme": "/api/v1/programmes/norra-mellansverige-2021-2027",
    "api: projects": "/api/v1/projects",
}
# Pages about the whole bank, which should not cost more for its size.
WHOLE = {
    "home": "/sv/",
    "projects": "/sv/projekt/",
    "projects, filtered": "/sv/projekt/?county=20&period=2021-2027",
    "project": "/sv/projekt/program-0-2021-2027-{number}/",
    "api: projects": "/api/v1/projects",
}
REQUESTS = 1000


def list_pages() -> dict[str, str]:
    """Give every kind of page of the shipped bank, with its address."""
    return {name: path for name, path in PAGES.items() if name != "missing"} | API


def list_result_pages() -> list[str]:
    """Give the forty questions of the mix as addresses of result pages."""
    return [_write_address(asked) for asked in list_questions()]


def list_word_pages() -> list[str]:
    """Give the words of the mix as result pages; its filters name made-up values."""
    texts = dict.fromkeys(one.text for one in list_questions() if one.has_text)
    return [f"/sv/projekt/?{urlencode({'q': text})}" for text in texts]


def ask_once(address: str, paths: list[str]) -> list[float]:
    """Ask for each page once; give the server's own milliseconds."""
    return [fetch(address + path).milliseconds for path in paths]


def ask_often(served: Served) -> float:
    """Ask for the shipped bank's pages one at a time; give pages a second."""
    paths = list(list_pages().values())
    started = time.perf_counter()
    for number in range(REQUESTS):
        fetch(served.address + paths[number % len(paths)])
    return REQUESTS / (time.perf_counter() - started)


def _write_address(asked: Asked) -> str:
    chosen: list[tuple[str, str]] = [("q", asked.text)] if asked.has_text else []
    chosen += [
        (name, value) for name, values in asked.filters.items() for value in values
    ]
    if asked.least is not None:
        chosen.append(("amount", f"{asked.least}..{asked.most}"))
    return f"/sv/projekt/?{urlencode(chosen)}" if chosen else "/sv/projekt/"
