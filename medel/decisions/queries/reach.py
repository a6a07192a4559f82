"""What of the applications someone reaches: their programmes, and nothing sealed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from medel.applications.models import Application, Call
from medel.applications.queries.authority import NEVER_SENT


@dataclass(frozen=True)
class Reach:
    """The calls of someone's programmes: those to read, and those still sealed."""

    calls: tuple[Call, ...]
    sealed: tuple[Call, ...]

    def cases(self) -> QuerySet[Application]:
        """Give the applications that were sent to the calls that may be read."""
        keys = [one.pk for one in self.calls]
        return Application.objects.filter(call__in=keys).exclude(state__in=NEVER_SENT)

    def call(self, key: int) -> Call:
        """Give a call that may be read, from those already here."""
        return next(one for one in self.calls if one.pk == key)


def find_reach(programmes: Collection[str], *, at: datetime) -> Reach:
    """Find what someone with a role in these programmes may read; "" is all of them."""
    calls = Call.objects.defer("summary_sv", "summary_en", "who_sv", "who_en")
    if "" not in programmes:
        calls = calls.filter(programme__in=programmes)
    found = list(calls)
    return Reach(
        tuple(one for one in found if not is_sealed(one, at)),
        tuple(one for one in found if is_sealed(one, at)),
    )


def is_sealed(call: Call, at: datetime) -> bool:
    """Tell whether nothing of a call's applications may be read yet."""
    return call.sealed and at < call.closes
