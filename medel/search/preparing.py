"""Making documents ready for the index: analysed, their facets' values written.

What is ready is plain values, so that another process may do it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from tantivy import Document

from medel.core.alphabet import sort_key
from medel.search import fields
from medel.search.analysis import Analyser
from medel.search.documents import SearchDocument
from medel.search.schema import (
    NOTHING,
    SET_MARK,
    name_token,
    normalise_number,
    write_text,
    write_value,
)
from medel.search.vocabulary import MOST_WORDS, Vocabulary

# The documents whose words tell how compounds are taken apart.
SAMPLE = 10_000
BATCH = 250
# How much of a title decides its place in the alphabet.
SORTED_MARKS = 40
# Values of facets whose spelling is kept from one document to the next.
MOST_KEPT = 100_000
_MOST_COUNTED = 1_000_000
_NO_LETTER = re.compile(r"^[\W_]+")
# The fields whose words together are all words of a document.
_WORDS = (
    *(fields.TITLE, fields.TITLE_PARTS, fields.BODY, fields.ORGANISATIONS),
    *(fields.PARTS, fields.NUMBERS),
)


class Prepared(NamedTuple):
    """A document as the index takes it: its numbers, words, and values of facets.

    `words` are those of each field of `_WORDS`, in that order.
    """

    key: int
    amount: int | None
    decided: int | None
    alphabet: str
    words: tuple[str, ...]
    named: str
    facets: list[tuple[str, str]]

    def write(self) -> Document:
        """Write it as a document of the index."""
        document = Document()
        document.add_unsigned(fields.KEY, self.key)
        document.add_integer(fields.SUMMED, self.amount or 0)
        if self.amount is not None:
            document.add_integer(fields.AMOUNT, self.amount)
        if self.decided is not None:
            document.add_integer(fields.DECIDED, self.decided)
        for name, text in self._list_texts():
            document.add_text(name, text)
        return document

    def _list_texts(self) -> Iterator[tuple[str, str]]:
        yield fields.ALPHABET, self.alphabet
        yield from zip(_WORDS, self.words, strict=True)
        yield fields.ALL, " ".join(self.words)
        yield fields.NAMED, self.named
        yield from self.facets


@dataclass(frozen=True)
class Learned:
    """What all documents together taught: which words there are, and how often."""

    vocabulary: Vocabulary
    words: list[tuple[str, int]]


def prepare_all(
    documents: Iterable[SearchDocument],
) -> Iterator[list[Prepared] | Learned]:
    """Prepare a whole bank, batch by batch; last comes what was learned from it."""
    coming = iter(documents)
    sample = list(islice(coming, SAMPLE))
    vocabulary = Vocabulary.gather(" ".join(_texts(one)) for one in sample)
    words: Counter[str] = Counter()
    analyser = Analyser(vocabulary, words)
    whole = chain(sample, coming)
    while batch := [prepare(one, analyser) for one in islice(whole, BATCH)]:
        _forget_rare(words)
        yield batch
    analyser.words.settle()
    yield Learned(vocabulary, words.most_common(MOST_WORDS))


def prepare(source: SearchDocument, analyser: Analyser) -> Prepared:
    """Prepare one document."""
    spelled = [_spell(one, source.values.get(one, ())) for one in fields.FACETS]
    named = [
        _name(field, _stem(names, analyser)) for field, names in source.names.items()
    ]
    tokens = [*spelled, *named]
    return Prepared(
        key=source.key,
        amount=source.amount,
        decided=source.decided.toordinal() if source.decided else None,
        alphabet=write_text(_place_title(source.title)),
        words=_analyse(source, " ".join(one.words for one in tokens), analyser),
        named=" ".join(one.tokens for one in tokens),
        facets=[pair for one in spelled for pair in one.pairs],
    )


def _analyse(
    source: SearchDocument, places: str, analyser: Analyser
) -> tuple[str, ...]:
    title = analyser.analyse((source.title, source.title_en))
    body = analyser.analyse((source.text,))
    organisations = analyser.analyse(source.organisations)
    parts = f"{body.parts} {organisations.parts} {places}"
    numbers = " ".join(_numbers(source))
    return (
        *(title.stems, title.parts, body.stems, organisations.stems),
        *(parts, numbers),
    )


def _texts(source: SearchDocument) -> Iterator[str]:
    yield from (source.title, source.title_en, source.text, *source.organisations)


def _place_title(title: str) -> str:
    """Give a title's place in the alphabet, whatever signs stand before it."""
    return sort_key(_NO_LETTER.sub("", title)[:SORTED_MARKS])[:SORTED_MARKS]


def _numbers(source: SearchDocument) -> Iterator[str]:
    for number in (source.code, source.case_number, *source.organisation_numbers):
        whole = normalise_number(number)
        if whole:
            yield whole


class _Spelled(NamedTuple):
    """A facet's values, or names of them, as the index takes them.

    `tokens` are the words by which `field:word` finds the project, `words` the same
    without the field.
    """

    tokens: str
    words: str
    pairs: tuple[tuple[str, str], ...] = ()


@lru_cache(MOST_KEPT)
def _spell(facet: str, values: tuple[str, ...]) -> _Spelled:
    words = [value.lower().replace(" ", "") for value in values]
    tokens = " ".join(name_token(facet, word) for word in words)
    return _Spelled(tokens, " ".join(words), tuple(_pair(facet, values)))


def _pair(facet: str, values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give each value with its field, and the whole set with the column for sets."""
    chosen = sorted({write_value(value) for value in values if value})
    if facet in fields.SEVERAL:
        yield fields.column(facet), SET_MARK.join(chosen) or NOTHING
    elif not chosen:
        yield fields.column(facet), NOTHING
    for value in chosen:
        yield fields.facet_field(facet), value


def _stem(names: tuple[str, ...], analyser: Analyser) -> str:
    return analyser.names[" ".join(names)] if names else ""


@lru_cache(MOST_KEPT)
def _name(field: str, stems: str) -> _Spelled:
    return _Spelled(" ".join(name_token(field, one) for one in stems.split()), stems)


def _forget_rare(words: Counter[str]) -> None:
    """When there are too many words, forget those that were met only once."""
    if len(words) > _MOST_COUNTED:
        for word in [word for word, count in words.items() if count == 1]:
            del words[word]
