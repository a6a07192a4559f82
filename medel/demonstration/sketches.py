"""What is to become of each application, settled before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from medel.demonstration.invented import Idea, invent_ideas
from medel.programmes.programme import Programme
from medel.rules.plans.checking import check_plan
from medel.rules.plans.reading import build_plan

SALARIES = (38_000, 42_000, 46_000, 52_000)
HOURS_A_YEAR = 1720
MOST_YEARS = 12
MONTHS = timedelta(days=30)


@dataclass(frozen=True)
class Sketch:
    """One application: its idea, who makes it, its plan, and where it is to stand.

    `owner` and `partners` are orders among the organisations; `asked` is SEK.
    """

    idea: Idea
    target: str
    owner: int
    partners: tuple[int, ...]
    county: str
    towns: tuple[str, ...]
    starts: date
    ends: date
    plan: dict[str, Any]
    asked: Decimal
    grades: tuple[str, ...]


@dataclass
class Round:
    """A call of the demonstration and the applications to it."""

    code: str
    title_sv: str
    title_en: str
    objectives: tuple[str, ...]
    opened: int  # days before the day of the demonstration
    closed: int
    targets: dict[str, int]
    sketches: list[Sketch] = field(default_factory=list)

    def among(self, *targets: str) -> list[Sketch]:
        """Give the applications that are to become one of these, in order."""
        return [one for one in self.sketches if one.target in targets]


def sketch_rounds(
    rounds: Sequence[Round], programme: Programme, seed: int, on: date
) -> None:
    """Sketch the applications of every round; the same seed gives the same ones."""
    random = Random(seed)  # noqa: S311 (nothing secret: a seed must give the same)
    for one in rounds:
        count = sum(one.targets.values())
        ideas = invent_ideas(random, one.objectives, count)
        targets = [code for code, times in one.targets.items() for _ in range(times)]
        one.sketches = [
            _sketch(random, idea, target, programme, on)
            for idea, target in zip(ideas, targets, strict=True)
        ]


def _sketch(
    random: Random, idea: Idea, target: str, programme: Programme, on: date
) -> Sketch:
    owner, *partners = random.sample(range(60), random.choice((1, 2, 2, 3)))
    county = random.choice(programme.area.counties)
    towns = random.sample(sorted(county.municipalities), random.choice((1, 2, 3)))
    starts = date(on.year + 1, random.choice((1, 2, 4)), 1)
    ends = starts + MONTHS * random.choice((12, 18, 20))
    plan, asked = _plan(random, idea, programme, (starts, ends), on)
    return Sketch(
        idea=idea,
        target=target,
        owner=owner,
        partners=tuple(partners),
        county=county.code,
        towns=tuple(towns),
        starts=starts,
        ends=ends,
        plan=plan,
        asked=asked,
        grades=tuple(_grade(random, target)),
    )


def _grade(random: Random, target: str) -> Iterator[str]:
    """Give the four grades that suit what becomes of the application."""
    if target in ("rejected_quality", "graded_failing"):
        yield from ("IG", "G", "G", "VG")
    elif target in ("granted", "prioritised"):
        yield from (random.choice(("VG", "VG", "MVG")) for _ in range(4))
    else:
        yield from (random.choice(("G", "G", "VG")) for _ in range(4))


def _plan(
    random: Random,
    idea: Idea,
    programme: Programme,
    period: tuple[date, date],
    on: date,
) -> tuple[dict[str, Any], Decimal]:
    """Make a plan that holds: the EU pays what it may, others the rest."""
    plan: dict[str, Any] = {
        "cost_option": "staff_plus_flat",
        "flat_rate": "0.40",
        "social_charges_rate": "0.4524",
        "staff": [
            {
                "role": role,
                "monthly_salary": str(random.choice(SALARIES)),
                "hours": str(HOURS_A_YEAR * random.randint(1, MOST_YEARS) // 2),
            }
            for role in ("Projektledare", "Rådgivare", "Ekonom")
        ],
    }
    told = plan | {
        "programme": programme.code,
        "project_type": "project",
        "period": {"start": period[0], "end": period[1]},
    }
    totals = check_plan(build_plan(told), programme, on).totals
    asked = totals.eu_support_max
    plan["eu_support"] = f"{asked:f}"
    plan["co_financing"] = [
        {
            "name": f"{idea.place}s medfinansieringsfond",
            "sector": "public",
            "amount": f"{totals.total - asked:f}",
        }
    ]
    return plan, asked
