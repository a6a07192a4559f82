"""What came of an import: rows, what was left out, warnings, sums by currency."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from medel.projects.importing.record import Doubt, Record, Remark, Skipped

MOST_KEPT = 10_000


@dataclass
class Report:
    """Counts records as they pass; keeps the first of what people must look at."""

    records: int = 0
    left_out: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    doubts: Counter[Doubt] = field(default_factory=Counter)
    eu_amounts: dict[str, Decimal] = field(default_factory=dict)
    totals: dict[str, Decimal] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many operations the list holds, read or not."""
        return self.records + self.left_out

    def watch(self, found: Iterable[Record | Skipped]) -> Iterator[Record | Skipped]:
        """Pass everything on, and count it."""
        for each in found:
            self.add(each)
            yield each

    def add(self, each: Record | Skipped) -> None:
        """Count one record or one row that was left out."""
        if isinstance(each, Skipped):
            self.left_out += 1
            if len(self.skipped) < MOST_KEPT:
                self.skipped.append(each)
            return
        self.records += 1
        _add(self.eu_amounts, each.currency, each.eu_amount)
        _add(self.totals, each.currency, each.total_cost)
        if each.warnings:
            self.doubts.update(remark.doubt for remark in each.warnings)
            if len(self.warnings) < MOST_KEPT:
                self.warnings.extend(each.warnings)


def _add(sums: dict[str, Decimal], currency: str, amount: Decimal | None) -> None:
    if amount is not None:
        sums[currency] = sums.get(currency, Decimal(0)) + amount
