"""What the index answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Hit:
    """One project found: its database key, and how well it fits."""

    key: int
    score: float


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: how many projects have it, and the sum of their amounts."""

    value: str
    count: int
    sum: int


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    """The answer to one search.

    `stated` is how many of the `total` have an amount; `sum` adds those up.
    `terms` are the stems that were looked for, with misspellings mended: what
    snippets mark. `relaxed` says that no project has all the words, and that those
    with most of them are shown. `near` are the words added for misspelt ones.
    """

    total: int
    stated: int
    sum: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    suggestion: str | None = None
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    relaxed: bool = False
    took_ms: float = 0.0
