from contextlib import AbstractContextManager
from typing import Protocol

import pytest
from django.test import Client

from tests.conftest import CODE
from tests.projects.making import fill_bank

pytestmark = pytest.mark.django_db
# How many queries each page makes, however many projects there are.
COUNTS = {
    "/sv/": 5,
    "/sv/projekt/": 4,
    "/sv/projekt/?county=20&year=2023": 6,
    "/sv/projekt/many-0/": 4,
    f"/sv/{CODE}/": 2,
    f"/sv/{CODE}/omrade/": 1,
    f"/sv/{CODE}/omrade/dalarna/": 4,
    f"/sv/{CODE}/finansiering/": 0,
    f"/sv/{CODE}/utlysningar/": 0,
    "/sv/ordlista/": 0,
    "/sitemap.xml": 1,
    "/sitemap-1.xml": 2,
    "/health/ready": 1,
    "/api/v1/programmes": 0,
    f"/api/v1/programmes/{CODE}": 0,
    "/api/v1/projects": 4,
    "/api/v1/projects/many-0": 3,
}


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
