"""Where a call stands at an hour: open at its minute, noted or not."""

from datetime import datetime

from medel.applications.models import Call

# Calls that everyone may read; a draft is nobody's yet.
PUBLIC = ("published", "open", "closed", "decided", "cancelled")


def find_state(call: Call, *, at: datetime) -> str:
    """Find the state of a call at an hour, from its hours where they have come."""
    if call.state in ("published", "open"):
        if call.closes <= at:
            return "closed"
        return "open" if call.opens <= at else "published"
    return call.state


def is_open(call: Call, *, at: datetime) -> bool:
    """Tell whether one may apply at an hour."""
    return find_state(call, at=at) == "open"


def is_sealed(call: Call, *, at: datetime) -> bool:
    """Tell whether nobody at the authority may read the call's applications yet."""
    return call.sealed and find_state(call, at=at) in ("draft", "published", "open")
