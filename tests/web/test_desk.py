"""The officer's desk on its pages: the whole way by forms, and who gets nothing."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from medel.applications.models import Application
from medel.applications.storing import place_of
from medel.decisions.actions import assessing, grading, handling
from medel.decisions.models import Checked, Decision, Note
from medel.journal.acts import Actor
from medel.journal.models import Reading
from medel.parties.actions import give_role
from medel.parties.models import Person
from medel.parties.states import Role
from medel.programmes.assessment import assessment
from tests.decisions.making import AFTER, make_checking, make_submitted, sheet
from tests.parties.people import cast as person
from tests.parties.people import make_person
from tests.process import cast
from tests.web.reading import Page, read, visit

pytestmark = pytest.mark.django_db
DESK = "/sv/arbetsbord/"
PARTS = (
    "",
    "ansokan/",
    "kontroll/",
    "komplettering/",
    "betyg/",
    "forslag/",
    "historik/",
)
FOUND, LED_AWAY, UNCLEAR, REFUSED, MISSING = 200, 302, 400, 403, 404


@pytest.fixture
def olle() -> Person:
    return person("officer")


@pytest.fixture
def officer(olle: Person) -> Client:
    client = Client()
    client.force_login(olle)
    return client


def _as(who: Person) -> Actor:
    return Actor(role=Role.CASE_OFFICER, person=str(who.pk))


def _base(case: Application) -> str:
    return f"{DESK}arenden/{case.key}/"


def _press(client: Client, path: str, act: str, **fields: str) -> Page:
    answer = client.post(path, {"act": act, **fields}, follow=True)
    assert answer.status_code == FOUND
    return read(answer)


def _fill_checklist() -> dict[str, str]:
    return {f"outcome-{code}": "met" for code in assessment().items}


def _fill_grades(grade: str) -> dict[str, str]:
    told = {f"grade-{one}": grade for one in assessment().by_quality}
    return told | {
        f"grounds-{one}": "Väl beskrivet." for one in assessment().by_quality
    }


def test_officer_takes_a_case_all_the_way_to_prioritisation(officer: Client) -> None:
    case = make_submitted()
    assert "Börja kontrollen" in visit(officer, DESK).text("main")
    _press(officer, _base(case), "start")
    assert "Pröva krav och kriterier" in visit(officer, DESK).text("main")
    check = f"{_base(case)}kontroll/"
    _press(officer, check, "keep", **_fill_checklist())
    told = _press(officer, check, "approve", approval="")
    assert told.text("title").startswith("Fel:")
    _press(officer, check, "approve", approval="Allt är uppfyllt.")
    _press(officer, f"{_base(case)}betyg/", "hand_in", **_fill_grades("VG"))
    _press(officer, f"{_base(case)}betyg/", "agree", **_fill_grades("MVG"))
    case.refresh_from_db()
    assert case.state == "graded"
    _press(officer, _base(case), "send")
    case.refresh_from_db()
    assert case.state == "ready_for_prioritisation"
    assert "Inget väntar på dig" in visit(officer, DESK).text("main")


def test_checklist_is_prefilled_by_the_rules(officer: Client) -> None:
    page = visit(officer, f"{_base(make_checking())}kontroll/")
    chosen = {
        one["name"]: one["value"]
        for one in page.of("input", type="radio")
        if "checked" in one
    }
    assert chosen == dict.fromkeys(
        (f"outcome-{one}" for one in ("R1", "R2", "R3", "R4", "C2")), "met"
    )


def test_refused_form_keeps_what_was_written(officer: Client) -> None:
    case = make_checking()
    fields = {"outcome-R5": "not_met", "outcome-R6": "met", "reason-R6": "Läst."}
    page = _press(officer, f"{_base(case)}kontroll/", "keep", **fields)
    assert "R5" in page.text("main")
    assert "Läst." in page.text("textarea")
    assert not Checked.objects.exists()


def test_standard_text_is_put_in_and_nothing_is_saved(officer: Client) -> None:
    case = make_checking()
    fields = {"insert-at": "R5", "text-R5": "reason_not_described", "reason-R5": "Så."}
    answer = officer.post(f"{_base(case)}kontroll/", fields)
    assert "Så. Ansökan beskriver inte" in read(answer).text("textarea")
    assert not Checked.objects.exists()
    ask = f"{_base(case)}komplettering/"
    page = _press(officer, ask, "ask_target_group", **{"ask-general": "Min fråga"})
    assert "Beskriv målgruppen tydligare" in page.text("textarea")
    assert "Min fråga" in page.text("textarea")
    assert not case.completions.exists()


def test_completion_is_sent_with_the_usual_time(
    officer: Client, olle: Person, mailoutbox: list[EmailMessage]
) -> None:
    case = make_checking(_as(olle))
    party = case.parties.get()
    applicant = make_person("applicant")
    give_role(applicant, Role.APPLICANT, organisation=party.organisation)
    path = f"{_base(case)}komplettering/"
    due = visit(officer, path).of("input", name="due")[0]["value"]
    today = timezone.localdate()
    assert due == (today + timedelta(days=14)).isoformat()
    for wrong in ("", "snart", "2020-01-01"):
        page = _press(officer, path, "send", due=wrong, **{"ask-general": "Vem?"})
        assert page.text("title").startswith("Fel:")
    _press(officer, path, "send", due=due, **{"ask-general": "Vem?"})
    case.refresh_from_db()
    assert case.state == "completion_requested"
    assert mailoutbox[0].bcc == ["applicant@example.org"]
    assert case.case_id in mailoutbox[0].body
    assert "Vem?" not in mailoutbox[0].body
    assert "Inget väntar på dig" in visit(officer, DESK).text("main")


def test_rejection_is_put_forward_with_its_reasons(officer: Client) -> None:
    case = make_checking()
    path = f"{_base(case)}forslag/"
    assert "grund för avslag" in visit(officer, path).text("main")
    assessing.check_item(case, "C1", "not_met", "Ren drift.", by=cast.OFFICER, at=AFTER)
    assert "Inom fonden (C1). Ren drift." in visit(officer, path).text("textarea")
    _press(officer, path, "propose", outcome="rejection", reasons="Ren drift.")
    made = Decision.objects.get()
    assert (made.outcome, made.state) == ("rejection", "prepared")


def test_graders_do_not_see_each_other(officer: Client, olle: Person) -> None:
    lena = make_person("lena", second_factor=True)
    give_role(lena, Role.CASE_OFFICER, programme=cast.PROGRAMME)
    case = make_checking(_as(olle))
    met = dict.fromkeys(assessment().items, ("met", ""))
    assessing.check_items(case, met, by=_as(olle), at=AFTER)
    assessing.approve_check(case, "Bra.", by=_as(olle), at=AFTER)
    both = [str(olle.pk), str(lena.pk)]
    officer.post(f"{_base(case)}betyg/", {"act": "appoint", "grader": both})
    secret = dict.fromkeys(assessment().by_quality, ("VG", "Lenas hemliga skäl"))
    grading.save_grades(case, secret, by=_as(lena), at=AFTER, done=True)
    for part in PARTS:
        assert "Lenas hemliga skäl" not in visit(officer, _base(case) + part).text(
            "main"
        )
    grading.save_grades(case, sheet(), by=_as(olle), at=AFTER, done=True)
    assert "Lenas hemliga skäl" in visit(officer, f"{_base(case)}betyg/").text("main")


def test_auditor_reads_everything_and_changes_nothing() -> None:
    case = make_checking()
    client = Client()
    client.force_login(person("auditor"))
    for part in PARTS:
        page = visit(client, _base(case) + part)
        assert not page.of("textarea")
        answer = client.post(_base(case) + part, {"act": "note", "note": "x"})
        assert answer.status_code == REFUSED
    assert not Note.objects.exists()
    assert Reading.objects.filter(role=Role.AUDIT_AUTHORITY).count() == len(PARTS)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("applicant", REFUSED),
        ("partner", REFUSED),
        ("partnership_member", REFUSED),
        ("administrator", REFUSED),
        ("stranger", REFUSED),
        ("anonymous", LED_AWAY),
    ],
)
def test_others_get_nothing(name: str, status: int) -> None:
    case = make_checking()
    client = Client()
    if name != "anonymous":
        client.force_login(person(name))
    paths = [f"{DESK}arenden/", f"{DESK}arenden/utlysning/{case.call_id}/"]
    for path in (*paths, *(_base(case) + part for part in PARTS)):
        assert client.get(path).status_code == status
        assert client.post(path, {"act": "start"}).status_code == status
    assert not Reading.objects.exists()


def test_officer_of_another_programme_finds_no_case() -> None:
    case = make_checking()
    stranger = make_person("tore", second_factor=True)
    give_role(stranger, Role.CASE_OFFICER, programme="mellersta-norrland-2021-2027")
    client = Client()
    client.force_login(stranger)
    for part in PARTS:
        assert client.get(_base(case) + part).status_code == MISSING
        assert client.post(_base(case) + part).status_code == MISSING
    assert case.title not in visit(client, f"{DESK}arenden/").text("main")
    aside = f"{DESK}arenden/utlysning/{case.call_id}/"
    assert client.get(aside).status_code == MISSING


def test_sealed_call_is_closed_to_all_and_tries_are_noted(officer: Client) -> None:
    case = make_submitted()
    case.call.sealed, case.call.closes = True, timezone.now() + timedelta(days=3)
    case.call.save()
    for part in PARTS:
        answer = officer.get(_base(case) + part)
        assert answer.status_code == REFUSED
        assert case.title not in answer.content.decode()
    assert set(Reading.objects.values_list("outcome", flat=True)) == {"refused"}
    for path in (DESK, f"{DESK}?whose=all", f"{DESK}arenden/"):
        assert case.title not in visit(officer, path).text("main")
    officer.post(DESK, {"case": str(case.pk)})
    case.refresh_from_db()
    assert case.state == "submitted"


def test_draft_is_the_applicants_own(officer: Client) -> None:
    case = cast.make_draft(cast.make_call())
    assert officer.get(_base(case)).status_code == MISSING


def test_several_checks_are_started_at_once(officer: Client, olle: Person) -> None:
    call = cast.make_call()
    cases = [make_submitted(call, f"20210021{one:02d}") for one in range(3)]
    handling.start_check(cases[2], by=cast.OFFICER, at=AFTER)
    ticked = [*(str(one.pk) for one in cases), "999999", "x", "-1"]
    page = read(officer.post(DESK, {"case": ticked}))
    assert "Kontrollen av 2 ärenden har börjat" in page.text("main")
    assert "Några ärenden är som de var" in page.text("main")
    started = Application.objects.filter(handling__officer=str(olle.pk))
    assert started.count() == 2


@pytest.mark.parametrize(
    "query",
    [
        "?page=0x",
        "?page=999999",
        "?kind=magic",
        "?state=nowhere",
        "?call=1e9",
        "?order=random()",
        "?page=-1",
    ],
)
def test_nonsense_in_addresses_is_not_there(officer: Client, query: str) -> None:
    name = DESK if "kind" in query else f"{DESK}arenden/"
    assert officer.get(name + query).status_code == MISSING


def test_nonsense_in_forms_changes_nothing(officer: Client) -> None:
    case = make_checking()
    before = Application.objects.values().get()
    for part in PARTS:
        answer = officer.post(_base(case) + part, {"act": "explode", "\x00": "x"})
        assert answer.status_code in {FOUND, MISSING}
        answer = officer.post(_base(case) + part, {"act": "note", "note": "a\x00b"})
        assert answer.status_code == UNCLEAR
    assert Application.objects.values().get() == before


def test_scripts_in_texts_are_shown_as_text(officer: Client) -> None:
    case = make_checking()
    handling.write_note(case, "<script>alert(1)</script>", by=cast.OFFICER, at=AFTER)
    sent = case.submissions.get()
    sent.content["sections"]["description"]["problem"] = "<img src=x onerror=y>"
    sent.content["sections"]["general"]["summary"] = "<b>fet</b>"
    sent.save()
    for part in PARTS:
        body = officer.get(_base(case) + part).content.decode()
        assert "<script>alert" not in body
        assert "<img src=x" not in body
        assert "<b>fet" not in body


def test_file_that_was_sent_is_given_and_no_other(officer: Client) -> None:
    case = make_checking()
    sent = case.attachments.first()
    later = case.attachments.create(
        kind="other",
        name="later.pdf",
        type="pdf",
        size=1,
        sha256="1" * 64,
        added=AFTER,
        added_by="2",
    )
    assert sent
    kept = place_of(sent.key)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(b"%PDF-1.7")
    given = officer.get(f"{_base(case)}fil/{sent.key}/")
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.getvalue() == b"%PDF-1.7"
    listed = officer.get(f"{_base(case)}ansokan/").content.decode()
    assert "signatory.pdf" in listed
    assert "later.pdf" not in listed
    assert officer.get(f"{_base(case)}fil/{later.key}/").status_code == MISSING


def test_every_page_says_that_a_made_up_case_is(officer: Client) -> None:
    case = make_checking()
    case.fictitious = True
    case.save()
    for part in PARTS:
        assert "Påhittad" in visit(officer, _base(case) + part).text("main")
    assert "Påhittad" in visit(officer, f"{DESK}?whose=all").text("main")
    assert "Påhittad" in visit(officer, f"{DESK}arenden/").text("main")


def test_pages_are_in_english_too(officer: Client) -> None:
    case = make_checking()
    for part in ("", "application/", "check/", "completion/", "grades/", "history/"):
        page = visit(officer, f"/en/desk/cases/{case.key}/{part}")
        assert "Overview" in page.text("main")
