"""Refusals: what happened, where, and what to do, in the reader's language."""

from medel.core.texts import Text


class MedelError(Exception):
    """A refusal that a person should read; when it is raised, nothing has changed."""

    def __init__(self, reason: Text) -> None:
        """Keep the reason in every language; the English one is the log's."""
        super().__init__(reason.en)
        self.reason = reason
