"""Guessing which column is which field, from headings and from the cells themselves."""

from collections.abc import Iterator
from itertools import islice

from medel.core.texts import Text
from medel.projects.importing import amounts
from medel.projects.importing.constants import find_constants
from medel.projects.importing.evidence import Column, agreement, is_contact
from medel.projects.importing.fallbacks import fill_gaps, has_code_in_title
from medel.projects.importing.fields import AMOUNTS, Field
from medel.projects.importing.known import Known, find_known
from medel.projects.importing.layout import is_operation
from medel.projects.importing.mappings import Choice, Mapping, number_headings
from medel.projects.importing.rivals import Guess, prefer_currency, settle
from medel.projects.importing.sources import Source
from medel.projects.importing.vocabulary import recognise, simplify

SAMPLE = 2_000
ENOUGH = 0.5
CLOSE = 0.8
SURELY = 99


def guess_mapping(source: Source) -> Mapping:
    """Guess the mapping of a list, with a confidence and a reason for each column."""
    columns = look_at(source)
    known = find_known(source.headings)
    guesses = {column.place: _guess(column, known) for column in columns}
    prefer_currency(columns, guesses)
    settled = settle(columns, guesses)
    filled = fill_gaps(columns, settled)
    fields = {at: guess.field for at, guess in filled.items()}
    constants = find_constants(source, columns, fields, known)
    return Mapping(
        choices=tuple(
            _choose(column, occurrence, filled.get(column.place))
            for column, (_, occurrence) in zip(
                columns, number_headings(source.headings), strict=True
            )
        ),
        constants=constants,
        code_in_title=has_code_in_title(columns, fields),
    )


def look_at(source: Source) -> list[Column]:
    """Take the first rows of a list apart into columns."""
    operations = (
        row.cells for row in source.rows() if is_operation(row.cells, source.headings)
    )
    rows = list(islice(operations, SAMPLE))
    return [
        Column(at, heading, [row[at] for row in rows])
        for at, heading in enumerate(source.headings)
    ]


def _guess(column: Column, known: Known | None) -> list[Guess]:
    """Give what a column may be, best first; later ones only when nearly as good."""
    listed = known.columns.get(simplify(column.heading)) if known else None
    if listed:
        return [Guess(listed, 1.2, "known")]
    if is_contact(column):
        return [Guess(Field.PERSONAL, 1.1, "cells")]
    found = sorted(_read_heading(column), key=lambda guess: -guess.score)
    return [each for each in found if each.score >= found[0].score * CLOSE]


def _read_heading(column: Column) -> Iterator[Guess]:
    for field, score in recognise(column.heading).items():
        agreed = score * agreement(column, field)
        if agreed >= ENOUGH:
            yield Guess(field, agreed)


def _choose(column: Column, occurrence: int, guess: Guess | None) -> Choice:
    if guess is None:
        return Choice(
            heading=column.heading,
            occurrence=occurrence,
            field=Field.IGNORE,
            reason=_explain_ignored(column),
        )
    return Choice(
        heading=column.heading,
        occurrence=occurrence,
        field=guess.field,
        confidence=max(1, min(SURELY, round(guess.score * 100))),
        reason=REASONS[guess.origin],
        scale=_scale(column, guess.field),
    )


def _scale(column: Column, field: Field) -> int:
    if field not in AMOUNTS:
        return 1
    scale = amounts.find_scale(column.heading)
    return scale if amounts.agrees(scale, column.values) else 1


REASONS = {
    "known": Text(sv="Formatets kolumn.", en="A column of the known format."),
    "heading": Text(
        sv="Rubriken säger det och cellerna motsäger det inte.",
        en="The heading says so and the cells do not contradict it.",
    ),
    "cells": Text(
        sv="Cellerna ser ut så; rubriken säger det inte.",
        en="The cells look like it; the heading does not say so.",
    ),
}


def _explain_ignored(column: Column) -> Text:
    if not column.filled:
        return Text(sv="Kolumnen är tom.", en="The column is empty.")
    if recognise(column.heading):
        return Text(
            sv="En annan kolumn säger det tydligare, eller cellerna säger emot.",
            en="Another column says it more clearly, or the cells contradict it.",
        )
    return Text(sv="Rubriken är okänd.", en="The heading is not known.")
