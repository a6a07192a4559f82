"""Made-up operations for measurements: seeded, so that each run measures the same.

No text is copied from any real list; words are put together at random.
"""

import random
from datetime import date, timedelta
from decimal import Decimal

from medel.projects.changes import note_change
from medel.projects.models import (
    Organisation,
    Origin,
    Participation,
    Place,
    Project,
)
from medel.projects.states import AmountKind, Role, Status

SEED = 20261123
BATCH = 2000
ORGANISATIONS = 2000
FIRST_DAY = date(2014, 1, 1)
DAYS = 4500
COUNTIES = {"17": "Värmland", "20": "Dalarna", "21": "Gävleborg"}
THEMES = ("research-and-innovation", "business", "climate", "")
PERIODS = ("2014-2020", "2021-2027")
WORDS = (
    *("hållbar", "digital", "cirkulär", "smart", "regional", "grön", "innovativ"),
    *("näring", "energi", "skog", "stål", "besök", "vård", "export", "kunskap"),
    *("arena", "lyft", "nav", "plattform", "samverkan", "steg", "väg", "kraft"),
)


def generate(count: int) -> None:
    """Put this many made-up operations into the bank, in batches."""
    chance = random.Random(SEED)
    origin = Origin.objects.create(
        name="generated", checksum=str(SEED), mapping="bench", retrieved=FIRST_DAY
    )
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Påhittad organisation {n}") for n in range(ORGANISATIONS)
    )
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        made = [_make(number, origin, chance) for number in numbers]
        _store(made, organisations, chance)
    note_change(whole=True)


def _make(number: int, origin: Origin, chance: random.Random) -> Project:
    period = chance.choice(PERIODS)
    decided = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return Project(
        code=f"bench-{number:07d}",
        programme=f"norra-mellansverige-{period}",
        programme_name=f"Påhittat program {period}",
        title=" ".join(chance.choices(WORDS, k=6)).capitalize(),
        period=period,
        fund="ERDF",
        status=Status.GRANTED,
        theme=chance.choice(THEMES),
        decided=decided,
        start=decided,
        end=decided + timedelta(days=900),
        amount_kind=AmountKind.GRANTED,
        eu_amount=Decimal(chance.randrange(100_000, 20_000_000)),
        origin=origin,
        row=number + 1,
    )


def _store(
    made: list[Project], organisations: list[Organisation], chance: random.Random
) -> None:
    stored = Project.objects.bulk_create(made)
    Participation.objects.bulk_create(
        Participation(
            project=project,
            organisation=chance.choice(organisations),
            role=Role.BENEFICIARY,
        )
        for project in stored
    )
    Place.objects.bulk_create(_locate(project, chance) for project in stored)


def _locate(project: Project, chance: random.Random) -> Place:
    code, name = chance.choice(list(COUNTIES.items()))
    return Place(project=project, county=code, county_name=name)
