"""The index: built beside the old one, followed change by change, opened to search."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

from tantivy import Index, IndexWriter

from medel.search import clauses, fields, generations
from medel.search.analysis import Analyser
from medel.search.documents import SearchDocument
from medel.search.errors import IndexDamagedError
from medel.search.generations import About
from medel.search.opened import DOCUMENTS, SPELLING, VOCABULARY, read_vocabulary
from medel.search.preparing import Learned, Prepared, prepare, prepare_all
from medel.search.schema import make_schema
from medel.search.searcher import Searcher
from medel.search.spelling import build_spelling

Progress = Callable[[int], None]
# Batches of what is ready for the index; last what all of it taught.
Whole = Iterator[list[Prepared] | Learned]

# Memory of the writer before it writes a part out, in bytes.
BUILD_MEMORY, UPDATE_MEMORY = 600_000_000, 50_000_000
PROGRESS_STEP = 1_000


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
    return build_prepared(
        folder, prepare_all(documents), counter=counter, progress=progress
    )


def build_prepared(
    folder: Path,
    whole: Whole,
    *,
    counter: int = 0,
    progress: Progress = lambda _: None,
) -> About:
    """Build a new index of documents that `prepare_all` has made ready, here or not."""
    with generations.hold_lock(folder):
        generation = generations.begin(folder)
        try:
            about = _fill(generation, whole, counter=counter, progress=progress)
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


def _fill(generation: Path, whole: Whole, *, counter: int, progress: Progress) -> About:
    writer = _make(generation / DOCUMENTS)
    learned, count = None, 0
    for told in whole:
        if isinstance(told, Learned):
            learned = told
            continue
        for one in told:
            writer.add_document(one.write())
        count += len(told)
        progress(count)
    if learned is None:
        raise IndexDamagedError(VOCABULARY)
    with ThreadPoolExecutor(1) as beside:
        spelling = beside.submit(_write_learned, generation, learned)
        writer.commit()
        writer.wait_merging_threads()
        spelling.result()
    return _finish(generation, learned, About(counter=counter, documents=count))


def _write_learned(generation: Path, learned: Learned) -> None:
    learned.vocabulary.write(generation / VOCABULARY)
    build_spelling(generation / SPELLING, learned.words)


def _finish(generation: Path, learned: Learned, about: About) -> About:
    whole = replace(about, words=len(learned.vocabulary.words))
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
            writer.add_document(prepare(source, analyser).write())
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
