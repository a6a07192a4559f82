"""Checks across a programme's files: what no single table can know of itself."""

from medel.programmes.checks.concepts import check_concepts
from medel.programmes.checks.dates import check_parameters
from medel.programmes.checks.identity import check_identity
from medel.programmes.checks.outlines import check_outlines
from medel.programmes.checks.places import check_places
from medel.programmes.checks.references import check_references
from medel.programmes.checks.uniqueness import check_uniqueness
from medel.programmes.faults import Fault
from medel.programmes.programme import Programme

CHECKS = (
    check_identity,
    check_uniqueness,
    check_references,
    check_places,
    check_parameters,
    check_outlines,
    check_concepts,
)


def check(programme: Programme) -> list[Fault]:
    """Run every check over a programme and give all faults."""
    return [fault for one in CHECKS for fault in one(programme)]


__all__ = ["check"]
