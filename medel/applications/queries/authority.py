"""What the authority may read: what was sent, and of a sealed call nothing too soon."""

from datetime import datetime

from django.db.models import QuerySet

from medel.applications.models import Application

# What was never sent is the applicant's own.
NEVER_SENT = ("draft", "discarded", "lapsed")


def received(*, at: datetime) -> QuerySet[Application]:
    """Give the applications that the authority may read at an hour.

    Drafts are never among them; those of a sealed call only once it has closed.
    """
    sent = Application.objects.exclude(state__in=NEVER_SENT)
    return sent.exclude(call__sealed=True, call__closes__gt=at)
