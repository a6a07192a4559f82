"""The grades that the authority stands for: agreed on, settled, gone over again."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import move
from medel.applications.models import Application
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.decisions.actions.grading import (
    READY,
    NotGraderError,
    keep_grades,
    require_grade,
)
from medel.decisions.actions.holding import hold, require_state
from medel.decisions.errors import NotAllJudgedError, ReasonMissingError
from medel.decisions.grades import (
    Sheet,
    find_failing,
    find_unfinished,
    join_grounds,
)
from medel.decisions.models import Agreed, Grader
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor


class StillGradingError(MedelError):
    """An officer has not handed in the grades yet."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Alla som betygsätter är inte klara. Först när båda har lämnat sina "
                "betyg kan ni enas.",
                en="Not all graders are done. You can agree once both have handed in "
                "their grades.",
            )
        )


def agree(
    application: Application, agreed: Sheet, *, by: Actor, at: datetime
) -> list[Agreed]:
    """Propose the grades that the authority stands for: quality to grade and grounds.

    With two graders the other one confirms them. Where nobody has graded, the one who
    sets them is the only grader. Raise StillGradingError, NotGraderError,
    ReasonMissingError, UnknownItemError.
    """
    act = Act(case=name_case(application), by=by, action="application.agree", at=at)
    with recorded(act):
        held = hold(application, by)
        require_state(held, READY)
        for quality, (given, grounds) in agreed.items():
            require_grade(quality, given, grounds)
        _require_agreeing(held, by, agreed, act)
        act.after = {quality: given for quality, (given, _) in agreed.items()}
        act.reason = join_grounds(agreed)
        Agreed.objects.filter(application=held).delete()
        return Agreed.objects.bulk_create(
            Agreed(
                application=held,
                quality=quality,
                grade=given,
                grounds=grounds,
                at=at,
                agreed_by=by.person,
            )
            for quality, (given, grounds) in agreed.items()
        )


def _require_agreeing(
    application: Application, by: Actor, agreed: Sheet, act: Act
) -> None:
    graders = list(application.graders.all())
    if not graders:
        keep_grades(application, agreed, act)
        Grader.objects.create(
            application=application, person=by.person, appointed=act.at, done=act.at
        )
        return
    if any(one.done is None for one in graders):
        raise StillGradingError
    if by.person not in {one.person for one in graders}:
        raise NotGraderError


def settle_grades(application: Application, *, by: Actor, at: datetime) -> None:
    """Take the step to graded, once the grades agreed on bind every grader.

    A single grader's agreed grades do at once; of two, the one who did not propose
    them confirms. Raise NotAllJudgedError, StillGradingError, NotGraderError.
    """
    act = Act(case=name_case(application), by=by, action="application.grade", at=at)
    with recorded(act):
        held = hold(application, by)
        require_state(held, READY)
        agreed = list(held.agreed.all())
        sheet = {one.quality: (one.grade, one.grounds) for one in agreed}
        left = find_unfinished(sheet)
        if left:
            raise NotAllJudgedError(left)
        _require_bound(held, {one.agreed_by for one in agreed}, by)
        act.after = {one.quality: one.grade for one in agreed}
        move(held, "grade", act, given={"grades"})
    application.refresh_from_db()


def _require_bound(application: Application, proposers: set[str], by: Actor) -> None:
    graders = {one.person: one.done for one in application.graders.all()}
    if None in graders.values():
        raise StillGradingError
    if by.person not in graders:
        raise NotGraderError
    others = set(graders) - proposers
    if others and by.person not in others:
        raise StillGradingError


def reopen_grades(
    application: Application, reason: str, *, by: Actor, at: datetime
) -> None:
    """Open the agreed grades again, with the reason; the officers' own grades stay."""
    act = Act(
        case=name_case(application), by=by, action="application.reopen_grades", at=at
    )
    act.reason = reason
    with recorded(act):
        held = hold(application, by)
        if not reason.strip():
            raise ReasonMissingError(
                Text(sv="varför betygen ses över", en="why the grades are gone over")
            )
        act.before = {one.quality: one.grade for one in held.agreed.all()}
        held.agreed.all().delete()
        move(held, "reopen_grades", act, given={"reason"})
    application.refresh_from_db()


def send_to_prioritisation(
    application: Application, *, by: Actor, at: datetime
) -> None:
    """Put a case among the others of its call, when every grade passes."""
    act = Act(
        case=name_case(application),
        by=by,
        action="application.send_to_prioritisation",
        at=at,
    )
    with recorded(act):
        held = hold(application, by)
        grades = {one.quality: one.grade for one in held.agreed.all()}
        given = set() if find_failing(grades) else {"passing_grades"}
        move(held, "send_to_prioritisation", act, given=given)
    application.refresh_from_db()
