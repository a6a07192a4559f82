"""The purse of a programme: its budget in euro, in kronor at the fixed rate."""

from datetime import datetime
from decimal import ROUND_DOWN, Decimal

from django.db.models import Sum

from medel.applications.models import Purse
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.journal.actions import recorded
from medel.journal.acts import Act, Actor, Case
from medel.programmes.programme import Programme
from medel.projects.actions.granting import LIST
from medel.projects.models import Project
from medel.projects.states import AmountKind
from medel.rules.parameters import number_of

ORE = Decimal("0.01")
RATE = "exchange_rate"
BOUND = (AmountKind.GRANTED, AmountKind.APPLIED_PRIORITISED)


class PurseError(MedelError):
    """More has been granted than the purse would then hold."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                sv="Med den kursen räcker pengarna inte till det som redan är beviljat."
                " Inget har ändrats.",
                en="At that rate the money does not cover what has been granted."
                " Nothing has changed.",
            )
        )


def open_purse(programme: Programme, *, by: Actor, at: datetime) -> Purse:
    """Give the purse of a programme, made at the start of its first call here.

    What the public bank knows as bound elsewhere is taken off from the start.
    """
    found = Purse.objects.filter(programme=programme.code).first()
    if found:
        return found
    act = Act(case=name_purse(programme), by=by, action="purse.open", at=at)
    with recorded(act):
        rate = number_of(programme, RATE, on=at.date())
        made = Purse(programme=programme.code, before=count_before(programme))
        _value(made, programme, rate)
        made.save()
        act.after = _tell(made)
    return made


def revalue_purse(programme: Programme, *, by: Actor, at: datetime) -> Purse:
    """Count a purse anew when the fixed rate, or what is known of grants, has changed.

    Raise PurseError when what is granted would no longer be covered.
    """
    act = Act(case=name_purse(programme), by=by, action="purse.revalue", at=at)
    with recorded(act):
        held = Purse.objects.select_for_update().get(programme=programme.code)
        act.before = _tell(held)
        held.before = count_before(programme)
        _value(held, programme, number_of(programme, RATE, on=at.date()))
        if held.left < 0:
            raise PurseError
        held.save()
        act.after = _tell(held)
    return held


def name_purse(programme: Programme) -> Case:
    """Name a purse in the journal: by its programme."""
    return Case("purse", programme.code)


def count_before(programme: Programme) -> Decimal:
    """Count what the bank knows of money bound elsewhere than here, SEK.

    Both what was granted and what was prioritised, where the source tells no more, so
    that the purse is rather too small than too large. Projects without an amount in
    kronor are not in the sum.
    """
    known = Project.objects.filter(
        programme=programme.code, amount_kind__in=BOUND, currency="SEK"
    ).exclude(origin__name=LIST)
    return known.aggregate(total=Sum("eu_amount"))["total"] or Decimal(0)


def _value(purse: Purse, programme: Programme, rate: Decimal) -> None:
    budget = programme.identity.budget
    purse.budget, purse.rate = budget.amount, rate
    purse.amount = (budget.amount * rate).quantize(ORE, ROUND_DOWN)


def _tell(purse: Purse) -> dict[str, Decimal]:
    return {
        "budget_eur": purse.budget,
        "rate": purse.rate,
        "amount": purse.amount,
        "before": purse.before,
        "granted": purse.granted,
    }
