"""Sections: joined, kept when signed out, compared, undone, commented."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from medel.applications.models import Comment, Parked, Section
from medel.journal.models import Entry
from tests.web.applications.making import (
    OTHER,
    PLAN,
    applicant,
    at,
    begin,
    open_call,
    open_form,
    section_at,
    write,
)
from tests.web.reading import read

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = "Små företag i bruksorterna saknar tid att ställa om. De finns i Dalarna."
JSON = {"Accept": "application/json"}


@pytest.fixture
def anna() -> Client:
    """Give somebody of an organisation, with a call to apply in."""
    open_call()
    return applicant("anna")[0]


def _stands(application, code: str = "description") -> dict[str, object]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return dict(Section.objects.get(application=application, code=code).answers)


def test_forms_opened_at_once_are_joined(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    write(anna, application, "description", {"problem": FIRST})
    first, second = open_form(anna, path), open_form(anna, path)
    anna.post(
        path, {**first, "q-problem": FIRST.replace("saknar tid", "har ont om tid")}
    )
    answer = anna.post(path, {**second, "q-problem": f"{FIRST} Och i Gävle."})
    page = read(anna.get(answer.headers["Location"]))
    assert "sammanfogat" in page.text("main")
    assert _stands(application)["problem"] == (
        "Små företag i bruksorterna har ont om tid att ställa om. De finns i Dalarna. "
        "Och i Gävle."
    )


def test_clash_shows_both_and_mine_can_be_used(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "general")
    first, second = open_form(anna, path), open_form(anna, path)
    anna.post(path, {**first, "q-title": "Biogas"})
    answer = anna.post(path, {**second, "q-title": "Vätgas"})
    shown = anna.get(answer.headers["Location"])
    page = read(shown).text("main")
    assert "Biogas" in page
    assert "Vätgas" in page
    assert _stands(application, "general")["title"] == "Biogas"
    version = Section.objects.get(application=application, code="general").version
    use = {**open_form(anna, path), "asks": "title", "begun": str(version)}
    anna.post(path, {**use, "q-title": "Vätgas"})
    assert _stands(application, "general")["title"] == "Vätgas"


def test_script_is_told_what_stands(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    form = open_form(anna, path)
    told = anna.post(path, {**form, "q-problem": FIRST}, headers=JSON).json()
    assert (told["version"], told["own"]) == (1, 1)
    assert told["fields"]["q-problem"] == FIRST
    again = anna.post(path, {**form, "q-problem": FIRST}, headers=JSON).json()
    assert again["version"] == 1


def test_signed_out_form_is_kept_and_saved_after_signing_in(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    form = open_form(anna, path)
    gone = Client()
    assert (
        gone.post(path, {**form, "q-problem": FIRST}, headers=JSON).status_code == 401
    )
    kept = gone.post(path, {**form, "q-problem": FIRST}).headers["Location"]
    assert gone.get(kept).headers["Location"].startswith("/sv/konto/logga-in/?next=")
    assert Parked.objects.count() == 1
    answer = anna.get(kept)
    assert answer.status_code == 302
    assert _stands(application)["problem"] == FIRST
    assert not Parked.objects.exists()
    assert anna.get(kept).status_code == 404


def test_kept_form_is_given_to_nobody_else(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    kept = Client().post(path, {**open_form(anna, path), "q-problem": FIRST})
    colleague, _ = applicant("bo")
    stranger, _ = applicant("olle", OTHER)
    for client in (colleague, stranger):
        assert client.get(kept.headers["Location"]).status_code == 404
    assert "problem" not in _stands(application)


def test_form_without_its_pass_is_not_kept(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    form = open_form(anna, path)
    other = open_form(anna, section_at(application, "general"))
    for wrong in ("", "x", form["pass"] + "x", other["pass"]):
        answer = Client().post(path, {**form, "pass": wrong, "q-problem": FIRST})
        assert "/konto/logga-in/" in answer.headers["Location"]
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"q-problem": FIRST}).status_code == 403
    assert not Parked.objects.exists()


def test_outlived_token_loses_nothing(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = anna.cookies
    form = open_form(strict, path)
    answer = strict.post(path, {**form, "q-problem": FIRST})
    assert answer.status_code == 302
    strict.get(answer.headers["Location"])
    assert _stands(application)["problem"] == FIRST


def test_kept_form_of_a_sent_application_is_shown_not_lost(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    kept = Client().post(path, {**open_form(anna, path), "q-problem": FIRST})
    type(application).objects.update(state="submitted")
    page = read(anna.get(kept.headers["Location"])).text("main")
    assert "inte sparat" in page
    assert FIRST in page
    assert Parked.objects.exists()


def test_kept_forms_are_taken_away_after_a_while(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    form = {**open_form(anna, path), "q-problem": FIRST}
    Client().post(path, form)
    Parked.objects.update(at=timezone.now() - timedelta(days=8))
    Client().post(path, form)
    assert Parked.objects.count() == 1


def test_versions_are_compared_and_one_stands_again(anna: Client) -> None:
    application = begin(anna)
    write(anna, application, "description", {"problem": FIRST})
    write(anna, application, "description", {"problem": "Ett annat problem."})
    path = section_at(application, "description")
    listed = read(anna.get(f"{path}versioner/")).text("main")
    assert "Version 2" in listed
    shown = anna.get(f"{path}versioner/2/").content.decode()
    assert "<ins>" in shown
    assert "<del>" in shown
    assert anna.post(f"{path}versioner/1/").status_code == 302
    assert _stands(application)["problem"] == FIRST
    assert "Version 3" in read(anna.get(f"{path}versioner/")).text("main")
    assert anna.get(f"{path}versioner/9/").status_code == 404


def test_rows_are_added_and_taken_away_without_a_script(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "work_packages")
    form = {
        **open_form(anna, path),
        "q-packages-0-id": "a",
        "q-packages-0-name": "Start",
        "q-packages-1-id": "b",
        "q-packages-1-name": "Slut",
    }
    answer = anna.post(path, {**form, "add": "packages"})
    assert "q-packages-2-name" in anna.get(answer.headers["Location"]).content.decode()
    anna.post(path, {**form, **open_form(anna, path), "remove": "q-packages-0"})
    rows = _stands(application, "work_packages")["packages"]
    assert [one["name"] for one in rows] == ["Slut"]  # type: ignore[attr-defined]


def test_plan_is_kept_judged_and_kept_in_view_when_unreadable(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "plan")
    answer = anna.post(path, {**open_form(anna, path), **PLAN})
    assert answer.status_code == 302, read(answer).text("main")
    plan = _stands(application, "plan")["plan"]
    assert plan["staff"][0]["monthly_salary"] == "40000"  # type: ignore[index]
    page = read(anna.get(path)).text("main")
    assert "Planen håller" in page
    wrong = {**open_form(anna, path), **PLAN, "staff-0-hours": "många"}
    shown = anna.post(path, wrong).content.decode()
    assert "många" in shown
    assert "inte sparad" in shown
    assert _stands(application, "plan")["plan"] == plan


def test_comments_are_for_the_partners_and_journalled(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "description")
    assert anna.post(f"{path}kommentar/", {"text": "<b>Kolla</b>"}).status_code == 302
    assert "&lt;b&gt;Kolla" in anna.get(path).content.decode()
    one = Comment.objects.get()
    anna.post(f"{path}kommentar/", {"done": str(one.pk)})
    one.refresh_from_db()
    assert one.done
    assert anna.post(f"{path}kommentar/", {"text": " "}).status_code == 400
    assert (
        Entry.objects.filter(action="application.comment", outcome="done").count() == 1
    )


def test_nonsense_never_breaks_a_page(anna: Client) -> None:
    application = begin(anna)
    path = section_at(application, "general")
    for sent in (
        {"begun": "-1", "asks": "title", "q-title": "x\x00y"},
        {"begun": "9" * 50, "asks": "title places none", "q-places": ["99", "20"]},
        {"begun": "3s", "asks": "objective", "q-objective": "9.9"},
        {"asks": "starts", "q-starts": "i går"},
    ):
        assert anna.post(path, {**open_form(anna, path), **sent}).status_code == 302
    page = read(anna.get(f"{path}?saved=abc&more=none&check=1")).text("main")
    assert "ingår inte i utlysningen" in page
    assert "skriv datumet" in page
    assert anna.get(at(application, f"avsnitt/{uuid.uuid4()}/")).status_code == 404


def test_too_long_text_is_kept_and_told(anna: Client) -> None:
    application = begin(anna)
    write(anna, application, "general", {"summary": "x" * 1501})
    assert len(str(_stands(application, "general")["summary"])) == 1501
    page = read(anna.get(section_at(application, "general"))).text("main")
    assert "1 tecken för mycket" in page


def test_calls_own_questions_are_a_section_that_must_be_answered() -> None:
    label = {"sv": "Hur når ni unga?", "en": "How do you reach the young?"}
    open_call(questions=[{"code": "young", "label": label}])
    client, _ = applicant("anna")
    application = begin(client)
    assert "Utlysningens frågor" in read(client.get(at(application))).text("main")
    page = read(client.get(at(application, "kontrollera/"))).text("main")
    assert "Svar saknas: Hur når ni unga?" in page
    write(client, application, "call_questions", {"young": "Genom skolorna."})
    page = read(client.get(at(application, "kontrollera/"))).text("main")
    assert "Svar saknas: Hur når ni unga?" not in page
    assert "Genom skolorna." in page
