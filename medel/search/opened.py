"""An opened generation: one state of the index, the same for a whole search."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tantivy import Index, Searcher

from medel.search import generations
from medel.search.analysis import Analyser
from medel.search.errors import IndexDamagedError
from medel.search.facets import Counter, Whole
from medel.search.generations import About
from medel.search.spelling import Spelling
from medel.search.vocabulary import Vocabulary

DOCUMENTS, SPELLING, VOCABULARY = "documents", "spelling", "vocabulary.json"
Stamp = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One generation at one change counter, with all that a search needs."""

    generation: Path
    about: About
    stamps: Mapping[Path, Stamp]
    sizes: Mapping[Path, int]
    searcher: Searcher
    analyser: Analyser
    spelling: Spelling
    counter: Counter
    remembered: dict[tuple[object, ...], Whole] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, before: Self | None = None) -> Self:
        """Open the current generation, or raise IndexUnusableError.

        What an update leaves as it was is taken over from the state `before`.
        """
        generation = generations.find_current(folder)
        stamps = _stamp(folder, generation)
        same = before if before and before.generation == generation else None
        with watch_damage():
            searcher = _open(generation / DOCUMENTS)
            return cls(
                generation=generation,
                about=generations.read_about(generation),
                stamps=stamps,
                sizes=_measure(generation),
                searcher=searcher,
                analyser=same.analyser
                if same
                else Analyser(read_vocabulary(generation)),
                spelling=Spelling(_open(generation / SPELLING)),
                counter=Counter(searcher),
            )

    def is_current(self) -> bool:
        """Tell whether nothing has been built, changed or cut short since."""
        try:
            return all(
                _read_stamp(one) == stamp for one, stamp in self.stamps.items()
            ) and all(one.stat().st_size == size for one, size in self.sizes.items())
        except OSError:
            return False


@contextmanager
def watch_damage() -> Iterator[None]:
    """Turn whatever the engine says of broken files into IndexDamagedError."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        raise IndexDamagedError(_shorten(error)) from error
    except BaseException as error:
        # The engine's panics are no ordinary exceptions.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamagedError(_shorten(error)) from error


def read_vocabulary(generation: Path) -> Vocabulary:
    """Read the vocabulary that a generation was built with, whole."""
    vocabulary = Vocabulary.read(generation / VOCABULARY)
    if len(vocabulary.words) != generations.read_about(generation).words:
        raise IndexDamagedError(VOCABULARY)
    return vocabulary


def _open(folder: Path) -> Searcher:
    if not folder.is_dir():
        raise IndexDamagedError(folder.name)
    index = Index.open(str(folder))
    index.config_reader("manual")
    return index.searcher()


def _stamp(folder: Path, generation: Path) -> dict[Path, Stamp]:
    paths = (folder / generations.POINTER, generation / generations.ABOUT)
    try:
        return {path: _read_stamp(path) for path in paths}
    except OSError as error:
        raise IndexDamagedError(generations.ABOUT) from error


def _read_stamp(path: Path) -> Stamp:
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size


def _measure(generation: Path) -> dict[Path, int]:
    return {
        path: path.stat().st_size
        for part in (DOCUMENTS, SPELLING)
        for path in (generation / part).iterdir()
        if not path.name.startswith(".") and not path.name.endswith(".lock")
    }


def _shorten(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__
