"""The register of organisations: names and numbers, and decisions that two are one."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from medel.projects.register.codes import write_code
from medel.projects.register.kinds import find_sector
from medel.projects.states import Kind, Sector


class CodeField(models.SlugField):  # type: ignore[type-arg]
    """The code of an organisation, written when it is stored."""

    def pre_save(self, model_instance: Any, add: bool) -> str:  # noqa: ANN401, FBT001
        """Write the code of one that has none yet."""
        del add
        made = model_instance.code
        model_instance.code = made or write_code(
            model_instance.name, model_instance.number
        )
        code: str = model_instance.code
        return code


class Organisation(models.Model):
    """A legal person under one name and number, as sources write them.

    The register's entry is the organisation itself, or the one that it was merged into
    (`entry`). Projects point at the spelling of their source, so that a merge changes
    no project and a new import of the same list finds the spelling where it was.
    """

    code = CodeField(max_length=100, unique=True)
    name = models.CharField(max_length=300, db_index=True)
    number = models.CharField(max_length=20, blank=True, db_index=True)
    # None where no rule could tell: see medel.projects.register.numbers.
    number_valid = models.BooleanField(null=True)
    kind = models.CharField(max_length=60, choices=Kind.choices, blank=True)
    entry = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="aliases"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "number"], name="organisation_once"
            ),
            models.CheckConstraint(
                condition=~Q(entry=F("pk")), name="organisation_no_alias_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def main(self) -> "Organisation":
        """The register's entry that the spelling belongs to."""
        return self.entry or self

    @property
    def sector(self) -> str:
        """Public or private in words, where the kind makes it sure."""
        sector = find_sector(self.kind)
        return str(Sector(sector).label) if sector else ""


class Merge(models.Model):
    """A decision that two entries of the register are one; kept when it is undone."""

    alias = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="merges"
    )
    into = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="taken_in"
    )
    reason = models.TextField()
    reason_en = models.TextField(blank=True)
    source = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=100)
    at = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)
    ended_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["alias"],
                condition=Q(ended__isnull=True),
                name="merge_one_standing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.alias_id} > {self.into_id}"

    @property
    def sources(self) -> list[str]:
        """The pages where it can be seen, one by one."""
        return self.source.split()
