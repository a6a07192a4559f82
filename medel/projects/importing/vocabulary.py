"""What columns are called in the languages of the EU: headings.toml, searchable."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from medel.projects.importing.fields import AMOUNTS, Field
from medel.projects.importing.words import word_list

FILE = Path(__file__).with_name("headings.toml")
OTHER_AMOUNTS = tuple(word_list("other_amounts"))
SURE, WEAK = 1.0, 0.72
# These say what kind of thing about something ("postal code of the beneficiary").
TELLING = {
    *(Field.POSTAL_CODE, Field.NUTS, Field.PERSONAL, Field.ORGANISATION_NUMBER),
    *(Field.EU_SHARE, Field.LEGAL_FORM, Field.ADDRESS, Field.TITLE_EN, Field.UPDATED),
    *(Field.LATITUDE, Field.LONGITUDE, Field.INTERVENTION_FIELD, Field.OBJECTIVE),
}
TELLING_MORE = 1.1
# Parts that stand before a hyphen, and how the words behind them begin.
PREFIXES = {"co": ("",), "e": ("mail", "post", "pasts"), "el": ("past", "post")}
SMALL_WORDS = word_list("small")
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "œ": "oe",
        "\u0131": "i",
    }
    | {"ħ": "h", "№": "no", "°": " "}
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*(?=[^\W\d_])")
_OTHER = re.compile(r"[\W_]+")
_PARTS = re.compile(r"\s*[/|\n\r]\s*|\s+[-\u2013]\s*|\s*[-\u2013]\s+|[()\[\]:]")
# Percent, unless of a given size: "% EU", but not "FEDER (40 %)".
_PERCENT = re.compile(
    r"(?<!\d)(?<!\d )%|percent|procent|prozent|pourcent|porcent|szazalek|protsen"
    "|процент|ποσοστ"
)
LESS_LIKELY = 0.75
CLEARLY, FAIR = 0.95, 0.6
YIELDING = {Field.CONTRACTORS: Field.BENEFICIARY, Field.ACHIEVEMENTS: Field.PURPOSE}
MAX_HEADING = 400


@dataclass(frozen=True)
class Phrase:
    """Words that point to a field; a word may be only a beginning."""

    field: Field
    words: tuple[str, ...]
    open: tuple[bool, ...]
    weight: float
    alone: bool
    language: str

    def find(self, words: tuple[str, ...]) -> int:
        """Give how many letters of a heading the phrase covers; 0 if it is absent."""
        count = len(self.words)
        if self.alone and len(words) != count:
            return 0
        for at in range(len(words) - count + 1):
            if all(self._fits(place, words[at + place]) for place in range(count)):
                return sum(map(len, words[at : at + count]))
        return 0

    def _fits(self, place: int, word: str) -> bool:
        own = self.words[place]
        return word.startswith(own) if self.open[place] else word == own


@lru_cache(maxsize=4096)
def simplify(heading: str) -> tuple[str, ...]:
    """Give the telling words of a heading in plain letters: Länets kod → lanets kod."""
    text = _plain(_CAMEL.sub(" ", heading[:MAX_HEADING]))
    words = _close_prefixes(_OTHER.sub(" ", text).split())
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def _plain(text: str) -> str:
    """Give a text in small letters without accents."""
    text = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(mark for mark in text if not unicodedata.combining(mark))


def _close_prefixes(words: list[str]) -> list[str]:
    """Write co-financing and e-mail as one word, as half of all lists do."""
    closed: list[str] = []
    for word in words:
        if closed and word.startswith(PREFIXES.get(closed[-1], ())):
            closed[-1] += word
        else:
            closed.append(word)
    return closed


def split_heading(heading: str) -> list[str]:
    """Give the heading, its parts in other languages, and it with hyphens closed."""
    parts = [part for part in _PARTS.split(heading) if part.strip()]
    return list(dict.fromkeys([heading, _HYPHEN.sub("", heading), *parts]))


@lru_cache(maxsize=4096)
def recognise(heading: str) -> dict[Field, float]:
    """Give the fields that a heading may mean, each with a score of 0 to 1.1."""
    scores: dict[Field, float] = {}
    for part in split_heading(heading):
        for field, score in _recognise_part(simplify(part)):
            scores[field] = max(score, scores.get(field, 0))
    _prefer_last(scores, heading)
    _drop_lesser(scores)
    if _PERCENT.search(_plain(heading[:MAX_HEADING])):
        scores = _prefer_share(scores)
    if speaks_of_others(heading):
        return {field: score for field, score in scores.items() if field not in AMOUNTS}
    return scores


def _prefer_last(scores: dict[Field, float], heading: str) -> None:
    """Under "Eligible value / EU funds" stand EU funds: what the last part says."""
    *groups, last = heading.split(" / ")
    if not groups:
        return
    own = {field for field, score in _recognise_part(simplify(last)) if score > FAIR}
    for field in AMOUNTS & scores.keys() if own & AMOUNTS else ():
        if field not in own:
            scores[field] *= LESS_LIKELY


def _drop_lesser(scores: dict[Field, float]) -> None:
    """Of two things that one heading speaks of, keep what its column is read as.

    "The beneficiary's and, in public procurement, the contractor's name" is the one;
    "surname, first name / name of the firm" holds firms too.
    """
    for lesser, greater in YIELDING.items():
        if greater in scores and scores.get(lesser, CLEARLY) < CLEARLY:
            del scores[lesser]
    if scores.get(Field.BENEFICIARY, 0) >= CLEARLY:
        scores.pop(Field.PERSONAL, None)


def _prefer_share(scores: dict[Field, float]) -> dict[Field, float]:
    """Take a heading that speaks of percent for a share before an amount."""
    share = max(scores.get(Field.EU_SHARE, 0), scores.get(Field.EU_AMOUNT, 0))
    less = {
        field: score * (LESS_LIKELY if field in AMOUNTS else 1)
        for field, score in scores.items()
    }
    return less | ({Field.EU_SHARE: share} if share else {})


def speaks_of_others(heading: str) -> bool:
    """Whether a heading speaks of amounts that were paid, asked for or not eligible."""
    return any(word.startswith(OTHER_AMOUNTS) for word in simplify(heading))


def _recognise_part(words: tuple[str, ...]) -> Iterator[tuple[Field, float]]:
    whole = sum(map(len, words))
    for phrase in _candidates(words):
        covered = phrase.find(words)
        if covered:
            coverage = covered / whole
            telling = TELLING_MORE if phrase.field in TELLING else 1
            yield phrase.field, phrase.weight * telling * (0.5 + 0.5 * coverage)


@lru_cache(maxsize=64)
def find_language(headings: tuple[str, ...]) -> str:
    """Give the language of a list's headings, English only if there is no other."""
    votes: Counter[str] = Counter()
    for heading in headings:
        for part in _PARTS.split(heading):
            votes.update(set(_speak(simplify(part))))
    english = votes.pop("en", 0)
    for unclear in ("any", "weak"):
        del votes[unclear]
    best = max(votes, key=lambda language: votes[language], default="")
    clear = votes[best] > 1 or len(votes) == 1
    return best if clear and votes[best] * 2 >= english else ""


def _speak(words: tuple[str, ...]) -> Iterator[str]:
    """Give the languages whose phrases cover most of a heading."""
    whole = sum(map(len, words))
    for phrase in _candidates(words):
        if phrase.find(words) > 0.6 * whole:
            yield phrase.language


def _candidates(words: tuple[str, ...]) -> Iterator[Phrase]:
    by_start = _phrases()
    for start in {word[:2] for word in words}:
        yield from by_start.get(start, ())


@cache
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """Give all phrases by the first two letters of their first word."""
    found: dict[str, list[Phrase]] = {}
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for name, languages in raw.items():
        for language, listed in languages.items():
            weak = language == "weak"
            texts = listed["any"] if weak else listed
            for text in texts:
                phrase = _read_phrase(
                    Field(name), text, WEAK if weak else SURE, language
                )
                found.setdefault(phrase.words[0][:2], []).append(phrase)
    return {start: tuple(phrases) for start, phrases in found.items()}


def _read_phrase(field: Field, text: str, weight: float, language: str) -> Phrase:
    alone = text.startswith("=")
    words: list[str] = []
    open_: list[bool] = []
    for stated in _close_prefixes(_plain(text.removeprefix("=")).split()):
        simple = simplify(stated)
        if simple and (simple[0] not in SMALL_WORDS or " " not in text):
            words.extend(simple)
            open_.extend([False] * (len(simple) - 1) + [stated.endswith("*")])
    return Phrase(field, tuple(words), tuple(open_), weight, alone, language)
