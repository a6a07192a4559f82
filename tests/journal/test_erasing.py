import pytest
from django.db import IntegrityError, connection, transaction

from medel.journal.actions import erase_content, note
from medel.journal.acts import Case
from medel.journal.errors import AppendOnlyError, JournalError
from medel.journal.models import Content, Entry
from medel.journal.queries import read_case
from medel.journal.verifying import verify
from tests.journal.acting import CASE, NOON, OFFICER, make_act

pytestmark = pytest.mark.django_db


def _erase(number: int, reason: str = "Begäran om radering") -> Entry:
    return erase_content(CASE, number, by=OFFICER, reason=reason, at=NOON)


def test_erased_entry_still_tells_who_when_and_what() -> None:
    note(make_act(reason="Anna Andersson är sjuk"))
    _erase(1)
    first, erasure = read_case(CASE)
    assert first.is_erased
    assert (first.entry.person, first.entry.action) == ("p-9", "application.submit")
    assert erasure.told["reason"] == "Begäran om radering"
    assert erasure.told["after"] == {"number": 1}
    assert erasure.entry.erases == first.entry.content
    assert "Anna" not in str(list(Content.objects.values()))
    assert verify().holds


@pytest.mark.parametrize(("number", "reason"), [(9, "Ja"), (1, ""), (1, "  ")])
def test_erasure_without_content_or_reason_is_refused(number: int, reason: str) -> None:
    note(make_act())
    with pytest.raises(JournalError):
        _erase(number, reason)
    assert (Entry.objects.count(), Content.objects.count()) == (1, 1)


def test_content_is_erased_once_and_an_erasure_never() -> None:
    note(make_act())
    _erase(1)
    for number in (1, 2):
        with pytest.raises(JournalError):
            _erase(number)
    assert Entry.objects.count() == 2


def test_content_that_no_entry_erases_stays() -> None:
    note(make_act())
    note(make_act(case=Case("call", "2026-1")))
    _erase(1)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Content.objects.all().erase()
    with pytest.raises(AppendOnlyError):
        Content.objects.all().delete()
    assert Content.objects.count() == 2


def test_same_words_have_different_hashes() -> None:
    entries = [note(make_act(reason="Nej")) for _ in range(2)]
    assert entries[0].content != entries[1].content


def test_failed_erasure_leaves_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    note(make_act())
    monkeypatch.setattr("medel.journal.actions.erasing.note", lambda *_, **__: None)
    with pytest.raises(IntegrityError):
        _erase(1)
    monkeypatch.undo()
    assert connection.is_usable()
    assert (Entry.objects.count(), Content.objects.count()) == (1, 1)
