"""What writes the journal: an act with its action, a reading, an erasure, a root."""

from medel.journal.actions.erasing import erase_content
from medel.journal.actions.noting import note
from medel.journal.actions.readings import note_reading
from medel.journal.actions.recording import recorded
from medel.journal.actions.refusing import note_refused
from medel.journal.actions.rooting import make_roots

__all__ = [
    "erase_content",
    "make_roots",
    "note",
    "note_reading",
    "note_refused",
    "recorded",
]
