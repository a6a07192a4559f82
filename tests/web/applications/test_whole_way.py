"""An application's whole way by plain forms: no script is needed for any of it."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from medel.applications.models import Application, Completion, Submission
from medel.parties.states import Role
from tests.process import cast
from tests.web.applications.making import (
    applicant,
    at,
    begin,
    fill,
    hand_in,
    open_call,
    pdf,
    write,
)
from tests.web.reading import read

pytestmark = pytest.mark.django_db(transaction=True)


def _send(client: Client, application: Application, do: str = "send") -> str:
    answer = client.post(at(application, "kontrollera/"), {"declared": "on", "do": do})
    assert answer.status_code == 302, read(answer).text("main")
    application.refresh_from_db()
    return str(answer.headers["Location"])


def test_sent_signed_on_paper_and_read_on_the_receipt() -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    assert "Inte påbörjad" in read(client.get(at(application))).text("main")
    fill(client, application)
    assert "Inget saknas" in read(client.get(at(application, "kontrollera/"))).text(
        "main"
    )
    receipt = client.get(_send(client, application))
    page = read(receipt).text("main")
    sent = Submission.objects.get()
    assert application.state == "submitted_unsigned"
    assert application.case_id in page
    assert sent.sha256 in page
    written = client.get(at(application, "kvitto/1/fil/"))
    assert written.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(written.content)) as document:
        assert document.Root.MarkInfo.Marked
        assert application.case_id in str(document.docinfo["/Title"])
    sheet = SimpleUploadedFile("underskrift.pdf", pdf("sheet"))
    answer = client.post(at(application, "skriv-under/"), {"file": sheet})
    assert answer.status_code == 302, read(answer).text("main")
    application.refresh_from_db()
    assert application.state == "submitted"
    assert sent.signature.way == "paper"


def test_signatory_signs_and_sends_at_once() -> None:
    open_call()
    client, person = applicant("bo", role=Role.AUTHORISED_SIGNATORY)
    application = begin(client)
    fill(client, application)
    _send(client, application, "sign")
    assert application.state == "submitted"
    signature = Submission.objects.get().signature
    assert (signature.way, signature.given_by) == ("electronic", str(person.pk))


def test_signatory_signs_what_a_colleague_sent() -> None:
    open_call()
    client, _ = applicant("anna")
    signatory, _ = applicant("bo", role=Role.AUTHORISED_SIGNATORY)
    application = begin(client)
    fill(client, application)
    _send(client, application)
    # An applicant who is no signatory cannot sign on the page, whatever they post.
    client.post(at(application, "skriv-under/"), {"do": "page"})
    application.refresh_from_db()
    assert application.state == "submitted_unsigned"
    signatory.post(at(application, "skriv-under/"), {"do": "page"})
    application.refresh_from_db()
    assert application.state == "submitted"


def test_holes_are_listed_with_links_and_nothing_is_sent() -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    answer = client.post(at(application, "kontrollera/"), {"declared": "on"})
    page = read(answer)
    hrefs = [one["href"] for one in page.of("a") if "?check=1#q-" in one["href"]]
    assert len(hrefs) > 20
    application.refresh_from_db()
    assert application.state == "draft"
    for href in hrefs[:1]:
        path, _, mark = href.partition("#")
        shown = client.get(path).content.decode()
        assert f'id="{mark}"' in shown


def test_declaration_is_required() -> None:
    open_call()
    client, _ = applicant("anna")
    application = begin(client)
    fill(client, application)
    answer = client.post(at(application, "kontrollera/"), {"do": "send"})
    assert "Intyga att uppgifterna" in read(answer).text("main")
    assert not Submission.objects.exists()


def test_sending_after_closing_is_refused_and_the_draft_stays() -> None:
    call = open_call()
    client, _ = applicant("anna")
    application = begin(client)
    fill(client, application)
    call.closes = call.opens.replace(year=call.opens.year - 1)
    call.opens = call.closes.replace(year=call.closes.year - 1)
    call.save()
    answer = client.post(
        at(application, "kontrollera/"), {"declared": "on", "do": "send"}
    )
    assert "Utlysningen är inte öppen" in read(answer).text("main")
    application.refresh_from_db()
    assert application.state == "draft"


def test_completion_is_answered_and_compared_with_what_was_sent() -> None:
    open_call()
    client, _ = applicant("bo", role=Role.AUTHORISED_SIGNATORY)
    application = begin(client)
    fill(client, application)
    _send(client, application, "sign")
    assert (
        write(client, application, "description", {"problem": "Nytt"}).status_code
        != 302
    )
    _ask(
        application,
        {"description": "Vilka är målgruppen?", "documents": "Vad kostar det?"},
    )
    page = read(client.get(at(application, "komplettera/"))).text("main")
    assert "Vilka är målgruppen?" in page
    answer = client.post(at(application, "komplettera/"), {"do": "send"})
    assert "Alla frågor är inte besvarade" in read(answer).text("main")
    assert write(client, application, "applicant", {"capacity": "x"}).status_code != 302
    written = {"target_group": "Småföretagare i Falun och deras anställda."}
    full = {**dict(cast.ANSWERS["description"]), **written}
    assert write(client, application, "description", full).status_code == 302
    assert "Småföretagare" in read(client.get(at(application, "komplettera/"))).text(
        "main"
    )
    one = Completion.objects.get()
    told = {f"reply-{one.pk}-documents": "Se planen.", "do": "send"}
    answer = client.post(at(application, "komplettera/"), told)
    assert answer.status_code == 302, read(answer).text("main")
    application.refresh_from_db()
    assert application.state == "under_check"
    first, second = Submission.objects.order_by("number")
    assert first.sha256 != second.sha256
    assert first.content["sections"]["description"]["target_group"] == cast.LONG


def test_withdrawn_and_discarded() -> None:
    open_call()
    client, _ = applicant("bo", role=Role.AUTHORISED_SIGNATORY)
    application = begin(client)
    fill(client, application)
    _send(client, application, "sign")
    answer = client.post(at(application, "ta-tillbaka/"), {"reason": "Ingen tid."})
    assert answer.status_code == 302
    application.refresh_from_db()
    assert application.state == "withdrawn"
    draft = begin(client)
    client.post(at(draft, "kassera/"))
    draft.refresh_from_db()
    assert draft.state == "discarded"
    assert write(client, draft, "general", {"title": "x"}).status_code != 302


def test_file_of_a_locked_application_stays() -> None:
    open_call()
    client, _ = applicant("bo", role=Role.AUTHORISED_SIGNATORY)
    application = begin(client)
    fill(client, application)
    _send(client, application, "sign")
    kept = application.attachments.count()
    answer = hand_in(client, application, "other", name="sent.pdf")
    assert answer.status_code == 200
    assert "Inget är sparat" in read(answer).text("main")
    assert application.attachments.count() == kept


def _ask(application: Application, asks: dict[str, str]) -> None:
    Completion.objects.create(
        application=application,
        asked=timezone.now(),
        due=timezone.localdate() + timedelta(days=14),
        asks=asks,
    )
    Application.objects.filter(pk=application.pk).update(state="completion_requested")
