"""A result as a workbook."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.translation import override

from medel.core.texts import Text
from medel.projects.labels import name_values
from medel.projects.states import AmountKind, Status
from medel.reporting.columns import Column, Write
from medel.reporting.downloads.asked import TITLE, Asked
from medel.reporting.sheets import Book, write_book
from medel.reporting.terms import NOT_STATED

ABOUT = Text(sv="Om filen", en="About the file")
SOURCE = Text(sv="Källa", en="Source")
MADE = Text(sv="Hämtad", en="Retrieved")
CONDITIONS = Text(sv="Villkor", en="Terms")


def write_xlsx(asked: Asked) -> Iterator[bytes]:
    """Write the result as a workbook in the reader's language."""
    language = asked.language
    columns = _translate(asked.columns, language)
    book = Book(
        TITLE.to(language),
        columns,
        [column.title.to(language) for column in columns],
        [
            (SOURCE.to(language), asked.address),
            (MADE.to(language), asked.on.isoformat()),
            (CONDITIONS.to(language), asked.terms.write(language)),
        ],
        ABOUT.to(language),
    )
    return write_book(book, asked.operations())


def _translate(columns: Iterable[Column], language: str) -> list[Column]:
    words = _list_words(language)
    return [
        replace(column, write=_in_words(column.write, words[column.name]), many=None)
        if column.name in words
        else column
        for column in columns
    ]


def _list_words(language: str) -> dict[str, Mapping[str, str]]:
    with override(language):
        return {
            "status": {str(value): str(label) for value, label in Status.choices},
            "amount_kind": {str(key): str(label) for key, label in AmountKind.choices},
            "theme": name_values("theme", language),
            "licence": {"": NOT_STATED.to(language)},
        }


def _in_words(write: Write, words: Mapping[str, str]) -> Write:
    return lambda operation: words.get(write(operation), write(operation))
