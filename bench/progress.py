"""Progress on the terminal: what is being done, how much of it, how long is left."""

import sys
import time
from dataclasses import dataclass, field

A_SECOND, A_MINUTE = 1.0, 60.0


@dataclass
class Progress:
    """One piece of work of a known size."""

    work: str
    whole: int
    started: float = field(default_factory=time.monotonic)
    shown: float = 0.0

    def show(self, done: int) -> None:
        """Write a line over the last one, once a second, on a terminal."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.shown < A_SECOND or not done:
            return
        self.shown = now
        left = (now - self.started) * (self.whole - done) / done
        line = f"{self.work}: {done / self.whole:4.0%}, about {_write(left)} left"
        sys.stderr.write(f"\r{line:<70}")
        sys.stderr.flush()


def say(work: str) -> None:
    """Say what comes next."""
    sys.stderr.write(f"\r{work:<70}\n")
    sys.stderr.flush()


def _write(seconds: float) -> str:
    if seconds < A_MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / A_MINUTE:.0f} min"
