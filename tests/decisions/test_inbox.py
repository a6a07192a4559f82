"""The inbox empties as things are done; the list finds; the hints hint."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

import pytest

from medel.applications.models import Application
from medel.decisions.actions import agreeing, assessing, grading, handling
from medel.decisions.actions.proposing import propose
from medel.decisions.queries.cases import Wanted, list_cases
from medel.decisions.queries.inbox import Asked, read_inbox
from medel.decisions.queries.reach import find_reach
from medel.decisions.queries.side_by_side import compare
from medel.decisions.queries.similar import find_hints
from medel.decisions.sent import read_sent
from medel.journal.acts import Actor
from medel.parties.states import Role
from tests.decisions.making import (
    AFTER,
    judge_all,
    make_checking,
    make_graded,
    make_officer,
    make_passed,
    make_submitted,
    sheet,
)
from tests.process import cast

pytestmark = pytest.mark.django_db


class Counted(Protocol):
    """The fixture that counts queries."""

    def __call__(self, num: int) -> AbstractContextManager[object]: ...


def _kinds(by: Actor, *, everyones: bool = False, at: datetime = AFTER) -> list[str]:
    asked = Asked(by.person, {by.role}, everyones=everyones)
    reach = find_reach({cast.PROGRAMME}, at=at)
    return [one.kind.code for one in read_inbox(reach, asked, at=at).tasks]


def test_task_moves_on_with_the_case_until_none_is_left() -> None:
    olle = make_officer("olle")
    case = make_submitted()
    assert _kinds(olle) == ["start"]
    handling.start_check(case, by=olle, at=AFTER)
    assert _kinds(olle) == ["check"]
    due = (AFTER + timedelta(days=14)).date()
    handling.request_completion(case, {"general": "?"}, due, by=olle, at=AFTER)
    assert _kinds(olle) == []
    later = AFTER + timedelta(days=15)
    assert _kinds(olle, at=later) == ["resume"]
    handling.resume_check(case, by=olle, at=later)
    judge_all(case, olle)
    assessing.approve_check(case, "Bra.", by=olle, at=later)
    assert _kinds(olle) == ["grade"]
    grading.save_grades(case, sheet(), by=olle, at=later, done=True)
    assert _kinds(olle) == ["agree"]
    agreeing.agree(case, sheet(), by=olle, at=later)
    agreeing.settle_grades(case, by=olle, at=later)
    assert _kinds(olle) == ["send"]
    agreeing.send_to_prioritisation(case, by=olle, at=later)
    assert _kinds(olle) == []


def test_colleagues_cases_are_theirs_until_asked_for() -> None:
    olle, lena = make_officer("olle"), make_officer("lena")
    make_checking(olle)
    assert _kinds(lena) == []
    assert _kinds(lena, everyones=True) == ["check"]


def test_of_two_graders_each_has_the_task_until_done() -> None:
    olle, lena = make_officer("olle"), make_officer("lena")
    case = make_passed(olle)
    grading.appoint_graders(case, [olle.person, lena.person], by=olle, at=AFTER)
    assert (_kinds(olle), _kinds(lena)) == (["grade"], ["grade"])
    grading.save_grades(case, sheet(), by=olle, at=AFTER, done=True)
    assert (_kinds(olle), _kinds(lena)) == ([], ["grade"])
    grading.save_grades(case, sheet(), by=lena, at=AFTER, done=True)
    assert (_kinds(olle), _kinds(lena)) == (["agree"], ["agree"])
    agreeing.agree(case, sheet(), by=olle, at=AFTER)
    assert (_kinds(olle), _kinds(lena)) == ([], ["agree"])


def test_proposal_leaves_the_officer_and_comes_to_another_who_decides() -> None:
    olle = make_officer("olle")
    dag = make_officer("dag", Role.DECISION_MAKER)
    case = make_checking(olle)
    assessing.check_item(case, "C1", "not_met", "Drift.", by=olle, at=AFTER)
    propose(case, "rejection", "Ren drift.", by=olle, at=AFTER)
    assert (_kinds(olle), _kinds(dag)) == ([], ["decide"])
    assert _kinds(Actor(role=Role.DECISION_MAKER, person=olle.person)) == []


def test_other_roles_have_nothing_to_do() -> None:
    make_submitted()
    for role in (Role.AUDIT_AUTHORITY, Role.PARTNERSHIP_MEMBER, Role.ADMINISTRATOR):
        assert _kinds(Actor(role=role, person="9")) == []


def test_sealed_and_others_programmes_are_out_of_reach() -> None:
    case = make_submitted()
    assert find_reach({"other"}, at=AFTER).cases().count() == 0
    case.call.sealed = True
    case.call.save()
    before = find_reach({""}, at=cast.CLOSES - timedelta(seconds=1))
    assert (before.cases().count(), len(before.sealed)) == (0, 1)
    assert find_reach({""}, at=cast.CLOSES).cases().count() == 1


def test_drafts_are_out_of_reach() -> None:
    cast.make_draft(cast.make_call())
    assert find_reach({""}, at=AFTER).cases().count() == 0


def _find(**wanted: object) -> list[Application]:
    reach = find_reach({""}, at=AFTER)
    told = Wanted(**wanted)  # type: ignore[arg-type]
    return [one.case for one in list_cases(reach, told).cases]


def test_cases_are_found_by_words_state_and_officer() -> None:
    case = make_checking()
    assert _find() == [case]
    assert _find(words="cirkulär BRUKSORTER") == [case]
    assert _find(words=case.case_id) == [case]
    assert _find(words="högskolan") == [case]
    assert _find(words="vätgas") == []
    assert _find(state="under_check", officer="3", call=case.call_id) == [case]
    assert _find(officer="4") == []
    assert _find(words="' OR 1=1 --%") == []


@pytest.mark.parametrize("many", [1, 8])
def test_queries_are_as_many_however_many_cases(
    many: int, django_assert_num_queries: Counted
) -> None:
    call = cast.make_call()
    for number in range(many):
        make_submitted(call, f"20210021{number:02d}")
    asked = Asked("3", {Role.CASE_OFFICER})
    with django_assert_num_queries(12):
        read_inbox(find_reach({""}, at=AFTER), asked, at=AFTER)
    with django_assert_num_queries(4):
        list_cases(find_reach({""}, at=AFTER), Wanted())
    with django_assert_num_queries(6):
        compare(find_reach({""}, at=AFTER), call)


def test_cases_of_a_call_stand_beside_each_other_by_points() -> None:
    case = make_graded("MVG", by=make_officer("olle"))
    other = make_submitted(case.call, "2321000206")
    compared = compare(find_reach({""}, at=AFTER), case.call)
    assert [(row.case, row.points) for row in compared.rows] == [
        (case, 20),
        (other, None),
    ]
    assert set(compared.rows[0].outcomes) == {"met"}
    assert set(compared.rows[1].outcomes) == {""}


def test_grades_that_are_not_settled_are_not_beside_others() -> None:
    olle = make_officer("olle")
    case = make_passed(olle)
    agreeing.agree(case, sheet(), by=olle, at=AFTER)
    assert compare(find_reach({""}, at=AFTER), case.call).rows[0].points is None


def test_same_organisation_at_the_same_time_is_hinted_at() -> None:
    case = make_submitted()
    other = make_submitted(case.call)
    content = read_sent(case).latest.content
    hints = find_hints(case, content, at=AFTER)
    assert [one.case for one in hints.cases] == [other]
    past = {"sections": {"general": {"starts": "2020-01-01", "ends": "2020-12-31"}}}
    assert find_hints(case, past, at=AFTER).cases == []


def test_hints_tell_nothing_of_a_sealed_call() -> None:
    case = make_submitted()
    other = make_submitted(cast.make_call("sealed", budget=1_000_000))
    other.call.sealed = True
    other.call.save()
    content = read_sent(case).latest.content
    before = cast.CLOSES - timedelta(days=1)
    assert find_hints(case, content, at=before).cases == []
