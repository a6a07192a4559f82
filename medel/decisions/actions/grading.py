"""Stage two: grades by one or two officers, each alone."""

from collections.abc import Sequence
from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.models import Application
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.actions.holding import hold, require_length, require_state
from medel.decisions.errors import (
    NotAllJudgedError,
    ReasonMissingError,
    UnknownItemError,
)
from medel.decisions.grades import Sheet, find_unfinished, join_grounds
from medel.decisions.impartiality import is_key, require_impartial
from medel.decisions.models import Grader, Grading
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.parties.models import Membership
from medel.parties.states import Role
from medel.programmes.assessment import assessment

READY = "approved_for_quality"
MOST_GRADERS = 2
LONGEST_GROUNDS = 6000


class NotGraderError(MedelError):
    """Somebody else grades this case."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Du är inte utsedd att betygsätta det här ärendet.",
                en="You are not appointed to grade this case.",
            )
        )


class GradersError(MedelError):
    """The case cannot have these graders."""


def appoint_graders(
    application: Application, persons: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Appoint the one or two officers who grade; keys of persons.

    Who has handed in grades stays. Raise GradersError for nobody, more than two, or
    somebody who is no case officer of the programme.
    """
    act = Act(case=name_case(application), by=by, action="application.appoint", at=at)
    with recorded(act):
        held = hold(application, by)
        require_state(held, READY)
        wanted = list(dict.fromkeys(persons))
        _require_graders(held, wanted)
        for one in wanted:
            require_impartial(held, Actor(role=Role.CASE_OFFICER, person=one))
        before = list(held.graders.values_list("person", flat=True))
        gone = [one for one in before if one not in wanted]
        Grading.objects.filter(application=held, graded_by__in=gone).delete()
        held.graders.filter(person__in=gone).delete()
        Grader.objects.bulk_create(
            Grader(application=held, person=one, appointed=at)
            for one in wanted
            if one not in before
        )
        act.before, act.after = {"graders": before}, {"graders": wanted}


def _require_graders(application: Application, wanted: Sequence[str]) -> None:
    if not 1 <= len(wanted) <= MOST_GRADERS:
        raise GradersError(
            Text(sv="Välj en eller två som betygsätter.", en="Choose one or two.")
        )
    done = application.graders.exclude(done=None).exclude(person__in=wanted)
    if done.exists():
        raise GradersError(
            Text(
                sv="Den som har lämnat sina betyg kan inte bytas ut.",
                en="Who has handed in grades cannot be replaced.",
            )
        )
    officers = Membership.objects.filter(
        role=Role.CASE_OFFICER,
        ended=None,
        programme__in=("", application.call.programme),
        person__in=[one for one in wanted if is_key(one)],
    )
    if officers.values("person").distinct().count() != len(wanted):
        raise GradersError(
            Text(
                sv="Bara programmets handläggare kan betygsätta.",
                en="Only case officers of the programme can grade.",
            )
        )


def save_grades(
    application: Application, sheet: Sheet, *, by: Actor, at: datetime, done: bool
) -> None:
    """Save one officer's grades: quality to grade and grounds; `done` hands them in.

    Where nobody is appointed the officer who begins grades alone. Raise NotGraderError
    for others and for who has handed in, NotAllJudgedError when something is left.
    """
    act = Act(case=name_case(application), by=by, action="application.grades", at=at)
    with recorded(act):
        held = hold(application, by)
        require_state(held, READY)
        grader = _require_grader(held, by, at)
        given = _read_sheet(sheet)
        left = find_unfinished(given)
        if done and left:
            raise NotAllJudgedError(left)
        keep_grades(held, given, act)
        if done:
            grader.done = at
            grader.save()
        act.after = {"done": done, "grades": {k: g for k, (g, _) in given.items()}}
        act.reason = join_grounds(given)


def grade(
    application: Application,
    quality: str,
    given: str,
    grounds: str,
    *,
    by: Actor,
    at: datetime,
) -> Grading:
    """Save one grade of one officer, as save_grades does."""
    require_grade(quality, given, grounds)
    save_grades(application, {quality: (given, grounds)}, by=by, at=at, done=False)
    return Grading.objects.get(
        application=application, quality=quality, graded_by=by.person
    )


def _require_grader(application: Application, by: Actor, at: datetime) -> Grader:
    graders = list(application.graders.all())
    if not graders:
        return Grader.objects.create(
            application=application, person=by.person, appointed=at
        )
    mine = next((one for one in graders if one.person == by.person), None)
    if mine is None or mine.done:
        raise NotGraderError
    return mine


def _read_sheet(sheet: Sheet) -> dict[str, tuple[str, str]]:
    """Keep what is filled in; refuse what is no quality or grade, or is too long."""
    given: dict[str, tuple[str, str]] = {}
    for quality, (given_grade, grounds) in sheet.items():
        if quality not in assessment().by_quality:
            raise UnknownItemError(quality)
        if given_grade and given_grade not in assessment().by_grade:
            raise UnknownItemError(given_grade)
        require_length(grounds, LONGEST_GROUNDS)
        if given_grade or grounds.strip():
            given[quality] = (given_grade, grounds.strip())
    return given


def keep_grades(application: Application, given: Sheet, act: Act) -> None:
    """Keep grades as those of whoever acts."""
    for quality, (given_grade, grounds) in given.items():
        Grading.objects.update_or_create(
            application=application,
            quality=quality,
            graded_by=act.by.person,
            defaults={"grade": given_grade, "grounds": grounds, "at": act.at},
        )


def require_grade(quality: str, given: str, grounds: str) -> None:
    """Refuse an unknown quality or grade, and a grade without its grounds."""
    if quality not in assessment().by_quality:
        raise UnknownItemError(quality)
    if given not in assessment().by_grade:
        raise UnknownItemError(given)
    require_length(grounds, LONGEST_GROUNDS)
    if not grounds.strip():
        raise ReasonMissingError(
            Text(sv="varje betyg har sina grunder", en="each grade has its grounds")
        )
