"""Memory: garbage is looked for seldom, and what is freed is given back."""

import ctypes
import gc
from contextlib import suppress

# A result of thousands of rows is no reason to look for garbage; Python's is 700.
NEW_OBJECTS = 50_000


def collect_seldom() -> None:
    """Look for garbage less often: a seventh of the time of a long list goes there."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)


def give_back() -> None:
    """Give freed memory back to the system; GNU's library keeps it, others do not."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
