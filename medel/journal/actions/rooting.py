"""The roots of days that are over: made once, published, never changed."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from medel.core.texts import Text
from medel.journal.chain import START
from medel.journal.days import find_leaves, seal, write_leaves
from medel.journal.errors import JournalError
from medel.journal.models import Entry, Root

# An action that began before midnight has this long to write its entry.
SETTLES = timedelta(hours=1)


def make_roots(*, until: date, at: datetime) -> list[Root]:
    """Make the roots of every day up to and with this one that has entries and no root.

    Afterwards nothing more can be written for those days. Raise JournalError when the
    last of them is not over, or has been so for less than an hour.
    """
    if until >= timezone.localdate(at - SETTLES):
        raise _refuse(until)
    with transaction.atomic():
        _wait_for_writers()
        last = Root.objects.order_by("-day").first()
        return [_make_root(day, at) for day in _find_days(last, until)]


def _find_days(last: Root | None, until: date) -> list[date]:
    """List the days without a root; after a root, no earlier day can get entries."""
    days = Entry.objects.filter(day__lte=until)
    if last:
        days = days.filter(day__gt=last.day)
    return list(days.order_by("day").values_list("day", flat=True).distinct())


def _make_root(day: date, at: datetime) -> Root:
    leaves, entries = find_leaves(day)
    before = Root.objects.filter(day__lt=day).order_by("-day").first()
    root = Root(
        day=day,
        entries=entries,
        cases=len(leaves),
        leaves=write_leaves(leaves),
        previous=before.digest if before else START,
        made_at=at,
    )
    root.digest = seal(root, leaves)
    root.save()
    return root


def _wait_for_writers() -> None:
    """Let those who are writing finish, and keep others waiting until we are done.

    SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE journal_entry IN SHARE MODE")


def _refuse(day: date) -> JournalError:
    return JournalError(
        Text(
            sv=f"Dagen {day} är inte över, eller har nyss slutat. "
            "Roten kan göras från klockan ett natten efter.",
            en=f"The day {day} is not over, or has only just ended. "
            "Its root can be made from one o'clock the night after.",
        )
    )
