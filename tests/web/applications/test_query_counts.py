"""Pages ask the database as often, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medel.applications.models import Application, Comment, Section
from tests.process import cast
from tests.web.applications.making import (
    applicant,
    at,
    begin,
    hand_in,
    open_call,
    pdf,
    section_at,
    write,
)

pytestmark = pytest.mark.django_db(transaction=True)
# A session, who has signed in, their roles and second factor: on every page.
USUAL = 4
MOST = {"": 14, "avsnitt/description/": 14, "filer/": 9, "kontrollera/": 11}


def _grow(application: Application, person: str, count: int) -> None:
    section = Section.objects.get(application=application, code="description")
    for number in range(count):
        Comment.objects.create(
            section=section, text=str(number), at=cast.OPENS, written_by=person
        )


def test_pages_take_as_many_queries_however_much_there_is() -> None:
    open_call()
    client, person = applicant("anna")
    application = begin(client)
    paths = {rest: at(application, rest) for rest in MOST}
    paths["../"] = "/sv/ansokningar/"
    paths["versions"] = f"{section_at(application, 'description')}versioner/"
    write(client, application, "description", {"problem": "x"})
    hand_in(client, application, "other")
    _grow(application, str(person.pk), 1)
    first = {}
    for rest, path in paths.items():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        first[rest] = len(asked)
    for number in range(8):
        write(client, application, "description", {"problem": f"x {number}"})
        hand_in(client, application, "other", pdf(str(number)), f"{number}.pdf")
    _grow(application, str(person.pk), 20)
    for _ in range(6):
        begin(client)
    for rest, path in paths.items():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        assert len(asked) == first[rest], rest
    over = {rest: first[rest] for rest in MOST if first[rest] > MOST[rest] + USUAL}
    assert over == {}
