import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from tantivy import (
    Document,
    Filter,
    Index,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from medel.search.request import SearchRequest
from medel.search.searcher import Searcher
from tests.search.bank import FOUND, read_list

GOLD = Path(__file__).with_name("gold.toml")
FIRST = 5
LEAST = 0.95
Search = Callable[[str], list[int]]


def _queries() -> list[tuple[str, set[int]]]:
    kinds = tomllib.loads(GOLD.read_text(encoding="utf-8")).values()
    return [
        (text, {int(one) for one in ([wanted] if isinstance(wanted, str) else wanted)})
        for rows in kinds
        for text, wanted in rows
    ]


def _measure(search: Search) -> tuple[float, list[str]]:
    queries = _queries()
    missed = [
        text for text, wanted in queries if not wanted & set(search(text)[:FIRST])
    ]
    return 1 - len(missed) / len(queries), missed


def _search_plainly() -> Search:
    """The same list in the same engine with nothing but Snowball's Swedish stems."""
    analyser = (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.lowercase())
        .filter(Filter.stemmer("swedish"))
        .build()
    )
    builder = SchemaBuilder().add_unsigned_field("key", stored=True)
    for name in ("title", "text", "organisation"):
        builder.add_text_field(name, tokenizer_name="plain")
    schema = builder.build()
    plain = Index(schema)
    plain.register_tokenizer("plain", analyser)
    writer = plain.writer(heap_size=50_000_000, num_threads=1)
    for one in read_list():
        document = Document(title=one.title, text=one.text)
        document.add_unsigned("key", one.key)
        document.add_text("organisation", f"{one.organisations[0]} {one.case_number}")
        writer.add_document(document)
    writer.commit()
    plain.reload()

    def search(text: str) -> list[int]:
        query, _ = plain.parse_query_lenient(
            text,
            ["title", "text", "organisation"],
            field_boosts={"title": 4.0, "organisation": 2.5},
        )
        found = plain.searcher()
        hits = found.search(query, FIRST).hits
        return [int(str(found.doc(one).get_first("key"))) for _, one in hits]

    return search


def test_gold_right_project_among_the_first(
    listed: Searcher, record_property: Callable[[str, object], None]
) -> None:
    queries = _queries()
    assert len(queries) >= 60

    def search(text: str) -> list[int]:
        hits = listed.search(SearchRequest(text=text, limit=FIRST)).hits
        return [hit.key for hit in hits]

    share, missed = _measure(search)
    plain, _ = _measure(_search_plainly())
    told = f"{len(queries)} queries: {share:.1%} found, plain snowball {plain:.1%}"
    record_property("gold", told)
    print(told)  # noqa: T201 (the figure that pytest -rP shows)
    assert share >= LEAST, missed
    assert share > plain


@pytest.mark.skipif(not FOUND.exists(), reason="the list is not beside the checkout")
def test_list_counts_equal_plain_counting(listed: Searcher) -> None:
    rows = list(read_list())
    result = listed.search(SearchRequest(facets=("county",), facet_limit=50))
    assert result.total == len(rows)
    assert result.sum == sum(one.amount or 0 for one in rows)
    dalarna = [one for one in rows if "Dalarna" in one.values["county"]]
    told = {one.value: (one.count, one.sum) for one in result.facets["county"]}
    assert told["Dalarna"] == (len(dalarna), sum(one.amount or 0 for one in dalarna))
