"""Moving a case from state to state, as the table of its steps allows."""

from collections.abc import Collection, Mapping

from medel.applications.models import Application, Call, Stay
from medel.journal.acts import Act
from medel.rules.steps import Circumstances, read_table, require_step


def move(
    application: Application,
    step: str,
    act: Act,
    *,
    given: Collection[str] = (),
    takers: Mapping[str, Collection[str]] | None = None,
    choices: Mapping[str, str] | None = None,
) -> None:
    """Take a step with an application and save it.

    Raise StepRefusedError when the state, the role or what is missing forbids it.
    """
    under = Circumstances(
        given=given,
        person=act.by.person,
        takers=takers or {},
        choices=choices or {},
    )
    before = application.state
    application.state = require_step(
        read_table("application"),
        before,
        step,
        on=act.at.date(),
        roles={act.by.role},
        under=under,
    )
    application.since = act.at
    application.save()
    begin_stay(application)
    act.before = {**act.before, "state": before}
    act.after = {**act.after, "state": application.state}


def move_call(call: Call, step: str, act: Act, *, given: Collection[str] = ()) -> None:
    """Take a step with a call and save it; raise StepRefusedError as move does."""
    before = call.state
    call.state = require_step(
        read_table("call"),
        before,
        step,
        on=act.at.date(),
        roles={act.by.role},
        under=Circumstances(given=given),
    )
    call.save(update_fields=["state"])  # the money may be moved meanwhile
    act.before = {**act.before, "state": before}
    act.after = {**act.after, "state": call.state}


def begin_stay(application: Application) -> None:
    """Note that an application stands in its state since now, and left the one before.

    The applicant's clock tells from this how long a step takes.
    """
    now = application.since
    current = Stay.objects.filter(application=application, ended=None)
    if current.filter(state=application.state).exists():
        return
    current.update(ended=now)
    Stay.objects.create(application=application, state=application.state, began=now)
