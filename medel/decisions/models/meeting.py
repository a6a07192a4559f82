"""Meetings that prioritise: members, interests, statements, the order, the minutes."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q

from medel.applications.models import Application, Call


class Meeting(models.Model):
    """A meeting about the applications of a call, or a consultation about them.

    `mode` is the programme's on the day, or another with `mode_reason`. `grounds` are
    the grounds of priority, published before the meeting. `quorum` is how many members
    without an interest must take part in each case. `version` counts the changes of the
    order, so that nobody changes an order that they have not seen. `money` is the SEK
    that the line was drawn at when the order was fixed, `by` the role that fixed it.
    """

    programme = models.CharField(max_length=80)
    call = models.ForeignKey(Call, models.PROTECT, related_name="meetings")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=40)
    mode_reason = models.TextField(max_length=2000, blank=True)
    state = models.CharField(max_length=40)
    quorum = models.PositiveSmallIntegerField()
    grounds = models.TextField(max_length=10000, blank=True)
    grounds_published = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    money = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    settled = models.DateTimeField(null=True, blank=True)
    handed_over = models.DateTimeField(null=True, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quorum__gte=1), name="meeting_quorum"),
            models.CheckConstraint(
                condition=Q(settled=None, money=None)
                | Q(settled__isnull=False, money__gte=0),
                name="meeting_money_when_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.on}"


class Member(models.Model):
    """Somebody who takes part in prioritising; `person` is a person's key.

    `organisations` are the keys of those that the member works for or represents.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="members")
    person = models.CharField(max_length=100)
    organisations = models.JSONField(default=list)
    chairs = models.BooleanField(default=False)
    present = models.BooleanField(default=False)

    class Meta:
        ordering = ["-chairs", "pk"]
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="member_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(chairs=True), name="one_chair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.person}"


class Interest(models.Model):
    """A member's interest in a case: flagged by Medel or declared, and what became.

    `found` says what a flag rests on: the organisation, what it is in the case, and
    whether its number or only its name agrees. `reason` is the member's own words,
    `answer` is why somebody else settled it as they did.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="interests")
    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    declared = models.BooleanField()
    found = models.JSONField(default=list)
    reason = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    recused = models.DateTimeField(null=True, blank=True)
    dismissed = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "application"], name="interest_once"
            ),
            models.CheckConstraint(
                condition=Q(recused=None) | Q(dismissed=None),
                name="interest_recused_or_dismissed",
            ),
            models.CheckConstraint(
                condition=Q(dismissed=None) | ~Q(answer=""),
                name="interest_dismissed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.application_id}"

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet whether the member steps aside."""
        return self.recused is None and self.dismissed is None


class Statement(models.Model):
    """What a region says of how the cases fit its regional development work.

    `region` is the code of its county. An empty text means that the region was asked
    and chose to say nothing.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="statements")
    region = models.CharField(max_length=20)
    text = models.TextField(max_length=10000, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["region"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "region"], name="statement_once")
        ]

    def __str__(self) -> str:
        return self.region


class Ranked(models.Model):
    """A case's place in the meeting's order, with the reason for it.

    What the case asks for and what it is are taken from its papers when they go out,
    and stand still from then on: `asked` is EU support in SEK, `papers` tells which
    submission. `within` says, once the order is fixed, whether the money reaches it;
    a `returned` case goes back to the authority and takes no money.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="ranked")
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="rankings"
    )
    position = models.PositiveSmallIntegerField()
    asked = models.DecimalField(max_digits=15, decimal_places=2, default=Decimal(0))
    points = models.PositiveSmallIntegerField(default=0)
    papers = models.JSONField(default=dict)
    areas = models.JSONField(default=list, blank=True)
    reason = models.TextField(max_length=4000, blank=True)
    returned = models.BooleanField(default=False)
    within = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "application"], name="ranked_once"
            ),
            models.CheckConstraint(
                condition=~Q(returned=True, within=True), name="returned_takes_no_money"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.position}"


class Minutes(models.Model):
    """The minutes of a meeting as the bytes that were written, with their checksum.

    Minutes that the chair gives back are kept; new ones get the next number. Signed
    ones are never changed. Four eyes: nobody signs what they wrote.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    remarks = models.TextField(max_length=10000, blank=True)
    document = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    written = models.DateTimeField()
    written_by = models.CharField(max_length=100)
    returned = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(max_length=4000, blank=True)
    signed = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_once"),
            models.CheckConstraint(
                condition=~Q(signed_by=F("written_by")), name="minutes_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(signed=None, signed_by="")
                | Q(signed__isnull=False, returned=None),
                name="minutes_signed_or_returned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.number}"

    def save(self, *parts: Any, **named: Any) -> None:  # noqa: ANN401 (Django's own)
        """Save, unless the minutes are signed already: then raise ValueError."""
        if (
            self.pk
            and Minutes.objects.filter(pk=self.pk, signed__isnull=False).exists()
        ):
            message = "signed minutes are never changed"
            raise ValueError(message)
        super().save(*parts, **named)
