"""Banks of projects for the tests of search: made up, and the Projektbanken list."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from medel.search.documents import SearchDocument

LIST = "shared/data/projektbanken-2014-2020.csv"
FOUND = Path(__file__).resolve().parents[3] / LIST
WORDS = (
    *("energi", "energisystem", "lagring", "ellagring", "skog", "skogsbruk"),
    *("bredband", "fiber", "turism", "besök", "besöksnäring", "digital"),
    *("digitalisering", "företag", "kvinnor", "kvinnoföretag", "export"),
    *("hållbar", "hållbara", "klimat", "mat", "livsmedel", "kommun", "region"),
    *("innovation", "innovationskraft", "stål"),
)
COUNTIES = ("17", "20", "21", "24")
PROGRAMMES = ("nm-2014-2020", "nm-2021-2027", "nationella")


def make(key: int = 1, **changed: object) -> SearchDocument:
    """Give one made-up project."""
    usual: dict[str, object] = {
        "key": key,
        "code": f"test-{key:04d}",
        "title": "Ett projekt",
        "amount": 1_000_000,
    }
    return SearchDocument(**usual | changed)  # type: ignore[arg-type]


def make_many(count: int, *, seed: int = 7) -> list[SearchDocument]:
    """Give made-up projects with facets of every kind."""
    chance = random.Random(seed)  # noqa: S311 (made-up projects guard nothing)
    return [_make_one(key, chance) for key in range(1, count + 1)]


def _make_one(key: int, chance: random.Random) -> SearchDocument:
    decided = date(2014, 1, 1) + timedelta(days=chance.randrange(4000))
    return make(
        key,
        title=" ".join(chance.choices(WORDS, k=3)),
        text=" ".join(chance.choices(WORDS, k=8)),
        values={
            "programme": (chance.choice(PROGRAMMES),),
            "county": tuple(chance.sample(COUNTIES, chance.randrange(4))),
            "theme": tuple(chance.choices(("a", "b"), k=chance.randrange(3))),
            "year": (str(decided.year),),
            **_counted_with_others(random.Random(key)),  # noqa: S311 (the same)
        },
        amount=chance.choice((None, chance.randrange(9_000_000))),
        decided=decided,
    )


def _counted_with_others(chance: random.Random) -> dict[str, tuple[str, ...]]:
    """Give facets that are counted together with others, some of them empty."""
    told = {
        "period": chance.choice((("2014-2020",), ("2021-2027",), ())),
        "fund": chance.choice((("ERDF",), ())),
        "objective": chance.choice((("1.1",), ("2.3",), ())),
        "municipality": tuple(chance.sample(("2080", "2180"), chance.randrange(3))),
    }
    return told if chance.randrange(10) else told | {"programme": ()}


def read_list() -> Iterator[SearchDocument]:
    """Give the projects of the Projektbanken list; their case numbers are the keys."""
    with FOUND.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _read_row(row)


def _read_row(row: dict[str, str]) -> SearchDocument:
    started = date.fromisoformat(row["projekt_starttid"])
    counties = tuple(row["län"].split(", "))
    municipalities = tuple(row["kommuner"].split(", "))
    return SearchDocument(
        key=int(row["ärende-id"]),
        code=f"pb-{row['ärende-id']}",
        case_number=row["ärende-id"],
        title=row["projektnamn"],
        text=row["projektbeskrivning"],
        organisations=(row["stödmottagare"],),
        values={
            "programme": (row["område"],),
            "county": counties,
            "municipality": municipalities,
            "theme": (row["tematiskt_mål"],),
            "beneficiary": (row["stödmottagare"],),
            "year": (str(started.year),),
        },
        names={"county": counties, "municipality": municipalities},
        amount=int(row["beviljat_belopp_sek"]),
        decided=started,
    )
