"""The full files of the bank: made whole in the night, kept, and told of.

A file stands under the same name every day. New ones are written beside the old and
take their place together, so that nobody ever reads half a file.
"""

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from medel.projects.changes import latest_change
from medel.projects.queries import count_projects
from medel.reporting.bank import extract_bank
from medel.reporting.extract import Extract
from medel.reporting.formats import FORMATS, write_format
from medel.reporting.published import PublishedFile
from medel.reporting.reading import Batch
from medel.reporting.sites import Site

LIST = "files.json"
PACKED = ".gz"
LEVEL = 6
# A bank up to this size is written while one waits: about a second a format.
SMALL = 20_000
# A table of its own is read for each of the three tables of the data package.
READINGS = {"datapackage": 3, "dcat": 0}
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class MadeFile:
    """One file as it was made: its size in bytes and its checksum (SHA-256)."""

    format: str
    name: str
    size: int
    checksum: str


@dataclass(frozen=True)
class Publication:
    """The files of one making: when, of how many projects, at which change."""

    made: str
    change: int
    projects: int
    site: str
    files: tuple[MadeFile, ...]

    @property
    def made_at(self) -> datetime:
        """The moment they were made."""
        return datetime.fromisoformat(self.made)

    def is_current(self, site: Site) -> bool:
        """Tell whether the bank is still as it was, at the same address."""
        return self.change == latest_change() and self.site == site.address


def find_folder() -> Path:
    """Give the folder of the installation's full files."""
    folder: Path = settings.HOME / "data"
    return folder


def find_publication() -> Publication | None:
    """Give what was published last; None where nothing was, or it cannot be read."""
    try:
        told = json.loads((find_folder() / LIST).read_text(encoding="utf-8"))
        files = tuple(MadeFile(**one) for one in told.pop("files"))
        return Publication(**told, files=files)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def find_current(site: Site, *, stale: bool) -> Publication | None:
    """Give the last publication if it holds; if `stale` may be, also an older one."""
    found = find_publication()
    return found if found and (stale or found.is_current(site)) else None


def is_small() -> bool:
    """Tell whether the bank is so small that a file can be made while one waits."""
    return count_projects() <= SMALL


def publish(site: Site, progress: Progress = lambda _done, _whole: None) -> Publication:
    """Make all full files and put them in the place of the old ones."""
    folder = find_folder()
    folder.mkdir(parents=True, exist_ok=True)
    now, change, projects = timezone.localtime(), latest_change(), count_projects()
    whole = projects * sum(READINGS.get(name, 1) for name in FORMATS)
    extract = _watch(extract_bank(site=site, on=now.date()), whole, progress)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as beside:
        files = tuple(
            _make(file, extract, Path(beside) / file.name) for file in FORMATS.values()
        )
        made = Publication(
            now.isoformat(timespec="seconds"), change, projects, site.address, files
        )
        _tell(made, Path(beside) / LIST)
        _swap(Path(beside), folder)
    return made


def _watch(extract: Extract, whole: int, progress: Progress) -> Extract:
    """Give the same extract, which tells how far its reading has come."""
    done = 0

    def read(needs: AbstractSet[str]) -> Iterator[Batch]:
        nonlocal done
        for batch in extract.batches(needs):
            yield batch
            done += len(batch.fields["key"])
            progress(done, whole)

    return replace(extract, batches=read)


def _make(file: PublishedFile, extract: Extract, path: Path) -> MadeFile:
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as stream:
        for part in write_format(file.format, extract):
            stream.write(part)
            digest.update(part)
            size += len(part)
    if file.can_be_packed:
        _pack(path)
    return MadeFile(file.format, file.name, size, digest.hexdigest())


def _pack(path: Path) -> None:
    """Write the file once more, compressed, for those who can read that."""
    packed = path.with_name(path.name + PACKED)
    with path.open("rb") as plain, gzip.open(packed, "wb", LEVEL) as stream:
        shutil.copyfileobj(plain, stream)


def _tell(made: Publication, path: Path) -> None:
    path.write_text(json.dumps(asdict(made), indent=2), encoding="utf-8")


def _swap(beside: Path, folder: Path) -> None:
    """Move the new files into their places; the list of them comes last."""
    for path in sorted(beside.iterdir(), key=lambda one: one.name == LIST):
        path.chmod(0o644)
        path.replace(folder / path.name)
