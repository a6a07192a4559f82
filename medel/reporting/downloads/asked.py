"""What a download is asked for: which result, which columns, in which language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

from medel.core.texts import Text
from medel.projects.selection import Selection
from medel.reporting.columns import Column, list_needs
from medel.reporting.operations import Operation
from medel.reporting.reading import EVERYTHING, Batch, read_in_order
from medel.reporting.sites import Site
from medel.reporting.terms import Terms, find_terms

TITLE = Text(sv="Projekt", en="Projects")
STEM = Text(sv="projekt", en="projects")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One download; `keys` is what the search found, in its order."""

    selection: Selection
    keys: Iterator[int]
    columns: Sequence[Column]
    language: str
    site: Site
    on: date
    bom: bool = False

    def batches(self) -> Iterator[Batch]:
        """Read what the search found, as far as the columns need it."""
        return read_in_order(self.keys, list_needs(self.columns))

    def operations(self) -> Iterator[Operation]:
        """Read what the search found, one by one, as far as the columns need it."""
        return chain.from_iterable(one.operations for one in self.batches())

    def whole_operations(self) -> Iterator[Operation]:
        """Read what the search found with all that the bank holds of it."""
        batches = read_in_order(self.keys, EVERYTHING)
        return chain.from_iterable(one.operations for one in batches)

    @cached_property
    def terms(self) -> Terms:
        """The terms of the bank; a part of it may be freer than the whole."""
        return find_terms()

    @property
    def address(self) -> str:
        """The address of the search."""
        return self.site.listing(self.language, self.selection.turn(1).write())

    def describe(self) -> dict[str, Any]:
        """Tell source and terms, as JSON documents carry them."""
        return {
            "title": TITLE.to(self.language),
            "source": self.address,
            **self.terms.tell(),
            "terms": self.terms.text.to(self.language),
            "generated": self.on.isoformat(),
        }
