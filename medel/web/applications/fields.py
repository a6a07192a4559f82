"""Questions as fields of a page."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from medel.applications.answers import Miss
from medel.programmes.application_form import Kind, Question, Section
from medel.web.page import language

Answers = Mapping[str, Any]
ID_BYTES = 4


@dataclass(frozen=True)
class Offer:
    """Something to choose; `under` are choices that belong to it."""

    code: str
    name: str
    chosen: bool
    under: tuple["Offer", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something under it is chosen."""
        return any(one.chosen for one in self.under)


@dataclass(frozen=True)
class Row:
    """A row of a table; its id stays the same through every saving."""

    number: int
    id: str
    name: str
    cells: tuple["Field", ...]


@dataclass(frozen=True)
class Field:
    """A question with what is answered so far and what is amiss."""

    question: Question
    name: str
    label: str
    hint: str
    value: Any = ""
    offers: tuple[Offer, ...] = ()
    rows: tuple[Row, ...] = ()
    wrong: tuple[str, ...] = ()
    within: str = field(default="")

    @property
    def kind(self) -> str:
        """What the answer is made of."""
        return str(self.question.kind)

    @property
    def is_list(self) -> bool:
        """Whether the field is several, under one heading."""
        return self.question.kind in _LISTS

    @property
    def longest(self) -> int:
        """The most characters that the answer may have."""
        return self.question.longest

    @property
    def used(self) -> int:
        """How many characters the answer has."""
        return len(self.value) if isinstance(self.value, str) else 0

    @property
    def described_by(self) -> str:
        """The ids of what explains the field."""
        ids = [f"{self.name}-hint"] if self.hint else []
        ids += [f"{self.name}-count"] if self.kind == Kind.TEXT else []
        ids += [f"{self.name}-error"] if self.wrong else []
        return " ".join(ids)


_LISTS = {Kind.CHOICE, Kind.CHOICES, Kind.YES_NO, Kind.PLACES, Kind.ROWS}
Offered = Mapping[str, Sequence[Offer]]


def make_fields(
    section: Section,
    answers: Answers,
    *,
    offered: Offered,
    misses: Iterable[Miss] = (),
    more: str = "",
) -> list[Field]:
    """Make the fields of a section; `more` names a table that gets an empty row."""
    told: dict[str, list[str]] = {}
    for miss in misses:
        told.setdefault(miss.question, []).append(miss.reason.to(language()))
    return [
        _make_field(
            one,
            answers.get(one.code),
            name=f"q-{one.code}",
            offered=offered,
            wrong=tuple(told.get(one.code, ())),
            more=more == one.code,
        )
        for one in section.questions
    ]


def _make_field(
    question: Question,
    answer: Any,  # noqa: ANN401 (an answer is JSON)
    *,
    name: str,
    offered: Offered,
    wrong: tuple[str, ...] = (),
    more: bool = False,
) -> Field:
    return Field(
        question,
        name,
        question.label.to(language()),
        question.hint.to(language()) if question.hint else "",
        value=answer if answer is not None else "",
        offers=_list_offers(question, answer, offered),
        rows=_list_rows(question, answer, name, more=more),
        wrong=wrong,
    )


def _list_offers(
    question: Question,
    answer: Any,  # noqa: ANN401 (an answer is JSON)
    offered: Offered,
) -> tuple[Offer, ...]:
    chosen = answer if isinstance(answer, list) else [answer]
    source = "places" if question.kind is Kind.PLACES else question.choices_from
    own = [
        Offer(one.code, one.name.to(language()), chosen=False)
        for one in question.choices
    ]
    return tuple(_choose(one, chosen) for one in (own or offered.get(source, ())))


def _choose(offer: Offer, chosen: Sequence[object]) -> Offer:
    under = tuple(_choose(one, chosen) for one in offer.under)
    return Offer(offer.code, offer.name, offer.code in chosen, under)


def _list_rows(
    question: Question,
    answer: Any,  # noqa: ANN401 (an answer is JSON)
    name: str,
    *,
    more: bool,
) -> tuple[Row, ...]:
    if question.kind is not Kind.ROWS:
        return ()
    kept = list(answer) if isinstance(answer, list) else []
    if more or not kept:
        kept.append({})
    return tuple(
        _make_row(question, row, name, index) for index, row in enumerate(kept)
    )


def _make_row(question: Question, row: Answers, name: str, index: int) -> Row:
    prefix = f"{name}-{index}"
    cells = tuple(
        _make_field(
            column, row.get(column.code), name=f"{prefix}-{column.code}", offered={}
        )
        for column in question.columns
    )
    key = str(row.get("id") or secrets.token_hex(ID_BYTES))
    return Row(index + 1, key, prefix, cells)
