import pytest
from django.test import Client

from medel.projects.models import Project


@pytest.mark.parametrize("path", ["/sv/", "/en/"])
def test_home_tells_the_budget(visitor: Client, path: str) -> None:
    page = visitor.get(path)
    assert page.status_code == 200
    assert "134" in page.content.decode()


def test_bank_has_every_shipped_project(visitor: Client) -> None:
    del visitor
    assert Project.objects.count() == 63
