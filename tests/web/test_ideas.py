import logging
from io import StringIO

import pytest
from django.test import Client

from tests.conftest import CODE
from tests.web.reading import read

pytestmark = pytest.mark.django_db
SV = f"/sv/{CODE}/testa-din-ide/"
EN = f"/en/{CODE}/test-your-idea/"
IDEA = (
    "Solel på natten\nMånga småföretag i Dalarna saknar el på kvällen. Vi vill bygga "
    "en testbädd med batterilager <b>tillsammans</b> med högskolan."
)
SENT = {
    "text": IDEA,
    "county": ["20"],
    "applicant": "university",
    "project_type": "pre_study",
    "total": "2 000 000 kr",
}


def test_form_asks_and_says_that_it_is_guidance(visitor: Client) -> None:
    page = read(visitor.get(SV))
    assert {one["name"] for one in page.of("textarea")} == {"text"}
    names = {one.get("name") for one in (*page.of("input"), *page.of("select"))}
    assert names == {"county", "applicant", "project_type", "total"}
    assert len(page.of("input", name="county")) == 21
    assert "vägledning och inget beslut" in page.text("main")


@pytest.mark.parametrize(("path", "told"), [(SV, "Idén ligger nära"), (EN, "close to")])
def test_answer_tells_what_fits_and_why(visitor: Client, path: str, told: str) -> None:
    answer = visitor.post(path, SENT)
    text = read(answer).text("main")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert told in text
    assert "batterilager" in text
    for code in ("1.1", "1.2", "1.3", "1.4", "2.3", "2.6"):
        assert f"{code} " in text


def test_answer_holds_what_was_written(visitor: Client) -> None:
    answer = visitor.post(SV, SENT)
    page = read(answer)
    text = answer.content.decode()
    assert "&lt;b&gt;tillsammans" in text
    assert "<b>tillsammans" not in text
    (chosen,) = page.of("input", type="checkbox", value="20")
    assert "checked" in chosen
    assert page.of("input", name="total", value="2 000 000 kr")
    assert "högst 1 860 000" in page.text("main").replace("\xa0", " ")


def test_same_idea_can_be_read_in_the_other_language(visitor: Client) -> None:
    page = read(visitor.post(SV, SENT))
    assert EN in {one["action"] for one in page.of("form")}
    assert page.of("input", type="hidden", name="total", value="2 000 000 kr")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "?!"}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({}, "text"),
        ({**SENT, "total": "mycket"}, "total"),
        ({**SENT, "total": "-5"}, "total"),
        ({**SENT, "total": "9" * 13}, "total"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    visitor: Client, sent: dict[str, object], field: str
) -> None:
    answer = visitor.post(SV, sent)
    page = read(answer)
    assert answer.status_code == 422
    assert page.text("title").startswith("Fel:")
    assert page.of("a", href=f"#{field}")
    (wrong,) = [
        one
        for one in (*page.of("textarea"), *page.of("input"))
        if one.get("aria-invalid") == "true"
    ]
    assert wrong["name"] == field
    assert f"{field}-error" in wrong["aria-describedby"]


@pytest.mark.parametrize(
    "sent",
    [
        {"text": "x\x00y\u202e biogas", "county": "99", "applicant": "kung"},
        {"text": "biogas", "project_type": ["a", "b"], "total": ""},
        {"text": "<script>alert(1)</script> {{ 7 }} {words} %s {name}"},
        {"text": "Vårt företag {sv} {limit} köper", "county": ["20", "20", "01"]},
    ],
)
def test_nonsense_gets_an_answer(visitor: Client, sent: dict[str, object]) -> None:
    answer = visitor.post(SV, sent)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_idea_that_fits_nothing_leads_on(visitor: Client) -> None:
    text = read(visitor.post(SV, {"text": "Måla bygdegården"})).text("main")
    assert "Andra som kan betala" in text
    assert "Leader" in text


def test_sheet_is_in_the_order_of_the_application_and_in_swedish(
    visitor: Client,
) -> None:
    empty = read(visitor.get(f"{SV}underlag/")).text("main")
    filled = read(visitor.post(f"{EN}sheet/", SENT)).text("main")
    heads = ["1. Övergripande", "2. Sökande", "4. Projektbeskrivning", "8. Statsstöd"]
    for text in (empty, filled):
        places = [text.index(head) for head in heads]
        assert places == sorted(places)
    assert "Solel på natten" in filled
    assert "Dalarna" in filled
    assert "2 000 000 kr" in filled.replace("\xa0", " ")
    assert "Dalarna" not in empty


def test_idea_is_not_logged(visitor: Client) -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        for path in (SV, f"{SV}underlag/"):
            visitor.post(path, {**SENT, "text": "Kvastfening batterilager"})
            visitor.post(path, {**SENT, "text": "Kvastfening" * 3000})
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
    assert "Kvastfening" not in written.getvalue()


def test_only_asking_and_sending_are_taken(visitor: Client) -> None:
    answer = visitor.put(SV)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST"
