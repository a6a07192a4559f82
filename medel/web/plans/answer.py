"""The answer to a plan as the page shows it: the split as a picture, the findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from medel.core.findings import Finding, Verdict
from medel.programmes.programme import Programme
from medel.reporting.plans.texts import write_json
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.checking import check_plan
from medel.rules.plans.liquidity import HalfYear, Liquidity, plan_liquidity
from medel.rules.plans.options import OptionAnswer, compare_options
from medel.rules.plans.plan import Plan
from medel.rules.plans.scenarios import DropOut, drop_each
from medel.web.drawing.bars import THOUSANDTHS, Part, lay_out

NOTHING = Decimal(0)
URGENT = (Verdict.FAIL, Verdict.WARN, Verdict.CANNOT_TELL)


@dataclass(frozen=True)
class Payer:
    """Somebody who pays a part: `kind` is the colour and the word for it."""

    kind: str
    name: str
    amount: Decimal
    share: Decimal


@dataclass(frozen=True)
class ShownAnswer:
    """A plan with what the rules say of it, in the shapes that the page needs."""

    plan: Plan
    answer: PlanAnswer
    options: tuple[OptionAnswer, ...]
    drop_outs: tuple[DropOut, ...]
    liquidity: Liquidity | None

    @property
    def as_json(self) -> str:
        """The plan as a file holds it, for a link that carries it."""
        return write_json(self.plan)

    @cached_property
    def carried(self) -> list[Part]:
        """What must be carried in each half-year, as widths against the most."""
        halves = self.liquidity.half_years if self.liquidity else ()
        sums = [max(one.carried_most, NOTHING) for one in halves]
        most = max(sums, default=NOTHING) or Decimal(1)
        return [Part("carried", 0, int(one * THOUSANDTHS / most)) for one in sums]

    @property
    def halves(self) -> list[tuple[HalfYear, Part]]:
        """Each half-year with its bar."""
        halves = self.liquidity.half_years if self.liquidity else ()
        return list(zip(halves, self.carried, strict=True))

    @cached_property
    def payers(self) -> list[Payer]:
        """Who pays the project, largest kinds first: the EU, money, in kind."""
        total = max(self.answer.totals.total, self._paid) or Decimal(1)
        return [
            Payer(kind, name, amount, amount / total)
            for kind, name, amount in self._list_parts()
            if amount
        ]

    @property
    def _paid(self) -> Decimal:
        return sum((one[2] for one in self._list_parts()), Decimal(0))

    def _list_parts(self) -> Iterator[tuple[str, str, Decimal]]:
        totals = self.answer.totals
        yield "eu", _("EU support"), totals.eu_support
        for line in self.plan.co_financing:
            yield "cash", line.name, line.amount
        yield "kind", _("Contributions in kind"), totals.in_kind
        if totals.balance < 0:
            yield "gap", _("Nobody yet"), -totals.balance

    @cached_property
    def bars(self) -> list[Part]:
        """The parts side by side, as the picture draws them."""
        sums = {
            kind: sum((one.amount for one in group), Decimal(0))
            for kind, group in groupby(self.payers, key=lambda one: one.kind)
        }
        return lay_out(sums, max(self.answer.totals.total, sum(sums.values(), NOTHING)))

    @cached_property
    def urgent(self) -> list[Finding]:
        """What to see to, worst first."""
        return [one for one in self.answer.findings if one.verdict in URGENT]

    @cached_property
    def fine(self) -> list[Finding]:
        """What holds."""
        return [one for one in self.answer.findings if one.verdict is Verdict.PASS]


def answer_plan(plan: Plan, programme: Programme, *, on: date) -> ShownAnswer:
    """Check a plan for the page."""
    return ShownAnswer(
        plan,
        check_plan(plan, programme, on),
        options=compare_options(plan, programme, on),
        drop_outs=drop_each(plan, programme, on),
        liquidity=plan_liquidity(plan, programme, on),
    )
