"""A day of the journal: the last entry of each case, and the root over them all."""

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from medel.journal.canonical import compute_digest, write_canonical
from medel.journal.chain import FORM
from medel.journal.merkle import find_top, hash_leaf
from medel.journal.models import Entry, Root


class Leaf(NamedTuple):
    """A case's last entry on a day: where it stands and its digest."""

    kind: str
    key: str
    number: int
    digest: str

    @property
    def case(self) -> str:
        """The case, as people write it."""
        return f"{self.kind}/{self.key}"


def find_leaves(day: date) -> tuple[list[Leaf], int]:
    """Find the last entry of each case on a day, and count the day's entries."""
    of_day = Entry.objects.filter(day=day).order_by("kind", "key", "number")
    last: dict[tuple[str, str], Leaf] = {}
    count = 0
    for row in of_day.values_list("kind", "key", "number", "digest").iterator():
        leaf = Leaf(*row)
        last[leaf.kind, leaf.key] = leaf
        count += 1
    return sorted(last.values()), count


def write_leaves(leaves: Iterable[Leaf]) -> str:
    """Write leaves as a root keeps them."""
    return write_canonical([list(leaf) for leaf in leaves])


def read_leaves(root: Root) -> list[Leaf]:
    """Read the leaves that a root keeps; raise ValueError on what are none."""
    try:
        return [Leaf(*row) for row in json.loads(root.leaves)]
    except TypeError as error:
        raise ValueError(str(error)) from error


def hash_leaves(leaves: Iterable[Leaf]) -> list[str]:
    """Give the hash of each leaf."""
    return [hash_leaf(one.kind, one.key, str(one.number), one.digest) for one in leaves]


def seal(root: Root, leaves: Iterable[Leaf]) -> str:
    """Give the digest that a root must have over these leaves."""
    return compute_digest(
        FORM,
        "root",
        root.day.isoformat(),
        str(root.entries),
        str(root.cases),
        root.previous,
        find_top(hash_leaves(leaves)),
    )
