"""What somebody who means harm tries with cases: stopped, and it can be seen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from medel.applications.actions.sections import name_case
from medel.applications.models import Application, Party
from medel.decisions.actions.deciding import decide, prepare, write_decision
from medel.decisions.actions.notifying import notify
from medel.decisions.models import Decision
from medel.journal.models import Entry, Reading
from medel.journal.queries import read_case
from medel.journal.verifying import verify
from medel.parties.actions import give_role
from medel.parties.models import Organisation, Person
from medel.parties.states import Role
from tests.conftest import CODE
from tests.decisions.cases import make_case
from tests.decisions.making import make_checking, make_submitted
from tests.parties.people import cast as person_of
from tests.parties.people import make_organisation, make_person
from tests.process import cast
from tests.web.applications import making
from tests.web.reading import read

pytestmark = pytest.mark.django_db(transaction=True)
ELSEWHERE = "mellersta-norrland-2021-2027"
DESK = "/sv/arbetsbord/"
FOUND, LED_ON, REFUSED, MISSING = 200, 302, 403, 404
HUGE = "9" * 5_000


def _sign_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _staff(name: str, role: Role, programme: str) -> Person:
    person = make_person(name, second_factor=True)
    give_role(person, role, programme=programme)
    return person


def _refusals(person: Person) -> list[tuple[str, str]]:
    found = Entry.objects.filter(person=str(person.pk), outcome="refused")
    return list(found.order_by("pk").values_list("action", "role"))


# --- the applicant's side ---


def _sent() -> tuple[Client, Application]:
    making.open_call()
    client, _ = making.applicant("anna")
    application = making.begin(client)
    making.fill(client, application)
    return client, application


def test_forbidden_steps_of_a_partner_are_refused_and_journalled() -> None:
    _, application = _sent()
    pia, person = making.applicant("pia", making.PARTNER)
    own = Organisation.objects.get(number=making.PARTNER)
    Party.objects.create(
        application=application,
        organisation=own,
        role="partner",
        confirmed=timezone.now(),
    )
    before = Application.objects.values().get()
    for rest, fields in (
        ("kontrollera/", {"declared": "on", "do": "send"}),
        ("kassera/", {}),
        ("ta-tillbaka/", {"reason": "x"}),
        ("skriv-under/", {"do": "page"}),
        ("organisationer/fraga/", {"number": making.OTHER}),
    ):
        answer = pia.post(making.at(application, rest), fields)
        assert answer.status_code == MISSING, rest
    assert Application.objects.values().get() == before
    assert _refusals(person) == [
        ("application.check", "partner"),
        ("application.discard", "partner"),
        ("application.withdraw", "partner"),
        ("application.sign", "partner"),
        ("application.ask", "partner"),
    ]
    assert verify().holds


def test_who_is_no_signatory_cannot_sign_by_a_forged_field() -> None:
    client, application = _sent()
    path = making.at(application, "kontrollera/")
    client.post(path, {"declared": "on", "do": "sign"})
    application.refresh_from_db()
    assert application.state == "draft"
    client.post(path, {"declared": "on", "do": "send"})
    client.post(making.at(application, "skriv-under/"), {"do": "page"})
    application.refresh_from_db()
    assert application.state == "submitted_unsigned"
    refused = Entry.objects.filter(outcome="refused").values_list("action", flat=True)
    assert list(refused.order_by("pk")) == ["application.submit", "application.sign"]


def test_the_same_form_sent_twice_sends_once() -> None:
    client, application = _sent()
    path, form = (
        making.at(application, "kontrollera/"),
        {"declared": "on", "do": "send"},
    )
    assert client.post(path, form).status_code == LED_ON
    again = client.post(path, form)
    assert "Fel:" in read(again).text("title")
    assert application.submissions.count() == 1


def test_fields_that_no_form_has_change_nothing() -> None:
    client, application = _sent()
    forged = {"state": "granted", "case_id": "1", "call": "9", "q-state": "granted"}
    path = making.section_at(application, "general")
    shown = making.open_form(client, path)
    client.post(path, {**shown, "asks": "title state cap", **forged, "q-title": "Ny"})
    application.refresh_from_db()
    assert (application.state, application.case_id) == ("draft", "")
    assert set(application.sections.get(code="general").answers) <= set(
        cast.ANSWERS["general"]
    )


def test_stranger_who_tries_is_seen_by_those_who_look() -> None:
    _, application = _sent()
    olle, person = making.applicant("olle", making.OTHER)
    assert olle.get(making.at(application)).status_code == MISSING
    assert olle.post(making.at(application, "kassera/")).status_code == MISSING
    seen = Reading.objects.get(person=str(person.pk))
    assert (seen.outcome, seen.role, seen.key) == (
        "refused",
        "stranger",
        str(application.key),
    )
    assert _refusals(person) == [("application.discard", "stranger")]


# --- decisions ---


def _notified(case: Application) -> Decision:
    told, now = {"outcome": "support", "reasons": "Skäl."}, timezone.now()
    decision = write_decision(case, told, by=cast.OFFICER, at=now)
    prepare(decision, by=cast.OFFICER, at=now)
    decide(decision, by=cast.DECIDER, at=now)
    notify(decision, at=now)
    return decision


@pytest.mark.parametrize("rest", ["beslut/", "beslut/brev/"])
def test_letter_is_not_for_who_was_asked_and_has_not_answered(rest: str) -> None:
    case = make_case(cast.make_call())
    _notified(case)
    own = make_organisation(making.OTHER, "En annan")
    party = Party.objects.create(application=case, organisation=own, role="partner")
    someone = make_person("olle")
    give_role(someone, Role.AUTHORISED_SIGNATORY, organisation=own)
    client = _sign_in(someone)
    path = f"/sv/ansokningar/{case.key}/{rest}"
    assert client.get(path).status_code == MISSING
    Party.objects.filter(pk=party.pk).update(confirmed=timezone.now())
    assert client.get(path).status_code == FOUND
    # A role for another programme opens nothing.
    someone.memberships.update(programme=ELSEWHERE)
    assert client.get(path).status_code == MISSING


def test_steps_with_a_decision_by_who_has_not_the_role_are_journalled() -> None:
    case = make_case(cast.make_call())
    told, now = {"outcome": "support", "reasons": "Skäl."}, timezone.now()
    prepare(
        write_decision(case, told, by=cast.OFFICER, at=now), by=cast.OFFICER, at=now
    )
    far = _staff("far", Role.DECISION_MAKER, ELSEWHERE)
    officer = person_of("officer")
    for who in (far, officer, person_of("auditor")):
        answer = _sign_in(who).post(f"{DESK}beslut/{case.key}/steg/decide/")
        assert answer.status_code == MISSING
    assert Decision.objects.get().state == "prepared"
    assert _refusals(far) == [("decision.decide", "stranger")]
    assert _refusals(officer) == [("decision.decide", "case_officer")]


def test_sealed_call_is_sealed_at_the_desk_of_decisions_too() -> None:
    case = make_submitted()
    case.call.sealed, case.call.closes = True, timezone.now() + timedelta(days=3)
    case.call.save()
    officer = person_of("officer")
    for rest in ("", "skriv/?outcome=dismissal", "steg/abandon/", "brev/"):
        answer = _sign_in(officer).get(f"{DESK}beslut/{case.key}/{rest}")
        assert answer.status_code == MISSING, rest
        assert case.title not in answer.content.decode()
    seen = Reading.objects.filter(person=str(officer.pk))
    assert set(seen.values_list("outcome", flat=True)) == {"refused"}


def test_who_opened_a_decision_is_noted() -> None:
    case = make_case(cast.make_call())
    officer = person_of("officer")
    _sign_in(officer).get(f"{DESK}beslut/{case.key}/")
    seen = Reading.objects.get(key=name_case(case).key)
    assert (seen.person, seen.what, seen.outcome) == (
        str(officer.pk),
        "decision.page",
        "done",
    )


# --- the desk ---


def test_forms_of_who_may_only_read_are_refused_and_journalled() -> None:
    case = make_checking()
    auditor, far = person_of("auditor"), _staff("far", Role.CASE_OFFICER, ELSEWHERE)
    path = f"{DESK}arenden/{case.key}/"
    assert _sign_in(auditor).post(path, {"act": "note"}).status_code == REFUSED
    assert _sign_in(far).post(path, {"act": "note"}).status_code == MISSING
    assert _refusals(auditor) == [("application.case", "audit_authority")]
    assert _refusals(far) == [("application.case", "stranger")]
    assert [one.entry.action for one in read_case(name_case(case))][-2:] == [
        "application.case",
        "application.case",
    ]


def test_what_officers_write_is_nowhere_on_the_applicants_pages() -> None:
    client, application = _sent()
    client.post(
        making.at(application, "kontrollera/"), {"declared": "on", "do": "send"}
    )
    Application.objects.update(state="under_check")
    application.notes.create(
        text="Hemlig anteckning", at=timezone.now(), written_by="3"
    )
    Decision.objects.create(
        application=application,
        outcome="rejection",
        state="prepared",
        reasons="Hemligt förslag",
        prepared=timezone.now(),
        prepared_by="3",
    )
    for rest in ("", "kontrollera/", "kvitto/1/", "filer/", "beslut/"):
        text = client.get(making.at(application, rest)).content.decode()
        assert "Hemlig" not in text, rest


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("", {"case": HUGE}),
        ("moten/1/ledamoter/", {"act": "attendance", "present": HUGE}),
        ("moten/1/ledamoter/", {"act": "aside", "interest": HUGE}),
        ("moten/1/", {"act": "rank", "order": HUGE, "version": HUGE}),
        (f"moten/{HUGE[:300]}/", {"act": "rank"}),
        (f"utlysningar/{HUGE[:300]}/", {}),
    ],
)
def test_numbers_beyond_all_measure_are_no_error_of_ours(
    path: str, form: dict[str, str]
) -> None:
    make_submitted()
    secretary = _staff("sara", Role.SECRETARY, CODE)
    give_role(secretary, Role.CASE_OFFICER, programme=CODE)
    give_role(secretary, Role.PROGRAMME_MANAGER, programme=CODE)
    _make_meeting()
    answer = _sign_in(secretary).post(f"{DESK}{path}", form)
    assert answer.status_code < 500
    assert answer.status_code in {FOUND, LED_ON, MISSING, 400}


def test_grader_beyond_all_measure_is_nobody() -> None:
    case = make_checking()
    Application.objects.update(state="approved_for_quality")
    path, client = f"{DESK}arenden/{case.key}/betyg/", _sign_in(person_of("officer"))
    for key in (HUGE, "٣", "-1"):
        answer = client.post(path, {"act": "appoint", "grader": key})
        assert answer.status_code == FOUND
    assert not case.graders.exists()


def _make_meeting() -> None:
    from medel.decisions.models import Meeting  # noqa: PLC0415 (only here)

    case = Application.objects.get()
    Meeting.objects.create(
        pk=1,
        programme=CODE,
        call=case.call,
        on=timezone.localdate(),
        mode="binding_partnership",
        state="planned",
        quorum=1,
    )


def test_member_whose_role_has_ended_is_no_member_any_more() -> None:
    make_submitted()
    _make_meeting()
    member = person_of("partnership_member")
    from medel.decisions.models import Meeting  # noqa: PLC0415 (only here)

    held = Meeting.objects.get()
    held.state = "summoned"
    held.save()
    held.members.create(person=str(member.pk))
    client = _sign_in(member)
    assert client.get(f"{DESK}moten/1/").status_code == FOUND
    member.memberships.update(programme=ELSEWHERE)
    assert client.get(f"{DESK}moten/1/").status_code == MISSING


# --- what everybody sees ---


def test_names_with_code_in_them_are_only_text() -> None:
    evil = '"><script>alert(1)</script>{{7*7}}'
    case = make_case(cast.make_call())
    Application.objects.update(title=evil)
    Organisation.objects.update(name=evil)
    officer = _sign_in(person_of("officer"))
    for path in ("", "arenden/", f"arenden/{case.key}/", f"beslut/{case.key}/"):
        html = officer.get(f"{DESK}{path}").content.decode()
        assert "<script>alert" not in html, path
        assert "{{7*7}}" in html or path == "", path


def test_nothing_of_a_case_is_public_before_it_is_granted() -> None:
    case = make_case(cast.make_call())
    Organisation.objects.filter(number="2021002114").update(name="Hemliga AB")
    secrets = (case.title, case.case_id, str(case.key), "Hemliga AB")
    for path in (
        "/sv/",
        "/sv/projekt/",
        "/sv/projekt.csv",
        "/sitemap.xml",
        f"/sv/{CODE}/",
        f"/sv/{CODE}/utlysningar/",
        f"/sv/{CODE}/utlysningar/circular-2026/",
        f"/sv/{CODE}/utlysningar-flode/",
        f"/sv/{CODE}/moten/",
        "/api/v1/calls",
        "/data/journal-roots.json",
    ):
        answer = Client().get(path)
        assert answer.status_code == FOUND, path
        told = answer.getvalue() if answer.streaming else answer.content
        assert not [one for one in secrets if one.encode() in told], path


def test_log_tells_no_person_and_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    client, application = _sent()
    client.get("/sv/inbjudan/en-hemlig-lank/?token=hemligt")
    client.get(making.at(application))
    assert "request" in caplog.text
    for secret in ("anna", "example.org", "hemlig", str(application.key), "127.0.0.1"):
        assert secret not in caplog.text, secret
