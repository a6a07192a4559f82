"""The figures of a decision, as the frozen plan gives them: a proposal."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from medel.applications.models import Application
from medel.applications.planning import judge_plan

NOTHING = Decimal(0)
FOUR_DECIMALS = Decimal("0.0001")
# A claim at least every sixth month: what we have read of national project money, and
# no more than a proposal for the fund.
MONTHS_BETWEEN_REPORTS = 6


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a grant would come to; amounts in SEK, zero where the plan cannot tell."""

    asked: Decimal | None = None
    cap: Decimal = NOTHING
    cash_costs: Decimal = NOTHING
    total_cost: Decimal = NOTHING
    starts: date | None = None
    ends: date | None = None


def read_figures(application: Application, *, on: date) -> Figures:
    """Read the figures of what was sent last, by the programme's rules of a day."""
    sections = read_sections(application)
    general = sections.get("general", {})
    answer = judge_plan(sections, application.call.programme, on=on)
    totals = answer.totals if answer else None
    return Figures(
        asked=totals.eu_support if totals else None,
        cap=min(totals.eu_support, totals.eu_support_max) if totals else NOTHING,
        cash_costs=totals.cash_costs if totals else NOTHING,
        total_cost=totals.total if totals else NOTHING,
        starts=_read_day(general.get("starts")),
        ends=_read_day(general.get("ends")),
    )


def read_sections(application: Application) -> Mapping[str, Mapping[str, Any]]:
    """Read the sections of what was sent last; nothing when nothing was."""
    sent = application.submissions.order_by("-number").first()
    found: Mapping[str, Mapping[str, Any]] = sent.content["sections"] if sent else {}
    return found


def share(part: Decimal, whole: Decimal) -> Decimal:
    """Give a share to four decimals, half up; of nothing it is nothing."""
    return (part / whole).quantize(FOUR_DECIMALS, ROUND_HALF_UP) if whole else NOTHING


def propose_reports(starts: date | None, ends: date | None) -> list[str]:
    """Propose the days of reports: every sixth month, and the project's last day."""
    if starts is None or ends is None or ends < starts:
        return []
    return [one.isoformat() for one in _list_reports(starts, ends)]


def _list_reports(starts: date, ends: date) -> Iterator[date]:
    turn = 1
    while (due := add_months(starts, turn * MONTHS_BETWEEN_REPORTS)) < ends:
        yield due
        turn += 1
    yield ends


def add_months(day: date, months: int) -> date:
    """Give the same day some months later, or that month's last."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _read_day(stated: object) -> date | None:
    try:
        return date.fromisoformat(str(stated))
    except ValueError:
        return None
