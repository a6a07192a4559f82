"""ZIP files written as a stream: nothing is kept but the file at hand."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Files = Iterable[tuple[str, Iterable[bytes]]]
READABLE = 0o644 << 16


class _Sink:
    """What the archive is written to: bytes wait here until they are taken."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, content: Any) -> int:  # noqa: ANN401 (any buffer)
        """Take bytes in."""
        self._waiting.append(bytes(content))
        return len(content)

    def flush(self) -> None:
        """Nothing to do: bytes are taken, not pushed."""

    def take(self) -> bytes:
        """Give what has come since the last time."""
        taken, self._waiting = b"".join(self._waiting), []
        return taken


def write_zip(files: Files, *, on: date) -> Iterator[bytes]:
    """Write files, by name and content, into an archive; all dated the same day."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, content in files:
            entry = ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, READABLE
            with archive.open(entry, "w", force_zip64=True) as member:
                for part in content:
                    member.write(part)
                    yield sink.take()
    yield sink.take()
