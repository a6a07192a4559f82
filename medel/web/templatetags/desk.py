"""How the desk's pages write states, hours, waiting times, outcomes and events."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medel.decisions.events import name_event
from medel.programmes.application_form import application_form
from medel.programmes.assessment import assessment
from medel.programmes.attachments import attachments
from medel.rules.steps import read_roles, read_table
from medel.web.page import language

if TYPE_CHECKING:
    from medel.applications.models import Application, Call

register = template.Library()

HOUR = timedelta(hours=1)


@register.filter
def state_name(case: "Application") -> str:
    """Write the state that a case is in."""
    return read_table("application").state(case.state).name.to(language())


@register.filter
def state_word(state: str) -> str:
    """Write a state's name for its code."""
    try:
        return read_table("application").state(state).name.to(language())
    except KeyError:
        return state


@register.filter
def call_title(call: "Call") -> str:
    """Write a call's title in the language being shown."""
    return call.title_en if language() == "en" else call.title_sv


@register.filter
def moment(at: datetime) -> str:
    """Write a moment to the minute, in the programme's zone."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


@register.filter
def lasting(time: timedelta) -> str:
    """Write how long something lasted: 12 days, 3 hours, less than an hour."""
    if time.days:
        return ngettext("%(n)s day", "%(n)s days", time.days) % {"n": time.days}
    hours = int(time / HOUR)
    if hours:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _("less than an hour")


@register.filter
def name_of(names: Mapping[str, str], key: str) -> str:
    """Write the name that belongs to a person's key; whoever is gone has none."""
    return names.get(key) or _("someone who is gone")


@register.filter
def outcome_name(outcome: str) -> str:
    """Write what an item of stage one came to."""
    return {
        "met": _("met"),
        "not_met": _("not met"),
        "completion_requested": _("to be completed"),
        "not_applicable": _("beside the point"),
        "cannot_tell": _("cannot tell"),
        "": _("not judged"),
    }.get(outcome, outcome)


@register.filter
def outcome_mark(outcome: str) -> str:
    """Write an outcome as a mark; a word stands beside it for those who listen."""
    return {
        "met": "✓",
        "not_met": "✗",
        "completion_requested": "…",
        "not_applicable": "\N{EN DASH}",
    }.get(outcome, "·")


@register.filter
def in_decision(state: str) -> bool:
    """Tell whether a case's state is one where its decision is made."""
    steps = read_table("application").steps
    return any("decision" in one.requires for one in steps if state in one.origins)


@register.filter
def decision_name(outcome: str) -> str:
    """Write what is decided."""
    return {
        "support": _("support"),
        "rejection": _("rejection"),
        "dismissal": _("dismissal"),
    }.get(outcome, outcome)


@register.filter
def grade_name(code: str) -> str:
    """Write a grade with its word: VG, pass with distinction."""
    grade = assessment().by_grade.get(code)
    return f"{code}, {grade.name.to(language()).lower()}" if grade else code


@register.filter
def kind_name(code: str) -> str:
    """Write the kind of an attachment."""
    kind = attachments().by_code.get(code)
    return kind.name.to(language()) if kind else code


@register.filter
def section_name(code: str) -> str:
    """Write the name of a section of the form."""
    section = application_form().by_code.get(code)
    return section.name.to(language()) if section else code


@register.filter
def reading_name(what: str) -> str:
    """Write what was read of a case."""
    return {
        "application.case": _("the overview"),
        "application.submission": _("what was sent"),
        "application.check": _("requirements and criteria"),
        "application.grades": _("grades"),
        "application.history": _("the history"),
        "application.file": _("a file"),
        "application.completion": _("a request for completion"),
        "application.proposal": _("a proposal for a decision"),
    }.get(what, what)


@register.filter
def party_role(role: str) -> str:
    """Write what an organisation is in an application."""
    return {
        "project_owner": _("project owner"),
        "partner": _("partner"),
        "cooperation_party": _("cooperating party without support"),
    }.get(role, role)


@register.filter
def role_word(role: str) -> str:
    """Write a role of the journal."""
    named = read_roles().get(role)
    if named:
        return named.to(language())
    return {"audit_authority": _("auditor")}.get(role, role)


@register.filter
def event_name(action: str) -> str:
    """Write what was done, as the journal tells it."""
    return name_event(action).to(language())
