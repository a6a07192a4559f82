"""The calls of the demonstration."""

import tomllib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from medel.applications.actions.calls import draft_call, follow_clock, publish_call
from medel.applications.models import Call
from medel.demonstration.sketches import Round
from medel.demonstration.stage import Stage

AT_LEAST = Decimal(20_000_000)
# What is left over when the money ends: too little for any project.
LEFT_OVER = Decimal(150_000)
WITHIN = ("granted", "prioritised")
WHO_SV = "Juridiska personer i Dalarna, Gävleborg och Värmland."
WHO_EN = "Legal persons in Dalarna, Gävleborg and Värmland."


def list_rounds() -> list[Round]:
    """List the three calls: one decided, one being handled, one open."""
    written = Path(__file__).with_name("rounds.toml").read_text(encoding="utf-8")
    return [
        Round(**told | {"objectives": tuple(told["objectives"])})
        for told in tomllib.loads(written)["rounds"]
    ]


def open_round(stage: Stage, planned: Round) -> Call:
    """Publish a call with money for those that are to be within it, and open it."""
    budget = _count_budget(planned)
    opens, closes = stage.days_ago(planned.opened), stage.days_ago(planned.closed)
    call = Call(
        programme=stage.programme.code,
        code=planned.code,
        title_sv=planned.title_sv,
        title_en=planned.title_en,
        summary_sv="Allt i den här utlysningen är påhittat, för att visa systemet.",
        summary_en="Everything in this call is made up, to show the system.",
        who_sv=WHO_SV,
        who_en=WHO_EN,
        objectives=list(planned.objectives),
        project_types=["project"],
        cost_options=["staff_plus_flat"],
        max_eu_share=Decimal("0.5"),
        budget=budget,
        opens=opens,
        closes=closes,
        decided_by=(closes + timedelta(days=270)).date(),
        contact="demo@demo.example",
        fictitious=True,
    )
    before, manager = opens - timedelta(days=30), stage.cast.act("manager")
    draft_call(call, by=manager, at=before)
    publish_call(call, by=manager, at=before + timedelta(days=2))
    call.refresh_from_db()
    follow_clock(call, at=opens)
    stage.step()
    return call


def _count_budget(planned: Round) -> Decimal:
    """Count a budget that the wished-for ones fit in, or about half of those ready."""
    asked = sum((one.asked for one in planned.among(*WITHIN)), Decimal(0))
    ready = planned.among("ready_for_prioritisation")
    half = sum((one.asked for one in ready), Decimal(0)) // 2
    return asked + LEFT_OVER if asked else max(half, AT_LEAST)


def close_round(stage: Stage, call: Call) -> None:
    """Close a call whose hour has come."""
    call.refresh_from_db()
    follow_clock(call, at=min(call.closes, stage.now))
