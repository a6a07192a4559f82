"""The checklist of stage one: the programme's items, the call's, what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from medel.core.references import Evidence
from medel.core.texts import Text
from medel.decisions.prefilling import Say, Sent, Told, prefill
from medel.programmes.assessment import Item, NotMet, assessment

SOURCE = "Utlysningen"
OUTCOMES = ("met", "not_met", "completion_requested", "not_applicable")
FINE = ("met", "not_applicable")
OWN = "U"


@dataclass(frozen=True)
class Judged:
    """What an officer found of an item, on which submission, and what the rule said."""

    outcome: str
    reason: str
    told: str
    judged_on: int


@dataclass(frozen=True)
class Line:
    """An item of the checklist, with what the rule tells now and what an officer found.

    `stale` says that the rule tells something else of the latest submission than it
    did when the officer judged: the item has to be looked at again.
    """

    item: Item
    told: Told | None
    judged: Judged | None

    @property
    def says(self) -> str:
        """What the rule tells now; empty where it cannot."""
        told = self.told.says if self.told else Say.CANNOT_TELL
        return "" if told is Say.CANNOT_TELL else str(told)

    @property
    def stale(self) -> bool:
        """Whether the rule's word has changed since the officer judged."""
        return self.judged is not None and self.says not in ("", self.judged.told)

    @property
    def chosen(self) -> str:
        """The outcome to show: the officer's, else the rule's, else none yet."""
        return self.judged.outcome if self.judged else self.says

    @property
    def settled(self) -> bool:
        """Whether an officer has judged it, on what the rule says now."""
        return self.judged is not None and not self.stale

    @property
    def fine(self) -> bool:
        """Whether it is settled and stands in the way of nothing."""
        judged = self.judged
        return self.settled and judged is not None and judged.outcome in FINE

    @property
    def failed(self) -> bool:
        """Whether it is settled that the item is not met."""
        return bool(self.settled and self.judged and self.judged.outcome == "not_met")


def list_items(criteria: Sequence[Any]) -> Mapping[str, Item]:
    """List the items of a case: the programme's, then its call's own criteria.

    A call's criterion is a text, or a table with name, question and what follows when
    it is not met; without the last, the application is rejected.
    """
    own = [_read_own(one, number) for number, one in enumerate(criteria, 1)]
    return {**assessment().items, **{one.code: one for one in own}}


def _read_own(written: Any, number: int) -> Item:  # noqa: ANN401 (JSON of the call)
    told = {"name": written} if isinstance(written, str) else dict(written)
    name = _read_text(told.get("name") or told.get("code", ""))
    question = told.get("question") or told.get("text")
    return Item(
        code=f"{OWN}{number}",
        name=name,
        question=_read_text(question) if question else name,
        not_met=NotMet(told.get("not_met") or NotMet.REJECTION),
        prefilled_by="",
        source=SOURCE,
        evidence=Evidence.SEEN,
    )


def _read_text(written: Any) -> Text:  # noqa: ANN401 (JSON of the call)
    if isinstance(written, Mapping):
        return Text(sv=written["sv"], en=written.get("en") or written["sv"])
    return Text(sv=str(written), en=str(written))


def draw_up(
    items: Mapping[str, Item], sent: Sent, judged: Mapping[str, Judged]
) -> list[Line]:
    """Draw up the checklist of a case: every item, the rule's word, the officer's."""
    return [
        Line(item, prefill(item, sent), judged.get(code))
        for code, item in items.items()
    ]


def find_left(lines: Sequence[Line]) -> list[str]:
    """Find the items that keep an application from passing the check."""
    return [one.item.code for one in lines if not one.fine]


def find_outcome(lines: Sequence[Line]) -> NotMet | None:
    """Tell what follows of the items not met: dismissal goes first; None if none is."""
    follows = {one.item.not_met for one in lines if one.failed}
    if NotMet.DISMISSAL in follows:
        return NotMet.DISMISSAL
    return NotMet.REJECTION if follows else None
