"""Fields that no heading names: found from the cells of the columns that are left."""

import re
from collections.abc import Callable

from medel.projects.importing import amounts, codes, dates
from medel.projects.importing.cells import write
from medel.projects.importing.evidence import Column
from medel.projects.importing.fields import AMOUNTS, Field
from medel.projects.importing.rivals import ENOUGH, Guess
from medel.projects.importing.vocabulary import recognise, speaks_of_others

LOW = 0.4  # how sure such a guess is
FEW, SOME, HALF, MOST, NEARLY_ALL = 0.1, 0.3, 0.5, 0.8, 0.9
TITLE_LENGTHS = (8, 400)
SMALLEST_MONEY = 1_000
LONGEST_CODE, LEAST_DIGITS = 40, 3
CODE_IN_TITLE = re.compile(
    r"(\S{0,30}\d\S{0,30})\s+[-\u2013\u2014]\s+(\S.*)", re.DOTALL
)
Guesses = dict[int, Guess]


def fill_gaps(columns: list[Column], settled: Guesses) -> Guesses:
    """Take columns without known headings for fields that the list must have."""
    found = dict(settled)
    if all(guess.field is not Field.TITLE for guess in found.values()):
        found.update(_take_title(columns))
    for fill in (
        _fill_dates,
        _fill_title,
        _fill_beneficiary,
        _fill_amounts,
        _fill_code,
    ):
        left = [each for each in columns if each.place not in found and each.filled]
        have = {guess.field for guess in found.values()}
        for field, column in fill(left, have).items():
            found[column.place] = Guess(field, LOW, "cells")
    return found


def _take_title(columns: list[Column]) -> Guesses:
    """Take for the title a column that was better at something else."""
    scores = {
        each.place: recognise(each.heading).get(Field.TITLE, 0) for each in columns
    }
    best = max(scores, key=lambda place: scores[place], default=0)
    score = scores.get(best, 0)
    return {best: Guess(Field.TITLE, score)} if score >= ENOUGH else {}


def _fill_dates(left: list[Column], have: set[Field]) -> dict[Field, Column]:
    dated = [each for each in left if each.dated > MOST]
    missing = [each for each in (Field.START, Field.END) if each not in have]
    if Field.DURATION in have or len(dated) < len(missing):
        return {}
    if Field.START in missing and Field.END in missing:
        dated = sorted(dated[:2], key=_middle_day)
    return dict(zip(missing, dated, strict=False))


def _middle_day(column: Column) -> int:
    found = filter(None, map(dates.read_date, column.stated))
    days = sorted(each.first.toordinal() for each in found)
    return days[len(days) // 2] if days else 0


def _fill_title(left: list[Column], have: set[Field]) -> dict[Field, Column]:
    texts = [each for each in left if _is_title(each)]
    if Field.TITLE in have or not texts:
        return {}
    best = max(
        texts, key=lambda each: (each.varied * (1 - each.organised), each.length)
    )
    return {Field.TITLE: best}


def _is_title(column: Column) -> bool:
    shortest, longest = TITLE_LENGTHS
    told = column.wordy > MOST and column.varied > HALF
    return told and shortest <= column.length <= longest


def _fill_beneficiary(left: list[Column], have: set[Field]) -> dict[Field, Column]:
    named = [each for each in left if each.organised > SOME and each.wordy > MOST]
    if Field.BENEFICIARY in have or not named:
        return {}
    return {Field.BENEFICIARY: max(named, key=lambda each: each.organised)}


def _fill_amounts(left: list[Column], have: set[Field]) -> dict[Field, Column]:
    missing = [each for each in (Field.TOTAL_COST, Field.EU_AMOUNT) if each not in have]
    sums = [each for each in left if _is_money(each)]
    if have & AMOUNTS and (missing != [Field.TOTAL_COST] or len(sums) != 1):
        return {}
    sums.sort(key=lambda each: -sum(each.values))
    return dict(zip(missing, sums, strict=False))


def _is_money(column: Column) -> bool:
    if speaks_of_others(column.heading):
        return False
    many = len(column.values) > MOST * len(column.stated) and column.dated < FEW
    large = sorted(map(abs, column.values))[len(column.values) // 2 :][:1]
    serial = column.share_of(dates.read_date) > NEARLY_ALL
    return many and bool(large) and large[0] > SMALLEST_MONEY and not serial


def _fill_code(left: list[Column], have: set[Field]) -> dict[Field, Column]:
    if Field.CASE_NUMBER in have:
        return {}
    fit = (each for each in left if _is_code(each))
    best = next(fit, None)
    return {Field.CASE_NUMBER: best} if best else {}


def _is_code(column: Column) -> bool:
    def is_code(text: str) -> bool:
        digits = sum(map(str.isdigit, text))
        return LEAST_DIGITS <= digits < len(text) < LONGEST_CODE and " " not in text

    if column.varied < 1 or column.filled < len(column.cells) or column.dated > FEW:
        return False
    others = (codes.find_nuts, codes.read_postal, _is_amount)
    if any(_share_of(column, test) > HALF for test in others):
        return False
    return _share_of(column, is_code) > NEARLY_ALL


def _is_amount(text: str) -> bool:
    return amounts.read_amount(text, amounts.Marks()) is not None


def _share_of(column: Column, test: Callable[[str], object]) -> float:
    return column.share_of(lambda cell: test(write(cell)))


def has_code_in_title(columns: list[Column], fields: dict[int, Field]) -> bool:
    """Whether every title begins with a case number and a dash."""
    if Field.CASE_NUMBER in fields.values():
        return False
    titles = [each for each in columns if fields.get(each.place) is Field.TITLE]
    if len(titles) != 1 or not titles[0].stated:
        return False
    matches = [CODE_IN_TITLE.match(write(cell)) for cell in titles[0].stated]
    found = [match[1] for match in matches if match]
    return len(found) == len(matches) == len(set(found))
