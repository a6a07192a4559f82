"""Figures of a selection for maps and charts, by the index."""

from collections.abc import Sequence

from medel.projects.bank import make_request
from medel.projects.following import open_bank
from medel.projects.selection import Selection
from medel.search.figures import Tally
from medel.search.result import FacetValue

# Where classes of the EU amount begin, in kronor: a choice of ours, finest where most
# projects of a regional programme are.
SIZES = (
    *(100_000, 500_000, 1_000_000, 2_000_000, 5_000_000),
    *(10_000_000, 20_000_000, 50_000_000),
)


def tally_places(selection: Selection, level: str, codes: Sequence[str]) -> Tally:
    """Count a selection by the places of a map, by their codes, and what is not on it.

    `level` is `county` or `municipality`. Each is counted as if its filter were open.
    """
    return open_bank().tally(make_request(selection, 0), level, codes)


def count_sizes(selection: Selection) -> tuple[FacetValue, ...]:
    """Count a selection by classes of the EU amount, from the least to the most."""
    return open_bank().count_classes(make_request(selection, 0), SIZES)


def count_missing(selection: Selection, names: Sequence[str]) -> dict[str, int]:
    """Count, for each filter, the projects whose source states no value of it."""
    return open_bank().count_missing(make_request(selection, 0), names)
