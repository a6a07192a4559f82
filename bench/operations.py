"""Made-up operations with Swedish texts: seeded, nothing copied from any list."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, product

from medel.programmes import codes

SEED = 20261123
WORDS, INVENTED, COMPOUNDS = 80_000, 1_500, 50_000
# Texts come to about 700 characters.
TITLE_WORDS, TEXT_WORDS = 6, 71
ORGANISATIONS, PROGRAMMES = 40_000, 250
FUNDS = ("ERDF", "ESF+", "CF", "JTF", "EMFAF")
FIRST_DAY, DAYS, SECOND_PERIOD = date(2014, 1, 1), 4500, 2021
STEMS = (
    *("energi", "näring", "skog", "stål", "besök", "vård", "export", "kunskap"),
    *("arena", "lyft", "nav", "väg", "kraft", "vatten", "sol", "vind", "bio"),
    *("mat", "jord", "bruk", "fisk", "kust", "trä", "metall", "data", "nät"),
    *("bygg", "hus", "stad", "land", "region", "miljö", "klimat", "handel"),
    *("turism", "kultur", "idrott", "film", "spel", "musik", "design", "teknik"),
    *("forskning", "lärande", "utbildning", "arbete", "företag", "kvinno"),
    *("ungdoms", "kompetens", "innovation", "system", "tjänst", "produkt"),
    *("process", "material", "energi", "värme", "kyla", "lager", "logistik"),
    *("transport", "tåg", "vagn", "båt", "flyg", "led", "trafik", "hälso"),
    *("sjuk", "läkemedel", "medicin", "robot", "sensor", "mätning", "analys"),
    *("modell", "metod", "plan", "strategi", "kluster", "plattform", "samverkan"),
    *("nätverk", "rådgivning", "kapital", "fond", "finans", "risk"),
)
ENDINGS = ("", "en", "et", "er", "erna", "ens", "s", "ar", "arna")
SYLLABLES = (
    *(
        "ba",
        "be",
        "bi",
        "bo",
        "da",
        "de",
        "do",
        "fa",
        "fi",
        "fu",
        "ga",
        "ge",
        "ha",
        "he",
    ),
    *("ka", "ko", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na"),
)
COMMON = (
    *("och", "i", "för", "att", "som", "med", "av", "på", "en", "ett", "är"),
    *("den", "till", "det", "de", "projektet", "ska", "genom", "kommer"),
    *("företag", "utveckling", "hållbar", "regional", "tillväxt", "innovation"),
    *("nya", "ökad", "små", "medelstora"),
)
# One project in so many is in two municipalities, or in three.
NEIGHBOURS = (85, 12, 3)
ORGANISATION_FORMS = ("AB", "kommun", "universitet", "ekonomisk förening", "region")


@cache
def make_vocabulary() -> tuple[str, ...]:
    """Give 80,000 different words, the commonest first: half of them compounds."""
    chance = random.Random(SEED)
    invented = [f"{''.join(three)}n" for three in product(SYLLABLES, repeat=3)]
    chance.shuffle(invented)
    stems = [*STEMS, *invented[:INVENTED]]
    heads, tails = (
        chance.choices(stems, k=COMPOUNDS),
        chance.choices(stems, k=COMPOUNDS),
    )
    compounds = [head + tail for head, tail in zip(heads, tails, strict=True)]
    inflected = [stem + ending for stem in stems for ending in ENDINGS]
    other = [*compounds, *inflected, *invented[INVENTED:]]
    chance.shuffle(other)
    return tuple(dict.fromkeys([*COMMON, *STEMS, *other]))[:WORDS]


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One made-up operation, as a list would tell of it."""

    number: int
    title: str
    text: str
    organisation: str
    organisation_number: str
    programme: str
    period: str
    fund: str
    objective: str
    counties: tuple[str, ...]
    towns: tuple[str, ...]
    amount: int
    decided: date


def make_operations(count: int) -> Iterator[Operation]:
    """Give so many made-up operations; the same ones each time."""
    chance = random.Random(SEED)
    words = make_vocabulary()
    # How often a word is used falls with its place in the list (Zipf).
    weights = list(accumulate(1 / (place + 3) for place in range(len(words))))
    for number in range(1, count + 1):
        drawn = chance.choices(words, cum_weights=weights, k=TITLE_WORDS + TEXT_WORDS)
        yield _make(number, drawn, chance)


def _make(number: int, drawn: list[str], chance: random.Random) -> Operation:
    decided = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    organisation = chance.randrange(ORGANISATIONS)
    form = ORGANISATION_FORMS[organisation % len(ORGANISATION_FORMS)]
    places = _choose_places(chance)
    return Operation(
        number=number,
        title=" ".join(drawn[:TITLE_WORDS]).capitalize(),
        text=" ".join(drawn[TITLE_WORDS:]),
        organisation=f"Påhittade {organisation} {form}",
        organisation_number=_number(organisation),
        programme=f"Program {_skew(chance, PROGRAMMES)}",
        period="2014-2020" if decided.year < SECOND_PERIOD else "2021-2027",
        fund=FUNDS[_skew(chance, len(FUNDS))],
        objective=f"{_skew(chance, 5) + 1}.{_skew(chance, 6) + 1}",
        counties=tuple(dict.fromkeys(county for county, _ in places)),
        towns=tuple(town for _, town in places),
        amount=chance.randrange(100_000, 20_000_000),
        decided=decided,
    )


def _number(organisation: int) -> str:
    return f"{550000 + organisation % 9999}-{organisation % 10000:04d}"


def _skew(chance: random.Random, most: int) -> int:
    """Give a number below the most; low ones are commoner."""
    return int(chance.random() ** 2 * most)


def _choose_places(chance: random.Random) -> list[tuple[str, str]]:
    """Give a municipality with its county, sometimes with those that lie beside it."""
    places = list_places()
    first = _skew(chance, len(places) - len(NEIGHBOURS))
    many = chance.choices((1, 2, 3), weights=NEIGHBOURS)[0]
    return places[first : first + many]


@cache
def list_places() -> list[tuple[str, str]]:
    """Give the counties and municipalities of Sweden by their names."""
    counties = codes.counties("SE")
    named = codes.municipalities("SE").items()
    return [(counties[code[:2]], name) for code, name in sorted(named)]
