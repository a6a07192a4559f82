"""Who handles a case, and what the officers note about it among themselves."""

from django.db import models

from medel.applications.models import Application


class Handling(models.Model):
    """The officer who answers for a case now; colleagues may take it over."""

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="handling"
    )
    officer = models.CharField(max_length=100, db_index=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id} {self.officer}"


class Note(models.Model):
    """What someone at the authority notes about a case; it is never changed."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="notes")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()
    written_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text[:40]
