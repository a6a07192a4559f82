"""Sections of an application: what stands now, every version of it, comments."""

from django.db import models

from medel.applications.models.application import Application


class Section(models.Model):
    """What stands in a section now; `version` counts its savings."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="sections"
    )
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    answers = models.JSONField(default=dict)
    saved = models.DateTimeField()
    saved_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "code"], name="section_once")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.code} {self.version}"


class SectionVersion(models.Model):
    """One saving of a section as it was sent in, even where another's words stood.

    `begun_from` is the version that the writer saw; `begun_as_sent` says that it was
    that version as its writer sent it, before it was joined with others' words.
    `clashes` names the answers where another's text stands, and mine is in `sent`.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    begun_from = models.PositiveIntegerField()
    begun_as_sent = models.BooleanField(default=False)
    answers = models.JSONField()
    sent = models.JSONField()
    clashes = models.JSONField(default=list, blank=True)
    saved = models.DateTimeField()
    saved_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"], name="section_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.number}"


class Comment(models.Model):
    """What one partner says to the others about a section."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="comments")
    text = models.TextField(max_length=2000)
    at = models.DateTimeField()
    written_by = models.CharField(max_length=100)
    done = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:40]
