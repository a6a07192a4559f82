"""Every threat that is written down names a test, and the test is there."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.house

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)`")
HEAD = "threat"


def _rows() -> list[tuple[str, str]]:
    """Give the threats of the tables whose third column is the test, with that."""
    found, last = [], ""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    for threat, _, test in ROW.findall(text):
        if threat == HEAD:
            last = ""
        if set(threat) <= {"-"} or threat == HEAD:
            continue
        named = test if test != "the same" else last
        if named.startswith("the same"):
            named = f"{last} {test}"
        found.append((threat, named))
        last = named
    return found


def test_every_threat_names_a_test_that_is_there() -> None:
    rows = [row for row in _rows() if TEST.search(row[1])]
    assert len(rows) > 50
    missing = [
        (threat, name)
        for threat, named in rows
        for name in TEST.findall(named)
        if not _has_tests(ROOT / name)
    ]
    assert missing == []


def test_no_threat_is_without_a_test() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    tables = re.findall(
        r"^\| threat \| answer \| test \|\n(?:\|.*\n)+", text, re.MULTILINE
    )
    assert len(tables) > 6
    without = [
        row
        for table in tables
        for row in table.splitlines()[2:]
        if not (TEST.search(row) or "| the same" in row)
    ]
    assert without == []


def _has_tests(file: Path) -> bool:
    return file.is_file() and "def test_" in file.read_text(encoding="utf-8")
