from contextlib import AbstractContextManager
from typing import Protocol

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from medel.decisions.actions import interests, meetings, ordering, settling
from medel.decisions.actions.agenda import Invited
from medel.decisions.models import Meeting
from medel.decisions.protocols.document import write_document
from medel.journal.acts import Actor
from medel.parties.actions import give_role
from medel.parties.models import Person
from medel.parties.states import Role
from tests.decisions import sittings
from tests.decisions.sittings import NOW
from tests.parties.people import make_organisation, make_person
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)
CASE = "10000001"
OK, LED_ON, REFUSED, MISSING = 200, 302, 403, 404
PARTS = (
    "", "ledamoter/", "grunder/", "yttranden/", "dagordning/", "stall-in/",
    "yttranden/20/", "arende/10000001/",
)  # fmt: skip


class Counted(Protocol):
    """The fixture that counts queries."""

    def __call__(self, num: int) -> AbstractContextManager[object]: ...


@pytest.fixture
def people() -> dict[str, Person]:
    made = {}
    for name, role in (
        ("stina", Role.SECRETARY),
        ("olof", Role.PARTNERSHIP_MEMBER),
        ("maria", Role.PARTNERSHIP_MEMBER),
        ("nils", Role.PARTNERSHIP_MEMBER),
        ("anna", Role.AUDIT_AUTHORITY),
        ("hans", Role.CASE_OFFICER),
        ("disa", Role.DECISION_MAKER),
    ):
        made[name] = make_person(name, second_factor=True)
        give_role(made[name], role, programme=cast.PROGRAMME)
    applicant = make_person("sven")
    give_role(applicant, Role.APPLICANT, organisation=make_organisation())
    return {**made, "sven": applicant}


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def _sign_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _meet(people: dict[str, Person], count: int = 3) -> Meeting:
    members = (
        Invited(person=str(people["olof"].pk), chairs=True),
        Invited(person=str(people["maria"].pk)),
    )
    return sittings.make_meeting(sittings.make_cases(count), members=members)


def _begin(people: dict[str, Person], meeting: Meeting) -> Meeting:
    chair = Actor(role="chair", person=str(people["olof"].pk))
    meetings.publish_grounds(meeting, "Nytta.", by=cast.SECRETARY, at=NOW)
    sittings.hear_regions(meeting)
    meetings.summon(meeting, by=cast.SECRETARY, at=NOW)
    there = [one.pk for one in meeting.members.all()]
    ordering.note_attendance(meeting, there, by=cast.SECRETARY, at=NOW)
    ordering.open_meeting(meeting, by=chair, at=NOW)
    return meeting


def _at(meeting: Meeting, part: str = "") -> str:
    """Give an address of a meeting's page; CASE is its first case."""
    if CASE in part:
        part = part.replace(CASE, meeting.ranked.all()[0].application.case_id)
    return f"/sv/arbetsbord/moten/{meeting.pk}/{part}"


def test_a_member_sees_only_meetings_of_theirs_once_summoned(
    people: dict[str, Person],
) -> None:
    meeting = _meet(people)
    member, other = _sign_in(people["maria"]), _sign_in(people["nils"])
    for part in PARTS:
        assert member.get(_at(meeting, part)).status_code in {MISSING, REFUSED}
    meetings.summon(meeting, by=cast.SECRETARY, at=NOW)
    assert member.get(_at(meeting)).status_code == OK
    assert str(meeting.pk) in member.get("/sv/arbetsbord/moten/").content.decode()
    for part in PARTS:
        assert other.get(_at(meeting, part)).status_code in {MISSING, REFUSED}
    listed = other.get("/sv/arbetsbord/moten/").content.decode()
    assert _at(meeting) not in listed


def test_overseers_read_and_cannot_act(people: dict[str, Person]) -> None:
    meeting = _begin(people, _meet(people))
    keys = [one.pk for one in meeting.ranked.all()]
    for name in ("anna", "hans", "disa"):
        client = _sign_in(people[name])
        page = client.get(_at(meeting))
        assert page.status_code == OK
        assert b'name="act" value="rank"' not in page.content
        order = ".".join(str(one) for one in keys[::-1])
        told = {"act": "rank", "order": order, "version": meeting.version}
        refused = client.post(_at(meeting), told)
        assert refused.status_code == OK
        assert "Det gick inte" in refused.content.decode()
    assert [one.pk for one in meeting.ranked.all()] == keys


def test_strangers_applicants_and_visitors_see_nothing(
    people: dict[str, Person],
) -> None:
    meeting = _begin(people, _meet(people))
    for part in PARTS:
        assert _sign_in(people["sven"]).get(_at(meeting, part)).status_code == REFUSED
        assert Client().get(_at(meeting, part)).status_code == LED_ON


def test_the_chair_moves_a_case_without_script(people: dict[str, Person]) -> None:
    meeting = _begin(people, _meet(people))
    first, second, third = (one.pk for one in meeting.ranked.all())
    client = _sign_in(people["olof"])
    told = {
        "act": "rank",
        "order": f"{second}.{first}.{third}",
        "version": meeting.version,
    }
    assert client.post(_at(meeting), told).status_code == LED_ON
    assert [one.pk for one in meeting.ranked.all()] == [second, first, third]
    stale = client.post(_at(meeting), told)
    assert "Någon annan har ändrat ordningen" in stale.content.decode()


def test_an_order_that_is_tried_changes_nothing(people: dict[str, Person]) -> None:
    meeting = _begin(people, _meet(people))
    keys = [one.pk for one in meeting.ranked.all()]
    client = _sign_in(people["maria"])
    page = client.get(f"{_at(meeting)}?try={'.'.join(map(str, keys[::-1]))}")
    told = page.content.decode()
    assert "Så här blir det." in told
    assert told.index("Export med") < told.index("Cirkulär biogas")
    assert [one.pk for one in meeting.ranked.all()] == keys
    for nonsense in ("x", "1.1.1", "99999999", "<b>", "."):
        assert client.get(f"{_at(meeting)}?try={nonsense}").status_code == OK


def test_who_stands_aside_does_not_see_the_reason(people: dict[str, Person]) -> None:
    meeting = _begin(people, _meet(people))
    one = meeting.ranked.all()[0]
    ordering.give_reason(meeting, one.pk, "Hemligt nu.", by=cast.SECRETARY, at=NOW)
    maria, case = people["maria"], _at(meeting, f"arende/{one.application.case_id}/")
    client = _sign_in(maria)
    assert "Hemligt nu." in client.get(case).content.decode()
    by = Actor(role="partnership_member", person=str(maria.pk))
    interests.declare(meeting, one.pk, "Min bror.", by=by, at=NOW)
    told = client.get(case).content.decode()
    assert "Hemligt nu." not in told
    assert "Du deltar inte" in told


def _hand_over(people: dict[str, Person], meeting: Meeting) -> None:
    chair = Actor(role="chair", person=str(people["olof"].pk))
    sittings.give_reasons(meeting)
    ordering.settle(meeting, seen=meeting.version, by=chair, at=NOW)
    settling.write_minutes(meeting, "", write_document, by=cast.SECRETARY, at=NOW)
    settling.sign_minutes(meeting, 1, by=chair, at=NOW)
    settling.hand_over(meeting, by=cast.SECRETARY, at=NOW)


def test_the_public_sees_numbers_first_and_then_only_what_was_prioritised(
    people: dict[str, Person],
) -> None:
    meeting = _meet(people, count=6)
    public = f"/sv/{cast.PROGRAMME}/moten/{meeting.pk}/"
    assert Client().get(public).status_code == MISSING
    told = Client()
    _begin(people, meeting)
    before = told.get(public).content.decode()
    assert "6 godkända ansökningar" in before
    assert "Cirkulär biogas" not in before
    _hand_over(people, meeting)
    after = told.get(public).content.decode()
    assert "Cirkulär biogas" in after
    assert sittings.WHY in after
    for hidden in ("Testbädd", "Matregion", "Matlänet", "Karlstads", "Maria", "Olof"):
        assert hidden not in after
    english = told.get(f"/en/{cast.PROGRAMME}/meetings/{meeting.pk}/").content.decode()
    assert "Olof" not in english
    listed = told.get(f"/sv/{cast.PROGRAMME}/moten/").content.decode()
    assert public in listed


def test_the_minutes_are_given_byte_for_byte(people: dict[str, Person]) -> None:
    meeting = _begin(people, _meet(people))
    assert _sign_in(people["anna"]).get(_at(meeting, "protokoll/")).status_code == 404
    _hand_over(people, meeting)
    client = _sign_in(people["anna"])
    page = client.get(_at(meeting, "protokoll/"))
    held = meeting.minutes.get()
    assert held.sha256 in page.content.decode()
    document = client.get(_at(meeting, "protokoll/1/"))
    assert document.content == bytes(held.document)
    assert document.headers["Content-Type"] == "application/pdf"
    assert client.get(_at(meeting, "protokoll/2/")).status_code == MISSING
    assert (
        _sign_in(people["nils"]).get(_at(meeting, "protokoll/1/")).status_code
        == MISSING
    )


def test_the_secretary_plans_by_a_form_that_says_what_is_wrong(
    people: dict[str, Person],
) -> None:
    cases = sittings.make_cases(2)
    client = _sign_in(people["stina"])
    path = f"/sv/arbetsbord/moten/planera/{cases[0].call_id}/"
    assert client.get(path).status_code == OK
    wrong = client.post(path, {"on": "igår", "quorum": "-3", "cases": ["x"]})
    assert "Något behöver rättas" in wrong.content.decode()
    told = {
        "on": "2026-12-12",
        "place": "Gävle",
        "quorum": "1",
        "cases": [str(one.pk) for one in cases],
        "members": [str(people["maria"].pk)],
        "chair": str(people["olof"].pk),
        "mode": "binding_partnership",
        "mode_reason": "Partnerskapet är kvar.",
    }
    assert client.post(path, told).status_code == LED_ON
    meeting = Meeting.objects.get()
    assert meeting.members.count() == 2
    assert client.get(_at(meeting, "dagordning/")).status_code == OK
    assert _sign_in(people["maria"]).get(path).status_code == REFUSED


def test_what_a_page_is_sent_in_nonsense_is_refused(people: dict[str, Person]) -> None:
    meeting = _begin(people, _meet(people))
    client = _sign_in(people["stina"])
    assert client.post(_at(meeting), {"act": "explode"}).status_code == MISSING
    for told in (
        {"act": "rank", "order": "1.2", "version": "x"},
        {"act": "settle", "version": "9" * 400},
    ):
        assert client.post(_at(meeting), told).status_code == OK
    for form in (
        {"act": "recuse", "interest": "77", "reason": "x"},
        {"act": "aside", "interest": "²"},
        {"act": "attendance", "present": ["²", "99"]},
    ):
        answer = client.post(_at(meeting, "ledamoter/"), form)
        assert answer.status_code in {OK, LED_ON}
    case = _at(meeting, "arende/10000001/")
    for told in ({"act": "place", "position": "-1", "version": "0"}, {"act": "areas"}):
        assert client.post(case, told).status_code in {OK, LED_ON}
    assert client.get(_at(meeting, "arende/99999999/")).status_code == MISSING


COUNTS = {"": 12, "ledamoter/": 12, "arende/10000001/": 12, "yttranden/": 11}


@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize("part", COUNTS)
def test_queries_are_as_many_however_many_cases(
    people: dict[str, Person],
    django_assert_num_queries: Counted,
    part: str,
    count: int,
) -> None:
    meeting = _begin(people, _meet(people, count))
    client = _sign_in(people["stina"])
    path = _at(meeting, part)
    client.get(path)
    with django_assert_num_queries(COUNTS[part]):
        assert client.get(path).status_code == OK


def test_a_consultation_walks_through_its_pages(people: dict[str, Person]) -> None:
    disa = Actor(role="decision_maker", person=str(people["disa"].pk))
    meeting = sittings.make_meeting(
        sittings.make_cases(3, budget=25_000_000),
        members=(Invited(person=disa.person),),
        quorum=1,
        mode="",
        mode_reason="",
    )
    secretary, decider = _sign_in(people["stina"]), _sign_in(people["disa"])
    grounds = {"grounds": "Nytta för länen."}
    assert secretary.post(_at(meeting, "grunder/"), grounds).status_code == LED_ON
    for county in ("17", "20", "21"):
        path = _at(meeting, f"yttranden/{county}/")
        assert secretary.post(path, {"text": "Bra."}).status_code == LED_ON
    assert secretary.post(_at(meeting), {"act": "summon"}).status_code == LED_ON
    assert decider.post(_at(meeting), {"act": "open"}).status_code == LED_ON
    for one in meeting.ranked.select_related("application"):
        path = _at(meeting, f"arende/{one.application.case_id}/")
        told = {"act": "reason", "reason": "Behövs."}
        assert decider.post(path, told).status_code == LED_ON
    meeting.refresh_from_db()
    told = {"act": "settle", "version": str(meeting.version)}
    assert decider.post(_at(meeting), told).status_code == LED_ON
    minutes = _at(meeting, "protokoll/")
    assert secretary.post(minutes, {"act": "write"}).status_code == LED_ON
    sign = {"act": "sign", "number": "1"}
    assert decider.post(minutes, sign).status_code == LED_ON
    assert decider.post(minutes, {"act": "hand_over"}).status_code == LED_ON
    meeting.refresh_from_db()
    assert meeting.state == "handed_over"
    public = f"/sv/{cast.PROGRAMME}/moten/{meeting.pk}/"
    page = Client().get(public).content.decode()
    assert "Samråd med regionerna" in page
    assert "Ledamöter" not in page


def test_members_get_a_mail_each_when_they_are_summoned_and_when_it_is_off(
    people: dict[str, Person], mailoutbox: list[EmailMessage]
) -> None:
    meeting = _meet(people)
    secretary = _sign_in(people["stina"])
    secretary.post(_at(meeting), {"act": "summon"})
    assert sorted(one.to[0] for one in mailoutbox) == [
        "maria@example.org",
        "olof@example.org",
    ]
    assert all(len(one.to) == 1 and not one.cc for one in mailoutbox)
    assert _at(meeting) in mailoutbox[0].body
    assert "Cirkulär biogas" not in mailoutbox[0].body
    secretary.post(_at(meeting, "stall-in/"), {"reason": "För få ärenden."})
    assert "är inställt" in mailoutbox[-1].body
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"
