"""How far a command has come, shown on a terminal."""

import sys
import time

import click

AN_HOUR, A_MINUTE = 3600, 60


class Progress:
    """Shows how far a command has come, and about how long is left, on a terminal."""

    def __init__(self, work: str = "") -> None:
        self._work = work
        self._started = time.monotonic()
        self._shown = 0.0

    def show(self, done: float, whole: float) -> None:
        """Write a line over the last one, once a second."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._shown < 1 or not whole:
            return
        self._shown = now
        part = min(done / whole, 1)
        left = (now - self._started) * (1 - part) / part if part else 0
        line = f"{self._work} {part:4.0%}, about {write_time(left)} left ".lstrip()
        click.echo(f"\r{line:<40}", nl=False, err=True)


class Counting:
    """Shows how many of a known number are done."""

    def __init__(self, work: str, whole: int) -> None:
        self._whole = whole
        self._progress = Progress(work)

    def show(self, done: int) -> None:
        """Show how many are done."""
        self._progress.show(done, self._whole)


def write_time(seconds: float) -> str:
    """Write a time as people say it: 40 s, 3 min, 2 h."""
    if seconds < A_MINUTE:
        return f"{seconds:.0f} s"
    if seconds < AN_HOUR:
        return f"{seconds / A_MINUTE:.0f} min"
    return f"{seconds / AN_HOUR:.0f} h"
