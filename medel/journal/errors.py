"""What the journal refuses."""

from medel.core.errors import MedelError


class JournalError(MedelError):
    """The journal refuses; what was to be done with it is not done."""


class OpenTransactionError(RuntimeError):
    """An entry was to be written outside the transaction of its action: a mistake in
    the code, never of the person who acts."""  # noqa: D205, D209 (one sentence)


class AppendOnlyError(RuntimeError):
    """Code tried to change or remove what the journal holds."""
