"""Reading TOML as programme data needs it: exact numbers, no key twice."""

import re
import stat
import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from medel.programmes.faults import Fault, name_key

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
Location = tuple[str | int, ...]
BYTE_ORDER_MARK = "\ufeff"
_LINE = re.compile(r" \(at line ([0-9]+), column [0-9]+\)")
_KEY = re.compile(r"""\s*\[{0,2}\s*([\w."' -]*[\w"'])\s*[\]=]""")
# All control characters but the tab and the end of a line.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TWICE = re.compile("overwrite|twice|[Dd]uplicate")


class FileFaultError(Exception):
    """A file could not be read as TOML at all."""

    def __init__(self, fault: Fault) -> None:
        """Carry the fault that names the file and the line."""
        super().__init__(str(fault))
        self.fault = fault


def read_toml(path: Path) -> dict[str, Any]:
    """Read one file, decimals exactly; raise FileFaultError naming file and line."""
    text = _read_text(path)
    raw = _parse(path, text)
    if _is_deep(raw):
        raise _refuse(path, "the file is nested too deeply to be read")
    for place in _find_controls(raw):
        message = "a control character stands here, which no page can show"
        raise FileFaultError(Fault(path.name, place, message))
    return raw


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise FileFaultError(_locate(path.name, text, str(error))) from error
    except RecursionError as error:
        raise _refuse(path, "the file is nested too deeply to be read") from error
    except (ValueError, ArithmeticError) as error:
        raise _refuse(path, "the file has a number with too many digits") from error


def _is_deep(raw: object) -> bool:
    layer: list[object] = [raw]
    for _ in range(MAX_DEPTH):
        layer = [inner for outer in layer for _, inner in _look_into(outer)]
    return bool(layer)


def _look_into(outer: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(outer, dict):
        return outer.items()
    return enumerate(outer) if isinstance(outer, list) else ()


def _find_controls(raw: dict[str, Any]) -> Iterator[str]:
    """Give the places of texts and keys with characters that no page can show."""
    for location, text in _find_texts(raw, ()):
        if _CONTROLS.search(text):
            yield _CONTROLS.sub("?", name_key(location, raw))


def _find_texts(here: object, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(here, str):
        yield location, here
    for step, inner in _look_into(here):
        if isinstance(step, str):
            yield (*location, step), step
        yield from _find_texts(inner, (*location, step))


def _read_text(path: Path) -> str:
    try:
        text = _read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refuse(
            path, f"the file is not UTF-8 text (byte {error.start + 1} cannot be read)"
        ) from error
    except FileNotFoundError as error:
        raise _refuse(path, "the file is missing") from error
    except OSError as error:
        raise _refuse(path, f"the file cannot be read: {error.strerror}") from error
    if text.startswith(BYTE_ORDER_MARK):
        raise _refuse(path, "the file starts with a byte order mark; save it without")
    return text


def _read_bytes(path: Path) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise _refuse(path, "a file is expected here, not a folder or a device")
    if status.st_size > MAX_BYTES:
        raise _refuse(path, f"the file is larger than {MAX_BYTES:,} bytes")
    return path.read_bytes()


def _refuse(path: Path, message: str) -> FileFaultError:
    return FileFaultError(Fault(path.name, "", message))


def _locate(file: str, text: str, message: str) -> Fault:
    """Name the line that TOML stumbled on, and the key on it."""
    match = _LINE.search(message)
    if match is None:
        return Fault(file, "", f"this is not valid TOML: {message}")
    number = int(match[1])
    named = _KEY.match(text.split("\n")[number - 1])
    key = named[1].strip() if named else ""
    told = message.replace(match[0], "")
    if _TWICE.search(message):
        return Fault(file, key, f"line {number}: a key stands twice ({told})")
    return Fault(file, key, f"line {number}: this is not valid TOML: {told}")
