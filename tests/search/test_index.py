import json
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from medel.search import fields, generations, index
from medel.search.documents import SearchDocument
from medel.search.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexUnusableError,
)
from medel.search.opened import DOCUMENTS
from medel.search.request import SearchRequest
from medel.search.searcher import Searcher
from tests.search.bank import make, make_many

EVERYTHING = SearchRequest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index.build(tmp_path, make_many(50), counter=1)
    return tmp_path


def test_fields_stand_in_the_same_order_in_every_process(folder: Path) -> None:
    # Queries know a field by its place: another order would ask another field.
    meta = generations.find_current(folder) / DOCUMENTS / "meta.json"
    names = [one["name"] for one in json.loads(meta.read_text())["schema"]]
    columns = [name for name in names if name.startswith(("f_", "s_"))]
    expected = [
        name
        for facet in fields.FACETS
        for name in (f"f_{facet}", f"s_{facet}")
        if name.startswith("f_") or facet in fields.SEVERAL
    ]
    assert columns == expected


def _files(folder: Path) -> list[Path]:
    generation = generations.find_current(folder)
    kept = {".tantivy-writer.lock", ".tantivy-meta.lock", ".managed.json"}
    return [
        path
        for path in sorted(generation.rglob("*"))
        if path.is_file() and path.name not in kept
    ]


def test_build_tells_progress_and_counter(tmp_path: Path) -> None:
    told: list[int] = []
    about = index.build(tmp_path, make_many(5), counter=42, progress=told.append)
    assert (about.counter, about.documents, told[-1]) == (42, 5, 5)
    assert index.open(tmp_path).about == about


def test_build_of_nothing_answers(tmp_path: Path) -> None:
    index.build(tmp_path, [])
    result = index.open(tmp_path).search(SearchRequest(text="energi"))
    assert (result.total, result.sum) == (0, 0)
    assert result.facets["county"] == ()


def test_build_interrupted_leaves_the_old_index(folder: Path) -> None:
    def broken() -> Iterator[SearchDocument]:
        yield make(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.build(folder, broken())
    assert index.open(folder).search(EVERYTHING).total == 50
    assert len(list(folder.glob("generation-*"))) == 1


def test_build_keeps_few_generations(folder: Path) -> None:
    for _ in range(4):
        index.build(folder, [make(1)])
    assert len(list(folder.glob("generation-*"))) == 2


def test_update_adds_changes_and_removes(folder: Path) -> None:
    searcher = index.open(folder)
    changed = [make(1, title="Rymdfart"), make(77, title="Rymdfart")]
    about = index.update(folder, changed, [2, 3], counter=9)
    assert (about.counter, about.changed) == (9, 4)
    assert searcher.about.counter == 9
    assert set(searcher.keys(SearchRequest(text="rymdfart"))) == {1, 77}
    assert searcher.search(EVERYTHING).total == 49


def test_update_twice_is_harmless(folder: Path) -> None:
    for _ in range(2):
        index.update(folder, [make(1)], [2], counter=3)
    assert index.open(folder).search(EVERYTHING).total == 49


def test_about_worn_after_many_changes(folder: Path) -> None:
    assert not index.open(folder).about.is_worn
    assert index.update(folder, make_many(11)).is_worn


def test_searcher_sees_a_rebuild(folder: Path) -> None:
    searcher = index.open(folder)
    index.build(folder, [make(1)], counter=2)
    assert searcher.search(EVERYTHING).total == 1
    assert searcher.about.counter == 2


def test_search_goes_on_while_index_is_rebuilt(folder: Path) -> None:
    searcher = index.open(folder)
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            total = searcher.search(EVERYTHING).total
            if total not in {50, 60, 61}:
                wrong.append(total)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        index.build(folder, make_many(60))
        index.update(folder, [make(61)])
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_another_process_reads_while_one_builds(folder: Path) -> None:
    pid = os.fork()
    if not pid:
        os._exit(_read_often(folder))
    for _ in range(3):
        index.build(folder, make_many(50))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _read_often(folder: Path) -> int:
    searcher = index.open(folder)
    totals = {searcher.search(EVERYTHING).total for _ in range(300)}
    return 0 if totals == {50} else 1


@pytest.mark.parametrize("write", ["build", "update"])
def test_second_writer_is_refused(folder: Path, write: str) -> None:
    def busy() -> Iterator[SearchDocument]:
        with pytest.raises(IndexBusyError):
            getattr(index, write)(folder, [make(1)])
        yield make(2)

    index.build(folder, busy())
    getattr(index, write)(folder, [make(1)])


def test_open_missing(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(IndexMissingError):
            index.open(path)


@pytest.mark.parametrize("text", ["", "../elsewhere", "generation-999999", "\xff"])
def test_open_broken_pointer(folder: Path, text: str) -> None:
    (folder / generations.POINTER).write_bytes(text.encode("latin-1"))
    with pytest.raises(IndexDamagedError):
        index.open(folder)


def test_open_other_version(folder: Path) -> None:
    generation = generations.find_current(folder)
    generations.write_about(generation, generations.About(version=0))
    with pytest.raises(IndexDamagedError, match="version 0"):
        index.open(folder)


@pytest.mark.parametrize("hurt", ["delete", "empty", "halve"])
def test_open_damaged_files(folder: Path, hurt: str) -> None:
    request = SearchRequest(text="energi")
    right = index.open(folder).search(request)
    for path in _files(folder):
        whole = path.read_bytes()
        _hurt(path, hurt)
        # A file that no answer rests on may be gone; a wrong answer may not be given.
        with suppress(IndexUnusableError):
            answer = index.open(folder).search(request)
            assert replace(answer, took_ms=0) == replace(right, took_ms=0)
        path.write_bytes(whole)
    assert index.open(folder).search(EVERYTHING).total == 50


@pytest.mark.parametrize("hurt", ["delete", "empty", "halve"])
@pytest.mark.parametrize("part", ["*.idx", "*.term", "*.fast", "*.store", "meta.json"])
def test_open_damaged_documents_are_noticed(folder: Path, hurt: str, part: str) -> None:
    for path in (generations.find_current(folder) / "documents").glob(part):
        _hurt(path, hurt)
    with pytest.raises(IndexUnusableError):
        index.open(folder)


def _hurt(path: Path, how: str) -> None:
    if how == "delete":
        path.unlink()
    else:
        size = 0 if how == "empty" else path.stat().st_size // 2
        os.truncate(path, size)


def test_searcher_damaged_while_open_and_healed(folder: Path) -> None:
    searcher = index.open(folder)
    _hurt(max(_files(folder), key=lambda path: path.stat().st_size), "halve")
    with pytest.raises(IndexDamagedError):
        searcher.search(EVERYTHING)
    index.build(folder, make_many(20))
    assert searcher.search(EVERYTHING).total == 20


def test_update_of_damaged_index_is_refused(folder: Path) -> None:
    for path in _files(folder):
        if path.name == "meta.json":
            path.write_text("{")
    with pytest.raises(IndexDamagedError):
        index.update(folder, [make(1)])


def test_searcher_of_a_removed_folder(folder: Path) -> None:
    searcher = Searcher(folder)
    (folder / generations.POINTER).unlink()
    with pytest.raises(IndexMissingError):
        searcher.search(EVERYTHING)
