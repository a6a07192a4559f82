from contextlib import AbstractContextManager
from typing import Protocol

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from tests.conftest import CODE
from tests.projects.making import fill_bank, make_project

pytestmark = pytest.mark.django_db
# How many queries each page makes, however many projects there are.
COUNTS = {
    "/sv/": 5,
    "/sv/projekt/": 5,
    "/sv/projekt/?county=20&year=2023": 5,
    "/sv/projekt/?view=table&sort=title": 5,
    "/sv/projekt/?view=map&level=municipality": 3,
    "/sv/projekt/?view=charts&theme=business": 4,
    "/sv/inbaddat/table/?county=20": 5,
    "/sv/inbaddat/map/": 3,
    "/sv/inbaddat/size/": 4,
    "/sv/projekt/badda-in/map/?county=20": 0,
    "/sv/projekt/diagram/year/": 3,
    "/sv/projekt/many-0/": 5,
    f"/sv/{CODE}/": 2,
    f"/sv/{CODE}/omrade/": 1,
    f"/sv/{CODE}/omrade/dalarna/": 4,
    f"/sv/{CODE}/testa-din-ide/": 0,
    f"/sv/{CODE}/testa-din-ide/underlag/": 0,
    f"/sv/{CODE}/finansiering/": 0,
    f"/sv/{CODE}/utlysningar/": 3,
    "/sv/ordlista/": 0,
    "/sv/oppna-data/": 3,
    "/sitemap.xml": 3,
    "/sitemap-0.xml": 1,
    "/sitemap-1.xml": 4,
    "/sitemap-2.xml": 4,
    "/sv/platser/": 1,
    "/sv/platser/dalarna-20/": 6,
    "/sv/datakvalitet/": 1,
    "/health/ready": 1,
    "/api/v1/programmes": 0,
    f"/api/v1/programmes/{CODE}": 0,
    "/api/v1/projects": 4,
    "/api/v1/projects/many-0": 3,
}
# The change counter, the projects that are compared, and their organisations.
ASKED = {
    f"/sv/{CODE}/testa-din-ide/": 4,  # one of them: is a call open for it
    f"/sv/{CODE}/testa-din-ide/underlag/": 3,
    "/api/v1/ideas/check": 3,
}
TITLES = (
    *("vätgas och elektrolys", "vandringsleder och camping", "bredband och fiber"),
    *("export och mässor", "sågverk och timmer", "läkemedel och diagnostik"),
)


class Counted(Protocol):
    """The fixture that counts queries."""

    def __call__(self, num: int) -> AbstractContextManager[object]: ...


@pytest.mark.parametrize("projects", [1, 60])
@pytest.mark.parametrize("path", COUNTS)
def test_queries_are_as_many_however_many_projects(
    client: Client, django_assert_num_queries: Counted, path: str, projects: int
) -> None:
    fill_bank(projects)
    assert client.get(path).status_code == 200  # the index is built for all pages
    with django_assert_num_queries(COUNTS[path]):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("projects", [12, 60])
@pytest.mark.parametrize("path", ASKED)
def test_an_idea_takes_as_many_queries_however_many_projects(
    client: Client, django_assert_num_queries: Counted, path: str, projects: int
) -> None:
    for number in range(projects):
        make_project(f"alike-{number}", title=TITLES[number % len(TITLES)])
    sent = {"text": f"Vi vill göra något om {TITLES[0]} i Falun"}
    kind = "application/json" if path.startswith("/api/") else MULTIPART_CONTENT
    assert client.post(path, sent, content_type=kind).status_code == 200
    with django_assert_num_queries(ASKED[path]):
        assert client.post(path, sent, content_type=kind).status_code == 200
