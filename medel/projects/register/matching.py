"""Which entries of the register may be the same organisation: rules, no decision.

Nothing is merged by these rules; they only make the list that a person looks through.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from medel.projects.register.names import PlainName, read_name
from medel.projects.states import Kind

SHORTEST_SPELLING = 8
LEAST_PART = 2
MOST_ALIKE = 20  # a word or a key that more share tells nothing
NEIGHBOURS = 3
# Their names are official: another letter is another place.
OFFICIAL = frozenset({Kind.MUNICIPALITY, Kind.SELF_GOVERNING_REGION})


class Likeness(StrEnum):
    """Why two entries may be the same, the surest first."""

    NUMBER = "same_number"
    NAME = "same_name"
    WORDS = "same_words"
    SPELLING = "spelling"
    PART = "part"


@dataclass(frozen=True)
class Candidate:
    """An entry to compare; `number` only where it is valid."""

    key: int
    name: str
    number: str = ""
    kind: str = ""

    @cached_property
    def plain(self) -> PlainName:
        """The name as it is compared."""
        return read_name(self.name)


@dataclass(frozen=True)
class Likely:
    """Two entries that may be the same, and why."""

    one: Candidate
    other: Candidate
    likeness: Likeness


def compare(one: Candidate, other: Candidate) -> Likeness | None:
    """Tell why two may be the same; None where they are not or nothing says so."""
    if one.number and other.number:
        return Likeness.NUMBER if one.number == other.number else None
    if one.kind and other.kind and one.kind != other.kind:
        return None
    if one.name.casefold() == other.name.casefold():
        return Likeness.NAME
    return _compare_names(one.plain, other.plain, {one.kind, other.kind})


def _compare_names(
    one: PlainName, other: PlainName, kinds: set[str]
) -> Likeness | None:
    if sorted(one.numbers) != sorted(other.numbers):
        return None
    if sorted(one.words) == sorted(other.words) or one.joined == other.joined:
        return Likeness.WORDS
    shortest = min(len(one.joined), len(other.joined))
    spelt = shortest >= SHORTEST_SPELLING and differ_by_one(one.joined, other.joined)
    if spelt and not kinds & OFFICIAL:
        return Likeness.SPELLING
    part = _is_part(one, other) or _is_part(other, one)
    return Likeness.PART if part else None


def differ_by_one(one: str, other: str) -> bool:
    """Whether one slip of the finger turns one text into the other."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    swapped = len(left) == len("ab") and left == right[::-1]
    return swapped or max(len(left), len(right)) <= 1


def _is_part(small: PlainName, large: PlainName) -> bool:
    """Whether all words of a name stand in the other: Gävle-Dala in Gävledala too."""
    held = set(large.words)
    return len(small.words) >= LEAST_PART and any(
        set(words) <= held for words in _join_pairs(small.words)
    )


def _join_pairs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words as they are, and with two neighbours written as one."""
    yield tuple(words)
    for at in range(len(words) - 1):
        yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])


def find_likely(candidates: Iterable[Candidate]) -> list[Likely]:
    """Find the pairs that may be the same, the surest first; each pair once.

    Not all pairs are compared: only those that share a number, a spelling, a rare word,
    or stand beside each other in the alphabet, forwards or backwards.
    """
    entries = list(candidates)
    found: dict[tuple[int, int], Likely] = {}
    for one, other in _pair(entries):
        pair = (min(one.key, other.key), max(one.key, other.key))
        if pair[0] != pair[1] and pair not in found and (why := compare(one, other)):
            found[pair] = Likely(one, other, why)
    order = list(Likeness)
    return sorted(
        found.values(), key=lambda two: (order.index(two.likeness), two.one.name)
    )


def _pair(entries: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    blocks: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for entry in entries:
        for key in _list_keys(entry):
            blocks[key].append(entry)
    for block in blocks.values():
        if len(block) <= MOST_ALIKE:
            yield from combinations(block, 2)
    for turned in (1, -1):
        ordered = sorted(entries, key=lambda one: one.plain.joined[::turned])
        for near in range(1, NEIGHBOURS + 1):
            yield from zip(ordered, ordered[near:], strict=False)


def _list_keys(entry: Candidate) -> Iterator[tuple[str, str]]:
    """Give what two entries that may be the same have in common."""
    if entry.number:
        yield "number", entry.number
    words = entry.plain.words
    yield "joined", entry.plain.joined
    yield "sorted", " ".join(sorted(words))
    for at, word in enumerate(words):
        yield "word", word
        yield "word", "".join(words[at : at + 2])
