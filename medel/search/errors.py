"""What can be wrong with an index; every caller can answer by building it anew."""

from medel.core.errors import MedelError
from medel.core.texts import Text


class IndexUnusableError(MedelError):
    """There is no index that can answer; building it anew heals it."""


class IndexMissingError(IndexUnusableError):
    """No index has been built in the folder."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            Text(
                sv="Sökindexet finns inte än. Bygg det med: medel index",
                en="The search index is missing. Build it with: medel index",
            )
        )


class IndexDamagedError(IndexUnusableError):
    """Files of the index are missing, cut short or of another version."""

    def __init__(self, detail: str) -> None:
        """Say what was found."""
        super().__init__(
            Text(
                sv=f"Sökindexet är skadat ({detail}). Bygg om det med: medel index",
                en=f"The search index is damaged ({detail}). Rebuild it: medel index",
            )
        )


class IndexBusyError(MedelError):
    """Another process is writing; there is one writer at a time."""

    def __init__(self) -> None:
        """Say that waiting helps."""
        super().__init__(
            Text(
                sv="Sökindexet skrivs just nu av en annan process. Försök igen strax.",
                en="Another process is writing the search index. Try again shortly.",
            )
        )
