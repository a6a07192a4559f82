"""Similar projects: those that share the rarest words of a text."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log
from types import MappingProxyType

from tantivy import Occur, Query

from medel.search import clauses, fields
from medel.search.lexicon import read_lexicon
from medel.search.opened import Opened
from medel.search.words import find_words

# The words of a text that are compared, and how rare and long they must be.
MOST_WORDS = 24
LEAST_DOCUMENTS, GREATEST_SHARE = 2, 0.2
SHORTEST = 3
# Words that two projects must share to be called similar.
LEAST_SHARED = 2
Among = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Similar:
    """A project like another, and the words they share, the most telling first."""

    key: int
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class _Telling:
    stem: str
    word: str
    weight: float


def find_similar(
    opened: Opened, text: str, *, limit: int, exclude: Collection[int] = ()
) -> tuple[Similar, ...]:
    """Give the projects that share most of a text's telling words."""
    telling = _choose_words(opened, text)
    scores = _find_sharing(opened, telling, limit=limit, exclude=exclude)
    shared = _find_shared(opened, telling, list(scores))
    return tuple(
        Similar(key, score, tuple(shared[key])) for key, score in scores.items()
    )


def find_candidates(
    opened: Opened, text: str, *, limit: int, among: Among = MappingProxyType({})
) -> tuple[int, ...]:
    """Give the keys of projects that share a text's telling words, most first.

    `among`: values of facets, one of which a project must have.
    """
    telling = _choose_words(opened, text)
    return tuple(_find_sharing(opened, telling, limit=limit, among=among))


def _find_sharing(
    opened: Opened,
    telling: list[_Telling],
    *,
    limit: int,
    exclude: Collection[int] = (),
    among: Among = MappingProxyType({}),
) -> dict[int, float]:
    if not telling:
        return {}
    query = _narrow(_ask(telling), exclude, among)
    found = opened.searcher.search(query, limit, count=False).hits
    keys = opened.searcher.fast_field_values(
        fields.KEY, [address for _, address in found]
    )
    scores = (score for score, _ in found)
    return {int(str(key)): score for key, score in zip(keys, scores, strict=True)}


def _choose_words(opened: Opened, text: str) -> list[_Telling]:
    """Choose the words that stand often in the text and seldom in the bank."""
    stems = opened.analyser.stems
    words = [word for word in find_words(text) if _may_tell(word)]
    often = Counter(stems[word] for word in words)
    written = {stems[word]: word for word in reversed(words)}
    weighed = [
        _Telling(stem, written[stem], (1 + log(count)) * _rarity(opened, stem))
        for stem, count in often.items()
    ]
    told = [one for one in weighed if one.weight > 0]
    return sorted(told, key=lambda one: (-one.weight, one.stem))[:MOST_WORDS]


def _may_tell(word: str) -> bool:
    lexicon = read_lexicon()
    common = word in lexicon.stop_words or word in lexicon.legal_forms
    return len(word) >= SHORTEST and word.isalpha() and not common


def _rarity(opened: Opened, stem: str) -> float:
    total = opened.searcher.num_docs
    count = opened.searcher.doc_freq(fields.ALL, stem)
    if not LEAST_DOCUMENTS <= count <= max(total * GREATEST_SHARE, LEAST_DOCUMENTS):
        return 0.0
    return log(1 + total / count)


def _ask(telling: list[_Telling]) -> Query:
    words = [
        (
            Occur.Should,
            Query.const_score_query(clauses.term(fields.ALL, one.stem), one.weight),
        )
        for one in telling
    ]
    least = min(LEAST_SHARED, len(words))
    return Query.boolean_query(words, least)


def _narrow(query: Query, exclude: Collection[int], among: Among) -> Query:
    parts = [(Occur.Must, query)]
    if exclude:
        parts.append((Occur.MustNot, clauses.one_of(fields.KEY, exclude)))
    if among:
        either = [
            (Occur.Should, clauses.one_of(fields.facet_field(facet), values))
            for facet, values in among.items()
        ]
        known = Query.const_score_query(Query.boolean_query(either), 0)
        parts.append((Occur.Must, known))
    return Query.boolean_query(parts) if len(parts) > 1 else query


def _find_shared(
    opened: Opened, telling: list[_Telling], keys: list[int]
) -> dict[int, list[str]]:
    """Tell which words each of a few projects has."""
    shared: dict[int, list[str]] = {key: [] for key in keys}
    if not keys:
        return shared
    these = clauses.one_of(fields.KEY, keys)
    for one in telling:
        both = [(Occur.Must, these), (Occur.Must, clauses.term(fields.ALL, one.stem))]
        found = opened.searcher.search(
            Query.boolean_query(both), len(keys), count=False
        ).hits
        for key in opened.searcher.fast_field_values(
            fields.KEY, [address for _, address in found]
        ):
            shared[int(str(key))].append(one.word)
    return shared
