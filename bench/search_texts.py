"""Made-up projects for measuring search: seeded, nothing copied from any list."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, product

from medel.search.documents import SearchDocument

SEED = 20261123
WORDS, INVENTED, COMPOUNDS = 80_000, 1_500, 50_000
TITLE_WORDS, TEXT_WORDS = 6, 88
FIRST_DAY, DAYS = date(2014, 1, 1), 4500
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


def make_documents(count: int) -> Iterator[SearchDocument]:
    """Give so many made-up projects; the same ones each time."""
    chance = random.Random(SEED)
    words = make_vocabulary()
    # How often a word is used falls with its place in the list (Zipf).
    weights = list(accumulate(1 / (place + 3) for place in range(len(words))))
    for key in range(1, count + 1):
        drawn = chance.choices(words, cum_weights=weights, k=TITLE_WORDS + TEXT_WORDS)
        yield _make(key, drawn, chance)


def _make(key: int, drawn: list[str], chance: random.Random) -> SearchDocument:
    decided = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    organisation = chance.randrange(40_000)
    form = ORGANISATION_FORMS[organisation % len(ORGANISATION_FORMS)]
    return SearchDocument(
        key=key,
        code=f"bench-{key:07d}",
        case_number=f"{20_000_000 + key}",
        title=" ".join(drawn[:TITLE_WORDS]).capitalize(),
        text=" ".join(drawn[TITLE_WORDS:]),
        organisations=(f"Påhittade {organisation} {form}",),
        organisation_numbers=(
            f"{550000 + organisation % 9999}-{organisation % 10000:04d}",
        ),
        values=_values(decided, organisation, chance),
        amount=chance.randrange(100_000, 20_000_000),
        decided=decided,
    )


def _values(
    decided: date, organisation: int, chance: random.Random
) -> dict[str, tuple[str, ...]]:
    return {
        "programme": (f"program-{_skew(chance, 250)}",),
        "period": ("2014-2020" if decided.year < 2021 else "2021-2027",),
        "fund": (f"fund-{_skew(chance, 5)}",),
        "objective": (f"{_skew(chance, 5) + 1}.{_skew(chance, 6) + 1}",),
        "theme": (f"theme-{_skew(chance, 11)}",),
        "county": _neighbours(chance),
        "municipality": (f"{chance.randrange(5000):04d}",),
        "beneficiary": (f"organisation-{organisation}",),
        "beneficiary_kind": (f"kind-{organisation % 7}",),
        "status": ("granted",),
        "year": (str(decided.year),),
    }


def _skew(chance: random.Random, most: int) -> int:
    return int(chance.random() ** 2 * most)


def _neighbours(chance: random.Random) -> tuple[str, ...]:
    """Give a county, sometimes with one or two that lie beside it."""
    first = _skew(chance, 290)
    many = chance.choices((1, 2, 3), weights=(85, 12, 3))[0]
    return tuple(f"{county:03d}" for county in range(first, first + many))
