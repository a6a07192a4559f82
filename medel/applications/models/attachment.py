"""Attachments: files with kind, version and checksum."""

import uuid

from django.db import models

from medel.applications.models.application import Application


class Attachment(models.Model):
    """One version of a file; `key` names it on disk and in its address.

    `name` is what its sender called it, shown but never used as a path. `type` is what
    its content says that it is. A file taken away is kept until the application ends.
    """

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="attachments"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=10)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added = models.DateTimeField()
    added_by = models.CharField(max_length=100)
    replaced_by = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    removed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.name
