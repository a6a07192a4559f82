"""What a second process is asked to write of a file."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """Batches of database keys, and how the rows of these are written.

    It travels from one process to the other before Django is set up there: nothing of
    the bank is named in it.
    """

    batches: Sequence[Sequence[int]]
    columns: Sequence[str]
    language: str
    address: str
