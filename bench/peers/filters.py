"""A question's filters as SQL, with the values beside it."""

from bench.peers.tables import SEVERAL
from bench.questions import Asked


def write_conditions(
    asked: Asked, mark: str, *, open_: str = ""
) -> tuple[str, list[object]]:
    """Write the filters as conditions on `p`, with one filter left open."""
    conditions: list[str] = []
    values: list[object] = []
    for name, chosen in asked.filters.items():
        if name == open_:
            continue
        marks = ", ".join(mark for _ in chosen)
        if name in SEVERAL:
            conditions.append(
                f"p.id IN (SELECT project FROM {name} WHERE value IN ({marks}))"  # noqa: S608
            )
        else:
            conditions.append(f"p.{name} IN ({marks})")
        values += chosen
    if asked.least is not None:
        conditions.append(f"p.amount BETWEEN {mark} AND {mark}")
        values += [asked.least, asked.most]
    return " AND ".join(conditions), values
