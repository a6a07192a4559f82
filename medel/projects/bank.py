"""The bank by its index: what a selection finds, counts and sums up to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from medel.core.money import Money
from medel.core.texts import Text
from medel.projects.following import open_bank
from medel.projects.indexing import REPORTING_CURRENCY
from medel.projects.known import require_known
from medel.projects.labels import find_place_code, name_value
from medel.projects.models import Project
from medel.projects.organisations import resolve_names
from medel.projects.queries import read_projects
from medel.projects.selection import Selection, SelectionError, read_selection
from medel.search.request import SearchRequest, Sort
from medel.search.result import FacetValue, SearchResult
from medel.search.searcher import Searcher
from medel.search.similar import Similar
from medel.search.snippets import Piece

PAGE_SIZE = 50
SIMILAR = 5


@dataclass(frozen=True)
class Found:
    """One project of a result, with the place in its text that fits the words."""

    project: Project
    score: float
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Result:
    """One page of what a selection finds, with counts and sums of all of it.

    The sum is in kronor, euro at the fixed rate; other money is not in it.
    """

    found: list[Found]
    total: int
    with_amount: int
    sum: Money
    facets: Mapping[str, Sequence[FacetValue]]
    suggestion: str | None
    relaxed: bool
    took_ms: float
    number: int
    pages: int

    @property
    def previous(self) -> int:
        """The page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The page after."""
        return self.number + 1

    @property
    def without_amount(self) -> int:
        """How many projects have no EU amount in kronor or euro."""
        return self.total - self.with_amount


def search_bank(selection: Selection, *, size: int = PAGE_SIZE) -> Result:
    """Search the bank; raise SelectionError where a value or page does not exist."""
    searcher = open_bank()
    require_known(selection, is_stored=_look_up(searcher))
    result = searcher.search(make_request(selection, size))
    pages = max(-(-result.total // size), 1) if size else 1
    if selection.page > pages:
        raise SelectionError(_no_such_page(selection.page, pages))
    return Result(
        found=_read_found(searcher, result),
        total=result.total,
        with_amount=result.stated,
        sum=Money(Decimal(result.sum), REPORTING_CURRENCY),
        facets=result.facets,
        suggestion=result.suggestion,
        relaxed=result.relaxed,
        took_ms=result.took_ms,
        number=selection.page,
        pages=pages,
    )


def find_keys(selection: Selection) -> Iterator[int]:
    """Find all that a selection asks for: database keys, in its order, no limit."""
    searcher = open_bank()
    require_known(selection, is_stored=_look_up(searcher))
    return searcher.keys(make_request(selection, 0))


def find_similar(
    project: Project, *, limit: int = SIMILAR
) -> list[tuple[Project, Similar]]:
    """Find the projects that share the most telling words with one."""
    text = " ".join(filter(None, (project.title, project.purpose)))
    near = open_bank().similar(text, limit=limit, exclude={project.pk})
    projects = read_projects([one.key for one in near])
    return [(projects[one.key], one) for one in near if one.key in projects]


def tell_search(
    filters: Iterable[tuple[str, Sequence[str]]],
    *,
    query: str,
    sort: str,
    limit: int,
    language: str = "sv",
) -> dict[str, Any]:
    """Tell a search in the machine interface's shape (`medel search --json`)."""
    asked = [*filters, ("q", [query]), ("sort", [sort])]
    result = search_bank(read_selection(asked), size=limit)
    return {
        "total": result.total,
        "sum_eu_amount": f"{result.sum.amount:f}",
        "currency": result.sum.currency,
        "results": [_tell_found(one) for one in result.found],
        "facets": {
            name: [_tell_value(name, one, language) for one in values]
            for name, values in result.facets.items()
        },
        "suggestion": result.suggestion,
        "took_ms": round(result.took_ms, 2),
    }


def make_request(
    selection: Selection,
    size: int,
    **more: Any,  # noqa: ANN401 (any field of the request)
) -> SearchRequest:
    """Put a selection as a request to the index; `more` overrules what it says."""
    sort = Sort(selection.sort) if selection.sort else _choose_sort(selection)
    asked: dict[str, Any] = {
        "text": selection.words,
        "include": _spell(selection.include),
        "exclude": _spell(selection.exclude),
        "least": selection.least,
        "most": selection.most,
        "sort": sort,
        "limit": size,
        "offset": (selection.page - 1) * size,
    }
    return SearchRequest(**asked | more)


def _look_up(searcher: Searcher) -> Callable[[str, str], bool]:
    """Give what tells whether the index has a value of a filter."""
    return lambda name, value: any(
        searcher.holds(name, one) for one in _spell({name: (value,)})[name]
    )


def _spell(choices: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Spell values as the index has them: a place's code, an organisation's entry."""
    spelt = dict(choices)
    for kind in {"county", "municipality"} & spelt.keys():
        spelt[kind] = tuple(find_place_code(kind, one) for one in spelt[kind])
    if "beneficiary" in spelt:
        spelt["beneficiary"] = resolve_names(spelt["beneficiary"])
    return spelt


def _choose_sort(selection: Selection) -> Sort:
    return Sort.RELEVANCE if selection.words else Sort.NEWEST


def _read_found(searcher: Searcher, result: SearchResult) -> list[Found]:
    projects = read_projects([hit.key for hit in result.hits])
    return [
        Found(projects[hit.key], hit.score, _cut(searcher, projects[hit.key], result))
        for hit in result.hits
        if hit.key in projects
    ]


def _cut(
    searcher: Searcher, project: Project, result: SearchResult
) -> tuple[Piece, ...]:
    text = project.purpose or project.achievements
    return searcher.highlight(text, result.terms) if text else ()


def _tell_found(found: Found) -> dict[str, Any]:
    project = found.project
    names = [part.organisation.name for part in project.participations.all()]
    return {
        "id": project.case_number or project.code,
        "code": project.code,
        "title": project.title,
        "beneficiary": names[0] if names else None,
        "programme": project.programme_name,
        "objective": project.objective or None,
        "eu_amount": None if project.eu_amount is None else f"{project.eu_amount:f}",
        "currency": project.currency,
        "score": round(found.score, 4),
        "snippet": "".join(piece.text for piece in found.snippet),
    }


def _tell_value(name: str, value: FacetValue, language: str) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": name_value(name, value.value, language),
        "count": value.count,
        "sum": str(value.sum),
    }


def _no_such_page(page: int, last: int) -> Text:
    return Text(
        sv=f"Sidan {page} finns inte. Den sista sidan är {last}.",
        en=f"There is no page {page}. The last page is {last}.",
    )
