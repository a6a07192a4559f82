"""Moving a meeting as the table of its steps allows, by what is so and not claimed."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from medel.decisions.checks import find_met
from medel.decisions.models import Meeting
from medel.decisions.sitting import Sitting, read_sitting
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor, Case
from medel.rules.steps import Circumstances, read_table, require_step


def name_meeting(meeting: Meeting) -> Case:
    """Name a meeting in the journal."""
    return Case("meeting", str(meeting.pk))


@contextmanager
def stepping(
    meeting: Meeting, step: str, *, by: Actor, at: datetime, reason: str = ""
) -> Iterator[tuple[Act, Sitting]]:
    """Do something with a meeting that nobody else changes meanwhile, and record it.

    The meeting is read anew; the one given is brought up to date afterwards.
    """
    act = Act(case=name_meeting(meeting), by=by, action=f"meeting.{step}", at=at)
    act.reason = reason
    with recorded(act):
        held = Meeting.objects.select_for_update(of=("self",)).select_related("call")
        yield act, read_sitting(held.get(pk=meeting.pk))
    meeting.refresh_from_db()


def move_meeting(
    sitting: Sitting,
    step: str,
    act: Act,
    *,
    given: Collection[str] = (),
    takers: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Take a step with a meeting and save it.

    What the step requires is looked up in the meeting; only what the act itself brings
    is `given`, a reason among it. Raise StepRefusedError when it does not suffice.
    """
    meeting = sitting.meeting
    brought = set(given) | ({"reason"} if act.reason.strip() else set())
    before = meeting.state
    meeting.state = require_step(
        read_table("meeting"),
        before,
        step,
        on=act.at.date(),
        roles={act.by.role},
        under=Circumstances(
            choices={"prioritisation": meeting.mode},
            given=brought | find_met(sitting),
            person=act.by.person,
            takers=takers or {},
        ),
    )
    meeting.save()
    if before != meeting.state:
        act.before = {**act.before, "state": before}
        act.after = {**act.after, "state": meeting.state}
