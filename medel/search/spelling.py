"""Spelling: words of the bank that are near what somebody typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tantivy import Document, Index, Order, Query, Schema, SchemaBuilder, Searcher

from medel.search.lemmas import find_lemma
from medel.search.words import strip_marks

WORD, BARE, COUNT = "word", "bare", "count"
MEMORY = 50_000_000
# Shorter words have too many neighbours; longer ones may hold two mistakes.
SHORTEST, TWO_MISTAKES = 4, 7
MOST_NEAR = 30
COMPLETIONS = 20


@dataclass(frozen=True)
class Near:
    """A word of the bank near a typed one: how far from it, and how common.

    `lost` counts the letters å, ä and ö that somebody typed and the word has not.
    """

    word: str
    distance: int
    count: int
    lost: int = 0


@cache
def make_spelling_schema() -> Schema:
    """Give the schema: each word of the bank is a document."""
    builder = SchemaBuilder()
    for name in (WORD, BARE):
        builder.add_text_field(
            name, tokenizer_name="raw", index_option="basic", stored=name == WORD
        )
    builder.add_unsigned_field(COUNT, stored=True, fast=True)
    return builder.build()


def build_spelling(folder: Path, words: Iterable[tuple[str, int]]) -> None:
    """Write the words of a bank so that near ones are found fast."""
    folder.mkdir()
    index = Index(make_spelling_schema(), path=str(folder))
    writer = index.writer(heap_size=MEMORY, num_threads=1)
    for word, count in words:
        if len(word) >= SHORTEST and word.isalpha():
            writer.add_document(_make_document(word, count))
    writer.commit()
    writer.wait_merging_threads()


def _make_document(word: str, count: int) -> Document:
    document = Document()
    document.add_text(WORD, word)
    # Somebody may misspell a form that the bank does not write.
    for form in {word, find_lemma(word)}:
        document.add_text(BARE, strip_marks(form))
    document.add_unsigned(COUNT, count)
    return document


@dataclass(frozen=True)
class Spelling:
    """Looks near words up."""

    searcher: Searcher

    def holds(self, word: str) -> bool:
        """Tell whether the bank writes a word just so."""
        return self.searcher.doc_freq(WORD, word) > 0

    def find_near(self, word: str) -> list[Near]:
        """Give the bank's words one or two mistakes away, the likeliest first."""
        if len(word) < SHORTEST or not word.isalpha():
            return []
        found: dict[str, Near] = {}
        for near in self._look_up(word):
            lost = _count_lost(word, near.word)
            found.setdefault(near.word, replace(near, lost=lost))
        found.pop(word, None)
        return sorted(found.values(), key=lambda near: _rank(word, near))

    def complete(self, start: str) -> list[str]:
        """Give common words of the bank that start so."""
        found = self.searcher.terms_with_prefix(WORD, start, limit=COMPLETIONS)
        return [word for word, _ in found]

    def _look_up(self, word: str) -> Iterator[Near]:
        """Accents left out are no mistake; a far word counts only without near ones."""
        bare = strip_marks(word)
        same = self._search(
            Query.term_query(make_spelling_schema(), BARE, bare), distance=0
        )
        yield from same
        for distance in range(1, 3 if len(word) >= TWO_MISTAKES else 2):
            query = Query.fuzzy_term_query(
                make_spelling_schema(), BARE, bare, distance=distance
            )
            found = self._search(query, distance=distance)
            yield from found
            if found or same:
                return

    def _search(self, query: Query, *, distance: int) -> list[Near]:
        found = self.searcher.search(
            query, MOST_NEAR, count=False, order_by_field=COUNT, order=Order.Desc
        )
        stored = (self.searcher.doc(address) for _, address in found.hits)
        return [
            Near(str(one.get_first(WORD)), distance, int(one.get_first(COUNT) or 0))
            for one in stored
        ]


def _count_lost(word: str, other: str) -> int:
    return sum(max(0, word.count(one) - other.count(one)) for one in "åäö")


def _rank(word: str, near: Near) -> tuple[int, int, bool, int, int, str]:
    return (
        near.distance,
        near.lost,
        near.word[0] != word[0],
        abs(len(near.word) - len(word)),
        -near.count,
        near.word,
    )
