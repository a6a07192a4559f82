"""What a format is asked to write: which operations, on which day, for which site."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import chain

from medel.programmes.programme import Programme
from medel.reporting.operations import Operation
from medel.reporting.reading import EVERYTHING, Batch
from medel.reporting.sites import Site


@dataclass(frozen=True, kw_only=True)
class Extract:
    """A part of the bank to be written; `batches` reads it anew at each call.

    `programme` is the one whose authority publishes.
    """

    batches: Callable[[AbstractSet[str]], Iterator[Batch]]
    programme: Programme
    site: Site
    on: date

    def operations(self, needs: AbstractSet[str] = EVERYTHING) -> Iterator[Operation]:
        """Read the operations; only the fields that are needed."""
        return chain.from_iterable(batch.operations for batch in self.batches(needs))
