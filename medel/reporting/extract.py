"""What a format is asked to write: which operations, on which day, for which site."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from medel.programmes.programme import Programme
from medel.reporting.operations import Operation
from medel.reporting.reading import EVERYTHING, Batch
from medel.reporting.sites import Site
from medel.reporting.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Extract:
    """A part of the bank to be written; `batches` reads it anew at each call.

    `programme` is the one whose authority publishes; `ask_terms` finds the terms that
    hold for all of it.
    """

    batches: Callable[[AbstractSet[str]], Iterator[Batch]]
    ask_terms: Callable[[], Terms]
    programme: Programme
    site: Site
    on: date

    @cached_property
    def terms(self) -> Terms:
        """The terms of the whole; asked for once, and only by formats that tell."""
        return self.ask_terms()

    def operations(self, needs: AbstractSet[str] = EVERYTHING) -> Iterator[Operation]:
        """Read the operations; only the fields that are needed."""
        return chain.from_iterable(batch.operations for batch in self.batches(needs))
