"""Attachments: taken by content, kept by key, given out as files and nothing else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from medel.applications.models import Attachment
from medel.applications.storing import place_of
from medel.programmes import attachments as kinds
from medel.programmes.attachments import FileType
from tests.applications.test_recognising import TAKEN
from tests.web.applications.making import applicant, at, begin, hand_in, open_call, pdf
from tests.web.reading import read

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anna() -> Client:
    """Give somebody of an organisation, with a call to apply in."""
    open_call()
    return applicant("anna")[0]


def test_file_is_kept_by_key_and_given_out_as_a_file(anna: Client) -> None:
    application = begin(anna)
    name = "../../<script>alert(1)</script>.pdf"
    assert hand_in(anna, application, "signatory", name=name).status_code == 302
    kept = Attachment.objects.get()
    place = place_of(kept.key)
    assert place.read_bytes() == pdf("signatory") or place.stat().st_size == kept.size
    assert place.name == str(kept.key)
    assert place.stat().st_mode & 0o077 == 0
    page = anna.get(at(application, "filer/")).content.decode()
    assert "<script>alert" not in page
    answer = anna.get(at(application, f"filer/{kept.key}/"))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    answer.close()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "tom"),
        (b"<html><script>alert(1)</script></html>", "ingen av de filtyper"),
        (b"%PDF-1.4 broken", "skadad"),
        (b"\x89PNG\r\n\x1a\n", "skadad"),
    ],
)
def test_wrong_files_are_refused_in_words_and_nothing_is_kept(
    anna: Client, content: bytes, told: str
) -> None:
    application = begin(anna)
    answer = hand_in(anna, application, "signatory", content)
    page = read(answer)
    assert told in page.text("main")
    assert "Inget är sparat" in page.text("main")
    assert page.text("title").startswith("Fel:")
    assert not Attachment.objects.exists()


def test_type_that_the_kind_does_not_take_is_refused(anna: Client) -> None:
    application = begin(anna)
    answer = hand_in(anna, application, "state_aid_form", TAKEN[FileType.PNG])
    assert "här tas PDF emot" in read(answer).text("main")


def test_too_large_is_refused_before_it_is_read(anna: Client) -> None:
    application = begin(anna)
    answer = anna.post(
        at(application, "filer/"), {"kind": "other"}, CONTENT_LENGTH="1000000000"
    )
    assert answer.status_code == 413
    assert "högst 20 MB" in read(answer).text("main")


def test_files_of_an_application_are_limited_together(
    anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = begin(anna)
    small = kinds.attachments().model_copy(update={"largest_application": 100})
    monkeypatch.setattr("medel.applications.actions.files.attachments", lambda: small)
    answer = hand_in(anna, application, "signatory")
    assert "tillsammans" in read(answer).text("main")
    assert not Attachment.objects.exists()


def test_same_name_becomes_a_version_and_the_old_one_can_be_read(anna: Client) -> None:
    application = begin(anna)
    hand_in(anna, application, "signatory", pdf("first"), "intyg.pdf")
    hand_in(anna, application, "signatory", pdf("second"), "intyg.pdf")
    old, new = Attachment.objects.order_by("pk")
    assert old.replaced_by == new
    given = anna.get(at(application, f"filer/{old.key}/"))
    assert given.status_code == 200
    given.close()
    again = hand_in(anna, application, "signatory", place_of(new.key).read_bytes())
    assert "Samma fil" in read(again).text("main")
    anna.post(at(application, f"filer/{new.key}/ta-bort/"))
    new.refresh_from_db()
    assert new.removed
    assert place_of(new.key).exists()


def test_file_of_another_application_is_not_there(anna: Client) -> None:
    first, second = begin(anna), begin(anna)
    hand_in(anna, first, "signatory")
    kept = Attachment.objects.get()
    assert anna.get(at(second, f"filer/{kept.key}/")).status_code == 404


def test_kind_that_is_none_and_missing_file_are_told(anna: Client) -> None:
    application = begin(anna)
    sent = SimpleUploadedFile("x.pdf", pdf())
    answer = anna.post(at(application, "filer/"), {"kind": "../x", "file": sent})
    assert answer.status_code == 200
    answer = anna.post(at(application, "filer/"), {"kind": "other"})
    assert read(answer).text("title").startswith("Fel:")
    assert not Attachment.objects.exists()
