"""The mail to the members of a meeting: the day and a link, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from medel.core.wording import write_day
from medel.decisions.queries.meetings import list_addresses
from medel.web.addresses import address, make_absolute
from medel.web.context import find_origin

if TYPE_CHECKING:
    from django.http import HttpRequest

    from medel.decisions.models import Meeting

SWEDISH = "sv"


def tell_members(request: HttpRequest, meeting: Meeting) -> int:
    """Tell the members how their meeting stands; give how many.

    Each gets a mail of their own, in the language of the procedure, Swedish. Nobody is
    told of a meeting that they are not summoned to.
    """
    path = address("meeting", SWEDISH, number=meeting.pk)
    link = make_absolute(path, find_origin(request))
    day = write_day(meeting.on, language=SWEDISH)
    with translation.override(SWEDISH):
        told = {"meeting": meeting, "link": link, "when": day}
        body = render_to_string("medel/mail/meeting.txt", told)
        subject = _("Meeting %s") % day
    mails = [
        EmailMessage(subject, body, None, [one]) for one in list_addresses(meeting)
    ]
    get_connection().send_messages(mails)
    return len(mails)
