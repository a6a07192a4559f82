"""Financing: who pays what, and the most that the EU may pay.

A is the cost in money, K the contributions in kind, which count both as a cost and as
financing; T = A + K is the total budget. The EU pays at most `max_eu_share` of T, and
never more than A (Regulation (EU) 2021/1060, article 67(1)(a)).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from medel.core.findings import Finding, Verdict
from medel.core.money import Money, round_down, share
from medel.core.texts import Language, Text
from medel.core.wording import write_money, write_share
from medel.programmes.parameters import DatedValue
from medel.programmes.programme import Programme
from medel.rules.parameters import number_of, value_of


@dataclass(frozen=True, kw_only=True)
class Split:
    """How a total budget is shared between the EU, others' money and in-kind."""

    cash_costs: Decimal
    in_kind: Decimal
    total: Decimal
    max_eu_share: Decimal
    ceiling_by_share: Decimal
    eu_support: Decimal
    co_financing_cash: Decimal
    share_of_cash_costs: Decimal | None
    share_of_total: Decimal | None

    @property
    def capped_by_cash(self) -> bool:
        """Whether the costs in money, not the share, set the highest EU support."""
        return self.ceiling_by_share > self.cash_costs


def split(*, cash_costs: Decimal, in_kind: Decimal, max_eu_share: Decimal) -> Split:
    """Share a budget out with the largest EU support that holds; amounts in kronor."""
    total = cash_costs + in_kind
    by_share = round_down(total * max_eu_share)
    support = min(by_share, round_down(cash_costs))
    return Split(
        cash_costs=cash_costs,
        in_kind=in_kind,
        total=total,
        max_eu_share=max_eu_share,
        ceiling_by_share=by_share,
        eu_support=support,
        co_financing_cash=cash_costs - support,
        share_of_cash_costs=share(support, cash_costs),
        share_of_total=share(support, total),
    )


def split_for(
    programme: Programme, *, cash_costs: Decimal, in_kind: Decimal, on: date
) -> Split:
    """Share a budget out by a programme's share on a day, or raise NoValueError."""
    highest = number_of(programme, "max_eu_share", on=on)
    return split(cash_costs=cash_costs, in_kind=in_kind, max_eu_share=highest)


def judge_eu_share(
    programme: Programme, parts: Split, *, asked: Decimal, on: date
) -> Finding:
    """Tell whether the support asked for is within the highest share of the total."""
    dated = value_of(programme, "max_eu_share", on=on)
    holds = asked <= parts.ceiling_by_share
    currency = programme.identity.default_currency
    return Finding(
        rule="eu_share",
        verdict=Verdict.PASS if holds else Verdict.FAIL,
        reason=_explain(parts, Money(asked, currency), holds=holds),
        reference=dated.source,
        facts=_state(parts, asked, dated),
    )


def _explain(parts: Split, asked: Money, *, holds: bool) -> Text:
    said = {lang: _write(parts, asked, lang) for lang in Language}
    sv, en = said[Language.SWEDISH], said[Language.ENGLISH]
    first = Text(
        sv=f"EU-stödet får högst bli {sv['ceiling']}, {sv['share']} av den totala "
        f"budgeten på {sv['total']}.",
        en=f"The EU support may be at most {en['ceiling']}, {en['share']} of the total "
        f"budget of {en['total']}.",
    )
    if holds:
        return first
    return Text(
        sv=f"{first.sv} Du har sökt {sv['asked']}. Sänk med {sv['excess']}.",
        en=f"{first.en} You ask for {en['asked']}. Lower it by {en['excess']}.",
    )


def _write(parts: Split, asked: Money, language: str) -> dict[str, str]:
    amounts = {
        "ceiling": parts.ceiling_by_share,
        "total": parts.total,
        "asked": asked.amount,
        "excess": asked.amount - parts.ceiling_by_share,
    }
    written = {
        name: write_money(Money(amount, asked.currency), language=language)
        for name, amount in amounts.items()
    }
    return {**written, "share": write_share(parts.max_eu_share, language=language)}


def _state(parts: Split, asked: Decimal, dated: DatedValue) -> dict[str, str]:
    return {
        "max_eu_share": str(dated.value),
        "total": str(parts.total),
        "eu_support": str(asked),
        "eu_support_max": str(parts.ceiling_by_share),
    }
