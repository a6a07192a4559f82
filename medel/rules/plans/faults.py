"""Faults of a plan's file: which key, what stands there, and what was expected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from medel.core.errors import MedelError
from medel.core.texts import Text
from medel.rules.plans.capacity import FIRST_YEAR, LAST_YEAR, MOST_KRONOR, MOST_LINES
from medel.rules.telling import tell

SHOWN_LETTERS = 40
SHOWN_FAULTS = 20

_KRONOR = f"{MOST_KRONOR:,f}".replace(",", "\N{NO-BREAK SPACE}")
EXPECTED: dict[str, Text] = {
    "missing": Text(sv="nyckeln saknas", en="the key is missing"),
    "extra_forbidden": Text(sv="okänd nyckel", en="unknown key"),
    "figure": Text(
        sv="ett tal väntas, till exempel 1250000 eller 0.40, utan mellanslag och kr",
        en="a number is expected, such as 1250000 or 0.40, without spaces or kr",
    ),
    "negative": Text(sv="talet får inte vara under 0", en="the number is below 0"),
    "digits": Text(
        sv="talet har för många siffror; högst sex decimaler räknas",
        en="the number has too many digits; at most six decimals are counted",
    ),
    "too_large": Text(
        sv=f"talet är för stort; högst {_KRONOR} kan räknas",
        en=f"the number is too large; at most {_KRONOR} can be counted",
    ),
    "rate": Text(
        sv="en andel mellan 0 och 1 väntas, till exempel 0.40 för 40 procent",
        en="a share between 0 and 1 is expected, such as 0.40 for 40 per cent",
    ),
    "day": Text(
        sv="ett datum väntas, till exempel 2027-01-31",
        en="a date is expected, such as 2027-01-31",
    ),
    "year": Text(
        sv=f"året ska vara mellan {FIRST_YEAR} och {LAST_YEAR}",
        en=f"the year has to be between {FIRST_YEAR} and {LAST_YEAR}",
    ),
    "bool_type": Text(sv="true eller false väntas", en="true or false is expected"),
    "string_type": Text(sv="en text väntas", en="a text is expected"),
    "string_too_long": Text(
        sv="texten är för lång, högst {max_length} tecken",
        en="the text is too long, at most {max_length} characters",
    ),
    "unseen": Text(
        sv="texten har ett tecken som inte kan visas",
        en="the text has a character that cannot be shown",
    ),
    "tuple_type": Text(sv="en lista väntas", en="a list is expected"),
    "too_long": Text(
        sv=f"listan är för lång, högst {MOST_LINES} rader",
        en=f"the list is too long, at most {MOST_LINES} lines",
    ),
    "table": Text(
        sv="en tabell med nycklar väntas", en="a table with keys is expected"
    ),
    "enum": Text(sv="tillåtna värden: {expected}", en="allowed values: {expected}"),
    "period_reversed": Text(
        sv="slutdagen är före startdagen", en="the end is before the start"
    ),
    "hours_once": Text(
        sv="ange antingen hours eller years, och inte båda",
        en="give either hours or years, and not both",
    ),
    "value_once": Text(
        sv="ange antingen amount eller hours, och inte båda",
        en="give either amount or hours, and not both",
    ),
}
_OTHER = Text(sv="värdet går inte att använda", en="the value cannot be used")


@dataclass(frozen=True)
class PlanFault:
    """One fault: the key it is at, such as staff[2].hours, and what was expected."""

    key: str
    message: Text

    @property
    def sentence(self) -> Text:
        """The fault with its place, in both languages."""
        if not self.key:
            return self.message
        return tell("{key}: {said}", "{key}: {said}", key=self.key, said=self.message)


class PlanError(MedelError):
    """A plan could not be understood; `faults` names every place."""

    def __init__(self, faults: Iterable[PlanFault]) -> None:
        """Refuse a plan for these faults; the reason tells the first of them."""
        self.faults = tuple(faults)
        told = [fault.sentence for fault in self.faults[:SHOWN_FAULTS]]
        left = len(self.faults) - len(told)
        if left:
            told.append(tell("och {n} fel till", "and {n} more", n=left))
        super().__init__(
            Text(
                sv=f"Planen kan inte läsas. {'; '.join(one.sv for one in told)}.",
                en=f"The plan cannot be read. {'; '.join(one.en for one in told)}.",
            )
        )


def refuse(sv: str, en: str, *, key: str = "", **told: str) -> PlanError:
    """Make the refusal of a whole file, or of one key in it."""
    return PlanError([PlanFault(key, tell(sv, en, **told))])


def explain(error: ValidationError) -> PlanError:
    """Turn what pydantic found into a refusal that names each key."""
    return PlanError([_explain_one(detail) for detail in error.errors()])


def _explain_one(detail: ErrorDetails) -> PlanFault:
    expected = EXPECTED.get(detail["type"], _OTHER)
    context: Mapping[str, Any] = detail.get("ctx", {})
    told = {name: str(value).replace(" or ", ", ") for name, value in context.items()}
    said = tell(expected.sv, expected.en, **told)
    shown = _show(detail["input"])
    if shown and detail["type"] not in {"missing", "extra_forbidden"}:
        here = tell("här står {shown}", "it says {shown}", shown=shown)
        said = Text(sv=f"{said.sv}; {here.sv}", en=f"{said.en}; {here.en}")
    return PlanFault(name_place(detail["loc"]), said)


def name_place(location: tuple[int | str, ...]) -> str:
    """Write a place as people count: staff[2].hours is the second line's hours."""
    parts = (f"[{s + 1}]" if isinstance(s, int) else f".{s}" for s in location)
    return "".join(parts).lstrip(".")[: SHOWN_LETTERS * 2]


def _show(given: object) -> str:
    if not isinstance(given, str | int) or isinstance(given, bool):
        return ""
    text = str(given)
    short = text[:SHOWN_LETTERS] + ("…" if len(text) > SHOWN_LETTERS else "")
    return f'"{short}"' if short.isprintable() else ""
