"""Parked texts: what somebody wrote when their sign-in had run out."""

import uuid

from django.db import models

from medel.applications.models.application import Application


class Parked(models.Model):
    """A form that could not be saved, kept until its writer has signed in again.

    Only the person that the form was made for gets it back. It is taken away when it
    is saved, otherwise after a few days.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="parked")
    section = models.CharField(max_length=40)
    person = models.CharField(max_length=100)
    form = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.application_id} {self.section}"
