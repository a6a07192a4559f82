"""Numbers that stand in an address: pages, calls."""

from django.http import Http404

LONGEST = 6


def read_number(written: str) -> int:
    """Read a page's number; anything that is none is not there."""
    if not (written.isascii() and written.isdigit() and len(written) <= LONGEST):
        raise Http404
    return max(1, int(written))
