"""How hours and people's names are written in the templates of cases and calls."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from medel.core import wording
from medel.web.page import language

register = template.Library()


@register.filter
def moment(at: datetime) -> str:
    """Write a day and an hour in the local time: 15 december 2026 kl. 16.00."""
    here = timezone.localtime(at)
    day = wording.write_day(here.date(), language=language())
    if language().startswith("en"):
        return f"{day}, {here:%H:%M}"
    return f"{day} kl. {here:%H.%M}"


@register.filter
def local_day(at: datetime) -> str:
    """Write the day of an hour, in the local time."""
    return wording.write_day(timezone.localtime(at).date(), language=language())


@register.filter
def kept_day(written: str) -> str:
    """Write a day that a decision keeps as 2027-07-01 in words."""
    return wording.write_day(date.fromisoformat(written), language=language())


@register.filter
def at(names: Mapping[str, str], key: str) -> str:
    """Give a name by its key; whoever is gone has none."""
    return names.get(key) or _("somebody whose name is gone")
