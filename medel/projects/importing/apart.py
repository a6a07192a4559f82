"""Reading a large list in a process of its own, while this one stores what is read."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any

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
# Batches that are read ahead of what is stored.
AHEAD = 16


def records_apart(
    source: Source, mapping: Mapping, *, position: Position
) -> Iterator[Record | Skipped]:
    """Read a list as `records` does; a large one in a process of its own."""
    if source.size < LEAST_BYTES:
        yield from records(source, mapping, position=position)
        return
    with _start(source.path, mapping) as stream:
        for batch, position.done, position.whole in _receive(stream, source.path.name):
            yield from batch


@contextmanager
def _start(path: Path, mapping: Mapping) -> Iterator[IO[bytes]]:
    # A session of its own: Ctrl-C is for the process that stores.
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    if process.stdin is None or process.stdout is None:
        raise OSError(path.name)
    try:
        with suppress(BrokenPipeError), process.stdin as asked:
            pickle.dump((path, mapping), asked)
        yield process.stdout
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _receive(stream: IO[bytes], name: str) -> Iterator[tuple[Any, int, int]]:
    try:
        # What our own process writes; nothing else can write there.
        while (told := pickle.load(stream)) is not None:  # noqa: S301
            if isinstance(told, Text):
                raise RefusedFileError(told)
            yield told
    except EOFError as error:
        raise refuse(
            name,
            sv="läsningen avbröts innan listan var slut; minnet kan ha tagit slut. "
            "Försök igen.",
            en="reading stopped before the end of the list; memory may have run out. "
            "Try again.",
        ) from error


def _send(asked: IO[bytes], stream: IO[bytes]) -> None:
    path, mapping = pickle.load(asked)  # noqa: S301 (what our own process writes)
    # Reads on while the other process is busy storing what it got.
    waiting: Queue[bytes] = Queue(AHEAD)
    writer = Thread(target=_write, args=(waiting, stream))
    writer.start()
    for told in _tell(path, mapping):
        waiting.put(pickle.dumps(told, protocol=5))
    waiting.put(b"")
    writer.join()


def _tell(path: Path, mapping: Mapping) -> Iterator[object]:
    position = Position()
    try:
        found = records(open_source(path), mapping, position=position)
        while batch := list(map(_prepare, islice(found, BATCH))):
            yield batch, position.done, position.whole
        yield None
    except MedelError as error:
        yield error.reason


def _prepare(found: Record | Skipped) -> Record | Skipped:
    """Do here what the other process would have to do with each record."""
    if isinstance(found, Record):
        _ = found.digest
    return found


def _write(waiting: "Queue[bytes]", stream: IO[bytes]) -> None:
    try:
        while told := waiting.get():
            stream.write(told)
            stream.flush()
    except BrokenPipeError:
        os._exit(1)  # nobody is left who would store it


if __name__ == "__main__":
    _send(sys.stdin.buffer, sys.stdout.buffer)
