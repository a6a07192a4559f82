"""Money: an exact amount with its currency, and the one place where it is rounded."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

WHOLE = Decimal(1)
FOUR_DECIMALS = Decimal("0.0001")


class CurrencyMismatchError(ValueError):
    """Two amounts in different currencies were added or compared."""


@dataclass(frozen=True)
class Money:
    """An amount in one currency (ISO 4217), never a binary float."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Add two amounts of the same currency, else raise CurrencyMismatchError."""
        self._require_same_currency(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Subtract an amount of the same currency, else raise CurrencyMismatchError."""
        self._require_same_currency(other)
        return Money(self.amount - other.amount, self.currency)

    def convert(self, *, rate: Decimal, currency: str) -> "Money":
        """Give the amount in another currency; `rate` is what one of ours costs."""
        return Money(self.amount * rate, currency)

    def _require_same_currency(self, other: "Money") -> None:
        if self.currency != other.currency:
            message = f"{self.currency} and {other.currency} cannot be added"
            raise CurrencyMismatchError(message)


def round_half_up(amount: Decimal) -> Decimal:
    """Round to a whole unit, half up: the way of budget lines and totals."""
    return amount.quantize(WHOLE, rounding=ROUND_HALF_UP)


def round_down(amount: Decimal) -> Decimal:
    """Round down to a whole unit: the way of ceilings, which may never be passed."""
    return amount.quantize(WHOLE, rounding=ROUND_DOWN)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Give part / whole to four decimals; None where the whole is 0 or below it."""
    if whole <= 0:
        return None
    return (part / whole).quantize(FOUR_DECIMALS, rounding=ROUND_HALF_UP)
