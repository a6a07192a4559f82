"""A command watched from outside: how long it took, of which processor, how large."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.measures import read_memory
from bench.served import ROOT

PAUSE = 0.2


@dataclass(frozen=True)
class Used:
    """What a command used: seconds by the clock and of processor, megabytes at most.

    The memory is that of all its processes together.
    """

    seconds: float
    processor: float
    megabytes: float


def watch(home: Path, *arguments: str) -> Used:
    """Run `medel` with arguments in an installation, and watch it to its end."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "medel", *arguments],
        cwd=ROOT,
        env=os.environ | {"MEDEL_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    peak: list[float] = [0.0]
    watcher = threading.Thread(target=_sample, args=(process.pid, peak), daemon=True)
    watcher.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(arguments))
    seconds = time.perf_counter() - started
    return Used(seconds, used.ru_utime + used.ru_stime, peak[0])


def _sample(pid: int, peak: list[float]) -> None:
    # The process may end between two looks.
    with suppress(OSError):
        while True:
            peak[0] = max(peak[0], read_memory(pid))
            time.sleep(PAUSE)
