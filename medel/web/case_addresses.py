"""The addresses of calls and decisions, at the desk and for applicants."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from medel.web.views import calls_desk, decided, decisions

cases = [
    path(_("desk/calls/"), calls_desk.calls, name="desk_calls"),
    path(_("desk/calls/new/"), calls_desk.new, name="desk_call_new"),
    path(_("desk/calls/<int:number>/"), calls_desk.call, name="desk_call"),
    path(_("desk/calls/<int:number>/terms/"), calls_desk.edit, name="desk_call_edit"),
    path(
        _("desk/calls/<int:number>/step/<slug:slug>/"),
        calls_desk.step,
        name="desk_call_step",
    ),
    path(_("desk/decisions/"), decisions.decisions, name="desk_decisions"),
    path(_("desk/decisions/<uuid:key>/"), decisions.decision, name="desk_decision"),
    path(
        _("desk/decisions/<uuid:key>/write/"),
        decisions.write,
        name="desk_decision_write",
    ),
    path(_("desk/decisions/<uuid:key>/letter/"), decisions.letter, name="desk_letter"),
    path(
        _("desk/decisions/<uuid:key>/step/<slug:slug>/"),
        decisions.step,
        name="desk_decision_step",
    ),
    path(
        _("applications/<uuid:key>/decision/"),
        decided.decided,
        name="application_decision",
    ),
    path(
        _("applications/<uuid:key>/decision/letter/"),
        decided.letter,
        name="application_letter",
    ),
]
