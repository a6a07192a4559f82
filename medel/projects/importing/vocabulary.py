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
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*(?=[^\W\d_])")
_OTHER = re.compile(r"[\W_]+")
_PARTS = re.compile(r"\s*[/|\n\r]\s*|\s+[-\u2013]\s*|\s*[-\u2013]\s+|[()\[\]:]")
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
    text = _CAMEL.sub(" ", heading[:MAX_HEADING]).casefold().translate(_LETTERS)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(mark for mark in text if not unicodedata.combining(mark))
    words = _OTHER.sub(" ", text).split()
    words = _close_prefixes(words)
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def _close_prefixes(words: list[str]) -> list[str]:
    """Write co-financing as one word, as half of all lists do."""
    if "co" not in words[:-1]:
        return words
    return (
        " ".join(words).replace("co ", "co", 1).split()
        if words[0] == "co"
        else (" ".join(words).replace(" co ", " co").split())
    )


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
    if _speaks_of_others(simplify(heading)):
        return {field: score for field, score in scores.items() if field not in AMOUNTS}
    return scores


def _speaks_of_others(words: tuple[str, ...]) -> bool:
    """Whether a heading speaks of amounts that were paid, asked for or not eligible."""
    return any(word.startswith(OTHER_AMOUNTS) for word in words)


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
    for stated in text.removeprefix("=").split():
        simple = simplify(stated)
        if simple and (simple[0] not in SMALL_WORDS or " " not in text):
            words.extend(simple)
            open_.extend([False] * (len(simple) - 1) + [stated.endswith("*")])
    while "co" in words[:-1]:
        at = words.index("co")
        words[at : at + 2] = ["co" + words[at + 1]]
        del open_[at]
    return Phrase(field, tuple(words), tuple(open_), weight, alone, language)
