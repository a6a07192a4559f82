"""Verification: every chain and every root computed anew from what is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from medel.journal.acts import Case
from medel.journal.breaks import Break
from medel.journal.models import Entry
from medel.journal.queries import find_contents
from medel.journal.verifying_chains import check_chain
from medel.journal.verifying_roots import check_roots

CHUNK = 2_000


@dataclass
class Verification:
    """What was gone through, and every broken link, cases first, at most one a case."""

    cases: int = 0
    entries: int = 0
    erased: int = 0
    roots: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Tell whether no link is broken."""
        return not self.breaks


def verify(published: Mapping[date, str] | None = None) -> Verification:
    """Go through the whole journal, and compare its roots with published ones if given.

    Chains alone do not show entries that were cut off at the end, or a whole history
    that was written anew; the roots do, and published ones also when the stored ones
    were rewritten too.
    """
    done = Verification()
    for entries in _read_cases():
        done.cases += 1
        done.entries += len(entries)
        done.erased += sum(1 for entry in entries if entry.erases)
        found = check_chain(entries, find_contents(entries))
        done.breaks += _look_again(entries[0]) if found else []
    done.roots, found_in_roots = check_roots(published or {})
    done.breaks += found_in_roots
    return done


def _read_cases() -> Iterator[list[Entry]]:
    rows = Entry.objects.order_by("kind", "key", "number").iterator(chunk_size=CHUNK)
    for _, entries in groupby(rows, key=lambda entry: (entry.kind, entry.key)):
        yield list(entries)


def _look_again(first: Entry) -> list[Break]:
    """Read a case again, alone: somebody may have written while we were reading."""
    case = Case(first.kind, first.key)
    of_case = Entry.objects.filter(kind=case.kind, key=case.key)
    entries = list(of_case.order_by("number"))
    found = check_chain(entries, find_contents(entries))
    return [found] if found else []
