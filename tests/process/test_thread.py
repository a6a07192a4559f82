from collections.abc import Collection
from datetime import timedelta
from decimal import Decimal

import pytest

from medel.applications.actions.sections import name_case, save_section
from medel.applications.actions.steps import move
from medel.applications.actions.submissions import submit
from medel.applications.errors import NotReadyError
from medel.applications.models import Application
from medel.decisions.actions.assessing import agree, check_item
from medel.decisions.actions.deciding import decide, prepare
from medel.decisions.models import Decision
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.programmes.assessment import assessment
from medel.projects.models import Project
from tests.process import cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_write_at_once_are_joined() -> None:
    application = cast.make_draft(cast.make_call())
    first = {"problem": "Små företag saknar tid. De finns i Dalarna."}
    save_section(
        application,
        "description",
        first,
        begun_from=0,
        by=cast.APPLICANT,
        at=cast.OPENS,
    )
    mine = {"problem": "Små företag saknar tid och pengar. De finns i Dalarna."}
    theirs = {"problem": "Små företag saknar tid. De finns i Gävleborg."}
    save_section(
        application,
        "description",
        theirs,
        begun_from=1,
        by=cast.APPLICANT,
        at=cast.OPENS,
    )
    saved = save_section(
        application, "description", mine, begun_from=1, by=cast.APPLICANT, at=cast.OPENS
    )
    assert saved.section.answers["problem"] == (
        "Små företag saknar tid och pengar. De finns i Gävleborg."
    )
    assert saved.section.version == 3


def test_an_application_with_holes_is_not_sent() -> None:
    application = cast.make_draft(cast.make_call())
    with pytest.raises(NotReadyError) as refused:
        submit(application, by=cast.APPLICANT, at=cast.OPENS, declared=True)
    assert len(refused.value.misses) > 10


def test_the_whole_way_from_call_to_public_project() -> None:
    call = cast.make_call()
    application = cast.make_draft(call)
    cast.fill(application)
    sent = submit(application, by=cast.APPLICANT, at=cast.OPENS, declared=True)
    application.refresh_from_db()
    assert application.case_id
    assert sent.content["sections"]["general"]["title"] == application.title
    _move(application, "sign", cast.APPLICANT, {"signature_sheet"})
    _move(application, "start_check", cast.OFFICER)
    for item in assessment().items:
        check_item(application, item, "met", "", by=cast.OFFICER, at=cast.CLOSES)
    _move(application, "approve_check", cast.OFFICER, {"checklist", "reason"})
    grades = dict.fromkeys(assessment().by_quality, ("VG", "Väl beskrivet."))
    agree(application, grades, by=cast.OFFICER, at=cast.CLOSES)
    _move(application, "grade", cast.OFFICER, {"grades"})
    _move(application, "send_to_prioritisation", cast.OFFICER, {"passing_grades"})
    _move(application, "prioritise", cast.CHAIR, {"reason"})
    decision = Decision(
        application=application,
        outcome="support",
        cap=Decimal(9_400_000),
        cash_costs=Decimal(18_800_000),
        total_cost=Decimal(18_800_000),
        reasons="Projektet bidrar till målet.",
    )
    prepare(decision, by=cast.OFFICER, at=cast.CLOSES + timedelta(days=30))
    decide(decision, by=cast.DECIDER, at=cast.CLOSES + timedelta(days=31))
    application.refresh_from_db()
    call.refresh_from_db()
    assert application.state == "granted"
    assert call.granted == Decimal(9_400_000)
    project = Project.objects.get(case_number=application.case_id)
    assert project.title == "Cirkulär biogas i bruksorter"
    assert project.eu_amount == Decimal(9_400_000)
    assert [place.county for place in project.places.all()] == ["20"]


def _move(
    application: Application, step: str, by: Actor, given: Collection[str] = ()
) -> None:
    act = Act(
        case=name_case(application), by=by, action=f"application.{step}", at=cast.CLOSES
    )
    with recorded(act):
        move(application, step, act, given=given)
