"""A tree of hashes: one top stands for many leaves, and a short path proves one leaf.

The tree is that of RFC 6962, section 2.1: it splits at the largest power of two below
the number of leaves. Leaves and nodes are hashed with different words before them.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from medel.journal.canonical import compute_digest


class Side(StrEnum):
    """On which side of what is proved so far the next hash stands."""

    LEFT = "left"
    RIGHT = "right"


class Sibling(NamedTuple):
    """One hash on the way from a leaf to the top."""

    side: Side
    digest: str


def hash_leaf(*parts: str) -> str:
    """Give the hash of a leaf."""
    return compute_digest("leaf", *parts)


def find_top(leaves: Sequence[str]) -> str:
    """Give the top over the hashes of leaves; raise ValueError when there are none."""
    if not leaves:
        message = "a tree has at least one leaf"
        raise ValueError(message)
    if len(leaves) == 1:
        return leaves[0]
    middle = _split(len(leaves))
    return _join(find_top(leaves[:middle]), find_top(leaves[middle:]))


def find_path(leaves: Sequence[str], index: int) -> list[Sibling]:
    """Give the hashes that lead from one leaf to the top, nearest first."""
    if len(leaves) == 1:
        return []
    middle = _split(len(leaves))
    left, right = leaves[:middle], leaves[middle:]
    if index < middle:
        return [*find_path(left, index), Sibling(Side.RIGHT, find_top(right))]
    return [*find_path(right, index - middle), Sibling(Side.LEFT, find_top(left))]


def climb(leaf: str, path: Sequence[Sibling]) -> str:
    """Give the top that a leaf and its path lead to."""
    here = leaf
    for side, digest in path:
        here = _join(digest, here) if side is Side.LEFT else _join(here, digest)
    return here


def _split(count: int) -> int:
    power: int = 1 << ((count - 1).bit_length() - 1)
    return power


def _join(left: str, right: str) -> str:
    return compute_digest("node", left, right)
