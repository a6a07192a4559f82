import json

import pytest
from django.db import connection
from django.test import Client


def test_live_answers_without_database(client: Client) -> None:
    answer = client.get("/health/live")
    assert (answer.status_code, json.loads(answer.content)) == (200, {"status": "live"})


def test_ready_tells_how_many_programmes(visitor: Client) -> None:
    answer = visitor.get("/health/ready")
    assert answer.status_code == 200
    assert json.loads(answer.content) == {"status": "ready", "programmes": 2}


@pytest.mark.django_db
def test_ready_refuses_without_its_table(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE projects_project RENAME TO elsewhere")
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert json.loads(answer.content) == {"status": "no database"}
