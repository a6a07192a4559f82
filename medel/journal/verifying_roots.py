"""Verifying the roots: against each other, the entries of their days, and a copy."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from medel.journal.breaks import Break, What
from medel.journal.chain import START
from medel.journal.days import Leaf, find_leaves, read_leaves, seal
from medel.journal.models import Entry, Root


def check_roots(published: Mapping[date, str]) -> tuple[int, list[Break]]:
    """Count the roots, and give every broken one, day by day."""
    roots = list(Root.objects.order_by("day"))
    found = [*_check_order(roots), *_check_days(roots)]
    for root in roots:
        found += _check_root(root)
    found += _compare({root.day: root.digest for root in roots}, published)
    return len(roots), sorted(found, key=lambda one: one.day)


def _tell(day: date, what: What, message: str) -> Break:
    return Break(what, message, day=day.isoformat())


def _check_order(roots: Sequence[Root]) -> Iterator[Break]:
    if roots and roots[0].previous != START:
        message = "the root before it is missing"
        yield _tell(roots[0].day, What.ROOT_UNLINKED, message)
    for before, root in pairwise(roots):
        if root.previous != before.digest:
            message = f"it does not follow on the root of {before.day}"
            yield _tell(root.day, What.ROOT_UNLINKED, message)


def _check_days(roots: Sequence[Root]) -> Iterator[Break]:
    """Every day with entries before the last root has a root."""
    if not roots:
        return
    days = Entry.objects.filter(day__lt=roots[-1].day).order_by("day")
    known = {root.day for root in roots}
    for day in days.values_list("day", flat=True).distinct():
        if day not in known:
            yield _tell(day, What.ROOT_MISSING, "there are entries and no root")


def _check_root(root: Root) -> Iterator[Break]:
    try:
        kept = read_leaves(root)
        holds = bool(kept) and seal(root, kept) == root.digest
    except ValueError:
        kept, holds = [], False
    if not holds or len(kept) != root.cases:
        yield _tell(root.day, What.ROOT_CHANGED, "it is not what was computed then")
        return
    leaves, entries = find_leaves(root.day)
    yield from _compare_leaves(root, kept, leaves)
    if leaves == kept and entries != root.entries:
        message = f"it was made over {root.entries} entries, and there are {entries}"
        yield _tell(root.day, What.MISSING, message)


def _compare_leaves(
    root: Root, kept: Sequence[Leaf], leaves: Sequence[Leaf]
) -> Iterator[Break]:
    now = {leaf.case: leaf for leaf in leaves}
    for leaf in kept:
        found = now.pop(leaf.case, None)
        if found != leaf:
            yield _explain(root, leaf, found)
    for case, leaf in now.items():
        message = "the case had no entries when the root was made"
        day = root.day.isoformat()
        yield Break(What.INSERTED, message, case, leaf.number, day)


def _explain(root: Root, leaf: Leaf, found: Leaf | None) -> Break:
    day = root.day.isoformat()
    if found is None or found.number < leaf.number:
        message = "the entry that the root was made over is missing"
        return Break(What.MISSING, message, leaf.case, leaf.number, day)
    if found.number > leaf.number:
        message = "it was not there when the root was made"
        return Break(What.INSERTED, message, leaf.case, found.number, day)
    message = "it is not the entry that the root was made over"
    return Break(What.CHANGED, message, leaf.case, leaf.number, day)


def _compare(
    stored: Mapping[date, str], published: Mapping[date, str]
) -> Iterator[Break]:
    for day, digest in published.items():
        if day not in stored:
            yield _tell(day, What.ROOT_MISSING, "it was published and is missing")
        elif stored[day] != digest:
            message = "it is not the root that was published"
            yield _tell(day, What.ROOT_NOT_PUBLISHED, message)
