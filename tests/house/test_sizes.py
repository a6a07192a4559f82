"""The house keeps its rooms small, plainly named and free of traces."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

pytestmark = pytest.mark.house

ROOT = Path(__file__).resolve().parents[2]
CODE = ("medel", "bench")
FUNCTION_MEDIAN, FUNCTION_NINE_OF_TEN, FUNCTION_MOST = 8, 25, 50
FILE_MOST = 300
SHAPELESS = {"helper", "manager", "process", "util"}
WRITTEN = {".css", ".html", ".js", ".md", ".py", ".sh", ""}
# The brackets keep these patterns from finding themselves. A path starts a word; the
# same letters inside a web address are no path.
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b")
TRACES = re.compile(
    r"(?<![\w./-])/(?:work|root|farm)/"
    r"|py[p]i\.org|python[h]osted\.org|npm[j]s\.(?:org|com)|(?:deb|security)\.deb[i]an\.org"
)


def _modules() -> list[Path]:
    found = (path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions() -> Iterator[tuple[int, str]]:
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield length, f"{_name(path)}:{node.lineno} {node.name}, {length} lines"


def _tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    listed = subprocess.run(
        [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def _text_of(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def _places(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{_name(path)}:{number} {line.strip()[:80]}"
        for path in paths
        for number, line in enumerate(_text_of(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_functions_none_too_long() -> None:
    assert [name for length, name in _functions() if length > FUNCTION_MOST] == []


def test_functions_short_as_a_whole() -> None:
    lengths = [length for length, _ in _functions()]
    assert median(lengths) <= FUNCTION_MEDIAN


def test_functions_nine_of_ten_fit_a_screen() -> None:
    longest_first = sorted(_functions(), reverse=True)
    nine_of_ten = quantiles([length for length, _ in longest_first], n=10)[-1]
    offenders = [name for length, name in longest_first if length > nine_of_ten]
    assert nine_of_ten <= FUNCTION_NINE_OF_TEN, offenders


def test_files_none_too_long() -> None:
    counted = ((len(_text_of(path).splitlines()), path) for path in _modules())
    assert [f"{_name(p)}, {n} lines" for n, p in counted if n > FILE_MOST] == []


def test_modules_named_by_what_they_hold() -> None:
    offenders = [
        _name(path)
        for path in _modules()
        for part in path.relative_to(ROOT).with_suffix("").parts
        if SHAPELESS & {word.removesuffix("s") for word in part.split("_")}
    ]
    assert offenders == []


def test_code_holds_nothing_unfinished() -> None:
    written = [path for path in _tracked() if path.suffix in WRITTEN]
    assert _places(UNFINISHED, written) == []


def test_tracked_files_hold_no_machine_paths_or_registries() -> None:
    assert _places(TRACES, _tracked()) == []
