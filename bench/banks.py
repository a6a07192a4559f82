"""Banks of made-up operations, imported by Medel itself and kept for the next run."""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.lists import write_list
from bench.progress import Progress, say
from bench.served import ROOT
from bench.watching import Used, watch

FOLDER = ROOT / "var" / "bench"
NOTE = "made.json"
# What decides how a bank of a size looks on disk.
_MAKERS = (
    *("bench/operations.py", "bench/lists.py", "medel/search", "medel/projects"),
    "medel/programmes/data/sweden",
)


@dataclass(frozen=True)
class Bank:
    """An installation with so many made-up operations, and what making it used."""

    count: int
    home: Path
    imported: Used
    list_megabytes: float

    @property
    def database(self) -> Path:
        """Its database."""
        return self.home / "medel.sqlite3"

    @property
    def index(self) -> Path:
        """Its index."""
        return self.home / "index"

    @property
    def index_megabytes(self) -> float:
        """The size of the generation of the index that is in use."""
        current = self.index / (self.index / "current").read_text("utf-8").strip()
        files = (path for path in current.rglob("*") if path.is_file())
        return sum(path.stat().st_size for path in files) / 1e6


def find_bank(count: int) -> Bank:
    """Give the bank of a size: the one of an earlier run, if nothing changed since."""
    note = FOLDER / str(count) / NOTE
    if note.exists():
        told = json.loads(note.read_text("utf-8"))
        if told["makers"] == _digest_makers():
            used = Used(**told["imported"])
            return Bank(count, note.parent, used, told["list_megabytes"])
    return make_bank(count)


def make_bank(count: int) -> Bank:
    """Make the list of a size and import it, with the index."""
    home = FOLDER / str(count)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    file = home / "list.csv"
    write_list(file, count, Progress(f"writing a list of {count:,}", count).show)
    say(f"importing {count:,} operations")
    watch(home, "migrate")
    imported = watch(home, "import", str(file))
    size = file.stat().st_size / 1e6
    told = {
        "makers": _digest_makers(),
        "imported": asdict(imported),
        "list_megabytes": size,
    }
    (home / NOTE).write_text(json.dumps(told), "utf-8")
    return Bank(count, home, imported, size)


def _digest_makers() -> str:
    digest = hashlib.sha256()
    for name in _MAKERS:
        path = ROOT / name
        for file in sorted(path.rglob("*.*")) if path.is_dir() else [path]:
            if file.suffix in {".py", ".toml", ".csv"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()
