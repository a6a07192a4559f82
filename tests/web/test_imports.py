"""The import page: a list from a file into the bank, step by step, and its guards."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import cast as typed

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from medel.projects import uploads
from medel.projects.actions import steps
from medel.projects.actions import uploads as actions
from medel.projects.models import Project, Upload
from tests.parties.people import cast
from tests.web.reading import Page, read

pytestmark = pytest.mark.django_db
PAGE = "/sv/arbetsbord/importera/"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
LIST = """\
Ärendenummer;Projektnamn;Stödmottagare;Beviljat EU-stöd (SEK);Startdatum;Kontaktperson
20200001;Ett projekt;Region Dala;1 000 000;2021-01-01;Eva Ek eva@example.org
20200002;Ett till;Region Dala;2 000 000;2021-02-31;Adam Al adam@example.org
20200003;Ett tredje;Högskolan;3 000 000;2021-03-01;Eva Ek eva@example.org
"""


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take each step in the test's own process; its database is seen by no other."""

    def read_now(number: int) -> None:
        steps.take_step(number, at=timezone.now())

    monkeypatch.setattr(actions, "start_reader", read_now)
    yield
    for one in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        uploads.drop(int(one.name)) if one.name.isdigit() else None


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(cast("officer"))
    return client


def _send(
    client: Client, body: bytes | str, name: str = "lista.csv", **more: object
) -> HttpResponse:
    stream = BytesIO(body.encode() if isinstance(body, str) else body)
    stream.name = name
    return typed("HttpResponse", client.post(PAGE, {"list": stream, **more}))


def _press(client: Client, path: str, act: str, **more: str) -> Page:
    client.post(path, {"act": act, **more})
    return read(client.get(path))


def _fields(page: Page) -> dict[str, str]:
    """Give the fields of the mapping as the page has chosen them."""
    chosen = {
        attributes["name"]: attributes["value"]
        for tag, attributes in page.elements
        if tag == "input" and attributes.get("id", "").startswith("constant-")
    }
    name = ""
    for tag, attributes in page.elements:
        if tag == "select":
            name = attributes["name"]
        elif tag == "option" and "selected" in attributes and "value" in attributes:
            chosen[name] = attributes["value"]
    return chosen


def test_list_goes_through_all_steps_into_the_bank(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    looked = read(officer.get(path))
    fields = _fields(looked)
    assert [fields[f"field-{at}"] for at in range(6)] == [
        *("case_number", "title", "beneficiary", "eu_amount", "start", "personal"),
    ]
    assert "eva@example.org" not in looked.text("main")
    tried = _press(officer, path, "try", **fields)
    assert "Steg 2 av 3" in tried.text("main")
    assert "2021-02-31" in tried.text("main")
    assert not Project.objects.exists()
    done = _press(officer, path, "import")
    assert "Steg 3 av 3" in done.text("main")
    assert {one.case_number for one in Project.objects.all()} == {
        "20200001",
        "20200003",
    }
    assert "Ett tredje" in done.text("main")
    upload = Upload.objects.get()
    assert (upload.kept, uploads.folder_of(upload.pk).exists()) == (False, False)
    assert upload.outcome["created"] == 2
    assert "eva@example.org" not in str(Upload.objects.values())


def test_trial_and_import_of_the_same_list_again_change_nothing(
    officer: Client,
) -> None:
    for turn in ("first", "second"):
        path = _send(officer, LIST).headers["Location"]
        _press(officer, path, "try")
        _press(officer, path, "import")
        assert Project.objects.count() == 2, turn
    assert Upload.objects.order_by("pk").last().outcome["unchanged"] == 2  # type: ignore[union-attr]


def test_column_that_was_guessed_wrong_is_put_right_and_kept(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    fields = _fields(read(officer.get(path)))
    fields["field-2"] = "partners"
    _press(officer, path, "try", **{**fields, "currency": "EUR"})
    saved = officer.get(f"{path}mappning/")
    told = saved.content.decode()
    assert 'field = "partners"' in told
    assert 'currency = "EUR"' in told
    assert "attachment" in saved.headers["Content-Disposition"]
    stream = BytesIO(saved.content)
    stream.name = "mapping.toml"
    again = _send(officer, LIST, mapping=stream).headers["Location"]
    assert _fields(read(officer.get(again)))["field-2"] == "partners"


def test_encoding_is_stated_where_the_found_one_is_wrong(officer: Client) -> None:
    path = _send(officer, LIST.encode("cp1257")).headers["Location"]
    page = _press(officer, path, "look", encoding="cp1257")
    assert "Ärendenummer" in page.text("table")
    assert Upload.objects.get().mapping.count('encoding = "cp1257"') == 1
    wrong = officer.post(path, {"act": "look", "encoding": "klingon"})
    assert "känns inte igen" in read(wrong).text("main")


@pytest.mark.parametrize(
    ("body", "name", "told"),
    [
        (b"", "tom.csv", "tom"),
        (b"\x7fELF\x01\x02" + bytes(range(256)) * 40, "x.csv", "Steg"),
        (b"PK\x03\x04nonsense" * 20, "x.xlsx", ""),
        ("bara ett ord", "x.csv", "ingen lista"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "x.xml", ""),
    ],
)
def test_file_that_is_no_list_is_refused_on_the_page(
    officer: Client, body: bytes | str, name: str, told: str
) -> None:
    answer = _send(officer, body, name)
    if answer.status_code == 302:
        page = read(officer.get(answer.headers["Location"]))
        assert page.of("div", **{"class": "finding finding-fail"})
        assert Upload.objects.get().state == "refused"
    else:
        page = read(answer)
        assert page.text("title").startswith("Fel:")
    assert not Project.objects.exists()
    assert told == "Steg" or told in page.text("main")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..\\..\\boot.ini",
        "<script>alert(1)</script>.csv",
        "x" * 200,
    ],
)
def test_name_of_a_file_is_never_a_path_nor_code(officer: Client, name: str) -> None:
    answer = _send(officer, LIST, name)
    upload = Upload.objects.get()
    assert "/" not in upload.name
    assert "\\" not in upload.name
    inside = uploads.file_of(upload.pk, upload.name).resolve()
    assert inside.is_relative_to(uploads.folder_of(upload.pk).resolve())
    assert b"<script>alert" not in officer.get(answer.headers["Location"]).content


def test_file_is_not_taken_from_whoever_may_not_send_it() -> None:
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    before = set(folder.iterdir())
    stranger = Client()
    stranger.force_login(cast("auditor"))
    assert _send(stranger, LIST).status_code == 403
    assert _send(Client(), LIST).status_code == 302
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(cast("officer"))
    assert _send(forger, LIST).status_code == 403
    assert not Upload.objects.exists()
    assert set(folder.iterdir()) == before


def test_file_over_the_limit_is_refused_before_it_is_read(officer: Client) -> None:
    answer = officer.post(
        PAGE,
        b"x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="2000000000",
    )
    assert answer.status_code == 413
    assert "högst 1 GB" in read(answer).text("main")


def test_file_over_the_limit_is_not_kept(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medel.web.uploading.MOST_BYTES", 100)
    answer = _send(officer, LIST)
    assert answer.status_code in {200, 400, 413}
    assert not Upload.objects.exists()


def test_file_sent_to_another_form_is_not_read() -> None:
    stream = BytesIO(b"x" * 1000)
    stream.name = "x.bin"
    answer = Client().post("/sv/konto/logga-in/", {"login": "x", "file": stream})
    assert answer.status_code in {200, 400}


def test_import_needs_a_trial_first(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    answer = officer.post(path, {"act": "import"})
    assert "Det gick inte" in read(answer).text("main")
    assert not Project.objects.exists()


def test_form_pressed_twice_imports_once(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    _press(officer, path, "try")
    _press(officer, path, "import")
    again = officer.post(path, {"act": "import"})
    assert "Det gick inte" in read(again).text("main")
    assert Project.objects.count() == 2


def test_work_that_is_going_on_is_shown_and_not_begun_twice(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    number = Upload.objects.get().pk
    Upload.objects.update(state="working", step="import", begun=timezone.now())
    with uploads.at_work(number):
        uploads.Notes(number).write(1, 4)
        page = officer.get(path)
        assert page.headers["Refresh"] == "3"
        assert "25 % är läst" in read(page).text("main")
        steps.take_step(number, at=timezone.now())
        removed = officer.post(path, {"act": "remove"})
        assert "håller på att läsas" in read(removed).text("main")
    assert not Project.objects.exists()


def test_work_that_broke_off_is_told_and_begun_again(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    _press(officer, path, "try")
    then = timezone.now() - timedelta(minutes=1)
    Upload.objects.update(state="working", step="import", begun=then)
    page = read(officer.get(path))
    assert "Arbetet bröts" in page.text("main")
    assert "Steg 3" in _press(officer, path, "resume").text("main")
    assert Project.objects.count() == 2


def test_failure_of_ours_leaves_the_bank_as_it_was(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _send(officer, LIST).headers["Location"]
    _press(officer, path, "try")

    def fail(*parts: object, **named: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(steps, "tell_outcome", fail)
    with pytest.raises(RuntimeError):
        officer.post(path, {"act": "import"})
    page = read(officer.get(path))
    assert "gick fel hos oss" in page.text("main")
    assert not Project.objects.exists()


def test_file_goes_after_a_day(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    upload = Upload.objects.get()
    assert actions.tidy_uploads(now=upload.arrived + timedelta(hours=23)) == 0
    assert actions.tidy_uploads(now=upload.arrived + timedelta(hours=25)) == 1
    assert not uploads.folder_of(upload.pk).exists()
    assert "Filen är borttagen" in read(officer.get(path)).text("main")
    again = officer.post(path, {"act": "try"})
    assert "Ladda upp den igen" in read(again).text("main")


def test_list_can_be_taken_away(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    number = Upload.objects.get().pk
    assert officer.post(path, {"act": "remove"}).headers["Location"] == PAGE
    assert officer.get(path).status_code == 404
    assert not uploads.folder_of(number).exists()


@pytest.mark.skipif(not SHARED.exists(), reason="the file is not at hand")
def test_projektbanken_goes_in_without_a_change(officer: Client) -> None:
    file = SHARED / "projektbanken-2014-2020.csv"
    path = _send(officer, file.read_bytes(), file.name).headers["Location"]
    _press(officer, path, "try", **_fields(read(officer.get(path))))
    _press(officer, path, "import")
    outcome = Upload.objects.get().outcome
    assert (outcome["created"], outcome["left_out"]) == (259, 0)
    assert outcome["sums"]["eu"] == {"SEK": "3198000823"}


def test_licence_of_the_list_is_stated_on_the_page(officer: Client) -> None:
    path = _send(officer, LIST).headers["Location"]
    fields = _fields(read(officer.get(path)))
    assert fields["licence"] == ""
    _press(officer, path, "try", **{**fields, "licence": "CC-BY-4.0"})
    _press(officer, path, "import")
    assert {one.origin.licence for one in Project.objects.all()} == {"CC-BY-4.0"}


def test_every_field_of_a_column_has_a_name(officer: Client) -> None:
    heading = "operation_id;beneficiary_name;start_date;total_cost;eu_rate;title_sv"
    more = ";contractor_names;end_date_is_actual;location_basis"
    row = "1;Region Dala;2021-01-01;1000;40;Ett;Bygg AB;true;operation"
    path = _send(officer, f"{heading}{more}\n{row}\n").headers["Location"]
    fields = _fields(read(officer.get(path)))
    assert {"contractors", "end_is_actual", "location_basis"} <= set(fields.values())
