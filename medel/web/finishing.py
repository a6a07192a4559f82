"""Finishing a taken decision: letter, then mail; taken up again if broken off."""

from __future__ import annotations

import logging
from contextlib import suppress
from smtplib import SMTPException
from typing import TYPE_CHECKING

from medel.core.errors import MedelError
from medel.decisions.actions.deciding import abandon
from medel.decisions.actions.notifying import notify
from medel.decisions.queries.decisions import find_stale, find_unfinished
from medel.journal.acts import CLOCK
from medel.web.notices import send_notice

if TYPE_CHECKING:
    from datetime import datetime

    from medel.decisions.models import Decision

LOG = logging.getLogger(__name__)
MOST = 200
WITHDRAWN = "Ansökan är återtagen."


def finish(decision: Decision, *, at: datetime, origin: str = "") -> bool:
    """Write the letter and send the mail; give whether the mail could be sent.

    A mail that cannot be sent now is tried again by `medel tick`.
    """
    if decision.state == "decided":
        notify(decision, at=at)
    try:
        send_notice(decision, origin)
    except (OSError, SMTPException):
        LOG.warning("the mail of a decision could not be sent; tick tries again")
        return False
    return True


def finish_all(*, at: datetime) -> dict[str, int]:
    """Take up what was broken off, and give up what is no longer needed; count it."""
    counts = {"letters": 0, "abandoned": 0}
    for decision in find_unfinished()[:MOST]:
        # A colleague may finish it at the same moment: then it is done.
        with suppress(MedelError):
            counts["letters"] += finish(decision, at=at)
    for decision in find_stale()[:MOST]:
        with suppress(MedelError):
            abandon(decision, WITHDRAWN, by=CLOCK, at=at)
            counts["abandoned"] += 1
    return counts
