"""What the cells of a column look like, apart from what its heading says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from statistics import fmean

from medel.core.periods import Precision
from medel.projects.importing import amounts, codes, dates, personal, shares
from medel.projects.importing.amounts import Marks
from medel.projects.importing.cells import Cell, write
from medel.projects.importing.fields import AMOUNTS, DATES, Field
from medel.projects.importing.words import word_list

MOST_LOOKED_AT = 400
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ORGANISATION = re.compile(rf"\b(?:{'|'.join(word_list('organisations'))})(?!\w)")
_NUMBER = re.compile(r"\d{5}[.,]\d+")
# Shares of a column's cells.
SOME, HALF, MANY, MOST = 0.3, 0.5, 0.6, 0.7
# Scores of a column whose heading speaks for a field and whose cells do not quite.
LIKELY, UNLIKELY = 0.7, 0.1
LONGEST_CODE, LONGEST_TITLE, LONGEST_CONTACT = 60, 600, 200
SMALL_LIST = 10  # rows
MOST_KINDS = 60  # different legal forms, or stages of a project
LARGEST_SHARE = 1.5
NUMBER_DIGITS = range(5, 21)
LEAST_LETTERS, LEAST_DIGITS = 3, 3


@dataclass
class Column:
    """A column of a list: its heading, its place, and some of its cells."""

    place: int
    heading: str
    cells: Sequence[Cell]  # as many as rows were looked at, empty ones too
    stated: list[Cell] = field(init=False)

    def __post_init__(self) -> None:
        stated = [cell for cell in self.cells if not amounts.is_empty(cell)]
        self.filled = len(stated)
        self.distinct = len(set(map(write, stated)))
        self.stated = stated[:MOST_LOOKED_AT]

    def share_of(self, test: Callable[[Cell], object]) -> float:
        """Give the share of the stated cells that pass a test."""
        passed = sum(bool(test(cell)) for cell in self.stated)
        return passed / len(self.stated) if self.stated else 0

    @cached_property
    def texts(self) -> list[str]:
        """The stated cells that are text."""
        return [cell for cell in self.stated if isinstance(cell, str)]

    @cached_property
    def length(self) -> float:
        """How long the cells are on average."""
        return fmean(map(len, self.texts)) if self.texts else 0

    @cached_property
    def wordy(self) -> float:
        """The share of cells with more letters than digits."""
        return self.share_of(_is_wordy)

    @cached_property
    def varied(self) -> float:
        """How many of the cells differ from each other, from 0 to 1."""
        return self.distinct / self.filled if self.filled else 0

    @cached_property
    def marks(self) -> Marks:
        """How the column seems to write its amounts."""
        return Marks(amounts.find_decimal(self.texts))

    @cached_property
    def values(self) -> list[Decimal]:
        """The amounts in it."""
        found = (amounts.read_amount(cell, self.marks) for cell in self.stated)
        return [amount.value for amount in found if amount]

    @cached_property
    def dated(self) -> float:
        """The share of cells that are dates and could be nothing else."""
        return self.share_of(_is_surely_date)

    @cached_property
    def organised(self) -> float:
        """The share of cells that look like names of organisations."""
        return self.share_of(lambda cell: _ORGANISATION.search(write(cell)))


def _is_wordy(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    return sum(map(str.isalpha, cell)) > sum(map(str.isdigit, cell))


def _is_surely_date(cell: Cell) -> bool:
    if isinstance(cell, str):
        digits = sum(map(str.isdigit, cell))
        # 49382.71 is an amount as well as a day of a workbook.
        worth = LEAST_DIGITS <= digits < len(cell) and not _NUMBER.fullmatch(cell)
        found = dates.read_date(cell) if worth else None
        return found is not None and found.precision is Precision.DAY
    return isinstance(cell, date)


def agreement(column: Column, field_: Field) -> float:
    """Give how well a column's cells agree with being a field, from 0 to 1."""
    if not column.stated:
        return 0.9
    if field_ in AMOUNTS:
        return _as_amounts(column)
    if field_ in DATES:
        found = column.share_of(dates.read_date)
        return found if found >= HALF else 0
    test = TESTS.get(field_)
    return test(column) if test else 1


def _as_amounts(column: Column) -> float:
    if len(column.values) < SOME * len(column.stated) or column.dated > HALF:
        return 0
    signed = column.share_of(lambda cell: write(cell).rstrip().endswith("%"))
    # Half a million is no share where the heading says that it counts millions.
    counted = amounts.find_scale(column.heading) > 1
    small = not counted and max(column.values, default=Decimal(0)) <= 1
    fractions = small and any(value != value.to_integral() for value in column.values)
    return SOME if signed > SOME or fractions else 1


def _as_share(column: Column) -> float:
    found = [shares.read_share(cell, percent=True) for cell in column.stated]
    fit = sum(share is not None and 0 <= share <= LARGEST_SHARE for share in found)
    return 1 if fit >= MOST * len(found) else 0


def _as_code(column: Column) -> float:
    numbered = column.share_of(lambda cell: any(map(str.isdigit, write(cell))))
    if numbered < MANY or column.length > LONGEST_CODE or column.dated > MANY:
        return 0
    return 1 if column.varied > HALF else 0.75


def _as_words(column: Column) -> float:
    if column.wordy > HALF:
        return 1
    lettered = column.share_of(_has_letters)
    return LIKELY if lettered > HALF and column.dated < HALF else UNLIKELY


def _as_parties(column: Column) -> float:
    """Names of organisations; "Lead partner: yes" is none."""
    answered = column.share_of(lambda cell: codes.read_truth(write(cell)) is not None)
    linked = column.share_of(lambda cell: _URL.match(write(cell)))
    return 0 if max(answered, linked) > HALF else _as_words(column)


def _has_letters(cell: Cell) -> bool:
    return sum(map(str.isalpha, write(cell))) >= LEAST_LETTERS


def _as_title(column: Column) -> float:
    """Titles may be mere codes ("2015 TIZ 0299"), but no amounts and no dates."""
    if column.wordy <= HALF:
        plain = column.dated < HALF and len(column.values) < HALF * len(column.stated)
        return LIKELY if plain else UNLIKELY
    varied = column.varied > SOME or column.filled < SMALL_LIST
    return 1 if varied and column.length <= LONGEST_TITLE else LIKELY


def _as_number(column: Column) -> float:
    found = column.share_of(_has_number)
    return 1 if found > MANY else UNLIKELY


def _has_number(cell: Cell) -> bool:
    return sum(map(str.isdigit, write(cell))) in NUMBER_DIGITS


def _as_kind(column: Column) -> float:
    return 1 if column.distinct < MOST_KINDS else SOME


def _as_degrees(most: int) -> Callable[[Column], float]:
    def judge(column: Column) -> float:
        values = column.values
        fit = sum(-most <= value <= most for value in values)
        return 1 if fit >= MOST * len(column.stated) else 0

    return judge


def _known(
    test: Callable[[str], object], otherwise: float = 0
) -> Callable[[Column], float]:
    def judge(column: Column) -> float:
        return (
            1 if column.share_of(lambda cell: test(write(cell))) > HALF else otherwise
        )

    return judge


def _as_duration(column: Column) -> float:
    def is_pair(cell: Cell) -> bool:
        pair = dates.split_duration(cell) if isinstance(cell, str) else None
        return bool(pair and all(map(dates.read_date, pair)))

    programming = column.share_of(lambda cell: codes.read_period(write(cell)))
    if programming > HALF:
        return LIKELY
    return 1 if column.share_of(is_pair) > HALF else 0


def is_contact(column: Column) -> bool:
    """Whether a column holds e-mail addresses or telephone numbers of someone."""
    short = [text for text in column.texts if len(text) < LONGEST_CONTACT]
    mailed = sum(bool(personal.EMAIL.search(text)) for text in short)
    return mailed > HALF * len(column.stated) > 0


TESTS: dict[Field, Callable[[Column], float]] = {
    Field.CASE_NUMBER: _as_code,
    Field.TITLE: _as_title,
    Field.TITLE_EN: _as_words,
    Field.PURPOSE: _as_words,
    Field.ACHIEVEMENTS: _as_words,
    Field.BENEFICIARY: _as_parties,
    Field.PARTNERS: _as_parties,
    Field.PROGRAMME: _as_words,
    Field.REGION: _as_words,
    Field.MUNICIPALITY: _as_words,
    Field.LEGAL_FORM: _as_kind,
    Field.STATUS: _as_kind,
    Field.EU_SHARE: _as_share,
    Field.ORGANISATION_NUMBER: _as_number,
    Field.DURATION: _as_duration,
    Field.NUTS: _known(codes.NUTS.search),
    Field.POSTAL_CODE: _known(codes.read_postal),
    Field.COUNTRY: _known(codes.read_country, 0.2),
    Field.CURRENCY: _known(amounts.find_currency),
    Field.FUND: _known(codes.is_fund, 0.6),
    Field.PERIOD: _known(codes.read_period),
    Field.INTERVENTION_FIELD: _known(codes.read_fields, 0.7),
    Field.HREF: _known(_URL.search),
    Field.LATITUDE: _as_degrees(90),
    Field.LONGITUDE: _as_degrees(180),
    Field.COORDINATES: _known(lambda text: len(re.findall(r"-?\d+[.,]\d+", text)) > 1),
}
