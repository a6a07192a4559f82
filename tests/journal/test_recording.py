import json

import pytest
from django.db import IntegrityError, connection, transaction

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions import note, recorded
from medel.journal.acts import Act
from medel.journal.canonical import Content
from medel.journal.errors import AppendOnlyError, JournalError, OpenTransactionError
from medel.journal.models import Content as StoredContent
from medel.journal.models import Entry
from medel.journal.states import Outcome
from medel.projects.models import Organisation
from tests.journal.acting import CASE, OFFICER, make_act

pytestmark = pytest.mark.django_db


class TooLateError(MedelError):
    """The call has closed."""


TOO_LATE = Text(sv="Utlysningen har stängt.", en="The call has closed.")


def _act(
    act: Act, *, before: Content | None = None, error: Exception | None = None
) -> None:
    with recorded(act):
        act.before = before or {}
        Organisation.objects.create(name="Falu kommun")
        if error:
            raise error


def _act_and_fail(act: Act) -> None:
    _act(act)
    raise TooLateError(TOO_LATE)


def _bodies() -> list[dict[str, object]]:
    entries = Entry.objects.order_by("number")
    return [json.loads(StoredContent.objects.get(pk=e.content).body) for e in entries]


def test_action_and_entry_are_both_done() -> None:
    with recorded(make_act(reason="Klart")) as act:
        act.before = {"state": "draft"}
        Organisation.objects.create(name="Falu kommun")
        act.after = {"state": "submitted"}
    entry = Entry.objects.get()
    assert (entry.number, entry.outcome, entry.day.isoformat()) == (
        1,
        Outcome.DONE,
        "2026-11-23",
    )
    assert _bodies() == [
        {
            "reason": "Klart",
            "before": {"state": "draft"},
            "after": {"state": "submitted"},
        }
    ]


def test_refusal_undoes_the_action_and_is_noted() -> None:
    with pytest.raises(TooLateError):
        _act(make_act(), before={"state": "draft"}, error=TooLateError(TOO_LATE))
    assert not Organisation.objects.exists()
    assert Entry.objects.get().outcome == Outcome.REFUSED
    assert _bodies() == [
        {"reason": "", "before": {"state": "draft"}, "refusal": TOO_LATE.model_dump()}
    ]


def test_other_error_undoes_the_action_and_leaves_no_entry() -> None:
    with pytest.raises(ZeroDivisionError):
        _act(make_act(), error=ZeroDivisionError())
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("broken", [0.5, {1: "ett"}, object(), "\ud800"])
def test_action_without_an_exact_entry_is_undone(broken: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        _act(make_act(), before={"share": broken})
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


def test_action_whose_entry_fails_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(Entry, "save", fail)
    with pytest.raises(JournalError):
        _act(make_act())
    assert not Organisation.objects.exists()
    assert not StoredContent.objects.exists()


def test_action_within_an_action_stands_and_falls_with_it() -> None:
    with pytest.raises(TooLateError), recorded(make_act("application.decide")):
        _act_and_fail(make_act("application.notify"))
    assert not Organisation.objects.exists()
    entries = Entry.objects.values_list("action", "outcome")
    assert list(entries) == [("application.decide", "refused")]


def test_refused_action_within_an_action_is_noted_though_the_outer_goes_on() -> None:
    with recorded(make_act("application.decide")):
        with pytest.raises(TooLateError):
            _act(make_act("application.notify"), error=TooLateError(TOO_LATE))
        Organisation.objects.create(name="Region Dalarna")
    assert [one.name for one in Organisation.objects.all()] == ["Region Dalarna"]
    assert set(Entry.objects.values_list("action", "outcome")) == {
        ("application.decide", "done"),
        ("application.notify", "refused"),
    }


@pytest.mark.django_db(transaction=True)
def test_entry_needs_the_transaction_of_its_action() -> None:
    with pytest.raises(OpenTransactionError):
        note(make_act())
    with transaction.atomic():
        note(make_act())
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_recorded_action_may_not_stand_in_a_transaction_of_others() -> None:
    with pytest.raises(RuntimeError), transaction.atomic(), recorded(make_act()):
        pass
    assert not Entry.objects.exists()


def test_entries_are_never_changed_or_removed_by_code() -> None:
    entry = note(make_act())
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        entry.delete()
    with pytest.raises(AppendOnlyError):
        Entry.objects.filter(kind=CASE.kind).update(role="auditor")
    with pytest.raises(AppendOnlyError):
        Entry.objects.all().delete()


@pytest.mark.parametrize("table", ["entry", "content"])
@pytest.mark.parametrize(
    "statement", ["UPDATE journal_{} SET {} = 'x'", "DELETE FROM journal_{}"]
)
def test_entries_are_never_changed_or_removed_past_the_code(
    table: str, statement: str
) -> None:
    note(make_act(by=OFFICER))
    column = {"entry": "role", "content": "salt"}[table]
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table, column))
    assert Entry.objects.get().role == "case_officer"
