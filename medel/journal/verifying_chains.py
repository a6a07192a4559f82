"""Verifying a case's chain: its numbers, its links, and what its entries say."""

from collections.abc import Mapping, Sequence

from medel.journal.breaks import Break, What
from medel.journal.chain import START, commit, link
from medel.journal.models import Content, Entry


def check_chain(
    entries: Sequence[Entry], contents: Mapping[str, Content]
) -> Break | None:
    """Give the first broken link of a case's entries, which come in their order."""
    number, previous = 1, START
    erased = {entry.erases for entry in entries if entry.erases}
    for entry in entries:
        found = (
            _check_number(entry, number)
            or _check_digest(entry, len(entries))
            or _check_previous(entry, previous)
            or _check_content(entry, contents, erased)
        )
        if found:
            return _tell(entry, *found)
        number, previous = entry.number + 1, entry.digest
    return None


def _tell(entry: Entry, what: What, message: str) -> Break:
    case = f"{entry.kind}/{entry.key}"
    return Break(what, message, case=case, number=entry.number)


_Found = tuple[What, str]


def _check_number(entry: Entry, expected: int) -> _Found | None:
    if entry.number > expected:
        last = entry.number - 1
        lost = f"entry {last} is" if last == expected else f"{expected} to {last} are"
        return What.MISSING, f"{lost} missing before it"
    if entry.number < expected:
        return What.INSERTED, "the number stands twice"
    return None


def _check_digest(entry: Entry, count: int) -> _Found | None:
    if link(entry) == entry.digest:
        return None
    own = (n for n in range(1, count + 2) if link(entry, number=n) == entry.digest)
    number = next(own, None)
    if number:
        return What.MOVED, f"it was written as entry {number}"
    return What.CHANGED, "it does not say what was written"


def _check_previous(entry: Entry, previous: str) -> _Found | None:
    if entry.previous == previous:
        return None
    if entry.number == 1:
        return What.UNLINKED, "it names an entry before the first"
    before = f"entry {entry.number - 1}"
    message = f"it does not follow on {before}, which was changed, moved or put in"
    return What.UNLINKED, message


def _check_content(
    entry: Entry, contents: Mapping[str, Content], erased: set[str]
) -> _Found | None:
    content = contents.get(entry.content)
    if content is not None and commit(content) != entry.content:
        return What.CONTENT_CHANGED, "its reason or figures are not those written"
    if content is None and entry.content not in erased:
        message = "its reason and figures are missing, and no entry erases them"
        return What.CONTENT_MISSING, message
    return None
