"""Calls at the desk and in public: the way through, nonsense, who gets in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from medel.applications.models import Call
from medel.parties.actions import give_role
from medel.parties.states import Role
from tests.conftest import CODE
from tests.parties.people import cast as person
from tests.parties.people import make_person
from tests.process.cast import make_call

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/sv/arbetsbord/utlysningar/"
PUBLIC = f"/sv/{CODE}/utlysningar/"
FIRST = {
    "programme": CODE,
    "code": "omstallning-2027",
    "title_sv": "Omställning",
    "title_en": "Transition",
    "budget": "40 000 000",
}
TERMS = {
    "title_sv": "Omställning <b>",
    "title_en": "Transition",
    "summary_sv": "Sök & få <script>alert(1)</script>",
    "summary_en": "Apply.",
    "who_sv": "Juridiska personer.",
    "who_en": "Legal persons.",
    "objectives": ["1.1", "2.6"],
    "project_types": ["project", "pre_study"],
    "highest_support_pre_study": "930 000",
    "cost_options": ["staff_plus_flat"],
    "applicant_kinds": ["municipality"],
    "counties": ["20"],
    "max_eu_share": "50",
    "budget": "40000000",
    "criteria": "Bygger på orten | Builds on the town",
    "questions": "Hur? | How?",
}


def _manager(programme: str = CODE) -> Client:
    someone = make_person(f"manager-{programme}", second_factor=True)
    give_role(someone, Role.PROGRAMME_MANAGER, programme=programme)
    client = Client()
    client.force_login(someone)
    return client


def _hours() -> dict[str, str]:
    now = timezone.localtime()
    return {
        "opens": f"{now + timedelta(days=9):%Y-%m-%dT%H:%M}",
        "closes": f"{now + timedelta(days=40):%Y-%m-%dT%H:%M}",
    }


def _begin(client: Client) -> str:
    answer = client.post(f"{DESK}ny/", {**FIRST, **_hours()})
    assert answer.status_code == 302
    return f"{DESK}{Call.objects.get().pk}/"


def test_the_whole_way_of_a_call_through_the_pages() -> None:
    client = _manager()
    page = _begin(client)
    assert client.post(f"{page}villkor/", {**TERMS, **_hours()}).status_code == 302
    assert "omstallning" not in Client().get(PUBLIC).content.decode()
    assert client.post(f"{page}steg/announce/").status_code == 302
    timetable = Client().get(PUBLIC).content.decode()
    assert "Tidsplan" in timetable
    assert "Dalarna" in timetable
    assert client.post(f"{page}steg/publish/").status_code == 302
    shown = Client().get(f"{PUBLIC}omstallning-2027/").content.decode()
    for told in ("930 000", "kommuner", "Bygger på orten", "Hur?", "Omställning &lt;b"):
        assert told in shown.replace("\u00a0", " ")
    assert "<script>alert" not in shown
    amended = {**TERMS, **_hours(), "budget": "50000000", "reason": "Mer pengar."}
    amended["title_sv"] = "Omställning"
    assert client.post(f"{page}villkor/", amended).status_code == 302
    assert "Mer pengar." in Client().get(f"{PUBLIC}omstallning-2027/").content.decode()
    cancelled = client.post(f"{page}steg/cancel/", {"reason": "Slut."})
    assert cancelled.status_code == 302
    assert "inställd" in Client().get(f"{PUBLIC}omstallning-2027/").content.decode()


def test_nonsense_in_the_terms_is_refused_in_words() -> None:
    client = _manager()
    page = _begin(client)
    wrong = {
        **TERMS,
        "budget": "många",
        "max_eu_share": "500",
        "opens": "i morgon",
        "closes": "",
        "objectives": ["9.9"],
        "criteria": "bara svenska",
        "contact": "ingen",
        "longest_months_project": "-1",
    }
    told = client.post(f"{page}villkor/", wrong)
    assert told.status_code == 200
    assert told.content.decode().count('class="field-error"') == 8
    assert Call.objects.get().summary_sv == ""


def test_a_draft_with_holes_says_what_is_missing_and_is_not_published() -> None:
    client = _manager()
    page = _begin(client)
    told = client.post(f"{page}steg/publish/")
    assert told.status_code == 200
    assert "Det saknas" in told.content.decode()
    assert Call.objects.get().state == "draft"


@pytest.mark.parametrize("name", ["officer", "decision_maker", "applicant", "stranger"])
def test_others_are_refused(name: str) -> None:
    call = make_call()
    client = Client()
    client.force_login(person(name))
    for path in ("", "ny/", f"{call.pk}/", f"{call.pk}/villkor/"):
        assert client.get(f"{DESK}{path}").status_code == 403


def test_managers_of_another_programme_learn_nothing() -> None:
    call = make_call()
    client = _manager("mellersta-norrland-2021-2027")
    assert call.title_sv not in client.get(DESK).content.decode()
    for path in ("", "villkor/", "steg/cancel/"):
        assert client.get(f"{DESK}{call.pk}/{path}").status_code == 404


def test_a_step_that_does_not_fit_is_not_here() -> None:
    call = make_call()
    client = _manager()
    for slug in ("publish", "discard", "explode"):
        assert client.get(f"{DESK}{call.pk}/steg/{slug}/").status_code == 404


def test_the_feed_holds_published_calls_as_plain_text() -> None:
    make_call()
    Call.objects.update(summary_sv="Sök & få <script>alert(1)</script>")
    answer = Client().get(f"/sv/{CODE}/utlysningar-flode/")
    feedparser = pytest.importorskip("feedparser")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    (entry,) = read.entries
    assert entry.title == "Cirkulära lösningar"
    assert entry.link.endswith(f"{PUBLIC}circular-2026/")
    assert b"<script>" not in answer.content
    assert "&amp;lt;script" in answer.content.decode()


@pytest.mark.parametrize("calls", [1, 12])
def test_the_public_list_asks_as_much_of_one_call_as_of_many(
    calls: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(calls):
        make_call(code=f"c{number}")
    with django_assert_num_queries(3):
        assert Client().get(PUBLIC).status_code == 200
