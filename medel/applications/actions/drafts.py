"""Beginning an application, and who makes it together."""

from datetime import datetime

from medel.applications.actions.sections import name_case
from medel.applications.actions.steps import begin_stay
from medel.applications.errors import ClosedError
from medel.applications.forms import sections_of_call
from medel.applications.models import Application, Call, Party, Section
from medel.applications.states import Role
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor
from medel.parties.models import Organisation

DRAFT = "draft"


def begin(
    call: Call, organisation: Organisation, *, by: Actor, at: datetime
) -> Application:
    """Begin an application of an organisation: an empty section for each of the form.

    Raise ClosedError unless the call is open: before that, its terms may change.
    """
    application = Application(
        call=call, state=DRAFT, since=at, begun=at, fictitious=call.fictitious
    )
    act = Act(case=name_case(application), by=by, action="application.begin", at=at)
    with recorded(act):
        if not call.opens <= at < call.closes:
            raise ClosedError(call.opens, call.closes)
        application.save()
        begin_stay(application)
        Party.objects.create(
            application=application,
            organisation=organisation,
            role=Role.OWNER,
            confirmed=at,
        )
        Section.objects.bulk_create(
            Section(application=application, code=one.code, saved=at, saved_by="")
            for one in sections_of_call(call)
        )
        act.after = {"call": call.code, "organisation": str(organisation.pk)}
    return application
