"""The canonical form: one way only to write a content, so that its hash is its own."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timezone
from decimal import Decimal
from uuid import UUID

# What may stand in `before` and `after`: what JSON holds, and amounts, dates and keys.
Content = Mapping[str, object]


def write_canonical(content: object) -> str:
    """Write a content: keys in order, no spaces, amounts and dates as text.

    Raise TypeError on what has no exact form, such as a binary float, and ValueError on
    text that is no Unicode.
    """
    text = json.dumps(
        _reduce(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    text.encode("utf-8")
    return text


def compute_digest(*parts: str) -> str:
    """Give the SHA-256, in hexadecimal, of texts whose borders count."""
    whole = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8")
        whole.update(len(raw).to_bytes(8, "big"))
        whole.update(raw)
    return whole.hexdigest()


def write_time(at: datetime) -> str:
    """Write a moment in universal time, always to the microsecond."""
    return at.astimezone(timezone.utc).isoformat(timespec="microseconds")  # noqa: UP017


def _reduce(content: object) -> object:
    if isinstance(content, Mapping):
        return {_require_text(key): _reduce(inner) for key, inner in content.items()}
    if isinstance(content, list | tuple):
        return [_reduce(inner) for inner in content]
    if content is None or isinstance(content, bool | int):
        return content
    return _write(content)


def _write(content: object) -> str:
    if isinstance(content, str):
        return str(content)
    if isinstance(content, Decimal) and content.is_finite():
        return f"{content:f}"
    if isinstance(content, datetime):
        return write_time(content)
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, UUID):
        return str(content)
    message = f"{type(content).__name__} has no exact form in the journal"
    raise TypeError(message)


def _require_text(key: object) -> str:
    if not isinstance(key, str):
        message = f"the keys of a content are texts, not {type(key).__name__}"
        raise TypeError(message)
    return str(key)
