from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from medel.applications.actions.sections import name_case
from medel.applications.models import Application, Call, Purse
from medel.core.errors import MedelError
from medel.decisions.actions import deciding
from medel.decisions.actions.deciding import (
    abandon,
    decide,
    prepare,
    send_back,
    write_decision,
)
from medel.decisions.errors import DecisionFaultsError, FourEyesError, MoneyGoneError
from medel.decisions.models import Decision
from medel.decisions.proposals import find_outcomes
from medel.decisions.queries.outcomes import count_outcomes
from medel.journal.acts import Actor
from medel.journal.queries import read_case
from medel.journal.verifying import verify
from medel.projects.models import Project
from medel.rules.steps import StepRefusedError
from tests.decisions.cases import DECIDED, OTHER_DECIDER, make_case, prepared, support
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)


def _read(application: Application) -> tuple[object, ...]:
    """Read where a case, its decision and its call's money stand."""
    application.refresh_from_db()
    decision = Decision.objects.get(application=application)
    call = Call.objects.get(pk=application.call_id)
    return application.state, decision.state, call.granted


def test_a_support_takes_the_plans_figures_its_money_and_makes_a_project() -> None:
    application = make_case(cast.make_call())
    decision = prepared(application)
    assert decision.cap == 700_000
    assert decision.total_cost == 1_400_011
    assert decision.share_of_costs == decision.share_of_financing == Decimal("0.5000")
    assert decision.reporting == ["2027-07-01", "2028-01-01", "2028-06-30"]
    decide(decision, by=cast.DECIDER, at=DECIDED)
    assert _read(application) == ("granted", "decided", 700_000)
    assert Purse.objects.get().granted == 700_000
    project = Project.objects.get(case_number=application.case_id)
    assert project.eu_amount == 700_000
    assert project.total_cost == 1_400_011
    assert [one.county_name for one in project.places.all()] == ["Dalarna"]
    assert project.participations.count() == 2
    assert verify().holds


def test_contributions_in_kind_set_the_two_percentages_apart() -> None:
    application = make_case(cast.make_call())
    sums = {"cap": 2_000_000, "cash_costs": 4_000_000, "total_cost": 4_500_000}
    amounts = {name: Decimal(one) for name, one in sums.items()}
    decision = prepared(application, **amounts)
    assert decision.share_of_costs == Decimal("0.5000")
    assert decision.share_of_financing == Decimal("0.4444")


def test_nobody_decides_what_they_prepared_and_the_try_is_journalled() -> None:
    application = make_case(cast.make_call())
    decision = prepared(application)
    both = Actor(role="decision_maker", person=cast.OFFICER.person)
    with pytest.raises(FourEyesError):
        decide(decision, by=both, at=DECIDED)
    assert _read(application) == ("prioritised", "prepared", 0)
    last = read_case(name_case(application))[-1]
    assert (last.entry.action, last.entry.outcome) == ("decision.decide", "refused")


def test_whoever_graded_may_not_decide() -> None:
    application = make_case(cast.make_call())
    grader = Actor(role="decision_maker", person=cast.OTHER_OFFICER.person)
    with pytest.raises(StepRefusedError):
        decide(prepared(application), by=grader, at=DECIDED)
    assert _read(application) == ("prioritised", "prepared", 0)
    assert not Project.objects.exists()


def test_the_database_itself_keeps_the_four_eyes() -> None:
    decision = prepared(make_case(cast.make_call()))
    with pytest.raises(IntegrityError):
        Decision.objects.filter(pk=decision.pk).update(
            decided=DECIDED, decided_by=decision.prepared_by, state="decided"
        )


@pytest.mark.parametrize("role", ["case_officer", "applicant", "programme_manager"])
def test_only_decision_makers_decide(role: str) -> None:
    application = make_case(cast.make_call())
    with pytest.raises(StepRefusedError):
        decide(prepared(application), by=Actor(role=role, person="9"), at=DECIDED)
    assert _read(application) == ("prioritised", "prepared", 0)


def test_a_proposal_sent_back_is_written_anew_and_decided() -> None:
    application = make_case(cast.make_call())
    decision = prepared(application)
    send_back(decision, "Förtydliga skälen.", by=cast.DECIDER, at=DECIDED)
    again = write_decision(
        application, {"reasons": "Tydligare."}, by=cast.OFFICER, at=DECIDED
    )
    assert (again.state, again.sent_back) == ("draft", "Förtydliga skälen.")
    prepare(again, by=cast.OFFICER, at=DECIDED)
    decide(again, by=cast.DECIDER, at=DECIDED)
    assert _read(application)[0] == "granted"


def test_a_proposal_is_not_sent_back_without_a_reason() -> None:
    decision = prepared(make_case(cast.make_call()))
    with pytest.raises(StepRefusedError):
        send_back(decision, "  ", by=cast.DECIDER, at=DECIDED)


def test_what_is_put_forward_cannot_be_rewritten() -> None:
    application = make_case(cast.make_call())
    prepared(application)
    with pytest.raises(MedelError):
        write_decision(application, {"cap": 1}, by=cast.OFFICER, at=DECIDED)
    assert Decision.objects.get().cap == 700_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"reasons": " "},
        {"grounds": " "},
        {"appeal": " "},
        {"cap": Decimal("700000.50")},
        {"cap": Decimal(700_006)},
        {"cash_costs": Decimal(699_999)},
        {"starts": cast.CLOSES.date(), "ends": cast.OPENS.date()},
        {"reporting": []},
    ],
)
def test_a_support_with_holes_is_not_put_forward(wrong: dict[str, object]) -> None:
    application = make_case(cast.make_call())
    written = {"outcome": "support", "reasons": "Skäl."}
    at = DECIDED
    decision = write_decision(application, written, by=cast.OFFICER, at=at)
    decision = write_decision(application, wrong, by=cast.OFFICER, at=at)
    with pytest.raises((DecisionFaultsError, StepRefusedError)):
        prepare(decision, by=cast.OFFICER, at=at)
    assert Decision.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("state", "outcome", "ended"),
    [
        ("not_prioritised", "rejection", "rejected"),
        ("graded", "rejection", "rejected_quality"),
        ("under_check", "dismissal", "dismissed"),
        ("submitted", "dismissal", "dismissed"),
    ],
)
def test_rejections_and_dismissals_reach_their_ends(
    state: str, outcome: str, ended: str
) -> None:
    application = make_case(cast.make_call(), state=state)
    assert outcome in find_outcomes(application, on=DECIDED.date())
    decide(prepared(application, outcome=outcome), by=cast.DECIDER, at=DECIDED)
    assert _read(application) == (ended, "decided", 0)
    assert not Project.objects.exists()


def test_a_rejection_in_the_check_needs_the_whole_checklist() -> None:
    application = make_case(cast.make_call(), state="under_check")
    with pytest.raises(StepRefusedError):
        decide(prepared(application, outcome="rejection"), by=cast.DECIDER, at=DECIDED)
    assert _read(application)[0] == "under_check"


@pytest.mark.parametrize("mode", ["binding_partnership", "consultation", "none"])
def test_a_case_is_granted_where_the_mode_of_the_day_has_it(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        deciding, "read_mode", lambda *_, **__: {"prioritisation": mode}
    )
    call = cast.make_call()
    after = make_case(call, 1, state="prioritised")
    before = make_case(call, 2, state="ready_for_prioritisation")
    granted, left = (before, after) if mode == "none" else (after, before)
    decide(prepared(granted), by=cast.DECIDER, at=DECIDED)
    with pytest.raises(StepRefusedError):
        decide(prepared(left), by=cast.DECIDER, at=DECIDED)
    assert _read(granted)[0] == "granted"
    assert Call.objects.get().granted == 700_000


def test_a_support_cannot_be_rejected_off_the_order() -> None:
    application = make_case(cast.make_call(), state="prioritised")
    with pytest.raises(StepRefusedError):
        decide(prepared(application, outcome="rejection"), by=cast.DECIDER, at=DECIDED)


def test_more_than_the_call_has_is_refused_and_changes_nothing() -> None:
    call = cast.make_call(budget=1_000_000)
    first, second = make_case(call, 1), make_case(call, 2)
    decide(prepared(first), by=cast.DECIDER, at=DECIDED)
    with pytest.raises(MoneyGoneError) as refused:
        decide(prepared(second), by=cast.DECIDER, at=DECIDED)
    assert "300 000" in refused.value.reason.sv.replace("\u00a0", " ")
    assert _read(second) == ("prioritised", "prepared", 700_000)
    assert Purse.objects.get().granted == 700_000
    assert Project.objects.count() == 1


def test_more_than_the_programme_has_is_refused_and_changes_nothing() -> None:
    call = cast.make_call()
    Purse.objects.update(amount=1_000_000, before=400_000)
    application = make_case(call)
    with pytest.raises(MoneyGoneError):
        decide(prepared(application), by=cast.DECIDER, at=DECIDED)
    assert _read(application) == ("prioritised", "prepared", 0)


def test_the_database_itself_refuses_an_overdrawn_call_and_purse() -> None:
    call = cast.make_call(budget=1_000_000)
    with pytest.raises(IntegrityError):
        Call.objects.filter(pk=call.pk).update(granted=1_000_001)
    with pytest.raises(IntegrityError):
        Purse.objects.update(granted=1, before=1_254_570_000)


def test_a_decision_is_taken_once() -> None:
    application = make_case(cast.make_call())
    decision = prepared(application)
    decide(decision, by=cast.DECIDER, at=DECIDED)
    with pytest.raises(StepRefusedError):
        decide(decision, by=OTHER_DECIDER, at=DECIDED)
    assert _read(application)[2] == 700_000


def test_a_withdrawn_application_is_not_granted() -> None:
    application = make_case(cast.make_call())
    decision = prepared(application)
    Application.objects.update(state="withdrawn")
    with pytest.raises(StepRefusedError):
        decide(decision, by=cast.DECIDER, at=DECIDED)
    assert _read(application) == ("withdrawn", "prepared", 0)


def test_a_proposal_that_was_given_up_can_be_begun_again() -> None:
    application = make_case(cast.make_call())
    abandon(prepared(application), "Ärendet togs om.", by=cast.OFFICER, at=DECIDED)
    decision = prepared(application, reasons="Nya skäl.")
    assert (decision.state, decision.reasons) == ("prepared", "Nya skäl.")


def test_what_was_not_granted_is_told_as_numbers_and_sums() -> None:
    call = cast.make_call()
    first, second = make_case(call, 1), make_case(call, 2, state="not_prioritised")
    make_case(call, 3, state="graded")
    at = DECIDED + timedelta(days=1)
    decide(prepared(first), by=cast.DECIDER, at=at)
    decide(prepared(second, outcome="rejection"), by=cast.DECIDER, at=at)
    told = count_outcomes(call)
    assert (told.sent, told.granted, told.rejected, told.waiting) == (3, 1, 1, 1)
    assert told.granted_sum == 700_000
    assert told.rejected_sum == 700_000


def test_amounts_of_support_may_be_lower_than_the_plan() -> None:
    application = make_case(cast.make_call())
    decide(prepared(application, **support(500_000)), by=cast.DECIDER, at=DECIDED)
    assert _read(application)[2] == 500_000
