"""Faults: what is wrong in a programme's files, named by file and key."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from reprlib import repr as write_short
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from medel.core.errors import MedelError
from medel.core.texts import Text

_SENTENCES = {
    "string_type": "a text in quotation marks is expected",
    "string_too_short": "the text is empty",
    "too_short": "at least one entry is expected",
    "bool_type": "true or false is expected",
    "model_type": "a table with keys is expected",
    "dict_type": "a table with keys is expected",
    "tuple_type": "a list is expected",
    "date_type": "a date without quotation marks is expected, for example 2026-11-23",
    "enum": "{input} is not allowed; allowed: {expected}",
    "literal_error": "{input} is not allowed; allowed: {expected}",
    "extra_forbidden": "unknown key; a text has the keys sv and en, nothing else",
    "finite_number": "a number of 0 or more is expected",
    "greater_than_equal": "a number of {ge} or more is expected",
}


# Which key names a table in a list, to people: its code, its first day or its kind.
NAMING_KEYS = ("code", "since", "kind")


@dataclass(frozen=True)
class Fault:
    """One fault: the file, the key in it, and a sentence that says what is allowed."""

    file: str
    key: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Give the fault in the shape of `medel programme validate --json`."""
        return asdict(self)

    def __str__(self) -> str:
        place = f"{self.file}, {self.key}" if self.key else self.file
        return f"{place}: {self.message}"


class ProgrammeError(MedelError):
    """A programme's files were refused; `faults` names every fault that was found."""

    def __init__(self, code: str, faults: Iterable[Fault]) -> None:
        """Refuse the programme with this code for these faults."""
        self.faults = tuple(faults)
        listed = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(
            Text(
                sv=f"Programmet {code} kan inte läsas:\n{listed}",
                en=f"The programme {code} cannot be read:\n{listed}",
            )
        )


def explain(file: str, error: ValidationError, raw: Mapping[str, Any]) -> list[Fault]:
    """Turn what pydantic found in one file into faults with keys and sentences."""
    return [_explain_one(file, detail, raw) for detail in error.errors()]


def _explain_one(file: str, detail: ErrorDetails, raw: Mapping[str, Any]) -> Fault:
    location = detail["loc"]
    inner = detail.get("ctx", {}).get("key", "")
    key = ".".join(filter(None, [name_key(location, raw), inner]))
    if detail["type"] == "missing":
        return Fault(file, key, f'the key "{location[-1]}" is missing')
    return Fault(file, key, _describe(detail))


def _describe(detail: ErrorDetails) -> str:
    sentence = _SENTENCES.get(detail["type"])
    if sentence is None:
        return detail["msg"]
    values = {"input": write_short(detail["input"]), **detail.get("ctx", {})}
    return sentence.format(**values)


def name_key(location: tuple[int | str, ...], raw: Mapping[str, Any]) -> str:
    """Write a place as people find it: needs.innovation.name, not needs.0.name."""
    parts: list[str] = []
    here: Any = raw
    for step in location:
        here = _step(here, step)
        parts.append(_name_step(here, step))
    return ".".join(parts)


def _name_step(here: object, step: int | str) -> str:
    if isinstance(step, str):
        return step
    named = here if isinstance(here, Mapping) else {}
    codes = (named.get(key) for key in NAMING_KEYS)
    code = next((code for code in codes if code and isinstance(code, str | date)), None)
    return str(code) if code else f"[{step + 1}]"


def _step(here: Any, step: int | str) -> Any:  # noqa: ANN401 (raw TOML)
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None
