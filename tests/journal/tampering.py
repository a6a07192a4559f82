"""Going past the guards, as the owner of the database could."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from medel.journal import guards


@contextmanager
def unguarded_journal() -> Iterator[None]:
    """Take the journal's guards down for a while."""
    with connection.cursor() as cursor:
        for statement in guards.write_removal(connection.vendor):
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in guards.write_guards(connection.vendor):
                cursor.execute(statement)


def tamper(*statements: str) -> None:
    """Run SQL on the journal with its guards down."""
    with unguarded_journal(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
