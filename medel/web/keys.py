"""Keys of records as a form sends them."""

LONGEST = 18  # digits; the databases' own integers hold no more


def read_key(stated: str) -> int:
    """Read a record's key; what is none, or too long to be one, is no record's."""
    known = stated.isascii() and stated.isdigit() and len(stated) <= LONGEST
    return int(stated) if known else 0
