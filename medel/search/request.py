"""What is asked of the index."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from medel.search import fields


class Sort(StrEnum):
    """The order of a result."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"
    SMALLEST = "smallest"
    TITLE = "title"


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """One search: words, filters, order, and which part of the result to give.

    Values of one field mean "or", different fields mean "and"; `exclude` takes away. A
    field without values is no filter. `least` and `most` bound the amount.
    """

    text: str = ""
    include: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None
    sort: Sort = Sort.RELEVANCE
    limit: int = 20
    offset: int = 0
    facets: tuple[str, ...] = fields.COUNTED
    facet_limit: int = 100

    def __post_init__(self) -> None:
        """Refuse facets that there are not; the caller erred, not the index."""
        named = {*self.include, *self.exclude, *self.facets}
        unknown = named.difference(fields.FACETS)
        if unknown or min(self.limit, self.offset, self.facet_limit) < 0:
            raise ValueError(f"not a search: {sorted(unknown) or 'a negative number'}")

    def leave_open(self, facet: str | None) -> Self:
        """Give the request without what was chosen of one facet."""
        include, exclude = (
            {name: values for name, values in chosen.items() if name != facet}
            for chosen in (self.include, self.exclude)
        )
        return replace(self, include=include, exclude=exclude)
