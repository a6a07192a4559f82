"""What was measured, part by part, kept between runs, and written as a report."""

import json
import os
import platform
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.banks import FOLDER
from bench.served import ROOT

FILE = FOLDER / "results.json"
DOCUMENT = ROOT / "docs" / "bench.md"
PLOT = "bench-growth.svg"
MARK = "<!-- bench -->"
PACE = 10_000_000
ORDER = ("shipped", "import", "engine", "growth", "pages", "export", "load", "desk")


@dataclass
class Section:
    """One part of the report: its command, its words, and its table."""

    title: str
    command: str
    heading: Sequence[str] = ()
    rows: list[Sequence[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def write(self) -> str:
        """Write it as Markdown."""
        lines = [f"### {self.title}", "", f"`{self.command}`", ""]
        if self.rows:
            lines += [_row(self.heading), _row(_rule(self.heading))]
            lines += [*map(_row, self.rows), ""]
        return "\n".join((*lines, *(f"{note}\n" for note in self.notes)))


def keep(part: str, section: Section, plot: str = "") -> None:
    """Keep what a part came to, beside what the other parts came to before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    told = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    today = datetime.now(tz=UTC).date().isoformat()
    told[part] = f"{section.write()}\nMeasured on {today}: {describe_machine()}.\n"
    FILE.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    if plot:
        (FOLDER / PLOT).write_text(plot, "utf-8")


def write_document() -> Path:
    """Put the kept parts into docs/bench.md after its mark, and the plot beside it."""
    told = json.loads(FILE.read_text("utf-8"))
    before = DOCUMENT.read_text("utf-8").partition(MARK)[0]
    parts = [told[part] for part in ORDER if part in told]
    if (FOLDER / PLOT).exists():
        drawn = DOCUMENT.with_name(PLOT)
        drawn.write_text((FOLDER / PLOT).read_text("utf-8"), "utf-8")
    DOCUMENT.write_text(f"{before}{MARK}\n## Measured\n\n" + "\n".join(parts), "utf-8")
    return DOCUMENT


def describe_machine() -> str:
    """Tell what was measured on, without names."""
    return (
        f"{_read_processor()}, {os.cpu_count()} processors, "
        f"{_read_memory():.0f} GB of memory, Python {platform.python_version()}; "
        f"{PACE:,} additions took {_measure_pace():.2f} s there and then"
    )


def _measure_pace() -> float:
    """Measure how fast the machine is just now; one that others share may be slow."""
    started, added = time.process_time(), 0
    for number in range(PACE):
        added += number
    return time.process_time() - started


def _read_processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _read_memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(heading: Sequence[str]) -> list[str]:
    return ["---", *("---:" for _ in heading[1:])]
