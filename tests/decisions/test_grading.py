"""Stage two: each grader alone, then agreed, then settled."""

import pytest

from medel.applications.models import Application
from medel.decisions.actions import agreeing, grading
from medel.decisions.actions.agreeing import StillGradingError
from medel.decisions.actions.grading import GradersError, NotGraderError
from medel.decisions.errors import (
    NotAllJudgedError,
    ReasonMissingError,
    UnknownItemError,
)
from medel.decisions.grades import count_points, find_failing
from medel.decisions.models import Agreed, Grading
from medel.decisions.queries.grading import read_grades
from medel.decisions.queries.history import Event, read_history
from medel.journal.acts import Actor
from medel.parties.states import Role
from medel.rules.steps import StepRefusedError
from tests.decisions.making import AFTER, make_graded, make_officer, make_passed, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Actor, Actor]:
    return make_officer("olle"), make_officer("lena")


def test_two_grade_blindly_then_agree(two: tuple[Actor, Actor]) -> None:
    olle, lena = two
    case = make_passed(olle)
    grading.appoint_graders(case, [olle.person, lena.person], by=olle, at=AFTER)
    grading.save_grades(case, sheet("VG"), by=olle, at=AFTER, done=True)
    seen = read_grades(case, lena.person)
    assert [one.grades for one in seen.sheets] == [None, {}]
    told = _read_gradings(case)
    assert [(one.told, one.withheld) for one in told] == [({}, True)]
    with pytest.raises(StillGradingError):
        agreeing.agree(case, sheet("VG"), by=olle, at=AFTER)
    grading.save_grades(case, sheet("G"), by=lena, at=AFTER, done=True)
    shown = read_grades(case, lena.person).sheets[0].grades
    assert shown is not None
    assert {one.grade for one in shown.values()} == {"VG"}
    agreeing.agree(case, sheet("G"), by=olle, at=AFTER)
    with pytest.raises(StillGradingError):
        agreeing.settle_grades(case, by=olle, at=AFTER)
    agreeing.settle_grades(case, by=lena, at=AFTER)
    assert case.state == "graded"
    told = _read_gradings(case)
    assert not any(one.withheld for one in told)


def _read_gradings(case: Application) -> list[Event]:
    events = read_history(case)
    return [one for one in events if one.entry.action == "application.grades"]


def test_outsider_sees_no_grades_until_all_are_done(two: tuple[Actor, Actor]) -> None:
    olle, lena = two
    case = make_passed(olle)
    grading.appoint_graders(case, [olle.person, lena.person], by=olle, at=AFTER)
    grading.save_grades(case, sheet(), by=olle, at=AFTER, done=True)
    assert [one.grades for one in read_grades(case, "999").sheets] == [None, None]


def test_draft_may_have_holes_but_is_not_handed_in_with_them() -> None:
    olle = make_officer("olle")
    case = make_passed(olle)
    part = {"relevance": ("VG", "Bra."), "cooperation": ("", "Oklart.")}
    grading.save_grades(case, part, by=olle, at=AFTER, done=False)
    assert Grading.objects.count() == 2
    with pytest.raises(NotAllJudgedError) as refused:
        grading.save_grades(case, part, by=olle, at=AFTER, done=True)
    assert "Goal fulfilment" in refused.value.reason.en


def test_what_is_handed_in_is_not_changed() -> None:
    olle = make_officer("olle")
    case = make_passed(olle)
    grading.save_grades(case, sheet(), by=olle, at=AFTER, done=True)
    with pytest.raises(NotGraderError):
        grading.save_grades(case, sheet("MVG"), by=olle, at=AFTER, done=True)
    assert set(Grading.objects.values_list("grade", flat=True)) == {"VG"}


def test_who_is_not_appointed_does_not_grade(two: tuple[Actor, Actor]) -> None:
    olle, lena = two
    case = make_passed(olle)
    grading.appoint_graders(case, [olle.person], by=olle, at=AFTER)
    with pytest.raises(NotGraderError):
        grading.save_grades(case, sheet(), by=lena, at=AFTER, done=False)


def test_graders_are_one_or_two_officers_of_the_programme(
    two: tuple[Actor, Actor],
) -> None:
    olle, lena = two
    third = make_officer("tore")
    auditor = make_officer("anna", Role.AUDIT_AUTHORITY)
    case = make_passed(olle)
    for wrong in (
        [],
        [olle.person, lena.person, third.person],
        [auditor.person],
        ["no one"],
    ):
        with pytest.raises(GradersError):
            grading.appoint_graders(case, wrong, by=olle, at=AFTER)
    assert not case.graders.exists()


def test_who_has_handed_in_is_not_replaced(two: tuple[Actor, Actor]) -> None:
    olle, lena = two
    case = make_passed(olle)
    grading.save_grades(case, sheet(), by=olle, at=AFTER, done=True)
    with pytest.raises(GradersError):
        grading.appoint_graders(case, [lena.person], by=lena, at=AFTER)
    grading.appoint_graders(case, [olle.person, lena.person], by=olle, at=AFTER)
    assert case.graders.count() == 2


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"relevance": ("A", "Bra.")}, UnknownItemError),
        ({"beauty": ("VG", "Bra.")}, UnknownItemError),
        ({"relevance": ("VG", " ")}, ReasonMissingError),
    ],
)
def test_agreed_grade_is_known_and_has_grounds(
    wrong: dict[str, tuple[str, str]], error: type[Exception]
) -> None:
    olle = make_officer("olle")
    case = make_passed(olle)
    with pytest.raises(error):
        agreeing.agree(case, wrong, by=olle, at=AFTER)
    assert not Agreed.objects.exists()


def test_grades_are_settled_only_when_all_four_are_there() -> None:
    olle = make_officer("olle")
    case = make_passed(olle)
    agreeing.agree(case, {"relevance": ("VG", "Bra.")}, by=olle, at=AFTER)
    with pytest.raises(NotAllJudgedError):
        agreeing.settle_grades(case, by=olle, at=AFTER)


def test_failed_grade_does_not_go_to_prioritisation() -> None:
    olle = make_officer("olle")
    case = make_graded("IG", by=olle)
    with pytest.raises(StepRefusedError):
        agreeing.send_to_prioritisation(case, by=olle, at=AFTER)
    case.refresh_from_db()
    assert case.state == "graded"


def test_passing_grades_do() -> None:
    olle = make_officer("olle")
    case = make_graded("G", by=olle)
    agreeing.send_to_prioritisation(case, by=olle, at=AFTER)
    assert case.state == "ready_for_prioritisation"


def test_grades_are_opened_again_with_a_reason() -> None:
    olle = make_officer("olle")
    case = make_graded(by=olle)
    with pytest.raises(ReasonMissingError):
        agreeing.reopen_grades(case, "", by=olle, at=AFTER)
    agreeing.reopen_grades(case, "Ny uppgift.", by=olle, at=AFTER)
    assert case.state == "approved_for_quality"
    assert not case.agreed.exists()
    assert case.gradings.count() == 4


def test_points_follow_the_grades() -> None:
    given = {"relevance": "MVG", "cooperation": "VG", "goal_fulfilment": "G"}
    assert count_points(given) == 9
    assert find_failing(given) == ["sustainable_change"]
