"""What the authority found: items met or not, and grades with their grounds."""

from django.db import models

from medel.applications.models import Application


class Outcome(models.TextChoices):
    """What an item of stage one came to."""

    MET = "met", "met"
    NOT_MET = "not_met", "not met"
    COMPLETION = "completion_requested", "completion requested"
    NOT_APPLICABLE = "not_applicable", "not applicable"


class Checked(models.Model):
    """One requirement or criterion, judged by an officer, with the reason.

    `told` is what the rule said beforehand, empty where no rule can tell; an outcome
    that differs from it needs a reason. `judged_on` is the number of the submission
    that was looked at: after a completion one may have to look again.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="checked")
    item = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.TextField(max_length=4000, blank=True)
    told = models.CharField(max_length=20, blank=True)
    judged_on = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    judged_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application", "item"], name="checked_once")
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.item} {self.outcome}"


class Grader(models.Model):
    """An officer who grades an application; `done` is when the grades were handed in.

    Where there are two, neither sees the other's grades until both are done.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="graders")
    person = models.CharField(max_length=100)
    appointed = models.DateTimeField()
    done = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"], name="grader_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.person}"


class Grading(models.Model):
    """One officer's grade on one criterion of quality, with written grounds.

    Until the officer is done it is a draft, and the grounds may be empty.
    """

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="gradings"
    )
    quality = models.CharField(max_length=40)
    grade = models.CharField(max_length=4)
    grounds = models.TextField(max_length=6000, blank=True)
    at = models.DateTimeField()
    graded_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "quality", "graded_by"], name="graded_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.quality} {self.grade}"


class Agreed(models.Model):
    """The grade that the authority stands for, once the officers have agreed."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="agreed")
    quality = models.CharField(max_length=40)
    grade = models.CharField(max_length=4)
    grounds = models.TextField(max_length=6000)
    at = models.DateTimeField()
    agreed_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "quality"], name="agreed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} {self.quality} {self.grade}"
