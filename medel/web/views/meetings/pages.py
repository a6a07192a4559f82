"""What a meeting's pages have in common: their way back, and doing what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from medel.core.errors import MedelError
from medel.core.wording import write_day
from medel.decisions.sitting import read_sitting
from medel.web.addresses import address, addresses
from medel.web.meetings.acting import take_seat
from medel.web.page import Crumb, Page, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from medel.decisions.models import Meeting
    from medel.web.meetings.acting import Seat

__all__ = ["describe", "describe_part", "do", "name_day", "read_sitting", "take_seat"]


def name_day(meeting: Meeting) -> str:
    """Name a meeting by its day."""
    day = write_day(meeting.on, language=language())
    return _("Meeting %s") % day


def describe(title: str, name: str, *, wrong: bool = False, **parts: object) -> Page:
    """Describe a page just below the list of meetings."""
    crumbs = [Crumb(_("Desk"), address("desk", language()))]
    if name != "meetings":
        crumbs.append(Crumb(_("Meetings"), address("meetings", language())))
    return Page(
        title=title,
        description="",
        addresses=addresses(name, **parts),
        private=True,
        section="meetings",
        wrong=wrong,
        crumbs=tuple(crumbs),
    )


def describe_part(
    meeting: Meeting, title: str, name: str, *, wrong: bool = False, **parts: object
) -> Page:
    """Describe a page of one meeting."""
    number = meeting.pk
    home = Crumb(name_day(meeting), address("meeting", language(), number=number))
    return Page(
        title=title,
        description="",
        addresses=addresses(name, number=number, **parts),
        private=True,
        section="meetings",
        wrong=wrong,
        crumbs=(
            Crumb(_("Desk"), address("desk", language())),
            Crumb(_("Meetings"), address("meetings", language())),
            home,
        ),
    )


def do(action: Callable[[], object], after: str) -> HttpResponseRedirect | MedelError:
    """Do an action and lead on, or give back the refusal to be shown."""
    try:
        action()
    except MedelError as refusal:
        return refusal
    return HttpResponseRedirect(after)


def go_to(name: str, seat: Seat, **parts: object) -> str:
    """Give the address of a page of a meeting in the language being shown."""
    return address(name, language(), number=seat.meeting.pk, **parts)


def asked(request: HttpRequest) -> str:
    """Give which of the page's buttons was pressed."""
    return str(request.POST.get("act", "")) if request.method == "POST" else ""
