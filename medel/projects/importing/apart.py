"""Reading a large list in a process of its own, while this one stores what is read."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from medel.core import apart
from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.projects.importing.cells import Position
from medel.projects.importing.mappings import Mapping
from medel.projects.importing.record import Record, Skipped
from medel.projects.importing.records import records
from medel.projects.importing.refusals import RefusedFileError, refuse
from medel.projects.importing.sources import Source, open_source

# Smaller lists are read before another process would have begun.
LEAST_BYTES = 8_000_000
BATCH = 250


def records_apart(
    source: Source, mapping: Mapping, *, position: Position
) -> Iterator[Record | Skipped]:
    """Read a list as `records` does; a large one in a process of its own."""
    if source.size < LEAST_BYTES:
        yield from records(source, mapping, position=position)
        return
    try:
        for told in apart.ask(__name__, (source.path, mapping)):
            if isinstance(told, Text):
                raise RefusedFileError(told)
            batch, position.done, position.whole = told
            yield from batch
    except EOFError as error:
        raise refuse(
            source.path.name,
            sv="läsningen avbröts innan listan var slut; minnet kan ha tagit slut. "
            "Försök igen.",
            en="reading stopped before the end of the list; memory may have run out. "
            "Try again.",
        ) from error


def _tell(asked: tuple[Path, Mapping]) -> Iterator[object]:
    path, mapping = asked
    position = Position()
    try:
        source = open_source(path, mapping.encoding)
        found = records(source, mapping, position=position)
        while batch := list(map(_prepare, islice(found, BATCH))):
            yield batch, position.done, position.whole
    except MedelError as error:
        yield error.reason


def _prepare(found: Record | Skipped) -> Record | Skipped:
    """Do here what the other process would have to do with each record."""
    if isinstance(found, Record):
        _ = found.digest
    return found


if __name__ == "__main__":
    apart.answer(_tell)
