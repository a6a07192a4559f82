"""The schema of the index, and how a project becomes a document in it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from tantivy import Document, Schema, SchemaBuilder

from medel.core.alphabet import sort_key
from medel.search import fields
from medel.search.analysis import Analysed, Analyser
from medel.search.documents import SearchDocument

# Written into each index: a reader of another version asks for a new one.
VERSION = 4
# Stands between the values of a set in a column.
SET_MARK = "\x1f"
# How much of a title decides its place in the alphabet.
SORTED_MARKS = 40
# Each facet with the field of its values, and that of its sets if it has sets.
_COLUMNS = tuple(
    (
        facet,
        fields.facet_field(facet),
        fields.column(facet) if facet in fields.SEVERAL else "",
    )
    for facet in fields.FACETS
)
# Values of facets whose spelling is kept from one document to the next.
MOST_KEPT = 100_000
_NO_NUMBER = re.compile(r"[\W_]+")
_NO_LETTER = re.compile(r"^[\W_]+")
_ANALYSED = {
    fields.TITLE: "position",
    fields.BODY: "position",
    fields.ORGANISATIONS: "position",
    fields.TITLE_PARTS: "freq",
    fields.PARTS: "freq",
    fields.ALL: "basic",
    fields.NUMBERS: "basic",
    fields.NAMED: "basic",
}


@cache
def make_schema() -> Schema:
    """Give the schema: numbers, analysed texts, and the facets with their columns."""
    builder = SchemaBuilder()
    builder.add_unsigned_field(fields.KEY, indexed=True, fast=True)
    builder.add_integer_field(fields.AMOUNT, indexed=True, fast=True)
    builder.add_integer_field(fields.DECIDED, indexed=True, fast=True)
    for name, option in _ANALYSED.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    builder.add_text_field(
        fields.ALPHABET, tokenizer_name="raw", index_option="basic", fast=True
    )
    for facet in fields.FACETS:
        # In a fixed order: queries know a field by its place in the schema.
        for name in dict.fromkeys((fields.facet_field(facet), fields.column(facet))):
            builder.add_text_field(
                name, tokenizer_name="raw", index_option="basic", fast=True
            )
    return builder.build()


def make_document(source: SearchDocument, analyser: Analyser) -> Document:
    """Turn a project into a document of the index."""
    document = Document()
    document.add_unsigned(fields.KEY, source.key)
    if source.amount is not None:
        document.add_integer(fields.AMOUNT, source.amount)
    if source.decided is not None:
        document.add_integer(fields.DECIDED, source.decided.toordinal())
    document.add_text(fields.ALPHABET, write_value(_place_title(source.title)))
    for name, text in _texts(source, analyser).items():
        document.add_text(name, text)
    for name, value in _facets(source.values):
        document.add_text(name, value)
    return document


def normalise_number(number: str) -> str:
    """Write a case or organisation number without dashes, spaces and capitals."""
    return _NO_NUMBER.sub("", number).lower()


def name_token(field: str, stem: str) -> str:
    """Write a word of a facet's value or name as it stands in the index."""
    return f"{field}={stem}"


def _place_title(title: str) -> str:
    """Give a title's place in the alphabet, whatever signs stand before it."""
    return sort_key(_NO_LETTER.sub("", title))[:SORTED_MARKS]


def _texts(source: SearchDocument, analyser: Analyser) -> Mapping[str, str]:
    title = analyser.analyse((source.title, source.title_en))
    body = analyser.analyse((source.text,))
    organisations = analyser.analyse(source.organisations)
    numbers = " ".join(_numbers(source))
    named = list(_named(source, analyser))
    places = " ".join(token.partition("=")[2] for token in named)
    parts = f"{body.parts} {organisations.parts} {places}"
    return {
        fields.TITLE: title.stems,
        fields.BODY: body.stems,
        fields.ORGANISATIONS: organisations.stems,
        fields.TITLE_PARTS: title.parts,
        fields.PARTS: parts,
        fields.ALL: _join(title, body, organisations, places, numbers),
        fields.NUMBERS: numbers,
        fields.NAMED: " ".join(named),
    }


def _join(title: Analysed, body: Analysed, organisations: Analysed, *more: str) -> str:
    analysed = (title, body, organisations)
    return " ".join((*(f"{one.stems} {one.parts}" for one in analysed), *more))


def _numbers(source: SearchDocument) -> Iterator[str]:
    for number in (source.code, source.case_number, *source.organisation_numbers):
        whole = normalise_number(number)
        if whole:
            yield whole


def _named(source: SearchDocument, analyser: Analyser) -> Iterator[str]:
    """Give the words by which `field:word` finds the project's facet values."""
    for field, values in source.values.items():
        for value in values:
            yield _spell_value(field, value)
    for field, names in source.names.items():
        for stem in analyser.names[" ".join(names)].split():
            yield name_token(field, stem)


@lru_cache(MOST_KEPT)
def _spell_value(field: str, value: str) -> str:
    return name_token(field, value.lower().replace(" ", ""))


def _facets(values: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for facet, field, column in _COLUMNS:
        chosen = sorted(
            {write_value(value) for value in values.get(facet, ()) if value}
        )
        for value in chosen:
            yield field, value
        if chosen and column:
            yield column, SET_MARK.join(chosen)


@lru_cache(MOST_KEPT)
def write_value(value: str) -> str:
    """Write a facet's value so that the index can hold it, whatever stands in it."""
    return value.replace(SET_MARK, " ").encode("utf-8", "replace").decode("utf-8")
