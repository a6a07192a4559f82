"""Submissions: what was sent, frozen."""

from django.db import models

from medel.applications.models.application import Application


class Submission(models.Model):
    """One sending of an application: all that it said, with its checksum.

    `content` is never changed; `sha256` is of its canonical form and stands on the
    receipt. Number 1 is the first sending, a completion makes the next.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="submissions"
    )
    number = models.PositiveIntegerField()
    sent = models.DateTimeField()
    sent_by = models.CharField(max_length=100)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "number"], name="submission_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.number}"
