"""Signatures: who stands for what was sent."""

from django.db import models

from medel.applications.models.attachment import Attachment
from medel.applications.models.submission import Submission


class Way(models.TextChoices):
    """How an application is signed."""

    PAPER = "paper", "a signed sheet handed in"
    ELECTRONIC = "electronic", "by the signatory on the page"


class Signature(models.Model):
    """That an authorised signatory stands for a submission, with its checksum.

    On paper the signed sheet is the proof (`sheet`), and `given_by` is who handed it
    in; on the page `given_by` is the signatory.
    """

    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="signature"
    )
    way = models.CharField(max_length=10, choices=Way.choices)
    given = models.DateTimeField()
    given_by = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    sheet = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(way=Way.ELECTRONIC) | models.Q(sheet__isnull=False),
                name="signature_on_paper_has_sheet",
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.way}"
