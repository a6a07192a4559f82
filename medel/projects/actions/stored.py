"""A record of a list beside the project that it is stored as."""

from typing import NamedTuple

from medel.projects.importing.record import Record


class Stored(NamedTuple):
    """A record, with the code and the key of its project."""

    code: str
    key: int
    record: Record
