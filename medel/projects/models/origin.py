"""Where records came from, and how they changed since."""

from django.db import models

from medel.projects.licences import LONGEST


class Origin(models.Model):
    """A file that records came from, at one reading of it.

    `licence` is what the source says of its use; empty where it says nothing.
    """

    name = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    mapping = models.CharField(max_length=100)
    format = models.CharField(max_length=20, blank=True)
    licence = models.CharField(max_length=LONGEST, blank=True, default="")
    retrieved = models.DateField()
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "checksum", "mapping"], name="origin_read_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Change(models.Model):
    """One change of the bank: what the search index follows.

    `number` only grows; its low bits are random, so that two histories of the bank (a
    restored backup, say) never seem to be the same. `whole` says that records left the
    bank or changed so widely that the index has to be built anew.
    """

    number = models.BigIntegerField(unique=True)
    whole = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class Revision(models.Model):
    """What a project was before a change: append-only, without foreign keys."""

    code = models.CharField(max_length=100, db_index=True)
    at = models.DateTimeField(auto_now_add=True)
    origin = models.CharField(max_length=200)
    before = models.JSONField()

    class Meta:
        ordering = ["code", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.at:%Y-%m-%d}"
