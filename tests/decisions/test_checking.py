"""Stage one: judging with the rule beside, completing, passing, proposing."""

from datetime import timedelta

import pytest

from medel.applications.actions.completions import complete, reply
from medel.applications.models import Completion
from medel.core.errors import MedelError
from medel.decisions.actions import assessing, handling
from medel.decisions.actions.holding import WrongStateError
from medel.decisions.actions.proposing import NoGroundError, find_proposals, propose
from medel.decisions.errors import (
    NotAllJudgedError,
    ReasonMissingError,
    UnknownItemError,
)
from medel.decisions.impartiality import NoOfficerError
from medel.decisions.models import Checked, Decision
from medel.decisions.queries.history import find_takers, read_history
from medel.journal.models import Entry
from tests.decisions.making import (
    AFTER,
    judge_all,
    make_checking,
    make_passed,
    make_submitted,
)
from tests.process import cast

pytestmark = pytest.mark.django_db
DUE = (AFTER + timedelta(days=14)).date()


def test_officer_takes_a_case_on_and_a_colleague_takes_over() -> None:
    case = make_submitted()
    handling.start_check(case, by=cast.OFFICER, at=AFTER)
    assert (case.state, case.handling.officer) == ("under_check", "3")
    handling.take_over(case, by=cast.OTHER_OFFICER, at=AFTER)
    case.handling.refresh_from_db()
    assert case.handling.officer == "4"
    assert find_takers(case)["start_check"] == {"3"}


def test_applicant_cannot_start_the_check() -> None:
    case = make_submitted()
    with pytest.raises(NoOfficerError):
        handling.start_check(case, by=cast.APPLICANT, at=AFTER)
    assert Entry.objects.filter(action="application.start_check").get().outcome == (
        "refused"
    )


def test_overruling_the_rule_needs_a_reason() -> None:
    case = make_checking()
    with pytest.raises(ReasonMissingError):
        assessing.check_item(
            case, "R2", "not_applicable", "", by=cast.OFFICER, at=AFTER
        )
    judged = assessing.check_item(
        case, "R2", "not_applicable", "Inga krävs.", by=cast.OFFICER, at=AFTER
    )
    assert (judged.told, judged.judged_on) == ("met", 1)


@pytest.mark.parametrize("outcome", ["not_met", "completion_requested"])
def test_bad_outcome_needs_a_reason(outcome: str) -> None:
    case = make_checking()
    with pytest.raises(ReasonMissingError):
        assessing.check_item(case, "C3", outcome, " ", by=cast.OFFICER, at=AFTER)
    assert not Checked.objects.exists()


@pytest.mark.parametrize(("item", "outcome"), [("X9", "met"), ("R1", "perhaps")])
def test_unknown_item_or_outcome_is_refused(item: str, outcome: str) -> None:
    with pytest.raises(UnknownItemError):
        assessing.check_item(
            make_checking(), item, outcome, "", by=cast.OFFICER, at=AFTER
        )


def test_one_bad_judgement_keeps_all_from_being_saved() -> None:
    case = make_checking()
    judged = {"R5": ("met", ""), "R6": ("not_met", "")}
    with pytest.raises(ReasonMissingError):
        assessing.check_items(case, judged, by=cast.OFFICER, at=AFTER)
    assert not Checked.objects.exists()


def test_check_is_passed_only_when_every_item_is() -> None:
    case = make_checking()
    with pytest.raises(NotAllJudgedError) as refused:
        assessing.approve_check(case, "Bra.", by=cast.OFFICER, at=AFTER)
    assert "R1" in refused.value.reason.sv
    judge_all(case)
    with pytest.raises(ReasonMissingError):
        assessing.approve_check(case, "", by=cast.OFFICER, at=AFTER)
    assessing.approve_check(case, "Bra.", by=cast.OFFICER, at=AFTER)
    assert case.state == "approved_for_quality"


def test_criterion_of_the_call_counts_too() -> None:
    case = make_checking()
    case.call.criteria = ["Gränsöverskridande"]
    case.call.save()
    judge_all(case)
    with pytest.raises(NotAllJudgedError) as refused:
        assessing.approve_check(case, "Bra.", by=cast.OFFICER, at=AFTER)
    assert refused.value.reason.en == "This is left: U1."


def test_nothing_is_judged_after_the_check() -> None:
    case = make_passed()
    with pytest.raises(WrongStateError):
        assessing.check_item(case, "R1", "met", "", by=cast.OFFICER, at=AFTER)


def test_completion_is_asked_answered_and_looked_at_again() -> None:
    case = make_checking()
    asks = {"description": "Beskriv målgruppen.", "general": " "}
    asked = handling.request_completion(case, asks, DUE, by=cast.OFFICER, at=AFTER)
    assert asked.asks == {"description": "Beskriv målgruppen."}
    assert case.state == "completion_requested"
    reply(asked, "description", "Små företag.", by=cast.APPLICANT, at=AFTER)
    complete(case, by=cast.APPLICANT, at=AFTER)
    case.refresh_from_db()
    assert case.state == "under_check"
    judged = assessing.check_item(case, "R2", "met", "", by=cast.OFFICER, at=AFTER)
    assert judged.judged_on == 2


def test_usual_time_for_completion_is_the_programmes() -> None:
    assert handling.propose_due(make_checking(), AFTER) == DUE


@pytest.mark.parametrize(
    ("asks", "days"),
    [
        ({}, 14),
        ({"general": "  "}, 14),
        ({"nowhere": "?"}, 14),
        ({"general": "?"}, 0),
        ({"general": "?"}, 181),
        ({"general": "?" * 4001}, 14),
    ],
)
def test_request_that_cannot_be_answered_is_refused(
    asks: dict[str, str], days: int
) -> None:
    case = make_checking()
    due = (AFTER + timedelta(days=days)).date()
    with pytest.raises(MedelError):
        handling.request_completion(case, asks, due, by=cast.OFFICER, at=AFTER)
    case.refresh_from_db()
    assert case.state == "under_check"
    assert not Completion.objects.exists()


def test_check_goes_on_the_day_after_the_last() -> None:
    case = make_checking()
    handling.request_completion(case, {"general": "?"}, DUE, by=cast.OFFICER, at=AFTER)
    with pytest.raises(handling.StillTimeError):
        handling.resume_check(case, by=cast.OFFICER, at=AFTER + timedelta(days=14))
    handling.resume_check(case, by=cast.OFFICER, at=AFTER + timedelta(days=15))
    assert case.state == "under_check"


def test_failed_requirement_is_a_ground_for_dismissal_alone() -> None:
    case = make_checking()
    assert find_proposals(case) == []
    with pytest.raises(NoGroundError):
        propose(case, "rejection", "För dyrt.", by=cast.OFFICER, at=AFTER)
    judged = {"R5": ("not_met", "Ingen behörig."), "C1": ("not_met", "Ren drift.")}
    assessing.check_items(case, judged, by=cast.OFFICER, at=AFTER)
    with pytest.raises(NoGroundError):
        propose(case, "rejection", "Ren drift.", by=cast.OFFICER, at=AFTER)
    made = propose(case, "dismissal", "Ingen behörig.", by=cast.OFFICER, at=AFTER)
    assert (made.state, made.prepared_by) == ("prepared", "3")


def test_proposal_needs_reasons() -> None:
    case = make_checking()
    assessing.check_item(case, "C1", "not_met", "Drift.", by=cast.OFFICER, at=AFTER)
    with pytest.raises(MedelError):
        propose(case, "rejection", "  ", by=cast.OFFICER, at=AFTER)
    assert not Decision.objects.exists()


def test_notes_stand_as_written() -> None:
    case = make_checking()
    handling.write_note(case, " Ringde. ", by=cast.OFFICER, at=AFTER)
    with pytest.raises(MedelError):
        handling.write_note(case, "  ", by=cast.OFFICER, at=AFTER)
    assert [one.text for one in case.notes.all()] == ["Ringde."]


def test_history_leaves_out_what_the_applicant_wrote_alone() -> None:
    case = make_checking()
    actions = {event.entry.action for event in read_history(case)}
    assert "application.submit" in actions
    assert "application.start_check" in actions
    assert "application.save" not in actions
