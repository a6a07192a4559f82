"""The schema of the index, and how values are written in it."""

import re
from functools import cache, lru_cache

from tantivy import Schema, SchemaBuilder

from medel.search import fields

# Written into each index: a reader of another version asks for a new one.
VERSION = 6
# Stands between the values of a set in a column.
SET_MARK = "\x1f"
# What a column holds for a project without a value.
NOTHING = SET_MARK
# Values of facets whose spelling is kept from one document to the next.
MOST_KEPT = 100_000
_NO_NUMBER = re.compile(r"[\W_]+")
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
    builder.add_integer_field(fields.SUMMED, indexed=False, fast=True)
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


def normalise_number(number: str) -> str:
    """Write a case or organisation number without dashes, spaces and capitals."""
    return _NO_NUMBER.sub("", number).lower()


def name_token(field: str, stem: str) -> str:
    """Write a word of a facet's value or name as it stands in the index."""
    return f"{field}={stem}"


@lru_cache(MOST_KEPT)
def write_value(value: str) -> str:
    """Write a facet's value so that the index can hold it, whatever stands in it."""
    return write_text(value.replace(SET_MARK, " "))


def write_text(text: str) -> str:
    """Write a text so that the index can hold it: no half of a pair of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
