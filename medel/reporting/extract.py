"""What a format is asked to write: which operations, on which day, for which site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from medel.programmes.programme import Programme
from medel.reporting.operations import Operation
from medel.reporting.sites import Site


@dataclass(frozen=True, kw_only=True)
class Extract:
    """A part of the bank to be written; `operations` reads it anew at each call.

    `programme` is the one whose authority publishes.
    """

    operations: Callable[[], Iterator[Operation]]
    programme: Programme
    site: Site
    on: date
