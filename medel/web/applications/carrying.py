"""A plan or an idea made before signing in, carried over into an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from medel.applications.actions.sections import save_section
from medel.applications.queries.own import find_part
from medel.web.access import standing_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.applications.models import Application

CARRIED = "carried"
LONGEST_IDEA = 10_000


def carry(
    request: HttpRequest, *, plan: dict[str, Any] | None = None, idea: str = ""
) -> None:
    """Keep a plan or an idea in the visit until an application is chosen for it."""
    kept = dict(request.session.get(CARRIED) or {})
    kept |= {"plan": plan} if plan else {}
    kept |= {"idea": idea[:LONGEST_IDEA]} if idea else {}
    request.session[CARRIED] = kept


def put_carried(request: HttpRequest, application: Application) -> None:
    """Put what is carried into a draft, where nothing stands yet."""
    kept = request.session.pop(CARRIED, None)
    part = find_part(application.key, standing_in(request).memberships)
    if not kept or part is None:
        return
    wanted = {
        ("plan", "plan"): kept.get("plan"),
        ("description", "problem"): kept.get("idea"),
    }
    standing = {one.code: one for one in application.sections.all()}
    for (code, question), answer in wanted.items():
        section = standing[code]
        if answer and not section.answers.get(question):
            save_section(
                application,
                code,
                {question: answer},
                begun_from=section.version,
                by=part.actor,
                at=timezone.now(),
            )
