"""A large CSV: two processes write the very file that one would write."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from medel.core import apart
from medel.projects.models import Project
from medel.projects.selection import Selection
from medel.reporting.downloads import render, shares
from medel.reporting.share import Share
from tests.installed import tell_installed
from tests.reporting.making import SITE, TODAY

COUNT = 700
# Writes the file twice: alone, and with a second process; tells what was written here.
SCRIPT = """
import json, django
django.setup()
from datetime import date
from medel.projects.selection import Selection
from medel.reporting.downloads import render, shares
from medel.reporting.sites import find_site

def write():
    told = {"language": "sv", "site": find_site(""), "on": date(2026, 1, 1)}
    return b"".join(render(Selection(), "csv", bom=True, **told).parts).decode()

here = []
alone = write()
shares.LEAST_ROWS, shares.BATCH, shares.ALONE = 100, 20, 3
write_batch = shares._write
shares._write = lambda *asked: here.append(len(asked[1])) or write_batch(*asked)
shares.os.cpu_count = lambda: 2
print(json.dumps({"same": write() == alone, "here": here, "rows": alone.count("\\n")}))
"""


@pytest.mark.slow
def test_second_process_writes_its_share(tmp_path: Path) -> None:
    told = tell_installed(tmp_path, COUNT, SCRIPT)
    assert told["same"]
    assert told["rows"] == COUNT + 1
    # 35 batches: the first three, then every second one.
    assert told["here"] == [20] * (3 + 16)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch, hard: None) -> list[Share]:
    """Let the second process be asked for small results; what it was asked is kept."""
    asked: list[Share] = []

    def ask(_: str, share: Share) -> Iterator[bytes]:
        asked.append(share)
        return shares.write_share(share)

    monkeypatch.setattr(shares, "LEAST_ROWS", 4)
    monkeypatch.setattr(shares, "BATCH", 2)
    monkeypatch.setattr(shares, "ALONE", 1)
    monkeypatch.setattr(shares, "_may_ask", lambda: True)
    monkeypatch.setattr(apart, "ask", ask)
    return asked


def _get(columns: tuple[str, ...] = ()) -> bytes:
    told = render(Selection(), "csv", columns, language="en", site=SITE, on=TODAY)
    return b"".join(told.parts)


def _get_alone(monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as here:
        here.setattr(shares, "LEAST_ROWS", 10**9)
        return _get()


@pytest.mark.django_db
def test_shares_are_the_whole_in_its_order(
    shared: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = _get_alone(monkeypatch)
    assert not shared
    assert _get() == alone
    (share,) = shared
    assert sum(map(len, share.batches)) >= Project.objects.count() // 2 - 2
    assert (share.language, share.address) == ("en", SITE.address)


@pytest.mark.django_db
def test_columns_that_were_chosen_are_shared(shared: list[Share]) -> None:
    written = _get(("title", "page"))
    assert shared[0].columns == ["title", "page", "source", "licence"]
    rows = list(csv.DictReader(io.StringIO(written.decode(), newline="")))
    assert list(rows[0]) == ["title", "page", "source", "licence"]
    assert all("/en/projects/" in row["page"] for row in rows)


@pytest.mark.django_db
@pytest.mark.parametrize("broken", [EOFError, OSError])
def test_second_process_that_ends_is_made_up_for(
    shared: list[Share], monkeypatch: pytest.MonkeyPatch, broken: type[Exception]
) -> None:
    alone = _get_alone(monkeypatch)

    def ask(_: str, share: Share) -> Iterator[bytes]:
        yield next(iter(shares.write_share(share)))
        raise broken

    monkeypatch.setattr(apart, "ask", ask)
    assert _get() == alone


@pytest.mark.django_db
def test_second_process_that_cannot_begin_is_made_up_for(
    shared: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = _get_alone(monkeypatch)

    def ask(_: str, __: Share) -> Iterator[bytes]:
        raise BlockingIOError

    monkeypatch.setattr(apart, "ask", ask)
    assert _get() == alone


@pytest.mark.django_db
def test_one_download_at_a_time_is_shared(shared: list[Share]) -> None:
    first = render(Selection(), "csv", language="en", site=SITE, on=TODAY).parts
    begun = [next(first), next(first)]
    assert _get() == b"".join([*begun, *first])
    assert len(shared) == 1
    _get()
    assert len(shared) == 2


@pytest.mark.django_db
def test_who_takes_no_more_gives_the_second_process_free(shared: list[Share]) -> None:
    told = render(Selection(), "csv", language="en", site=SITE, on=TODAY).parts
    assert next(told)
    assert shares._second.locked()
    told.close()  # type: ignore[attr-defined]
    assert not shares._second.locked()


@pytest.mark.django_db
def test_what_a_transaction_has_not_stored_is_written_here() -> None:
    assert not shares._may_ask()
