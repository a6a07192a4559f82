"""The mail that says a decision is there: the case number and a link, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from medel.decisions.actions.notifying import note_mailed
from medel.decisions.queries.decisions import find_receivers
from medel.web.addresses import address, make_absolute

if TYPE_CHECKING:
    from medel.decisions.models import Decision

SWEDISH = "sv"


def send_notice(decision: Decision, origin: str = "") -> int:
    """Tell those who act for the parties that there is a decision; give how many.

    Each gets a mail of their own, so that no address is shown to others. The language
    is that of the procedure, Swedish.
    """
    application = decision.application
    path = address("application_decision", SWEDISH, key=application.key)
    link = make_absolute(path, origin)
    with translation.override(SWEDISH):
        told = {"case_id": application.case_id, "link": link}
        body = render_to_string("medel/mail/decision.txt", told)
        subject = _("Decision in case %(case)s") % {"case": application.case_id}
    mails = [
        EmailMessage(subject, body, None, [one.email])
        for one in find_receivers(decision)
    ]
    get_connection().send_messages(mails)
    note_mailed(decision, at=timezone.now(), sent=len(mails))
    return len(mails)
