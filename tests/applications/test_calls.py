from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from medel.applications.actions import calls as actions
from medel.applications.actions.purses import PurseError, open_purse, revalue_purse
from medel.applications.clock import find_state, is_open, is_sealed
from medel.applications.models import Call, CallChange, Purse
from medel.applications.queries import calls as queries
from medel.applications.terms import TermsError, find_misses
from medel.core.errors import MedelError
from medel.journal.acts import Actor
from medel.journal.queries import read_case
from medel.journal.verifying import verify
from medel.programmes.catalogue import installed
from medel.rules.steps import StepRefusedError
from tests.conftest import CODE
from tests.decisions.cases import make_case
from tests.process.cast import APPLICANT, CLOSES, MANAGER, OPENS, START, make_call

pytestmark = pytest.mark.django_db(transaction=True)


def _draft(**terms: object) -> Call:
    told = {
        "programme": CODE,
        "code": "omstallning",
        "title_sv": "Omställning",
        "title_en": "Transition",
        "summary_sv": "Sök.",
        "summary_en": "Apply.",
        "who_sv": "Juridiska personer.",
        "who_en": "Legal persons.",
        "objectives": ["2.6"],
        "project_types": ["project"],
        "cost_options": ["staff_plus_flat"],
        "max_eu_share": Decimal("0.5"),
        "budget": Decimal(10_000_000),
        "opens": OPENS,
        "closes": CLOSES,
        **terms,
    }
    return actions.draft_call(Call(**told), by=MANAGER, at=START)


def _published(**terms: object) -> Call:
    call = _draft(**terms)
    actions.publish_call(call, by=MANAGER, at=START)
    return call


def test_a_draft_is_nobodys_until_it_is_published() -> None:
    call = _draft()
    assert queries.find_public(CODE, call.code, at=START) is None
    actions.publish_call(call, by=MANAGER, at=START)
    found = queries.find_public(CODE, call.code, at=START)
    assert found is not None
    assert found.state == "published"


@pytest.mark.parametrize(
    "wrong",
    [
        {"summary_en": ""},
        {"objectives": []},
        {"objectives": ["9.9"]},
        {"project_types": ["dance"]},
        {"cost_options": []},
        {"counties": ["99"]},
        {"budget": Decimal(0)},
        {"max_eu_share": Decimal("0.51")},
        {"programme": "nowhere-2021-2027"},
    ],
)
def test_a_call_with_holes_is_not_published(wrong: dict[str, Any]) -> None:
    call = _draft(**wrong)
    assert find_misses(call)
    with pytest.raises(TermsError):
        actions.publish_call(call, by=MANAGER, at=START)
    assert Call.objects.get().state == "draft"


def test_a_call_whose_closing_has_passed_is_not_published() -> None:
    with pytest.raises(TermsError):
        actions.publish_call(_draft(), by=MANAGER, at=CLOSES)


@pytest.mark.parametrize("by", [APPLICANT, Actor(role="case_officer", person="3")])
def test_only_programme_managers_publish(by: Actor) -> None:
    with pytest.raises(StepRefusedError):
        actions.publish_call(_draft(), by=by, at=START)
    assert not Purse.objects.exists()


def test_a_code_is_taken_once() -> None:
    _draft()
    with pytest.raises(actions.CallError):
        _draft()


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (OPENS - timedelta(seconds=1), "published"),
        (OPENS, "open"),
        (CLOSES - timedelta(seconds=1), "open"),
        (CLOSES, "closed"),
    ],
)
def test_a_call_is_open_at_its_minute_before_anyone_noted_it(
    at: datetime, state: str
) -> None:
    call = _published(sealed=True)
    assert call.state == "published"
    assert find_state(call, at=at) == state
    assert is_open(call, at=at) == (state == "open")
    assert is_sealed(call, at=at) == (state != "closed")


def test_the_clock_opens_and_closes_and_does_it_once() -> None:
    call = _published()
    assert actions.follow_clocks(at=OPENS) == {"open": 1, "close": 0}
    assert actions.follow_clocks(at=OPENS) == {"open": 0, "close": 0}
    assert actions.follow_clocks(at=CLOSES) == {"open": 0, "close": 1}
    by = [one.entry.role for one in read_case(actions.name_call(call))][-2:]
    assert by == ["system", "system"]


def test_a_clock_that_slept_takes_both_steps() -> None:
    _published()
    assert actions.follow_clocks(at=CLOSES) == {"open": 1, "close": 1}
    assert Call.objects.get().state == "closed"


def test_the_clock_does_not_undo_money_taken_meanwhile() -> None:
    stale = _published()
    Call.objects.update(granted=700_000)
    actions.follow_clock(stale, at=OPENS)
    assert Call.objects.get().granted == 700_000


def test_an_amendment_is_shown_with_its_date_and_reason() -> None:
    call = _published()
    terms = {"budget": Decimal(20_000_000), "title_sv": "Omställning"}
    actions.amend_call(call, terms, "Mer pengar.", by=MANAGER, at=OPENS)
    (change,) = CallChange.objects.all()
    assert (change.field, change.after, change.at) == ("budget", "20000000", OPENS)
    assert change.reason == "Mer pengar."
    assert Call.objects.get().changed == OPENS


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"budget": Decimal(20_000_000)}, " "),
        ({"budget": Decimal(600_000)}, "Mindre."),
        ({"closes": CLOSES + timedelta(days=1)}, "Längre."),
        ({"objectives": []}, "Inga."),
        ({"questions": [{"code": "x1"}]}, "Fler frågor."),
        ({"sealed": True}, "Hemligt."),
    ],
)
def test_amendments_that_would_deceive_applicants_are_refused(
    terms: dict[str, Any], reason: str
) -> None:
    call = _published()
    Call.objects.update(granted=700_000)
    with pytest.raises(MedelError):
        actions.amend_call(call, terms, reason, by=MANAGER, at=OPENS)
    assert not CallChange.objects.exists()
    assert Call.objects.get().budget == 10_000_000


def test_before_it_opens_the_questions_can_still_be_amended() -> None:
    call = _published()
    asked = [{"code": "x1", "label": {"sv": "Hur?", "en": "How?"}}]
    before = OPENS - timedelta(hours=1)
    actions.amend_call(call, {"questions": asked}, "Fråga.", by=MANAGER, at=before)
    assert Call.objects.get().questions == asked


def test_a_call_is_extended_forwards_only() -> None:
    call = _published()
    later = CLOSES + timedelta(days=14)
    for wrong in (CLOSES, CLOSES - timedelta(days=1)):
        with pytest.raises(actions.CallError):
            actions.extend_call(call, wrong, "Skäl.", by=MANAGER, at=START)
    actions.extend_call(call, later, "Sommar.", by=MANAGER, at=START)
    assert Call.objects.get().closes == later
    with pytest.raises(MedelError):
        actions.extend_call(call, later + timedelta(days=1), " ", by=MANAGER, at=START)


def test_a_cancelled_call_stays_with_its_reason_and_cannot_be_applied_to() -> None:
    call = _published()
    actions.cancel_call(call, "Pengarna drogs in.", by=MANAGER, at=START)
    found = queries.find_public(CODE, call.code, at=OPENS)
    assert found is not None
    assert found.state == "cancelled"
    assert [one.reason for one in queries.read_changes(call)] == ["Pengarna drogs in."]
    assert actions.follow_clocks(at=CLOSES) == {"open": 0, "close": 0}


def test_a_call_ends_when_every_case_has_its_decision() -> None:
    call = make_call()
    actions.follow_clock(call, at=CLOSES)
    case = make_case(call)
    with pytest.raises(StepRefusedError):
        actions.conclude_call(call, by=MANAGER, at=CLOSES)
    case.state = "granted"
    case.save()
    actions.conclude_call(call, by=MANAGER, at=CLOSES)
    assert Call.objects.get().state == "decided"


def test_the_timetable_holds_announced_drafts_and_what_is_published_ahead() -> None:
    announced = _draft(code="a")
    _draft(code="b")
    _published(code="c")
    assert [one.code for one in queries.read_planned(CODE, at=START)] == ["c"]
    actions.announce_call(announced, by=MANAGER, at=START)
    assert {one.code for one in queries.read_planned(CODE, at=START)} == {"a", "c"}
    assert queries.find_timetable_day(CODE) == START
    assert not queries.read_planned(CODE, at=OPENS)
    assert queries.find_public(CODE, "a", at=START) is None


def test_the_purse_is_the_budget_at_the_fixed_rate() -> None:
    _published()
    purse = Purse.objects.get()
    assert purse.budget == 134_900_000
    assert purse.rate == Decimal("9.30")
    assert purse.amount == Decimal("1254570000.00")
    assert purse.before == 0
    assert verify().holds


@pytest.mark.usefixtures("bank")
def test_what_is_granted_elsewhere_is_taken_off_the_purse() -> None:
    _published()
    purse = Purse.objects.get()
    assert 0 < purse.before < purse.amount
    assert purse.left == purse.amount - purse.before


def test_a_purse_is_opened_once_and_counted_anew_at_another_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programme, at = installed()[CODE], datetime(2026, 12, 1, tzinfo=UTC)
    first = open_purse(programme, by=MANAGER, at=at)
    assert open_purse(programme, by=MANAGER, at=at).pk == first.pk
    rate = "medel.applications.actions.purses.number_of"
    monkeypatch.setattr(rate, lambda *_, **__: Decimal("10.00"))
    assert revalue_purse(programme, by=MANAGER, at=at).amount == 1_349_000_000
    Purse.objects.update(granted=1_300_000_000)
    monkeypatch.setattr(rate, lambda *_, **__: Decimal("9.00"))
    with pytest.raises(PurseError):
        revalue_purse(programme, by=MANAGER, at=at)
    assert Purse.objects.get().amount == 1_349_000_000
