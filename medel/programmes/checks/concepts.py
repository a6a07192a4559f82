"""Checks of a programme's concepts: codes that are named exist, and stand once."""

from collections.abc import Collection, Iterator

from medel.programmes.concepts import elsewhere, shared_concepts
from medel.programmes.faults import Fault
from medel.programmes.programme import Programme

FILE = "concepts.toml"


def check_concepts(programme: Programme) -> Iterator[Fault]:
    """Check that areas, concepts and other funds that are named exist."""
    own = [concept.code for concept in programme.concepts]
    shared = {concept.code for concept in shared_concepts()}
    for code in own:
        if code in shared or own.count(code) > 1:
            yield Fault(FILE, code, "there is a concept of this code already")
    yield from _check_areas(programme, shared.union(own))
    known = {one.code for one in elsewhere()}
    for concept in programme.concepts:
        for code in concept.elsewhere:
            if code not in known:
                yield _miss(f"concepts.{concept.code}", code, "code of elsewhere.toml")


def _check_areas(programme: Programme, concepts: Collection[str]) -> Iterator[Fault]:
    areas = {area.code for area in programme.specialisation_areas}
    for area, codes in programme.area_concepts.items():
        key = f"area_concepts.{area}"
        if area not in areas:
            yield _miss(key, area, "area of smart specialisation")
        for code in codes:
            if code not in concepts:
                yield _miss(key, code, "concept")


def _miss(key: str, code: str, kind: str) -> Fault:
    return Fault(FILE, key, f'"{code}" is not a known {kind}')
