"""The journal's records. None has a foreign key, none is ever changed.

The order is each case's own: entry 1, 2, 3 …, each holding the digest of the one
before. What an entry says in words and figures stands apart, in its `Content`, under
the hash that the entry holds: it can be erased, where the law asks for it, and the
chain stays whole. Triggers of the database guard the same: see guards.py.
"""

from typing import Any, NoReturn, TypeVar

from django.db import models
from django.db.models import Q

from medel.journal.errors import AppendOnlyError
from medel.journal.states import Outcome

DIGITS = 64


Row = TypeVar("Row", bound=models.Model)


class AppendOnlyRows(models.QuerySet[Row]):
    """Rows that can be added and read, nothing else."""

    def update(self, **_: object) -> NoReturn:
        """Refuse: what the journal says stands."""
        _refuse("changed")

    def delete(self) -> NoReturn:
        """Refuse: what the journal holds stays."""
        _refuse("removed")


class ErasableRows(AppendOnlyRows[Row]):
    """Rows that can be erased once an entry says so; the database looks after that."""

    def erase(self) -> None:
        """Remove the rows; raise IntegrityError when no entry erases them."""
        models.QuerySet.delete(self)


class AppendOnly(models.Model):
    """A record that is written once."""

    class Meta:
        abstract = True

    def save(self, **named: Any) -> None:  # noqa: ANN401 (as Django)
        """Write the record the first time; refuse any later change."""
        if not self._state.adding:
            _refuse("changed")
        super().save(**{**named, "force_insert": True})

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse: what the journal holds stays."""
        _refuse("removed")


class Entry(AppendOnly):
    """One link of a case's chain: who did what, when, and how it ended."""

    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    day = models.DateField(db_index=True)
    person = models.CharField(max_length=100, blank=True, db_index=True)
    role = models.CharField(max_length=100)
    organisation = models.CharField(max_length=100, blank=True)
    action = models.CharField(max_length=100)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    content = models.CharField(max_length=DIGITS)
    erases = models.CharField(max_length=DIGITS, blank=True)
    previous = models.CharField(max_length=DIGITS)
    digest = models.CharField(max_length=DIGITS)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        ordering = ["kind", "key", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "number"], name="entry_numbered_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="entry_from_one"),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="entry_outcome_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["erases"], name="entry_erases", condition=~Q(erases="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key} {self.number}"


class Content(AppendOnly):
    """What an entry says in words and figures, under its hash and with its own salt.

    The salt keeps a short text from being guessed from its hash after it is erased.
    """

    commitment = models.CharField(max_length=DIGITS, primary_key=True)
    salt = models.CharField(max_length=DIGITS)
    body = models.TextField()

    objects = ErasableRows.as_manager()

    def __str__(self) -> str:
        return self.commitment


class Root(AppendOnly):
    """The hash over a day's entries of all cases, to be published; one root a day.

    `leaves` names the last entry of each case that day and is not published: the
    numbers of cases that are still secret stand there.
    """

    day = models.DateField(unique=True)
    entries = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    leaves = models.TextField()
    previous = models.CharField(max_length=DIGITS)
    digest = models.CharField(max_length=DIGITS)
    made_at = models.DateTimeField()

    objects = AppendOnlyRows.as_manager()

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.digest}"

    def tell(self) -> dict[str, object]:
        """Tell the root as it is published."""
        return {
            "day": self.day.isoformat(),
            "root": self.digest,
            "previous": self.previous,
            "entries": self.entries,
            "cases": self.cases,
            "made_at": self.made_at.isoformat(),
        }


class Reading(AppendOnly):
    """That somebody read a sensitive case, or was refused to."""

    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    at = models.DateTimeField()
    person = models.CharField(max_length=100, blank=True, db_index=True)
    role = models.CharField(max_length=100)
    organisation = models.CharField(max_length=100, blank=True)
    what = models.CharField(max_length=100)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        ordering = ["kind", "key", "-at"]
        indexes = [models.Index(fields=["kind", "key", "at"], name="reading_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="reading_outcome_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key} {self.at:%Y-%m-%d %H:%M}"


def _refuse(verb: str) -> NoReturn:
    message = f"the journal is append-only: nothing in it can be {verb}"
    raise AppendOnlyError(message)
