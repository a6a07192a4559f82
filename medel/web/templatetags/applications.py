"""How an application's states, hours and changes are written in templates."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medel.applications.forms import OWN
from medel.applications.joining import find_changes
from medel.core import wording
from medel.programmes.application_form import application_form
from medel.programmes.attachments import attachments
from medel.rules.steps import read_table
from medel.web.page import language

register = template.Library()
A_DAY = timedelta(days=1)


@register.filter
def moment(at: datetime) -> str:
    """Write an hour of a day: 23 november 2026 kl. 10.32."""
    local = timezone.localtime(at)
    day = wording.write_day(local.date(), language=language())
    if language() == "sv":
        return f"{day} kl. {local:%H.%M}"
    return f"{day}, {local:%H:%M}"


@register.filter
def hour(at: datetime) -> str:
    """Write the time of day to the second, as one sees a saving."""
    return f"{timezone.localtime(at):%H:%M:%S}"


@register.filter
def lasting(time: timedelta) -> str:
    """Write how long something lasted, in days."""
    if time < A_DAY:
        return _("less than a day")
    days = round(time / A_DAY)
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


@register.filter
def state_name(state: str) -> str:
    """Write a state of an application."""
    return read_table("application").state(state).name.to(language())


@register.filter
def state_meaning(state: str) -> str:
    """Write what a state of an application means."""
    return read_table("application").state(state).meaning.to(language())


@register.filter
def section_name(code: str) -> str:
    """Write the name of a section of the form."""
    if code == OWN:
        return _("The call's own questions")
    found = application_form().by_code.get(code)
    return found.name.to(language()) if found else code


@register.filter
def kind_name(code: str) -> str:
    """Write the name of a kind of attachment."""
    found = attachments().by_code.get(code)
    return found.name.to(language()) if found else code


@register.filter
def changes(before: str, after: str) -> list[tuple[int, str]]:
    """Give the pieces of two texts: taken away, the same, put in."""
    return find_changes(before, after)
