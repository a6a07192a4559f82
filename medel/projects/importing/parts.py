"""A list on several sheets: where it begins on each, and which column is which."""

from collections import Counter
from dataclasses import dataclass, replace

from medel.projects.importing.cells import Row
from medel.projects.importing.vocabulary import simplify

ALIKE = 0.8  # of the headings of a list, on another sheet that goes on with it


@dataclass(frozen=True)
class Part:
    """Where a list begins on one sheet, and which column there is which of the list."""

    head: int
    order: tuple[int, ...] = ()  # empty where it is the list's; -1 for none

    def arrange(self, row: Row) -> Row:
        """Give a row of the sheet in the order of the list's columns."""
        if not self.order:
            return row
        cells = [row.cells[at] if 0 <= at < len(row.cells) else "" for at in self.order]
        return replace(row, cells=cells)


def align(main: tuple[str, ...], headings: tuple[str, ...], head: int) -> Part | None:
    """Give how another sheet goes on with a list, or nothing when it is another list.

    Its headings may stand further down, be in capitals, or come in another order.
    """
    wanted, own = list(map(simplify, main)), list(map(simplify, headings))
    if wanted == own:
        return Part(head)
    common = (Counter(wanted) & Counter(own)).total()
    if not any(wanted) or common < ALIKE * len(list(filter(None, wanted))):
        return None
    places = {words: at for at, words in reversed(list(enumerate(own))) if words}
    return Part(head, tuple(places.get(words, -1) for words in wanted))
