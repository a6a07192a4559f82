"""Lists sent to the import page, and how far each has come."""

from django.conf import settings
from django.db import models

from medel.projects.states import Step, UploadState


class Upload(models.Model):
    """A list that someone sent to the import page, and how far it has come.

    The file itself lies in the installation's folder and goes when it is imported, or
    after a day; what came of it stays. `found` is what was recognised in it, `outcome`
    what a trial or an import made of it.
    """

    name = models.CharField(max_length=150)
    size = models.BigIntegerField()
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    arrived = models.DateTimeField()
    state = models.CharField(max_length=10, choices=UploadState.choices)
    step = models.CharField(max_length=10, choices=Step.choices)
    begun = models.DateTimeField(null=True, blank=True)
    programme = models.CharField(max_length=100, blank=True)
    encoding = models.CharField(max_length=20, blank=True)
    mapping = models.TextField(blank=True)
    found = models.JSONField(default=dict, blank=True)
    outcome = models.JSONField(default=dict, blank=True)
    refusal = models.JSONField(default=dict, blank=True)
    kept = models.BooleanField(default=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
