"""What is read of calls: the public ones, the planned ones, and those of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from medel.applications.clock import PUBLIC, find_state
from medel.applications.models import Call, CallChange, Purse

# The order on the page: what one can apply to, what comes, what has been.
ORDER = ("open", "published", "closed", "decided", "cancelled")


@dataclass(frozen=True)
class Standing:
    """A call and its state at an hour."""

    call: Call
    state: str


def read_public(programme: str, *, at: datetime) -> Sequence[Standing]:
    """Read the published calls of a programme, open ones first, then newest first."""
    return _stand(Call.objects.filter(programme=programme), at)


def read_all_public(programme: str = "", *, at: datetime) -> Sequence[Standing]:
    """Read the published calls of every programme, or of one."""
    return _stand(_of(programme), at)


def find_public(programme: str, code: str, *, at: datetime) -> Standing | None:
    """Find a published call."""
    found = Call.objects.filter(programme=programme, code=code, state__in=PUBLIC)
    call = found.first()
    return Standing(call, find_state(call, at=at)) if call else None


def read_planned(programme: str, *, at: datetime) -> Sequence[Call]:
    """Read the timetable: calls announced or published whose opening is still ahead."""
    ahead = Call.objects.filter(programme=programme, opens__gt=at)
    shown = _announced(ahead) | ahead.filter(state="published")
    return list(shown.order_by("opens", "code"))


def read_all_planned(programme: str = "", *, at: datetime) -> Sequence[Call]:
    """Read the announced calls that are not published yet."""
    ahead = _of(programme).filter(opens__gt=at)
    return list(_announced(ahead).order_by("opens", "code"))


def find_timetable_day(programme: str) -> datetime | None:
    """Find when the timetable last changed; None if there never was one."""
    known = Call.objects.filter(programme=programme)
    changed: datetime | None = known.aggregate(last=Max("changed"))["last"]
    return changed


def read_changes(call: Call) -> Sequence[CallChange]:
    """Read what was changed in a call since its publication, latest first."""
    return list(call.changes.all())


def read_desk_calls(programmes: Sequence[str], *, at: datetime) -> Sequence[Standing]:
    """Read every call of some programmes, drafts too, those that end last first."""
    calls = Call.objects.filter(programme__in=programmes).order_by("-closes", "code")
    return [Standing(one, find_state(one, at=at)) for one in calls]


def find_call(number: int, *, at: datetime) -> Standing | None:
    """Find a call by its number, draft or not; for those who make calls."""
    call = Call.objects.filter(pk=number).first()
    return Standing(call, find_state(call, at=at)) if call else None


def find_purse(programme: str) -> Purse | None:
    """Find the money of a programme; None before its first call is published."""
    return Purse.objects.filter(programme=programme).first()


def _of(programme: str) -> QuerySet[Call]:
    return Call.objects.filter(programme=programme) if programme else Call.objects.all()


def _announced(calls: QuerySet[Call]) -> QuerySet[Call]:
    return calls.filter(state="draft", announced__isnull=False)


def _stand(calls: QuerySet[Call], at: datetime) -> Sequence[Standing]:
    shown = calls.filter(state__in=PUBLIC).order_by("-opens", "code")
    found = [Standing(one, find_state(one, at=at)) for one in shown]
    return sorted(found, key=lambda one: ORDER.index(one.state))
