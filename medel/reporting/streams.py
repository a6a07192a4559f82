"""JSON documents with a long list in them, written as a stream."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

BATCH = 500
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_line(told: Mapping[str, Any]) -> str:
    """Write one object on one line."""
    return _encode(told)


def write_document(
    about: Mapping[str, Any],
    name: str,
    items: Iterable[Mapping[str, Any]],
    after: Iterable[tuple[str, Any]] = (),
) -> Iterator[bytes]:
    """Write an object whose key `name` holds the items, one a line.

    `after` is read when the items are written: it may tell what came of them.
    """
    opening = _encode(about)[:-1] + ("," if about else "")
    yield f"{opening}{_encode(name)}:[\n".encode()
    coming, between = map(_encode, items), ""
    while batch := list(islice(coming, BATCH)):
        yield (between + ",\n".join(batch)).encode()
        between = ",\n"
    closing = "".join(f",{_encode(key)}:{_encode(value)}" for key, value in after)
    yield f"\n]{closing}}}\n".encode()
