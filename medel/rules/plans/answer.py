"""The answer to a plan: its verdict, its totals and what each rule says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from medel.core.findings import Finding, Remedy, Verdict
from medel.core.references import Reference
from medel.core.texts import Text
from medel.rules.plans.plan import CostOption
from medel.rules.plans.rates import NONE
from medel.rules.plans.totals import Totals

Told = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class PlanAnswer:
    """What the rules say of a plan on a day; guidance, not a decision.

    `findings` come in the order in which one should see to them.
    """

    programme: str
    on: str
    cost_option: CostOption
    verdict: Verdict
    totals: Totals
    findings: tuple[Finding, ...]

    def finding(self, rule: str) -> Finding:
        """Give what a rule says; raise KeyError for a rule that there is not."""
        for finding in self.findings:
            if finding.rule == rule:
                return finding
        raise KeyError(rule)

    def as_json(self) -> Told:
        """Give the answer in the shape of `medel plan --json` and of the API."""
        return {
            "programme": self.programme,
            "on": self.on,
            "cost_option": str(self.cost_option),
            "verdict": str(self.verdict),
            "totals": write_totals(self.totals),
            "findings": [write_finding(one) for one in self.findings],
        }


def sum_up(findings: Iterable[Finding]) -> Verdict:
    """Give the verdict on a whole plan: the worst that a rule says.

    What a rule cannot tell is a question to answer; it does not lower the verdict.
    """
    verdicts = {finding.verdict for finding in findings}
    worst = (v for v in (Verdict.FAIL, Verdict.WARN) if v in verdicts)
    return next(worst, Verdict.PASS)


def write_totals(totals: Totals) -> dict[str, str | None]:
    """Write the totals as texts; the share of nothing is null."""
    costs = totals.costs
    amounts = {
        "staff": costs.staff,
        "social_charges": costs.social_charges,
        "flat_rate": costs.flat_rate,
        "purchases": costs.purchases,
        "indirect": costs.indirect,
        "income": costs.income,
        "lump_sum": costs.lump_sum,
        "cash_costs": totals.cash_costs,
        "in_kind": totals.in_kind,
        "total": totals.total,
        "co_financing_cash": totals.co_financing_cash,
        "eu_support": totals.eu_support,
        "eu_support_max": totals.eu_support_max,
        "balance": totals.balance,
        "share_of_cash_costs": totals.share_of_cash_costs,
        "share_of_total": totals.share_of_total,
    }
    return {name: _write(amount) for name, amount in amounts.items()}


def write_finding(finding: Finding) -> Told:
    """Write a finding with its source, its steps and its remedies."""
    return {
        "rule": finding.rule,
        "verdict": str(finding.verdict),
        "reason": _write_text(finding.reason),
        "reference": write_reference(finding.reference),
        "evidence": str(finding.evidence) if finding.evidence else None,
        "note": _write_text(finding.note) if finding.note else None,
        "facts": dict(finding.facts),
        "steps": [_write_text(step) for step in finding.steps],
        "remedies": [_write_remedy(one) for one in finding.remedies],
    }


def write_reference(reference: Reference) -> Told:
    """Write where a rule comes from, and when that was last read."""
    return {
        "title": reference.title,
        "place": reference.place,
        "href": reference.href,
        "publisher": reference.publisher,
        "checked": reference.checked.isoformat(),
    }


def _write_remedy(remedy: Remedy) -> Told:
    return {
        "key": remedy.key,
        "by": f"{remedy.by:f}",
        "text": _write_text(remedy.text),
    }


def _write_text(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}


def _write(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount + NONE:f}"  # without a minus at 0
