"""A programme that remembers which parameters were asked for."""

from dataclasses import fields
from datetime import date
from typing import Any

from medel.programmes.catalogue import installed
from medel.programmes.parameters import DatedValue
from medel.programmes.programme import Programme
from medel.rules.plans.checking import check_plan
from medel.rules.plans.reading import build_plan

TODAY = date(2026, 11, 23)


class Watched(Programme):
    """Tells in `asked` what the rules read."""

    asked: set[str]

    def value(self, key: str, *, on: date) -> DatedValue | None:
        self.asked.add(key)
        return super().value(key, on=on)


def watch(written: dict[str, Any]) -> set[str]:
    """Give the parameters that checking a plan reads."""
    plan = build_plan(written)
    programme = installed()[plan.programme]
    watched = Watched(**{f.name: getattr(programme, f.name) for f in fields(programme)})
    object.__setattr__(watched, "asked", set())
    check_plan(plan, watched, plan.day(TODAY))
    return watched.asked
