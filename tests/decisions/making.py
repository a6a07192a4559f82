"""Cases in each state of assessment, made by the actions themselves."""

from datetime import timedelta

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.actions.submissions import submit
from medel.applications.models import Application, Call
from medel.decisions.actions import agreeing, assessing, handling
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.parties.models import Person
from medel.parties.states import Role
from medel.programmes.assessment import assessment
from tests.process import cast

AFTER = cast.CLOSES + timedelta(days=1)


def make_officer(name: str, role: str = Role.CASE_OFFICER) -> Actor:
    """Make a case officer of the programme, as who acts."""
    person = Person.objects.create_user(f"{name}@example.org", None, name=name.title())
    person.memberships.create(role=role, programme=cast.PROGRAMME)
    return Actor(role=role, person=str(person.pk))


def make_submitted(call: Call | None = None, number: str = "2021002114") -> Application:
    """Make an application that is sent and signed."""
    application = cast.make_draft(call or cast.make_call(), number)
    cast.fill(application)
    submit(application, by=cast.APPLICANT, at=cast.OPENS, declared=True)
    application.refresh_from_db()
    act = Act(
        case=name_case(application),
        by=cast.APPLICANT,
        action="application.sign",
        at=cast.OPENS,
    )
    with recorded(act):
        move(application, "sign", act, given={"signature_sheet"})
    return application


def make_checking(by: Actor = cast.OFFICER) -> Application:
    """Make a case under check."""
    application = make_submitted()
    handling.start_check(application, by=by, at=AFTER)
    return application


def judge_all(application: Application, by: Actor = cast.OFFICER) -> None:
    """Find every item met."""
    met = dict.fromkeys(assessment().items, ("met", ""))
    assessing.check_items(application, met, by=by, at=AFTER)


def make_passed(by: Actor = cast.OFFICER) -> Application:
    """Make a case that has passed the check."""
    application = make_checking(by)
    judge_all(application, by)
    assessing.approve_check(application, "Allt är uppfyllt.", by=by, at=AFTER)
    return application


def sheet(grade: str = "VG") -> dict[str, tuple[str, str]]:
    """Give every quality the same grade, with grounds."""
    return dict.fromkeys(assessment().by_quality, (grade, "Väl beskrivet."))


def make_graded(grade: str = "VG", by: Actor = cast.OFFICER) -> Application:
    """Make a case whose grades are set by one officer."""
    application = make_passed(by)
    agreeing.agree(application, sheet(grade), by=by, at=AFTER)
    agreeing.settle_grades(application, by=by, at=AFTER)
    return application
