"""A plan as a document: a tagged PDF (PDF/UA) that a screen reader can read."""

import json
from pathlib import Path
from typing import Any

import typst

from medel.core.findings import Finding, Verdict
from medel.core.references import Evidence
from medel.core.texts import Text
from medel.core.wording import write_day, write_money, write_share
from medel.reporting.plans.workbook import GUIDANCE, LINE, NAMES, TITLE
from medel.rules.plans.answer import PlanAnswer
from medel.rules.plans.basis import Basis
from medel.rules.plans.costs import value_in_kind
from medel.rules.plans.names import name_rule

TEMPLATE = Path(__file__).with_name("plan.typ")
SHARES = ("share_of_cash_costs", "share_of_total")
VERDICTS: dict[Verdict, Text] = {
    Verdict.PASS: Text(sv="Planen håller", en="The plan holds"),
    Verdict.WARN: Text(
        sv="Planen håller, men se över", en="The plan holds, but look at"
    ),
    Verdict.FAIL: Text(sv="Planen håller inte än", en="The plan does not hold yet"),
}
SIGNS: dict[Verdict, Text] = {
    Verdict.PASS: Text(sv="Håller", en="Holds"),
    Verdict.WARN: Text(sv="Se över", en="Look at"),
    Verdict.FAIL: Text(sv="Håller inte", en="Does not hold"),
    Verdict.CANNOT_TELL: Text(sv="Svara på", en="To answer"),
}
FINDINGS = Text(sv="Vad reglerna säger", en="What the rules say")
PAYERS = Text(sv="Vem som betalar", en="Who pays")
SUMS = Text(sv="Summor", en="Sums")
UNVERIFIED = Text(sv="Inte bekräftat.", en="Not verified.")


def write_document(basis: Basis, answer: PlanAnswer, *, language: str) -> bytes:
    """Write a checked plan as a PDF/UA-1 document in a language."""
    told = json.dumps(_tell(basis, answer, language), ensure_ascii=False)
    written: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return written


def _tell(basis: Basis, answer: PlanAnswer, language: str) -> dict[str, Any]:
    name = basis.programme.identity.name.to(language)
    day = write_day(basis.on, language=language)
    return {
        "title": basis.plan.name or TITLE.to(language),
        "language": language[:2],
        "about": f"{name}. {day}.",
        "guidance": GUIDANCE.to(language),
        "verdict": VERDICTS[answer.verdict].to(language),
        "tables": [_list_sums(basis, language), _list_payers(basis, language)],
        "findings_title": FINDINGS.to(language),
        "findings": [
            _tell_finding(finding, language)
            for finding in answer.findings
            if finding.verdict in SIGNS
        ],
    }


def _list_sums(basis: Basis, language: str) -> dict[str, Any]:
    costs, totals = basis.totals.costs, basis.totals
    rows = []
    for key, name in NAMES.items():
        amount = getattr(costs if hasattr(costs, key) else totals, key, None)
        if key in SHARES and amount is not None:
            rows.append([name.to(language), write_share(amount, language=language)])
        elif amount:
            money = write_money(basis.money(amount), language=language)
            rows.append([name.to(language), money])
    return _make_table(SUMS, rows, language)


def _list_payers(basis: Basis, language: str) -> dict[str, Any]:
    plan = basis.plan
    amounts = [("EU", basis.totals.eu_support)]
    amounts += [(line.name, line.amount) for line in plan.co_financing]
    amounts += [(line.name, value_in_kind(line, basis.rates)) for line in plan.in_kind]
    rows = [
        [name, write_money(basis.money(amount), language=language)]
        for name, amount in amounts
    ]
    return _make_table(PAYERS, rows, language)


def _make_table(title: Text, rows: list[list[str]], language: str) -> dict[str, Any]:
    return {
        "title": title.to(language),
        "head": [name.to(language) for name in LINE],
        "widths": [1, 0],
        "rows": rows,
    }


def _tell_finding(finding: Finding, language: str) -> dict[str, str]:
    reference, name = finding.reference, name_rule(finding.rule)
    doubt = finding.evidence is Evidence.UNVERIFIED
    return {
        "title": f"{SIGNS[finding.verdict].to(language)}: {name.to(language)}",
        "reason": finding.reason.to(language),
        "source": f"{reference.publisher}: {reference.title}, {reference.place}."
        + (f" {UNVERIFIED.to(language)}" if doubt else ""),
    }
