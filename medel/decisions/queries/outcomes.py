"""What became of a call in numbers: what was not granted is told as sums alone."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from medel.applications.models import Application, Call
from medel.decisions.models import Decision

REJECTED = ("rejected", "rejected_check", "rejected_quality")
NOTHING = Decimal(0)
_SUPPORT = Q(outcome="support")
_LAPSED = Q(state="lapsed")
_REJECTION = Q(outcome="rejection")
UNSENT = ("draft", "discarded", "lapsed")


@dataclass(frozen=True)
class Outcomes:
    """The numbers of a call; `granted_sum` and `rejected_sum` are SEK.

    `rejected_sum` is what the rejected had asked for, without the `rejected_unknown`
    whose plans could not be read. `lapsed` supports were granted but not confirmed.
    """

    sent: int
    granted: int
    granted_sum: Decimal
    rejected: int
    rejected_sum: Decimal
    rejected_unknown: int
    dismissed: int
    withdrawn: int
    lapsed: int

    @property
    def waiting(self) -> int:
        """How many wait for their decision."""
        decided = self.granted + self.lapsed + self.rejected + self.dismissed
        return self.sent - decided - self.withdrawn


def count_outcomes(call: Call) -> Outcomes:
    """Count what became of the applications of a call."""
    rows = Application.objects.filter(call=call).exclude(state__in=UNSENT)
    counted = dict(
        rows.order_by().values_list("state").annotate(many=Count("pk")),
    )
    taken = Decision.objects.filter(application__call=call, decided__isnull=False)
    told = taken.aggregate(
        granted=Count("pk", filter=_SUPPORT & ~_LAPSED),
        granted_sum=Sum("cap", filter=_SUPPORT & ~_LAPSED),
        lapsed=Count("pk", filter=_SUPPORT & _LAPSED),
        rejected_sum=Sum("asked", filter=_REJECTION),
        rejected_unknown=Count("pk", filter=_REJECTION & Q(asked=None)),
    )
    return Outcomes(
        sent=sum(counted.values()),
        rejected=sum(counted.get(one, 0) for one in REJECTED),
        dismissed=counted.get("dismissed", 0),
        withdrawn=counted.get("withdrawn", 0),
        granted=told["granted"],
        granted_sum=told["granted_sum"] or NOTHING,
        lapsed=told["lapsed"],
        rejected_sum=told["rejected_sum"] or NOTHING,
        rejected_unknown=told["rejected_unknown"],
    )
