"""Where in a list the headings stand, and which rows under them are no operations."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from operator import eq
from string import ascii_lowercase

from medel.projects.importing.amounts import is_empty, is_money_word
from medel.projects.importing.cells import Cell, Row, filled, is_blank, write
from medel.projects.importing.parts import Part
from medel.projects.importing.vocabulary import recognise, simplify
from medel.projects.importing.words import word_list

HEAD_ROWS = 60
CLEAR = 0.62  # a heading that the vocabulary knows
MOST_HEADING = 300  # characters
MIN_WIDTH_FOR_BANNERS = 4
WIDE_FOR_NOTES, MOST_OF_NOTE = 8, 2  # columns; cells of "Source: | Ministry"
LEAST_NUMBERED = 3
LONGEST_NUMBER = 3  # digits
MOST_SKIPPED = 2  # columns without a number between numbered ones
LONGEST_TOTAL, LONGEST_SPARSE = 4, 10  # words
MOST_LANGUAGES = 3  # rows of headings one below the other
LONGEST_UNIT = 30
LEAST_EXPLAINED = 3  # columns
WIDE = 6  # columns; a row that fills most of so many is no total
_VALUE = re.compile(
    r"^[\W_]*(?:[A-Z]{3}\s*)?[\d\s.,:/'\u2019%€$£+-]*\d[\d\s.,:/'\u2019%€$£-]*(?:[A-Z]{3}|kr|%|€)?$"
)
_SUMMED = re.compile(r"(?<=[\d)])\s*(?:=.*|\(.*[+*x/:-].*\))$")  # 19 = 14 + 15
_LETTERS = re.compile(r"[^\W\d_]+|[%€£$]")
_GAP = re.compile(r"[ \u00a0]{3,}")
TOTALS = {" ".join(simplify(each)) for each in word_list("totals")}
UNITS = word_list("units")
MIN_UNITS = 2


@dataclass(frozen=True)
class Layout:
    """The headings of a list, and how many rows from the top come before its body."""

    headings: tuple[str, ...]
    head: int
    preamble: tuple[str, ...] = ()
    sheet: str = ""
    score: float = 0
    parts: Mapping[str, Part] = field(default_factory=dict)  # by sheet


def find_layout(rows: Sequence[Row]) -> Layout:
    """Find the headings among the first rows of a list."""
    grid = [row.cells for row in rows]
    scores = [_score(cells) for cells in grid]
    best = max(range(len(grid)), key=lambda at: (scores[at], -at), default=0)
    if not grid or scores[best] < 1:
        return _guess_layout(grid)
    first = _find_first(grid, scores, best)
    last = _find_last(grid, scores, best)
    headings = _combine([_texts(cells) for cells in grid[first : last + 1]])
    head = last + 1
    while head < len(grid) and (_is_numbering(grid[head]) or _explains(grid, head)):
        head += 1
    return Layout(headings, head, _preamble(grid[:first]), "", sum(scores[first:head]))


def _score(cells: list[Cell]) -> float:
    """Give how much a row looks like headings: known words for it, values against."""
    known = 0.0
    for cell in filled(cells):
        if not isinstance(cell, str) or _VALUE.match(cell.strip()):
            known -= 1
        elif len(cell) <= MOST_HEADING:
            scores = recognise(cell)
            best = max(scores.values(), default=0)
            known += best if best >= CLEAR else -0.1
    several = len(set(map(write, filled(cells)))) > 1
    return known if several else min(known, 0)


def _find_first(grid: list[list[Cell]], scores: list[float], best: int) -> int:
    """Step up to a row of group headings right above: fewer, wider, all words."""
    above = best - 1
    if above < 0 or scores[above] < -1 or not _is_worded(grid[above]):
        return best
    upper, lower = grid[above], grid[best]
    groups = [at for at, cell in enumerate(upper) if not is_blank(cell)]
    spans = [at for at in groups if _reach(upper, lower, at) > 1]
    lone = [at for at in groups if at >= len(lower) or is_blank(lower[at])]
    if len(groups) > 1 and (spans or lone) and scores[above] > 0:
        return above
    return above if len(groups) > 1 and spans and lone else best


def _reach(upper: list[Cell], lower: list[Cell], at: int) -> int:
    """Count the headings under one group heading."""
    end = at + 1
    while end < len(upper) and is_blank(upper[end]):
        end += 1
    return sum(not is_blank(cell) for cell in lower[at:end])


def _find_last(grid: list[list[Cell]], scores: list[float], best: int) -> int:
    """Step down to a second row of headings: another language, or groups split up."""
    last = best
    while last + 1 < min(len(grid), best + 1 + MOST_LANGUAGES):
        if not _goes_on(grid, scores, best, last + 1):
            break
        last += 1
    return last


def _goes_on(
    grid: list[list[Cell]], scores: list[float], best: int, below: int
) -> bool:
    """Whether a row says the headings again, splits them up, or names their units."""
    if _is_units(grid[below]) or _splits_up(grid[below - 1], grid[below]):
        return True
    second = scores[below] >= max(2.0, 0.35 * scores[best])
    most = len(filled(grid[best])) + len(grid[best])
    return second and _is_worded(grid[below]) and len(filled(grid[below])) <= most


def _splits_up(upper: list[Cell], lower: list[Cell]) -> bool:
    """Whether a row only names the columns under headings that cover several."""
    places = [at for at, cell in enumerate(lower) if not is_blank(cell)]
    covered = [*map(is_blank, upper), *[True] * (len(lower) - len(upper)), False]
    fits = all(covered[at] or covered[at + 1] for at in places)
    return len(places) > 1 and fits and not all(covered[:-1]) and _is_worded(lower)


def _is_units(cells: list[Cell]) -> bool:
    """Whether a row only says what the columns count in: EUR, %, dd/mm/yyyy."""
    stated = [write(cell).casefold() for cell in filled(cells)]
    if len(stated) < MIN_UNITS or max(map(len, stated)) > LONGEST_UNIT:
        return False
    return all(_is_unit(text) for text in stated)


def _is_unit(text: str) -> bool:
    words = _LETTERS.findall(text)
    return bool(words) and all(word in UNITS or is_money_word(word) for word in words)


def _is_worded(cells: list[Cell]) -> bool:
    return all(
        isinstance(cell, str)
        and not _VALUE.match(cell.strip())
        and len(cell) <= MOST_HEADING
        for cell in filled(cells)
    )


def _is_numbering(cells: list[Cell]) -> bool:
    """Whether a row only numbers the columns: 1 2 3, (a) (b) (c)."""
    marks = [
        _SUMMED.sub("", write(cell)).strip(" ()[].").lower() for cell in filled(cells)
    ]
    if len(marks) < LEAST_NUMBERED:
        return False
    if all(mark.isdecimal() and len(mark) <= LONGEST_NUMBER for mark in marks):
        numbers = list(map(int, marks))
        rising = all(one < next_ for one, next_ in pairwise(numbers))
        return rising and numbers[-1] - numbers[0] < MOST_SKIPPED + len(numbers)
    return marks[:3] == ["i", "ii", "iii"] or (
        "".join(marks) == ascii_lowercase[: len(marks)]
    )


def _explains(grid: list[list[Cell]], at: int) -> bool:
    """Whether a row has words where the next has figures: "in EUR", "max 500 marks"."""
    if at + 1 >= len(grid) or not _is_worded(grid[at]):
        return False
    pairs = zip(grid[at], grid[at + 1], strict=False)
    told = [here for here, below in pairs if not is_blank(below) and _is_value(below)]
    return sum(not is_empty(here) for here in told) >= LEAST_EXPLAINED


def _is_value(cell: Cell) -> bool:
    return not isinstance(cell, str) or not _is_word(cell)


def _texts(cells: list[Cell]) -> list[str]:
    """Give cells on one line each; a wide gap parts two languages, as a stroke does."""
    texts = (cell if isinstance(cell, str) else write(cell) for cell in cells)
    return [" ".join(_GAP.sub(" / ", text.strip()).split()) for text in texts]


def _combine(rows: list[list[str]]) -> tuple[str, ...]:
    """Join the heading rows column by column; a group heading covers those under it."""
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    for upper, lower in pairwise(padded):
        covering = ""
        for at in range(width):
            covering = upper[at] or covering
            if lower[at] and not upper[at]:
                upper[at] = covering
    joined = (
        " / ".join(dict.fromkeys(filter(None, parts)))
        for parts in zip(*padded, strict=True)
    )
    return tuple(joined)


def _preamble(rows: list[list[Cell]]) -> tuple[str, ...]:
    lines = (" ".join(_texts(filled(cells))) for cells in rows)
    return tuple(line for line in lines if line)


def _guess_layout(grid: list[list[Cell]]) -> Layout:
    """Without known words: the first row that is wide and all text, or no headings."""
    wide = max((len(filled(cells)) for cells in grid), default=0)
    for at, cells in enumerate(grid):
        full = len(filled(cells)) >= max(2, 0.6 * wide)
        if not full:
            continue
        if _is_worded(cells) and at + 1 < len(grid) and not _is_worded(grid[at + 1]):
            return Layout(_combine([_texts(cells)]), at + 1, _preamble(grid[:at]))
        return Layout(("",) * max(map(len, grid)), at, _preamble(grid[:at]))
    return Layout(("",) * wide, 0)


def is_operation(cells: list[Cell], headings: tuple[str, ...]) -> bool:
    """Whether a row tells of an operation: no banner, total or repeated heading."""
    if sum(map(eq, cells, headings)) > cells.count(""):
        return not _repeats(cells, headings)
    width = len(headings)
    if width >= WIDE and len(cells) - cells.count("") >= 0.8 * width:
        return True
    stated = filled(cells)
    if len(stated) <= (MOST_OF_NOTE if width >= WIDE_FOR_NOTES else 1):
        return bool(stated) and width < MIN_WIDTH_FOR_BANNERS
    if width >= WIDE and is_blank(cells[0]) and all(map(_is_figure, stated)):
        return False
    return not _is_total(stated, width) and not _repeats(cells, headings)


def _is_total(stated: list[Cell], width: int) -> bool:
    """Whether all words of a row announce a sum, or one does and little is said."""
    texts = [cell for cell in stated if isinstance(cell, str) and _is_word(cell)]
    sparse = len(stated) < 0.6 * width
    most = LONGEST_SPARSE if sparse and width >= WIDE else LONGEST_TOTAL
    if texts and all(_begins_total(text, most) for text in texts):
        return True
    return sparse and any(map(_is_label, texts))


def _is_label(text: str) -> bool:
    """Whether a text names what stands beside it: a sum, "Prepared by:"."""
    return text.rstrip().endswith(":") or is_total_word(text)


def _is_word(text: str) -> bool:
    return not _VALUE.match(text.strip())


def is_total_word(text: str) -> bool:
    """Whether a text announces a sum: Totalt, Summe:, RAZEM, Σύνολο."""
    return " ".join(simplify(text)) in TOTALS


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, Decimal) or (isinstance(cell, str) and not _is_word(cell))


def _begins_total(text: str, most: int) -> bool:
    words = simplify(text)
    short = 0 < len(words) <= most
    return is_total_word(text) or (short and bool({words[0], words[-1]} & TOTALS))


def _repeats(cells: list[Cell], headings: tuple[str, ...]) -> bool:
    pairs = [
        (write(cell), heading)
        for cell, heading in zip(cells, headings, strict=False)
        if not is_blank(cell)
    ]
    same = sum(
        cell == heading or cell in heading.split(" / ") for cell, heading in pairs
    )
    return same > 1 and same >= len(pairs) * 0.7


def is_value(cell: Cell) -> bool:
    """Whether a cell is a number or a date rather than words."""
    return isinstance(cell, Decimal | date) or bool(_VALUE.match(cell.strip()))
