"""Reading the journal: the entries of a case, its proof, who read it, and the roots."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from medel.journal.acts import Case
from medel.journal.chain import FORM
from medel.journal.days import Leaf, hash_leaves, read_leaves
from medel.journal.merkle import Sibling, find_path
from medel.journal.models import Content, Entry, Reading, Root

# SQLite takes no more keys in one question.
BATCH = 500


@dataclass(frozen=True)
class TellingEntry:
    """An entry with what it says; `told` is empty when its content is erased.

    `told` has `reason`, `before` and, of what was done, `after`, of what was refused,
    `refusal` in both languages.
    """

    entry: Entry
    told: Mapping[str, Any]

    @property
    def is_erased(self) -> bool:
        """Tell whether the content is gone."""
        return not self.told


@dataclass(frozen=True)
class Proof:
    """That a case's last entry of a day is under that day's root."""

    root: Root
    leaf: Leaf
    path: Sequence[Sibling]


def read_case(case: Case) -> list[TellingEntry]:
    """Read the entries of a case, first to last."""
    of_case = Entry.objects.filter(kind=case.kind, key=case.key)
    entries = list(of_case.order_by("number"))
    contents = find_contents(entries)
    return [
        TellingEntry(one, json.loads(contents[one.content].body))
        if one.content in contents
        else TellingEntry(one, {})
        for one in entries
    ]


def find_contents(entries: Sequence[Entry]) -> dict[str, Content]:
    """Find the contents of entries, by the hash that the entries hold."""
    keys = [entry.content for entry in entries]
    found: dict[str, Content] = {}
    for start in range(0, len(keys), BATCH):
        found |= Content.objects.in_bulk(keys[start : start + BATCH])
    return found


def read_readings(case: Case) -> list[Reading]:
    """Read who has read a sensitive case, latest first."""
    of_case = Reading.objects.filter(kind=case.kind, key=case.key)
    return list(of_case.order_by("-at", "-pk"))


def read_roots() -> list[Root]:
    """Read the roots, first day to last, without the cases that they stand for."""
    return list(Root.objects.defer("leaves").order_by("day"))


def tell_roots() -> dict[str, Any]:
    """Tell the roots as they are published, with the form that they are computed in."""
    return {"form": FORM, "roots": [root.tell() for root in read_roots()]}


def find_proof(case: Case) -> Proof | None:
    """Prove the last entry of a case that is under a root; None if none is."""
    rooted = Entry.objects.filter(kind=case.kind, key=case.key)
    rooted = rooted.filter(day__in=Root.objects.values("day")).order_by("-number")
    entry = rooted.first()
    if entry is None:
        return None
    root = Root.objects.get(day=entry.day)
    leaves = read_leaves(root)
    index = next(
        (n for n, leaf in enumerate(leaves) if leaf[:2] == (case.kind, case.key)), None
    )
    if index is None:
        return None
    return Proof(root, leaves[index], find_path(hash_leaves(leaves), index))
