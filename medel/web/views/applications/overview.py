"""An application at a glance: its task list while it is written, then its clock."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from medel.applications.actions.sections import list_open
from medel.applications.drafts import read_draft
from medel.applications.queries.clock import read_clock, read_way
from medel.applications.queries.own import Part
from medel.applications.queries.sections import completions_of, count_comments
from medel.applications.queries.sent import parties_of, submissions_of
from medel.applications.readiness import judge_readiness
from medel.rules.steps import find_steps, read_table
from medel.web.access import signed_in
from medel.web.applications.entering import name_application, page_of, part_in
from medel.web.applications.tasks import Task, list_tasks
from medel.web.page import show


@signed_in
def application(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show what there is to do, or which step the application is in now."""
    part = part_in(request, key)
    found, now = part.application, timezone.now()
    tasks, submissions = _list_tasks(part), submissions_of(found)
    return show(
        request,
        "applications/application.html",
        page_of(found, "application", name_application(found)),
        part=part,
        application=found,
        call=found.call,
        tasks=tasks,
        ready=sum(1 for one in tasks if not one.misses),
        clock=read_clock(found, at=now),
        way=read_way(found),
        sent=bool(submissions),
        submissions=submissions,
        may_withdraw=_may_withdraw(part),
        completions=completions_of(found),
        open_now=found.call.opens <= now < found.call.closes,
        now=now,
    )


def _may_withdraw(part: Part) -> bool:
    steps = find_steps(
        read_table("application"),
        part.application.state,
        on=timezone.localdate(),
        roles=part.roles,
    )
    return any(one.code == "withdraw" for one in steps)


def _list_tasks(part: Part) -> list[Task]:
    found = part.application
    draft = read_draft(found, on=timezone.localdate())
    begun = ["documents"] if draft.files else []
    if len(parties_of(found)) > 1:
        begun.append("partners")
    return list_tasks(
        draft,
        judge_readiness(draft),
        comments=count_comments(found),
        open_codes=list_open(found),
        begun=begun,
    )
