"""Work that is done in a process of its own, and told as it comes.

The work is a module of ours that calls `answer`; who asks it calls `ask`. What is asked
and told is pickled: only our own programs are at either end.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Queue
from threading import Thread
from typing import IO, Any

from medel.core.collection import collect_seldom

# What is told ahead of what has been taken.
AHEAD = 16


def ask(module: str, asked: object) -> Iterator[Any]:
    """Run a module in a process of its own at once, and give what it tells.

    Raises EOFError when that process ends before it has told everything.
    """
    told = _ask(module, asked)
    next(told)
    return told


def _ask(module: str, asked: object) -> Iterator[Any]:
    # A session of its own: Ctrl-C is for the process that asks.
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    if process.stdin is None or process.stdout is None:
        raise OSError(module)
    try:
        with suppress(BrokenPipeError), process.stdin as stream:
            pickle.dump(asked, stream)
        yield None  # the process works from now on
        # What our own process writes; nothing else can write there.
        while (told := pickle.load(process.stdout)) is not None:  # noqa: S301
            yield told
    except pickle.UnpicklingError as error:
        raise EOFError(module) from error  # it ended in the middle of telling
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def answer(tell: Callable[[Any], Iterable[object]], *, ahead: int = AHEAD) -> None:
    """Tell, in the process of its own, what was asked for; None is never told."""
    collect_seldom()
    asked = pickle.load(sys.stdin.buffer)  # noqa: S301 (what our own process writes)
    # Works on while the other process is busy with what it got.
    waiting: Queue[bytes] = Queue(ahead)
    writer = Thread(target=_write, args=(waiting, sys.stdout.buffer), daemon=True)
    writer.start()
    for told in tell(asked):
        waiting.put(pickle.dumps(told, protocol=5))
    waiting.put(pickle.dumps(None))
    waiting.put(b"")
    writer.join()


def _write(waiting: "Queue[bytes]", stream: IO[bytes]) -> None:
    try:
        while told := waiting.get():
            stream.write(told)
            stream.flush()
    except BrokenPipeError:
        os._exit(1)  # nobody is left who would take it
