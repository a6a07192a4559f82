"""The money of calls and programmes: what a decision takes, never twice."""

from decimal import Decimal

from django.db.models import F

from medel.applications.models import Call, Purse
from medel.core.money import Money
from medel.decisions.errors import MoneyGoneError


def take_money(call: Call, cap: Decimal) -> None:
    """Take the cap of a decision, SEK, from the call and the programme.

    Two who decide in the same second are told apart by the database: each row is
    changed only if the money is there. Raise MoneyGoneError when it is not.
    """
    calls = Call.objects.filter(pk=call.pk)
    if not calls.filter(granted__lte=F("budget") - cap).update(
        granted=F("granted") + cap
    ):
        raise _refuse(cap, calls.get().left)
    purses = Purse.objects.filter(programme=call.programme)
    if not purses.filter(granted__lte=F("amount") - F("before") - cap).update(
        granted=F("granted") + cap
    ):
        purse = purses.first()
        raise _refuse(cap, purse.left if purse else Decimal(0))


def free_money(call: Call, cap: Decimal) -> None:
    """Give back what a decision took, when it lapses."""
    Call.objects.filter(pk=call.pk).update(granted=F("granted") - cap)
    purse = Purse.objects.filter(programme=call.programme)
    purse.update(granted=F("granted") - cap)


def _refuse(cap: Decimal, left: Decimal) -> MoneyGoneError:
    return MoneyGoneError(Money(cap, "SEK"), Money(left, "SEK"))
