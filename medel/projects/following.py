"""The search index follows the bank: opened, brought up to date, healed."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from time import monotonic, sleep

from medel.projects.changes import can_follow, latest_change
from medel.projects.indexing import (
    Progress,
    build_index,
    find_folder,
    read_documents,
)
from medel.projects.models import Project
from medel.search import index
from medel.search.errors import IndexBusyError, IndexUnusableError
from medel.search.generations import About
from medel.search.searcher import Searcher

# Seconds that a search waits for the first index, and between two looks for it.
PATIENCE, PAUSE = 10.0, 0.05


def open_bank() -> Searcher:
    """Open the index at the bank's last change; build or follow it where it is behind.

    While another process writes, the index answers from its state before.
    """
    follow_bank()
    return _open(find_folder())


def follow_bank(progress: Progress = lambda _: None) -> None:
    """Bring the index up to the bank's last change; build it anew where that is less.

    Searches do so by themselves; after a large change nobody should wait for it. Raise
    IndexBusyError where there is no index yet and another has not finished building it.
    """
    latest = latest_change()
    try:
        about = _open(find_folder()).about
        if about.counter != latest:
            _catch_up(about, latest, progress)
    except IndexBusyError:
        return
    except IndexUnusableError:
        _build_or_await(progress)


def warm_bank() -> None:
    """Load what the first search would wait for, if there is an index to search."""
    with suppress(IndexUnusableError):
        _open(find_folder()).warm_up()


def _build_or_await(progress: Progress) -> None:
    """Build what cannot be used; several who need it at once build it once."""
    try:
        build_index(progress)
    except IndexBusyError:
        until = monotonic() + PATIENCE
        while not _can_open():
            if monotonic() > until:
                raise
            sleep(PAUSE)


def _can_open() -> bool:
    try:
        _open(find_folder()).about  # noqa: B018 (reading it is the question)
    except IndexUnusableError:
        return False
    return True


@lru_cache(maxsize=4)
def _open(folder: Path) -> Searcher:
    return index.open(folder)


def _catch_up(about: About, latest: int, progress: Progress) -> None:
    changed = Project.objects.filter(change__gt=about.counter)
    if can_follow(about.counter) and changed.count() * 2 <= about.documents:
        documents = read_documents(changed)
        index.update(find_folder(), documents, counter=latest, progress=progress)
    else:
        build_index(progress)
