"""Records of people, organisations, memberships and invitations."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from medel.parties.states import APPLICANT_SIDE, STAFF, Role


class People(BaseUserManager["Person"]):
    """Makes people; there is no superuser, only roles."""

    def create_user(
        self, email: str, password: str | None = None, *, name: str = ""
    ) -> "Person":
        """Make a person; without a password none can be used to sign in."""
        person = self.model(email=email.strip().lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by e-mail, whatever the size of its letters."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who signs in: an e-mail address, and a name for what they sign."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)
    anonymised = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[People] = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_any_case")
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """A legal person that applies, takes part or sends someone; its number is checked.

    A draft or a project belongs to organisations, never to the person who signed in.
    """

    name = models.CharField(max_length=300)
    number = models.CharField(max_length=10, unique=True)
    registered = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What a person is: a role, in a programme, for an organisation.

    `programme` is a programme's code; empty means all programmes of the installation.
    A membership that has ended stays, for what was done in it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=Role.choices)
    programme = models.CharField(max_length=100, blank=True)
    began = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=sorted(STAFF)) | Q(organisation__isnull=False),
                name="membership_applicant_has_organisation",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "programme"],
                condition=Q(ended=None, organisation=None),
                name="membership_once",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "programme", "organisation"],
                condition=Q(ended=None, organisation__isnull=False),
                name="membership_once_in_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    @property
    def of_staff(self) -> bool:
        """Whether the role is one of the authority's side."""
        return self.role not in APPLICANT_SIDE


class Invitation(models.Model):
    """An offer of a role to whoever reads the mail of an address; used once, in time.

    Only a fingerprint of the link's secret is kept, so that a reader of the database
    cannot use it.
    """

    email = models.EmailField()
    role = models.CharField(max_length=30, choices=Role.choices)
    programme = models.CharField(max_length=100, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations_made",
    )
    accepted = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations_accepted",
    )
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=sorted(STAFF)) | Q(organisation__isnull=False),
                name="invitation_applicant_has_organisation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.role}"
