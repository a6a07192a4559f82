"""The index: built beside the old one, followed change by change, opened to search."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from tantivy import Index, IndexWriter

from medel.search import clauses, fields, generations
from medel.search.analysis import Analyser
from medel.search.documents import SearchDocument
from medel.search.errors import IndexDamagedError
from medel.search.generations import About
from medel.search.opened import DOCUMENTS, SPELLING, VOCABULARY, read_vocabulary
from medel.search.schema import make_document, make_schema
from medel.search.searcher import Searcher
from medel.search.spelling import build_spelling
from medel.search.vocabulary import MOST_WORDS, Vocabulary

Progress = Callable[[int], None]

# The documents whose words tell how compounds are taken apart.
SAMPLE = 20_000
# Memory of the writer before it writes a part out, in bytes.
BUILD_MEMORY, UPDATE_MEMORY = 600_000_000, 50_000_000
PROGRESS_STEP = 1_000
_MOST_COUNTED = 1_000_000


def build(
    folder: Path,
    documents: Iterable[SearchDocument],
    *,
    counter: int = 0,
    progress: Progress = lambda _: None,
) -> About:
    """Build a new index beside the old one and put it in its place when it is whole.

    `counter` is the change counter that the documents were read at.
    """
    with generations.hold_lock(folder):
        generation = generations.begin(folder)
        try:
            about = _fill(generation, documents, counter=counter, progress=progress)
        except BaseException:
            generations.discard(generation)
            raise
        generations.make_current(folder, generation)
        return about


def update(
    folder: Path,
    changed: Iterable[SearchDocument],
    removed_keys: Iterable[int] = (),
    *,
    counter: int = 0,
    progress: Progress = lambda _: None,
) -> About:
    """Bring the current index up to the change counter; doing it twice is harmless."""
    with generations.hold_lock(folder):
        generation = generations.find_current(folder)
        about = generations.read_about(generation)
        count = _apply(generation, changed, removed_keys, progress)
        followed = replace(about, counter=counter, changed=about.changed + count)
        generations.write_about(generation, followed)
        return followed


def open(folder: Path) -> Searcher:  # noqa: A001 (index.open reads as it should)
    """Open the current index to search in it; raise IndexUnusableError if none."""
    return Searcher(folder)


def _fill(
    generation: Path,
    documents: Iterable[SearchDocument],
    *,
    counter: int,
    progress: Progress,
) -> About:
    coming = iter(documents)
    sample = list(islice(coming, SAMPLE))
    vocabulary = Vocabulary.gather(" ".join(_texts(one)) for one in sample)
    writer = _make(generation / DOCUMENTS)
    words: Counter[str] = Counter()
    analyser = Analyser(vocabulary, words)
    count = 0
    for count, source in enumerate(chain(sample, coming), start=1):
        writer.add_document(make_document(source, analyser))
        if not count % PROGRESS_STEP:
            _forget_rare(words)
            progress(count)
    writer.commit()
    writer.wait_merging_threads()
    progress(count)
    return _finish(
        generation, vocabulary, words, About(counter=counter, documents=count)
    )


def _finish(
    generation: Path, vocabulary: Vocabulary, words: Counter[str], about: About
) -> About:
    vocabulary.write(generation / VOCABULARY)
    build_spelling(generation / SPELLING, words.most_common(MOST_WORDS))
    whole = replace(about, words=len(vocabulary.words))
    generations.write_about(generation, whole)
    return whole


def _make(folder: Path) -> IndexWriter:
    folder.mkdir()
    index = Index(make_schema(), path=str(folder))
    return index.writer(heap_size=BUILD_MEMORY, num_threads=1)


def _apply(
    generation: Path,
    changed: Iterable[SearchDocument],
    removed_keys: Iterable[int],
    progress: Progress,
) -> int:
    analyser = Analyser(read_vocabulary(generation))
    writer = _open_writer(generation)
    count = _remove(writer, list(removed_keys))
    coming = iter(changed)
    while batch := list(islice(coming, PROGRESS_STEP)):
        count += _remove(writer, [source.key for source in batch])
        for source in batch:
            writer.add_document(make_document(source, analyser))
        progress(count)
    writer.commit()
    writer.wait_merging_threads()
    return count


def _remove(writer: IndexWriter, keys: list[int]) -> int:
    if keys:
        writer.delete_documents_by_query(clauses.one_of(fields.KEY, keys))
    return len(keys)


def _open_writer(generation: Path) -> IndexWriter:
    try:
        index = Index.open(str(generation / DOCUMENTS))
        return index.writer(heap_size=UPDATE_MEMORY, num_threads=1)
    except (OSError, ValueError) as error:
        raise IndexDamagedError(str(error)) from error


def _texts(source: SearchDocument) -> Iterator[str]:
    yield from (source.title, source.title_en, source.text, *source.organisations)


def _forget_rare(words: Counter[str]) -> None:
    """When there are too many words, forget those that were met only once."""
    if len(words) > _MOST_COUNTED:
        for word in [word for word, count in words.items() if count == 1]:
            del words[word]
