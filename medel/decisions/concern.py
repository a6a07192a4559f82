"""Who takes part in a case, and whether a member's organisation looks like one of them.

An organisation number settles it. Co-financiers stand in the plan by name alone, so a
name that agrees is only a likeness, and is said as one: a person answers it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass

# What a name may lack without being another: legal forms and small words.
_FORMS = {
    *("ab", "aktiebolag", "aktiebolaget", "publ", "hb", "kb", "ek", "for", "ekonomisk"),
    *("forening", "ideell", "stiftelsen", "stiftelse", "i", "och", "the", "as", "oy"),
}
_NUMBER = re.compile(r"(?<!\d)(?:16)?(\d{6})-?(\d{4})(?!\d)")


@dataclass(frozen=True)
class Taker:
    """An organisation's part in a case: its role, name and, where known, number."""

    role: str
    name: str
    number: str = ""


@dataclass(frozen=True)
class Found:
    """A member's organisation found in a case; `sure` when the number agrees."""

    role: str
    name: str
    organisation: str
    sure: bool

    def as_json(self) -> dict[str, object]:
        """Give it as it is kept."""
        return asdict(self)


def find_likeness(own: Iterable[Taker], takers: Iterable[Taker]) -> list[Found]:
    """Find which of a member's organisations take part in a case, or look like it."""
    known = [(one, _bare(one.name)) for one in own]
    found = []
    for taker in takers:
        number, bare = taker.number or _read_number(taker.name), _bare(taker.name)
        for one, name in known:
            same = bool(number) and number == one.number
            alike = bool(bare) and bare == name and not (number and one.number)
            if same or alike:
                found.append(Found(taker.role, taker.name, one.name, same))
                break
    return found


def _read_number(name: str) -> str:
    written = _NUMBER.search(name)
    return "".join(written.groups()) if written else ""


def _bare(name: str) -> frozenset[str]:
    """Give the words of a name that tell it from others, whatever their order."""
    plain = unicodedata.normalize("NFKD", _NUMBER.sub(" ", name).casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    words = [word.removesuffix("s") for word in re.findall(r"[^\W_]+", letters)]
    return frozenset(word for word in words if word not in _FORMS)
