"""The addresses of meetings, at the desk and in public."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from medel.web.views.meetings import (
    hearing,
    members,
    minutes,
    planning,
    public,
    ranking,
)

meetings = [
    path(_("desk/meetings/"), planning.meetings, name="meetings"),
    path(
        _("desk/meetings/plan/<int:number>/"),
        planning.plan_meeting,
        name="plan_meeting",
    ),
    path(_("desk/meetings/<int:number>/"), ranking.meeting, name="meeting"),
    path(
        _("desk/meetings/<int:number>/case/<slug:case>/"),
        ranking.meeting_case,
        name="meeting_case",
    ),
    path(
        _("desk/meetings/<int:number>/members/"),
        members.meeting_members,
        name="meeting_members",
    ),
    path(
        _("desk/meetings/<int:number>/agenda/"),
        planning.meeting_agenda,
        name="meeting_agenda",
    ),
    path(
        _("desk/meetings/<int:number>/cancel/"),
        planning.cancel_meeting,
        name="cancel_meeting",
    ),
    path(
        _("desk/meetings/<int:number>/grounds/"),
        hearing.meeting_grounds,
        name="meeting_grounds",
    ),
    path(
        _("desk/meetings/<int:number>/statements/"),
        hearing.meeting_statements,
        name="meeting_statements",
    ),
    path(
        _("desk/meetings/<int:number>/statements/<slug:county>/"),
        hearing.meeting_statement,
        name="meeting_statement",
    ),
    path(
        _("desk/meetings/<int:number>/minutes/"),
        minutes.meeting_minutes,
        name="meeting_minutes",
    ),
    path(
        _("desk/meetings/<int:number>/minutes/<int:version>/"),
        minutes.meeting_document,
        name="meeting_document",
    ),
]


def list_public() -> list[URLPattern]:
    """List the public addresses, once the programme's converter is registered."""
    return [
        path(
            _("<programme:programme>/meetings/"),
            public.public_meetings,
            name="public_meetings",
        ),
        path(
            _("<programme:programme>/meetings/<int:number>/"),
            public.public_meeting,
            name="public_meeting",
        ),
    ]
